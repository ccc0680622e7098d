/**
 * Tables that are not separated values: Excel workbooks, JSON and Parquet. Each is written anew as separated values, row by
 * row, and takes the way of these from then on, so that mapping, checks and quarantine are the same for all.
 */
@NullMarked
package org.tidewaiter.source.table;

import org.jspecify.annotations.NullMarked;
