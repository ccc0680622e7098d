/**
 * Questions about masses and quantities. Not here: units and what they weigh ({@code codesandunits}), how a cell writes a mass ({@code notation}).
 */
@NullMarked
package org.tidewaiter.analysis.weight;

import org.jspecify.annotations.NullMarked;
