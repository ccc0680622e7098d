/** Questions about where goods come from. */
@NullMarked
package org.tidewaiter.origin;

import org.jspecify.annotations.NullMarked;
