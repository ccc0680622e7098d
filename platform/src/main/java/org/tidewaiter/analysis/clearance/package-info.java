/**
 * Questions about how long Customs and others have the goods. Not here: what was amended or found after release ({@code compliance}), indicators of
 * an office ({@code performance}).
 */
@NullMarked
package org.tidewaiter.analysis.clearance;

import org.jspecify.annotations.NullMarked;
