package org.tidewaiter.source.table;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a table of any format anew as separated values in UTF-8, with a header. */
public final class TableWriter {
    private TableWriter() {}

    /**
     * Writes the table.
     *
     * @param name how people call it
     * @param from the table, unpacked
     * @param to a file that is made
     * @return how it was written
     * @throws org.tidewaiter.engine.TidewaiterException INPUT when it is no such table or has nothing that could be rows
     */
    public static ConvertedTable write(
            TableFormat format, String name, Path from, Path to, TableStyle writing, UnpackBounds bounds)
            throws IOException {
        return switch (format) {
            case WORKBOOK -> new Workbook(name, writing).write(from, to, bounds);
            case JSON -> new JsonTable(name, writing).write(from, to);
            case PARQUET -> new ParquetTable(name, writing).write(from, to);
            case XES -> new XesTable(name, writing).write(from, to);
            case TEXT -> throw new IllegalArgumentException("is written already");
        };
    }
}
