package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.notation.DayAhead;
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
    /** Texts of days that lie ahead, by those of the past for which they were taken. */
    private final Map<String, String> asGiven = new HashMap<>();

    private final Map<String, Set<String>> seen = new LinkedHashMap<>();
    private final Set<String> beside = new HashSet<>();

    /** Looks at a text of a column that fills nothing: where it holds days, it may prove the order of others. */
    void addBeside(String column, String text) {
        if (DayText.isLikeDay(text)) {
            beside.add(column);
            add(column, text);
        }
    }

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
            DayOrder own = order(columns.get(c));
            Map.Entry<String, DayOrder> other = own == null ? ofOthers(c) : null;
            DayOrder order = other == null ? own : other.getValue();
            return order == null ? List.of() : List.of(DayFormat.of(order.word()));
        });
    }

    /**
     * The order that the other columns of days prove, and the first of them that does; null where they do not agree, or the
     * column speaks against it.
     */
    private Map.@Nullable Entry<String, DayOrder> ofOthers(String column) {
        DayColumn own = columns.get(column);
        Map<String, DayOrder> proven = new LinkedHashMap<>();
        columns.forEach((name, days) -> {
            DayOrder order = name.equals(column) || days.contradiction() != null ? null : days.proven();
            if (order != null) {
                proven.put(name, order);
            }
        });
        boolean one = own != null
                && own.contradiction() == null
                && Set.copyOf(proven.values()).size() == 1;
        return one ? proven.entrySet().iterator().next() : null;
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
            DayOrder order = beside.contains(column) ? null : order(days);
            Map.Entry<String, DayOrder> other = beside.contains(column) || order != null ? null : ofOthers(column);
            if (other != null) {
                notes.add("days of '" + column + "' are read as " + DayText.inWords(other.getValue())
                        + ", as those of '" + other.getKey() + "' prove");
            }
            if (order != null && order != DayOrder.YMD) {
                String example = days.example(order);
                notes.add("days of '" + column + "' are read as " + DayText.inWords(order)
                        + (days.proven() == null
                                ? ", as is usual with points"
                                : ", as '" + asGiven.getOrDefault(example, example) + "' proves"));
            }
        });
        return notes;
    }
}
