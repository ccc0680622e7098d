package org.tidewaiter.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.mapping.CountedColumns.NumberedColumn;
import org.tidewaiter.notation.DayColumn;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.source.TableFile;

/**
 * Which lines {@link CountedColumns} are, where their words say it and their values can be kept: taxes with their kind and amount, documents with
 * their number, containers, packages, charges, invoices. Half a line, such as amounts of taxes that nobody names, is none: a person is asked.
 */
final class CountedLines {
    /** Of each table the columns one of which its lines need, all of these. */
    private static final Map<LineTable, List<Set<String>>> NEEDED = Map.of(
            LineTable.TAX_LINE, List.of(Set.of("type_code"), Set.of("amount", "payable_amount", "paid_amount")),
            LineTable.DOCUMENT, List.of(Set.of("reference")),
            LineTable.CONTAINER, List.of(Set.of("container_id")),
            LineTable.PACKAGING, List.of(Set.of("packages", "package_type")),
            LineTable.CHARGE, List.of(Set.of("kind", "type_code"), Set.of("amount")),
            LineTable.INVOICE, List.of(Set.of("invoice_number")),
            LineTable.DECLARED_PARTY, List.of(Set.of("role_code"), Set.of("party_id", "name")),
            LineTable.ADDITIONAL_INFORMATION, List.of(Set.of("code", "type_code", "text")));

    /** A field that takes what a column of that type does. */
    private static final Map<Field.Type, Field> ALIKE = Map.of(
            Field.Type.AMOUNT, Field.TAX_ASSESSED,
            Field.Type.MASS, Field.NET_MASS_KG,
            Field.Type.RATE, Field.EXCHANGE_RATE,
            Field.Type.COUNT, Field.ITEM_PACKAGES,
            Field.Type.CODE, Field.TYPE_CODE);

    /** Lines that are counted together. */
    private record Group(LineTable table, String kind, boolean heading) {
        static Group of(LineTarget target) {
            return new Group(target.table(), target.kind(), target.heading());
        }
    }

    private CountedLines() {}

    /** By column the line that it is of. */
    static Map<String, LineTarget> among(List<ColumnSample> samples, Set<String> others, NumberStyle style) {
        Map<String, ColumnSample> byName =
                samples.stream().collect(Collectors.toMap(ColumnSample::name, s -> s, (a, b) -> a));
        Map<Group, Map<String, LineTarget>> groups = new LinkedHashMap<>();
        for (NumberedColumn member :
                CountedColumns.among(samples.stream().map(ColumnSample::name).toList())) {
            if (others.contains(member.column())) {
                continue;
            }
            target(member)
                    .ifPresent(t -> groups.computeIfAbsent(Group.of(t), g -> new LinkedHashMap<>())
                            .put(member.column(), t));
        }
        Map<String, LineTarget> all = new LinkedHashMap<>();
        groups.forEach((group, columns) -> {
            columns.entrySet().removeIf(c -> isOtherDay(c.getValue(), byName.get(c.getKey())));
            boolean kept =
                    columns.entrySet().stream().allMatch(c -> isKept(c.getValue(), byName.get(c.getKey()), style));
            besides(group, columns, samples, others).forEach((name, target) -> {
                if (!isOtherDay(target, byName.get(name)) && isKept(target, byName.get(name), style)) {
                    columns.put(name, target);
                }
            });
            if (kept && isWhole(group.table(), columns.values().stream().toList())) {
                all.putAll(fromOne(columns));
            }
        });
        return all;
    }

    /**
     * What else the lines of a group have by the model's words, though the numbers leave gaps ({@code charge_1_type} and {@code charge_3_type}: the
     * second has none), or a field is called the same ({@code Package marks 1} beside {@code Package marks 2}).
     */
    private static Map<String, LineTarget> besides(
            Group group, Map<String, LineTarget> columns, List<ColumnSample> samples, Set<String> others) {
        Set<Integer> lines = columns.values().stream().map(LineTarget::line).collect(Collectors.toSet());
        Set<LineTarget> taken = new HashSet<>(columns.values());
        Map<String, LineTarget> found = new LinkedHashMap<>();
        for (ColumnSample sample : samples) {
            String name = sample.name();
            List<NumberedColumn> members = CountedColumns.numbered(name);
            boolean free = !columns.containsKey(name) && !others.contains(name) && ModelNames.field(name) == null;
            if (!free || members.size() != 1) {
                continue;
            }
            String stem = members.getFirst().stem();
            LineTarget target = target(members.getFirst(), named(stem).or(() -> ForeignLineWords.target(stem)))
                    .orElse(null);
            boolean known = FieldNames.read().said(name).only() != null;
            if (target != null
                    && Group.of(target).equals(group)
                    && lines.contains(target.line())
                    && (!known || columns.values().stream().anyMatch(t -> Objects.equals(t.column(), target.column())))
                    && taken.add(target)) {
                found.put(name, target);
            }
        }
        return found;
    }

    /** Counts from 1 what is counted from 0. */
    private static Map<String, LineTarget> fromOne(Map<String, LineTarget> columns) {
        int first = columns.values().stream().mapToInt(LineTarget::line).min().orElse(1);
        Map<String, LineTarget> counted = new LinkedHashMap<>();
        columns.forEach((column, t) -> counted.put(
                column, new LineTarget(t.table(), t.kind(), t.heading(), t.line() + (first == 0 ? 1 : 0), t.column())));
        return counted;
    }

    /** Whether lines have what they need, each of it once. */
    static boolean isWhole(LineTable table, List<LineTarget> targets) {
        Set<String> names = new HashSet<>();
        targets.forEach(t -> names.add(t.column() == null ? "" : t.column().name()));
        boolean once = new HashSet<>(targets).size() == targets.size();
        return once
                && NEEDED.getOrDefault(table, List.of()).stream()
                        .allMatch(one -> one.stream().anyMatch(names::contains));
    }

    /**
     * Days that are not written as ISO has them, and of which none proves their order, are read by a mapping that says how: they are left to a
     * person.
     */
    private static boolean isOtherDay(LineTarget target, @org.jspecify.annotations.Nullable ColumnSample sample) {
        boolean day = target.column() != null && target.column().type() == Field.Type.TIME;
        if (!day || sample == null || sample.values().isEmpty() || "".equals(sample.dateFormat())) {
            return false;
        }
        DayColumn days = new DayColumn();
        sample.values().stream().distinct().forEach(days::add);
        return days.contradiction() != null || days.proven() == null;
    }

    /** Whether the values that were looked at can be kept, numbers with the file's signs. */
    private static boolean isKept(
            LineTarget target, @org.jspecify.annotations.Nullable ColumnSample sample, NumberStyle style) {
        Field alike = target.column() == null ? null : ALIKE.get(target.column().type());
        if (sample == null || alike == null) {
            return true;
        }
        NumberStyle own = sample.style();
        boolean sameSigns = own == null || own.decimal() == style.decimal();
        return (alike == Field.TYPE_CODE || sameSigns)
                && sample.values().stream().allMatch(v -> sample.fits(alike, v, style));
    }

    /** Refuses a column of one of the lines that a file has, in whatever words, whose name stands twice in the header. */
    static void refuseTwice(TableFile file, List<String> names, Collection<LineTarget> lines) {
        for (String name : names) {
            List<NumberedColumn> members =
                    LineNumbering.isTwin(name) ? CountedColumns.numbered(LineNumbering.withoutTwin(name)) : List.of();
            LineTarget target = members.size() == 1 ? target(members.getFirst()).orElse(null) : null;
            if (target != null
                    && lines.stream().anyMatch(l -> l.line() > 0 && Group.of(l).equals(Group.of(target)))) {
                throw LineNumbering.twice(file, name);
            }
        }
    }

    /** The line of a numbered column, by the words of the table and of its column, as the model or as people call them. */
    private static Optional<LineTarget> target(NumberedColumn member) {
        return target(
                member,
                named(member.stem())
                        .or(() -> ForeignLineWords.target(member.stem()))
                        .or(() ->
                                LineWords.target(member.stem().replace('#', ' ').strip())));
    }

    private static Optional<LineTarget> target(NumberedColumn member, Optional<LineTarget> named) {
        return named.map(t -> new LineTarget(t.table(), t.kind(), t.heading(), member.number(), t.column()));
    }

    /** What a stem names by the model's words for tables and columns: {@code tax_#_type}, {@code documents.#.number}, {@code container_#}. */
    static Optional<LineTarget> named(String stem) {
        List<String> words = CountedColumns.words(stem);
        boolean heading = !words.isEmpty() && LineColumns.isHeadingWord(words.getFirst());
        List<String> rest = heading || (!words.isEmpty() && LineColumns.isInItem(words.getFirst() + ".x"))
                ? words.subList(1, words.size())
                : words;
        return Stream.of(1, 2)
                .filter(n -> n <= rest.size())
                .sorted(Comparator.reverseOrder())
                .flatMap(n -> LineColumns.target(
                        String.join("", rest.subList(0, n)),
                        n == rest.size() ? "number" : String.join("_", rest.subList(n, rest.size())),
                        heading,
                        1)
                        .stream())
                .filter(t -> rest.size() > 1 || t.table() == LineTable.CONTAINER)
                .findFirst();
    }
}
