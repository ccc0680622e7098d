/** Questions about what is collected. */
@NullMarked
package org.tidewaiter.revenue;

import org.jspecify.annotations.NullMarked;
