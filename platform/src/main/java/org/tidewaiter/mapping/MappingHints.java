package org.tidewaiter.mapping;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.Measure;
import org.tidewaiter.source.ReadingHints;
import org.tidewaiter.source.table.TableStyle;

/** Tells the room {@code source}, which knows no mappings, what a mapping says about how its file is to be opened. */
public final class MappingHints {
    private static final Set<Field.Type> NUMBERS =
            Set.of(Field.Type.AMOUNT, Field.Type.MASS, Field.Type.RATE, Field.Type.COUNT);

    private MappingHints() {}

    /** The hints of a mapping; of the names that declarations usually have where there is none. */
    public static ReadingHints of(@Nullable Mapping mapping) {
        return mapping == null
                ? new ReadingHints(ReadingHints.Csv.FOUND, '.', usual())
                : new ReadingHints(mapping.csv(), mapping.decimal(), columns(mapping));
    }

    private static TableStyle.Columns usual() {
        return new TableStyle.Columns(
                Set.of(),
                KnownColumnNames.times(),
                Set.of(),
                Set.of(),
                KnownColumnNames.money(),
                KnownColumnNames.masses(),
                KnownColumnNames::count);
    }

    private static TableStyle.Columns columns(Mapping mapping) {
        return new TableStyle.Columns(
                mapping.columns().keySet(),
                days(mapping)::contains,
                filling(mapping, f -> f.path().endsWith("_percent")),
                filling(mapping, f -> NUMBERS.contains(f.type())),
                filling(mapping, MappingHints::isMoney)::contains,
                filling(mapping, Measure::isMass)::contains,
                KnownColumnNames::count);
    }

    /** Whether a field holds amounts of money, beside which the sign of a currency may stand. */
    static boolean isMoney(Field field) {
        return field.type() == Field.Type.AMOUNT || field == Field.UNIT_PRICE;
    }

    /** The columns of days; plain numbers of years and months are none. */
    private static Set<String> days(Mapping mapping) {
        Set<String> days = new HashSet<>(filling(mapping, f -> f.type() == Field.Type.TIME));
        mapping.columns().forEach((name, column) -> {
            if (column.writing().parts() != null) {
                days.remove(name);
            }
        });
        return days;
    }

    /** The columns that fill such a field. */
    private static Set<String> filling(Mapping mapping, Predicate<Field> which) {
        return mapping.columns().entrySet().stream()
                .filter(e -> e.getValue().fields().stream().anyMatch(which))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
