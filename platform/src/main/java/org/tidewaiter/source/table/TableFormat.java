package org.tidewaiter.source.table;

import java.util.regex.Pattern;

/** What kind of table data are, told by their content. */
public enum TableFormat {
    /** Separated values, or something else that is text. */
    TEXT,
    WORKBOOK,
    JSON,
    PARQUET;

    private static final Pattern JSON_START = Pattern.compile("\\s*(?:\\{\\s*[\"}]|\\[\\s*[{\\]]).*", Pattern.DOTALL);

    /**
     * The kind of unpacked data that begin so. A ZIP is taken for a workbook here: whether it is an archive of files is
     * decided before, by its members.
     */
    public static TableFormat of(byte[] start) {
        if (Packing.begins(start, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        if (Packing.of(start) == Packing.ZIP) {
            return WORKBOOK;
        }
        String text = new String(start, 0, Math.min(start.length, 4096), JsonEncoding.of(start));
        boolean marked = text.startsWith("\ufeff");
        return JSON_START.matcher(marked ? text.substring(1) : text).matches() ? JSON : TEXT;
    }
}
