/**
 * What a file is: found by its content, unpacked, decoded, and then either separated values with a header or messages of a known
 * format. Workbooks, JSON and Parquet are written anew as separated values ({@code source.table}). Knows nothing of mappings;
 * what a mapping says of its file comes as {@link org.tidewaiter.source.ReadingHints}.
 */
@NullMarked
package org.tidewaiter.source;

import org.jspecify.annotations.NullMarked;
