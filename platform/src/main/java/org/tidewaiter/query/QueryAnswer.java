package org.tidewaiter.query;

import org.tidewaiter.engine.ResultTable;

/**
 * The answer to a query in SQL: its rows, and what was held back of them.
 *
 * @param table columns and rows
 * @param more whether there are more rows than were wanted
 * @param masked whether officers in it are masked
 * @param millis how long it took
 */
public record QueryAnswer(ResultTable table, boolean more, boolean masked, long millis) {}
