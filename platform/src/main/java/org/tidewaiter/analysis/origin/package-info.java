/** Questions about where goods come from. */
@NullMarked
package org.tidewaiter.analysis.origin;

import org.jspecify.annotations.NullMarked;
