/**
 * The selection of declarations to control: assessing them with the model in force, choosing under a budget, the rules of the administration, and
 * why. Not here: the model itself, how it is learned and measured ({@link org.tidewaiter.riskmodel}).
 */
@NullMarked
package org.tidewaiter.selection;

import org.jspecify.annotations.NullMarked;
