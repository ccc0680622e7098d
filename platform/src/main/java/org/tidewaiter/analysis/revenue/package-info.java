/** Questions about what is collected. */
@NullMarked
package org.tidewaiter.analysis.revenue;

import org.jspecify.annotations.NullMarked;
