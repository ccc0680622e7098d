/** Tidewaiter: data analysis for Customs. {@link org.tidewaiter.Main} picks an edge; all else is in the rooms below. */
@NullMarked
package org.tidewaiter;

import org.jspecify.annotations.NullMarked;
