/** Questions about masses and quantities. Not here: units and what they weigh ({@code reference}), how a cell writes a mass ({@code value}). */
@NullMarked
package org.tidewaiter.analysis.weight;

import org.jspecify.annotations.NullMarked;
