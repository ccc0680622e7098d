/** Questions about what goods cost. */
@NullMarked
package org.tidewaiter.analysis.valuation;

import org.jspecify.annotations.NullMarked;
