package org.tidewaiter.dataquality;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Defect;

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
 * @param itemLines of a table, the line that each item stands on, in the order of its items; empty for messages
 */
public record CheckedMessage(
        String file,
        String format,
        long line,
        int declarations,
        int items,
        boolean accepted,
        List<Defect> defects,
        List<Long> itemLines) {
    /** The line of the file on which to look for a defect: its item's; null for messages, whose paths say where. */
    public @Nullable Long lineOf(Defect defect) {
        Integer sequence = defect.sequence();
        if (itemLines.isEmpty()) {
            return null;
        }
        return sequence == null || sequence > itemLines.size() ? Long.valueOf(line) : itemLines.get(sequence - 1);
    }
}
