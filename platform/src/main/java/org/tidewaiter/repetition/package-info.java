/** Questions about what is used or sent more than once. */
@NullMarked
package org.tidewaiter.repetition;

import org.jspecify.annotations.NullMarked;
