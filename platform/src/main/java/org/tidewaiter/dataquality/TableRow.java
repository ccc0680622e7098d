package org.tidewaiter.dataquality;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.GivenValue;

/**
 * A row of a table as read.
 *
 * @param line of the file, from 1
 * @param values what it says of fields
 * @param faults what is wrong with it; more may be added until it is handed over
 * @param unread the fields of values that could not be read
 * @param original its text
 * @param total whether it is a total of others, and so no declaration
 * @param saidOfLine all that it says of a line of its item, such as one of its taxes; empty where it says nothing
 * @param tells what of that tells lines of an item apart
 */
record TableRow(
        long line,
        Map<Field, GivenValue> values,
        List<Defect> faults,
        Set<Field> unread,
        String original,
        boolean total,
        String saidOfLine,
        String tells) {
    /** Whether it is of the same declaration as another. */
    boolean isOfDeclaration(TableRow other) {
        GivenValue one = values.get(Field.DECLARATION_ID);
        GivenValue there = other.values.get(Field.DECLARATION_ID);
        return one != null && there != null && one.text().equals(there.text());
    }

    /** Whether it may say a further line of the item that another row has: it says the same but for what its line tells. */
    boolean isLineOf(TableRow item) {
        return !tells.isEmpty()
                && values.size() == item.values.size()
                && values.entrySet().stream().allMatch(e -> {
                    GivenValue there = item.values.get(e.getKey());
                    return there != null && there.text().equals(e.getValue().text());
                });
    }
}
