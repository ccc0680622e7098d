package org.tidewaiter.intake;

import java.util.List;
import org.tidewaiter.quality.Defect;

/**
 * What was found of one message, or of the rows of one declaration in a table, without loading it.
 *
 * @param file the name of the file
 * @param format the format's name: {@code wco-xml}, …, {@code table}
 * @param line the line its first row stands on; for messages its place in the file; both from 1
 * @param declarations declarations in it: 1, or 0 for a response or an unreadable message
 * @param items its goods items
 * @param accepted whether it could be loaded and no error was found
 * @param defects what was found, in the order of the checks
 */
public record Judged(
        String file, String format, long line, int declarations, int items, boolean accepted, List<Defect> defects) {}
