package org.tidewaiter.mapping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tidewaiter.model.Field;

/** What names of columns say where no mapping is known: whether a table is one of declarations, and what is a date. */
public final class KnownColumnNames {
    private static final double LIKE = 0.8;

    private KnownColumnNames() {}

    /** Whether a name is that of a date; remembers what it was asked, as it is asked for every cell. */
    public static Predicate<String> times() {
        Map<String, Boolean> known = new HashMap<>();
        return name -> known.computeIfAbsent(name, KnownColumnNames::isTime);
    }

    private static boolean isTime(String column) {
        NestedNames names = new NestedNames(List.of(column), FieldNames.read());
        return Arrays.stream(Field.values())
                .filter(f -> f.type() == Field.Type.TIME)
                .anyMatch(f -> f.path().equalsIgnoreCase(column) || names.likeness(column, f) >= LIKE);
    }

    /** How many are those of declarations: of several sheets the one that has most of them is meant. */
    static int count(List<String> columns) {
        NestedNames names = new NestedNames(columns, FieldNames.read());
        return (int) columns.stream()
                .filter(column -> Arrays.stream(Field.values())
                        .anyMatch(f -> f.path().equalsIgnoreCase(column) || names.likeness(column, f) >= LIKE))
                .count();
    }
}
