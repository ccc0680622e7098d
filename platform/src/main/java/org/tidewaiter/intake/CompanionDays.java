package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.notation.DayColumn;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.DayOrder;
import org.tidewaiter.notation.DayText;

/**
 * In which order the columns of days of a companion file write them, where neither a mapping nor a person says it: a text that can be
 * read in one order only proves it for its whole column, as with declarations.
 */
final class CompanionDays {
    /** Beyond so many different texts a column is not looked at further. */
    private static final int ENOUGH = 100_000;

    private final Map<String, DayColumn> columns = new LinkedHashMap<>();
    private final Map<String, List<DayFormat>> decided = new HashMap<>();
    private final Map<String, Set<String>> seen = new LinkedHashMap<>();

    /** Looks at a text of the column of that name. */
    void add(String column, String text) {
        Set<String> texts = seen.computeIfAbsent(column, c -> new HashSet<>());
        if (!text.isEmpty() && texts.size() < ENOUGH && texts.add(text)) {
            columns.computeIfAbsent(column, c -> new DayColumn()).add(text);
        }
    }

    /** The formats of a column all of which was looked at; empty where nothing is decided and only what can be one day is taken. */
    List<DayFormat> of(String column) {
        return decided.computeIfAbsent(column, c -> {
            DayOrder order = order(columns.get(c));
            return order == null ? List.of() : List.of(DayFormat.of(order.word()));
        });
    }

    private static @Nullable DayOrder order(@Nullable DayColumn days) {
        if (days == null || days.contradiction() != null) {
            return null;
        }
        return days.proven() == null ? days.usual() : days.proven();
    }

    /** What was decided, a sentence for each column. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        columns.forEach((column, days) -> {
            DayOrder order = order(days);
            if (order != null && order != DayOrder.YMD) {
                notes.add("days of '" + column + "' are read as " + DayText.inWords(order)
                        + (days.proven() == null
                                ? ", as is usual with points"
                                : ", as '" + days.example(order) + "' proves"));
            }
        });
        return notes;
    }
}
