/** Questions about what goods cost. */
@NullMarked
package org.tidewaiter.valuation;

import org.jspecify.annotations.NullMarked;
