/** Chances, intervals and limits that several questions need: functions of numbers alone. */
@NullMarked
package org.tidewaiter.kit.statistics;

import org.jspecify.annotations.NullMarked;
