/**
 * Questions about how well Customs does its work: indicators by office and month, and what a director has to decide. Not here: a question about one
 * officer ({@code integrity}), one step of clearance ({@code clearance}), or staff ({@code operations}).
 */
@NullMarked
package org.tidewaiter.analysis.performance;

import org.jspecify.annotations.NullMarked;
