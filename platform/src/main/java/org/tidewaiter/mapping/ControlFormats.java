package org.tidewaiter.mapping;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.NullWords;
import org.tidewaiter.notation.DayColumn;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.NumberColumn;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.notation.ValueReader;
import org.tidewaiter.source.TableFile;

/** How a table of results writes its days and amounts, by all their values; what may be read in two ways is asked about. */
final class ControlFormats {

    private final TableFile file;
    private final StatedStyle told;
    private final UnclearColumns open;

    /** A column and its distinct values; "" and none where there is no such column. */
    record ColumnValues(String column, Set<String> values) {}

    ControlFormats(TableFile file, StatedStyle told, UnclearColumns open) {
        this.file = file;
        this.told = told;
        this.open = open;
    }

    /** The lines of a mapping under {@code formats}; "" where nothing need be said. */
    String text(ColumnValues recorded, ColumnValues recovered) {
        return dates(recorded) + numbers(recovered);
    }

    private String dates(ColumnValues recorded) {
        if (told.order() != null) {
            return "  date: [" + told.order().word() + ", \"yyyy-MM-dd\"]\n";
        }
        Set<String> days = recorded.values().stream()
                .filter(v -> !NullWords.isNull(v))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        DayColumn column = new DayColumn();
        days.forEach(column::add);
        String only = column.isSerials()
                ? DayFormat.EXCEL
                : !column.twofold().isEmpty() && column.languages().size() == 1
                        ? column.languages().keySet().iterator().next()
                        : null;
        if (only != null) {
            return "  date: [" + only + ", \"yyyy-MM-dd\"]\n";
        }
        Map<String, Long> fits = new LinkedHashMap<>();
        SampledDays.PATTERNS.forEach(f ->
                fits.put(f, days.stream().filter(d -> micros(d, f) != null).count()));
        long most = fits.values().stream().max(Long::compare).orElse(0L);
        if (days.isEmpty() || most * 2 < days.size()) {
            return ""; // each is refused by itself, with what it should look like
        }
        List<String> best = fits.entrySet().stream()
                .filter(e -> e.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        for (String other : best) {
            Optional<String> either = days.stream()
                    .filter(d -> differ(micros(d, best.getFirst()), micros(d, other)))
                    .findFirst();
            if (either.isPresent()) {
                open.ask(
                        "days like " + either.get() + " in the column " + recorded.column() + " may be "
                                + best.getFirst() + " or " + other,
                        "write them like 2026-03-31, or say --date-order dmy or mdy");
                return "#  date: [" + ControlColumns.quoted(best.getFirst()) + "] # or " + ControlColumns.quoted(other)
                        + "\n";
            }
        }
        boolean iso = best.getFirst().isEmpty();
        return iso ? "" : "  date: [" + ControlColumns.quoted(best.getFirst()) + ", \"yyyy-MM-dd\"]\n";
    }

    private static boolean differ(@Nullable Long one, @Nullable Long other) {
        return one != null && other != null && !one.equals(other);
    }

    private static @Nullable Long micros(String value, String format) {
        List<DayFormat> formats = format.isEmpty() ? List.of() : List.of(DayFormat.of(format));
        try {
            return ValueReader.micros(value, formats);
        } catch (Refusal refusal) {
            return null;
        }
    }

    private String numbers(ColumnValues recovered) {
        Character decimal = told.decimal();
        if (decimal != null) {
            return "  decimal: " + ControlColumns.quoted(decimal.toString()) + "\n  grouping: "
                    + ControlColumns.quoted(decimal == ',' ? "." : ",") + "\n";
        }
        boolean typed = file.made() != null && file.made().typed();
        NumberColumn amounts = new NumberColumn();
        recovered.values().forEach(v -> amounts.add(AmountCell.of(v).amount()));
        boolean undecided = !typed && amounts.proven() == 0 && amounts.open();
        if (undecided || amounts.contradiction().isPresent()) {
            open.ask(
                    amounts.contradiction()
                            .map(c -> "amounts of the column " + recovered.column() + " are written in two ways: " + c)
                            .orElse("amounts like " + amounts.openExample() + " in the column " + recovered.column()
                                    + " may have a sign between thousands or decimals"),
                    "write them without signs between thousands, or say --decimal , or --decimal .");
            return "#  decimal: \",\" # or \".\"\n";
        }
        return amounts.proven() == ','
                ? "  decimal: \",\"\n  grouping: \".\"\n"
                : recovered.values().stream().anyMatch(v -> v.indexOf(',') >= 0) ? "  grouping: \",\"\n" : "";
    }
}
