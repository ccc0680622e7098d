package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.JoinedCells;

/**
 * The identifier of a declaration that stands in several columns, as in boxes A and B of the Single Administrative Document: the office, the year,
 * the serial of the register and the number, which begins anew with each office and year. The number alone would make one declaration of two.
 *
 * <p>Names have to say it (an office, a year or a serial beside a short number of a register), or values: one number under which two offices have
 * different days.
 */
final class NumbersInParts {
    /** The confidence where names say it, and where values do. */
    private static final double NAMED = 0.95;

    private static final double PROVEN = 0.9;

    private static final Set<String> AROUND = Set.of("registration", "declaration", "code", "customs", "register");
    private static final Set<String> SERIALS = Set.of("serial", "serie", "ser", "series", "letter");
    private static final Set<String> YEARS = Set.of("year", "yil");

    private static final Pattern SHORT_NUMBER = Pattern.compile("\\p{Lu}{0,2}\\d{1,7}(?:[.,]0+)?");
    private static final Pattern FIGURES = Pattern.compile("\\d{1,7}(?:[.,]0+)?");
    private static final Pattern YEAR = Pattern.compile("(?:(?:19|20)?\\d\\d)(?:[.,]0+)?");
    private static final Pattern SERIAL = Pattern.compile("\\p{L}{1,3}");

    private final List<Proposal> columns;
    private final List<ColumnSample> samples;
    private final List<List<String>> rows;
    private final Map<String, Set<String>> said = new HashMap<>();

    private NumbersInParts(List<Proposal> columns, List<ColumnSample> samples, List<List<String>> rows) {
        this.columns = columns;
        this.samples = samples;
        this.rows = rows;
    }

    /** The identifier in parts, whose number then is the declaration's in {@code columns}; null where there is none. */
    static @Nullable JoinedCells decide(List<Proposal> columns, List<ColumnSample> samples, List<List<String>> rows) {
        return new NumbersInParts(columns, samples, rows).decide();
    }

    private @Nullable JoinedCells decide() {
        Integer number = number();
        if (number == null) {
            return null;
        }
        Integer office = office();
        Integer year = column(YEARS, YEAR);
        Integer serial = column(SERIALS, SERIAL);
        Integer day = filling(Field.ACCEPTED_AT).orElse(null);
        boolean letters = !allMatch(number, FIGURES);
        if (office != null && (year != null || (serial != null && day != null && !letters))) {
            return take(number, NAMED, parts(office, year, serial, day, number));
        }
        if (letters || (office == null && year == null)) {
            return null;
        }
        List<Integer> before = Stream.of(office, year)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return day != null && isOfSeveral(number, before, day)
                ? take(
                        number,
                        PROVEN,
                        parts(office, year, serial, yearsDiffer(number, before, day) ? day : null, number))
                : null;
    }

    private List<String> parts(
            @Nullable Integer office,
            @Nullable Integer year,
            @Nullable Integer serial,
            @Nullable Integer day,
            int number) {
        List<String> parts = new ArrayList<>();
        Stream.of(office, year).filter(Objects::nonNull).forEach(c -> parts.add(name(c)));
        if (year == null && day != null) {
            parts.add(JoinedCells.YEAR_OF + name(day));
        }
        Stream.of(serial, number).filter(Objects::nonNull).forEach(c -> parts.add(name(c)));
        return parts;
    }

    private JoinedCells take(int number, double confidence, List<String> parts) {
        for (int c = 0; c < columns.size(); c++) {
            Proposal p = columns.get(c);
            if (c == number) {
                columns.set(c, new Proposal(p.column(), Field.DECLARATION_ID.path(), confidence, p.example()));
            } else if (Field.DECLARATION_ID.path().equals(p.field())) {
                columns.set(c, new Proposal(p.column(), null, 0, p.example()));
            }
        }
        return new JoinedCells(parts, name(number), "-", true);
    }

    /**
     * The column of the number: what is proposed as the identifier if it is a short number, else one that says so; null where a longer identifier is
     * there.
     */
    private @Nullable Integer number() {
        Integer proposed = filling(Field.DECLARATION_ID).orElse(null);
        if (proposed != null && columns.get(proposed).confidence() >= MappingProposal.SURE_ENOUGH_TO_LOAD) {
            return isNumber(proposed) ? proposed : null;
        }
        return IntStream.range(0, columns.size())
                .filter(this::isNumber)
                .filter(c -> !columns.get(c).isSure()
                        || columns.get(c).field() == null
                        || Field.LOCAL_REFERENCE.path().equals(columns.get(c).field()))
                .boxed()
                .max(java.util.Comparator.comparingInt(c -> words(c).size()))
                .orElse(null);
    }

    private boolean isNumber(int column) {
        Set<String> words = words(column);
        return words.contains("number")
                && words.stream().allMatch(w -> w.equals("number") || AROUND.contains(w) || SERIALS.contains(w))
                && isFull(column)
                && allMatch(column, SHORT_NUMBER);
    }

    private @Nullable Integer office() {
        Optional<Integer> office = filling(Field.OFFICE_CODE).filter(this::isFull);
        return office.orElseGet(() -> first(c -> words(c).contains("office")
                && words(c).stream().allMatch(w -> w.equals("office") || AROUND.contains(w))
                && isFull(c)));
    }

    private @Nullable Integer column(Set<String> kind, Pattern values) {
        return first(c -> words(c).stream().anyMatch(kind::contains)
                && words(c).stream().allMatch(w -> kind.contains(w) || AROUND.contains(w))
                && isFull(c)
                && allMatch(c, values));
    }

    private @Nullable Integer first(Predicate<Integer> which) {
        return IntStream.range(0, columns.size())
                .boxed()
                .filter(which)
                .findFirst()
                .orElse(null);
    }

    private Optional<Integer> filling(Field field) {
        return Optional.ofNullable(first(c -> field.path().equals(columns.get(c).field())));
    }

    /** Whether one number stands for several of what is before it, with several days: it begins anew there. */
    private boolean isOfSeveral(int number, List<Integer> before, int day) {
        Map<String, List<String>> first = new HashMap<>();
        for (List<String> row : rows) {
            List<String> now = first.computeIfAbsent(at(row, number), n -> row);
            boolean other = before.stream().anyMatch(c -> !at(row, c).equals(at(now, c)));
            if (!at(row, number).isEmpty() && other && !at(row, day).equals(at(now, day))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one number of one office has days of several years. */
    private boolean yearsDiffer(int number, List<Integer> before, int day) {
        Map<String, String> first = new HashMap<>();
        for (List<String> row : rows) {
            String key =
                    at(row, number) + before.stream().map(c -> "|" + at(row, c)).toList();
            String year = at(row, day).replaceAll(".*((?:19|20)\\d\\d).*", "$1");
            if (!year.equals(first.computeIfAbsent(key, k -> year))) {
                return true;
            }
        }
        return false;
    }

    private static String at(List<String> row, int column) {
        return column < row.size() ? row.get(column).strip() : "";
    }

    private Set<String> words(int column) {
        return said.computeIfAbsent(name(column), n -> FieldNames.read().said(n).words());
    }

    private String name(int column) {
        return columns.get(column).column();
    }

    private boolean isFull(int column) {
        int most = samples.stream().mapToInt(s -> s.values().size()).max().orElse(0);
        return !samples.get(column).values().isEmpty()
                && samples.get(column).values().size() == most;
    }

    private boolean allMatch(int column, Pattern pattern) {
        return samples.get(column).values().stream().allMatch(pattern.asMatchPredicate());
    }
}
