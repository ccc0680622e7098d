/** A thin kit over XGBoost: trees, calibration, measures of quality. */
@NullMarked
package org.tidewaiter.learn;

import org.jspecify.annotations.NullMarked;
