/**
 * The model of risk: learning it from controlled items ({@link org.tidewaiter.riskmodel.Learning}), keeping it with its card, its seal and its
 * promotions ({@link org.tidewaiter.riskmodel.ModelStore}), and measuring it on a later period ({@link org.tidewaiter.riskmodel.Evaluating}). Whom to
 * control with its scores is decided in {@link org.tidewaiter.selection}.
 */
@NullMarked
package org.tidewaiter.riskmodel;

import org.jspecify.annotations.NullMarked;
