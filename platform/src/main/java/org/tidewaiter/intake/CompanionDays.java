package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.notation.DayAhead;
import org.tidewaiter.notation.DayColumn;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.DayOrder;
import org.tidewaiter.notation.DayText;

/**
 * In which order the columns of days of a companion file write them, where neither a mapping nor a person says it: a text that can be
 * read in one order only proves it for its whole column, and for others of the file that prove none, as with declarations.
 */
final class CompanionDays {
    /** Beyond so many different texts a column is not looked at further. */
    private static final int ENOUGH = 100_000;

    private final Map<String, DayColumn> columns = new LinkedHashMap<>();
    private final Map<String, List<DayFormat>> decided = new HashMap<>();
    /** Texts of days that lie ahead, by those of the past for which they were taken. */
    private final Map<String, String> asGiven = new HashMap<>();

    private final Map<String, Set<String>> seen = new LinkedHashMap<>();

    /** Looks at a text of the column of that name. */
    void add(String column, String text) {
        Set<String> texts = seen.computeIfAbsent(column, c -> new HashSet<>());
        if (!text.isEmpty() && texts.size() < ENOUGH && texts.add(text)) {
            DayAhead ahead = DayAhead.of(text);
            if (ahead.years() != 0) {
                asGiven.putIfAbsent(ahead.text(), text);
            }
            columns.computeIfAbsent(column, c -> new DayColumn()).add(ahead.text());
        }
    }

    /** The formats of a column all of which was looked at; empty where nothing is decided and only what can be one day is taken. */
    List<DayFormat> of(String column) {
        return decided.computeIfAbsent(column, c -> {
            DayOrder order = order(c);
            return order == null ? List.of() : List.of(DayFormat.of(order.word()));
        });
    }

    private @Nullable DayOrder order(String column) {
        DayColumn days = columns.get(column);
        if (days == null || days.proven() != null) {
            return days == null ? null : days.proven();
        }
        DayOrder others = ofOthers(days);
        return others == null ? days.usual() : others;
    }

    /** The order that all other columns prove that prove any, where it may be the column's. */
    private @Nullable DayOrder ofOthers(DayColumn column) {
        Set<DayOrder> proven = columns.values().stream()
                .filter(c -> c.contradiction() == null)
                .map(DayColumn::proven)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        boolean one = proven.size() == 1
                && column.contradiction() == null
                && column.open().containsAll(proven);
        return one ? proven.iterator().next() : null;
    }

    /** What was decided, a sentence for each column. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        columns.forEach((column, days) -> {
            DayOrder order = order(column);
            if (order != null && order != DayOrder.YMD) {
                String example = days.example(order);
                String why = days.proven() != null
                        ? ", as '" + asGiven.getOrDefault(example, example) + "' proves"
                        : ofOthers(days) != null ? ", as other columns of the file prove" : ", as is usual with points";
                notes.add("days of '" + column + "' are read as " + DayText.inWords(order) + why);
            }
        });
        return notes;
    }
}
