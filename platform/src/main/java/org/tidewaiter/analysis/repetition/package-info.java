/** Questions about what is used or sent more than once. */
@NullMarked
package org.tidewaiter.analysis.repetition;

import org.jspecify.annotations.NullMarked;
