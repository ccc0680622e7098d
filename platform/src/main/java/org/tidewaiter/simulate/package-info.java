/** A customs administration with known truth: its economy, traders, officers and frauds, to train, test and measure with. */
@NullMarked
package org.tidewaiter.simulate;

import org.jspecify.annotations.NullMarked;
