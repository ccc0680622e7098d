/** Runs SQL and hands rows to records; owns the workspace directory and its DuckDB database. Knows no Customs word. */
@NullMarked
package org.tidewaiter.engine;

import org.jspecify.annotations.NullMarked;
