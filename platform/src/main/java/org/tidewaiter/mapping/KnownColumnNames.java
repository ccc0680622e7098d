package org.tidewaiter.mapping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.Measure;

/** What names of columns say where no mapping is known: whether a table is one of declarations, and what is a date. */
public final class KnownColumnNames {
    private static final double LIKE = 0.8;

    private KnownColumnNames() {}

    /** Whether a name is that of a date; remembers what it was asked, as it is asked for every cell. */
    public static Predicate<String> times() {
        Map<String, Boolean> known = new HashMap<>();
        return name -> known.computeIfAbsent(name, column -> isOf(column, f -> f.type() == Field.Type.TIME));
    }

    /**
     * Whether a name may be that of amounts of money: no other field is more like it. Remembers what it was asked, as {@link
     * #times} does.
     */
    public static Predicate<String> money() {
        return mostly(MappingHints::isMoney);
    }

    /** Whether a name may be that of masses, the same way. */
    public static Predicate<String> masses() {
        return mostly(Measure::isMass);
    }

    private static Predicate<String> mostly(Predicate<Field> which) {
        Map<String, Boolean> known = new HashMap<>();
        return name -> known.computeIfAbsent(name, column -> {
            NestedNames names = new NestedNames(List.of(column), FieldNames.read());
            List<String> ways = List.of(
                    column, HeaderCurrency.without(HeaderMeasure.of(column).name()));
            double most = most(names, ways, which);
            return most > 0 && most >= most(names, ways, which.negate());
        });
    }

    private static double most(NestedNames names, List<String> ways, Predicate<Field> which) {
        return Arrays.stream(Field.values())
                .filter(which)
                .mapToDouble(f -> ways.stream()
                        .mapToDouble(way -> f.path().equalsIgnoreCase(way) ? 1 : names.likeness(way, f))
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
    }

    private static boolean isOf(String column, Predicate<Field> which) {
        NestedNames names = new NestedNames(List.of(column), FieldNames.read());
        return Arrays.stream(Field.values())
                .filter(which)
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
