/**
 * A thin kit over XGBoost: trees, calibration, measures of quality. Not here: the model of risk and its card ({@code riskmodel.ModelCard}).
 */
@NullMarked
package org.tidewaiter.kit.learn;

import org.jspecify.annotations.NullMarked;
