/**
 * A thin kit over XGBoost: trees, calibration, measures of quality. Not here: the model of the selection and its card ({@code selection.ModelCard}).
 */
@NullMarked
package org.tidewaiter.learn;

import org.jspecify.annotations.NullMarked;
