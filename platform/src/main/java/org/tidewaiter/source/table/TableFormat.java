package org.tidewaiter.source.table;

import java.util.regex.Pattern;
import org.tidewaiter.source.Packing;

/**
 * The formats of tables that are read (workbooks, JSON, Parquet, event logs, separated values), told by the first bytes of a file and not by its
 * name.
 */
public enum TableFormat {
    /** Separated values, or something else that is text. */
    TEXT,
    WORKBOOK,
    JSON,
    PARQUET,
    /** A log of events in XES. */
    XES;

    private static final Pattern JSON_START = Pattern.compile("\\s*(?:\\{\\s*[\"}]|\\[\\s*[{\\]]).*", Pattern.DOTALL);

    /** The root of a log, behind comments. */
    private static final Pattern XES_START = Pattern.compile(
            "\\s*(?:<\\?xml[^>]*>\\s*)?(?:(?:<!--.*?-->|<!DOCTYPE[^>\\[]*(?:\\[.*?]\\s*)?>)\\s*)*<(?:\\w+:)?log[\\s>]",
            Pattern.DOTALL);

    /** What other files with a root of that name do not have. */
    private static final Pattern XES_PART = Pattern.compile(
            "xes-standard|xes\\.version|<(?:\\w+:)?(?:extension|global|classifier|trace|string|date)[\\s>]");

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
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (JSON_START.matcher(plain).matches()) {
            return JSON;
        }
        return XES_START.matcher(plain).lookingAt() && XES_PART.matcher(plain).find() ? XES : TEXT;
    }
}
