package org.tidewaiter.mapping;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.TableFile;

/**
 * Columns of a table that hold what repeats in a declaration or item, a line each: {@code tax[1].type}, {@code tax_2_amount},
 * {@code declaration.document[1].number}, or a JSON array of objects in one column, {@code items.taxes}. Without a step that says
 * otherwise they are of the goods item, as rows are. {@link LineNames} has the words for tables and columns.
 */
// Long: what finds columns of lines in a header, by their names, their numbers and their values.
public final class LineColumns {
    private static final Pattern INDEXED = Pattern.compile("(?:(.*)\\.)?([\\p{L}_]+)\\[(\\d{1,4})\\][._ ]?(.+)");
    private static final Pattern OF_ROW = Pattern.compile("(?:(.*)\\.)?([\\p{L}_]+)\\.([\\p{L}_]+)");
    private static final Pattern NAMED = Pattern.compile("(?:(.*)\\.)?([\\p{L}_]+)");
    private static final Set<String> HEADING = Set.of("declaration", "header", "heading", "general");

    /**
     * A column of the file.
     *
     * @param at its place in the header, from 0
     * @param table of which table its lines are
     * @param kind the word of those of its lines that are counted by themselves; empty for the table's own
     * @param heading whether they are of the whole declaration and not of the item
     * @param line which line of those it is of, from 1; 0 where it holds an array of them, or each row is one
     * @param column which column of the table it is; null where it holds an array
     */
    public record LineColumn(
            int at, LineTable table, String kind, boolean heading, int line, LineTable.@Nullable LineColumn column) {
        private static LineColumn of(int at, LineTarget target) {
            return new LineColumn(at, target.table(), target.kind(), target.heading(), target.line(), target.column());
        }

        private LineColumn next() {
            return new LineColumn(at, table, kind, heading, line + 1, column);
        }

        /** What it fills. */
        public LineTarget target() {
            return new LineTarget(table, kind, heading, line, column);
        }
    }

    private LineColumns() {}

    /** Those of a file that no field of the mapping takes, in the order of the header. */
    public static List<LineColumn> of(TableFile file, Header header, Mapping mapping) {
        List<LineColumn> found = new ArrayList<>();
        List<String> names = header.names();
        Map<Integer, String> arrays = arrays(file, names);
        Set<String> said = new HashSet<>(mapping.columns().keySet());
        said.addAll(mapping.lines().keySet());
        refuseUnclear(file, names, arrays, said);
        Map<Integer, LineColumn> read = read(names, arrays);
        for (int at = 0; at < names.size(); at++) {
            LineTarget told = mapping.lines().get(names.get(at));
            LineColumn byName = read.get(at);
            if (told != null) {
                found.add(LineColumn.of(at, told));
            } else if (byName != null && !mapping.columns().containsKey(names.get(at))) {
                found.add(byName);
            }
        }
        return List.copyOf(found);
    }

    /**
     * The columns of a file of which no mapping says anything that hold lines, with what they fill, in the order of the header.
     *
     * @param samples of all its columns, with values that come further down where the beginning has none
     */
    static Map<String, LineTarget> of(TableFile file, Header header, List<ColumnSample> samples) {
        List<String> names = header.names();
        Map<Integer, String> arrays = arrays(file, names);
        for (int at = 0; at < names.size(); at++) {
            if (samples.get(at).isOfArrays()) {
                arrays.putIfAbsent(at, samples.get(at).example());
            }
        }
        refuseUnclear(file, names, arrays, Set.of());
        Map<String, LineTarget> found = new LinkedHashMap<>();
        read(names, arrays).forEach((at, column) -> found.put(names.get(at), column.target()));
        return found;
    }

    /**
     * Refuses columns of lines that do not say of which, or that cannot be told from others.
     *
     * @param told the columns of which a mapping says what they are
     */
    private static void refuseUnclear(
            TableFile file, List<String> names, Map<Integer, String> arrays, Set<String> told) {
        Set<String> toldOnce = told.stream().map(LineNumbering::withoutTwin).collect(Collectors.toSet());
        List<String> once = LineNumbering.eachOnce(names).stream()
                .map(n -> toldOnce.contains(n) ? "" : n)
                .toList();
        once.forEach(n -> LineNumbering.refuseUnnumbered(file, n));
        List<String> saying = sayingItems(once);
        LineNumbering.refuseTwoBeginnings(
                file,
                written(saying, saying.stream().anyMatch(LineColumns::isInItem)).values(),
                once,
                at -> INDEXED.matcher(once.get(at).strip()).matches());
        if (names.stream().anyMatch(LineNumbering::isTwin)) {
            read(once, arrays).keySet().stream()
                    .map(names::get)
                    .filter(LineNumbering::isTwin)
                    .findFirst()
                    .ifPresent(twin -> {
                        throw LineNumbering.twice(file, twin);
                    });
        }
    }

    /** Whether a name says a line by a number in it, if there are others that count so. */
    static boolean isCounted(String name) {
        return counted(name, 0, false) != null;
    }

    /** What the names say, by place in the header and in its order, of which some hold {@code arrays}. */
    private static Map<Integer, LineColumn> read(List<String> asWritten, Map<Integer, String> arrays) {
        List<String> names = sayingItems(asWritten);
        boolean nested = names.stream().anyMatch(LineColumns::isInItem);
        Map<Integer, LineColumn> counted = counted(names, nested);
        Map<Integer, LineColumn> found = new LinkedHashMap<>();
        for (int at = 0; at < names.size(); at++) {
            int place = at;
            Optional.ofNullable(counted.get(at))
                    .or(() -> ownName(names.get(place), place, nested))
                    .or(() -> array(names.get(place), place, nested, arrays.get(place)))
                    .ifPresent(column -> found.put(place, column));
        }
        List<LineColumn> all = List.copyOf(found.values());
        found.values().removeIf(column -> isCurrencyAlone(column, all));
        return found;
    }

    /** Whether a line would have a currency and nothing that is in it: it is the declaration's, {@code invoice.currency}. */
    private static boolean isCurrencyAlone(LineColumn column, List<LineColumn> all) {
        return column.line() == LineTarget.OF_ROW
                && column.column() != null
                && column.column().name().equals("currency")
                && all.stream().noneMatch(c -> c.at() != column.at() && c.table() == column.table());
    }

    /** The names with the word for items before those that stand beside the code of the goods, whatever the file calls them. */
    private static List<String> sayingItems(List<String> names) {
        String items = NestedNames.besideCode(names, FieldNames.read());
        return items.isEmpty()
                ? names
                : names.stream()
                        .map(n -> n.startsWith(items) ? "items." + n.substring(items.length()) : n)
                        .toList();
    }

    /** What bears the model's own name of a column of lines, {@code tax_line.type_code}: then each row is a line. */
    private static Optional<LineColumn> ownName(String name, int at, boolean nested) {
        Matcher ofRow = OF_ROW.matcher(name.strip());
        return ofRow.matches()
                ? Arrays.stream(LineTable.values())
                        .filter(t -> t.tableName().equals(ofRow.group(2)))
                        .flatMap(t -> t
                                .column(ofRow.group(3))
                                .map(c -> new LineColumn(
                                        at, t, "", isHeading(ofRow.group(1), nested), LineTarget.OF_ROW, c))
                                .stream())
                        .findFirst()
                : Optional.empty();
    }

    /** Lines that are counted by themselves. */
    private record Group(LineTable table, String kind, boolean heading) {}

    /** The columns whose names count. Lines are counted from 1, whatever the names begin with. */
    private static Map<Integer, LineColumn> counted(List<String> names, boolean nested) {
        Map<Integer, LineColumn> found = written(names, nested);
        Set<Group> fromZero = found.values().stream()
                .filter(c -> c.line() == 0)
                .map(LineColumns::group)
                .collect(Collectors.toSet());
        found.replaceAll((at, c) -> fromZero.contains(group(c)) ? c.next() : c);
        return found;
    }

    /**
     * The columns whose names count, as they do: with the number in brackets, or without where those of their table count from 1 or 0 to two at
     * least.
     */
    private static Map<Integer, LineColumn> written(List<String> names, boolean nested) {
        Map<Integer, LineColumn> found = new HashMap<>();
        Map<Group, Set<Integer>> numbers = new HashMap<>();
        Set<Group> inBrackets = new HashSet<>();
        for (int at = 0; at < names.size(); at++) {
            LineColumn column = counted(names.get(at), at, nested);
            if (column != null) {
                found.put(at, column);
                numbers.computeIfAbsent(group(column), g -> new HashSet<>()).add(column.line());
                if (INDEXED.matcher(names.get(at).strip()).matches()) {
                    inBrackets.add(group(column));
                }
            }
        }
        Set<Group> whole = numbers.keySet().stream()
                .filter(g -> CountedLines.isWhole(
                        g.table(),
                        found.values().stream()
                                .filter(c -> group(c).equals(g))
                                .map(LineColumn::target)
                                .toList()))
                .collect(Collectors.toSet());
        found.values()
                .removeIf(c -> !inBrackets.contains(group(c))
                        && !(CountedColumns.count(numbers.getOrDefault(group(c), Set.of()))
                                && whole.contains(group(c))));
        return found;
    }

    private static Group group(LineColumn column) {
        return new Group(column.table(), column.kind(), column.heading());
    }

    private static @Nullable LineColumn counted(String name, int at, boolean nested) {
        Matcher indexed = INDEXED.matcher(name.strip());
        if (indexed.matches()) {
            boolean heading = isHeading(indexed.group(1), nested);
            int line = Integer.parseInt(indexed.group(3));
            return LineNames.table(indexed.group(2))
                    .flatMap(t -> LineNames.column(t.table(), indexed.group(4))
                            .map(c -> new LineColumn(at, t.table(), t.kind(), heading, line, c)))
                    .orElse(null);
        }
        CountedColumns.NumberedName counted = CountedColumns.of(name);
        for (int words = counted == null ? 0 : counted.words().size(); counted != null && words > 0; words--) {
            LineNames.NamedLines named = LineNames.table(
                            String.join("", counted.words().subList(0, words)))
                    .orElse(null);
            String rest = String.join(
                    "_", counted.words().subList(words, counted.words().size()));
            LineTable.LineColumn column = named == null ? null : LineNames.columnOfCounted(named.table(), rest);
            if (named != null && column != null) {
                boolean heading = isHeading(counted.before(), nested);
                return new LineColumn(at, named.table(), named.kind(), heading, counted.number(), column);
            }
        }
        return null;
    }

    private static Optional<LineColumn> array(String name, int at, boolean nested, @Nullable String array) {
        Matcher named = NAMED.matcher(name.strip());
        return array != null && named.matches()
                ? LineNames.table(named.group(2))
                        .or(() -> LineWords.table(named.group(2))
                                .filter(t -> LineNames.hasColumns(t, array))
                                .map(t -> new LineNames.NamedLines(t, "")))
                        .map(t -> new LineColumn(at, t.table(), t.kind(), isHeading(named.group(1), nested), 0, null))
                : Optional.empty();
    }

    /** What a path in a mapping names: {@code tax_line[1].type_code}, {@code tax.amount} of a row that is a line, {@code documents} of an array. */
    static Optional<LineTarget> target(String path) {
        Matcher indexed = INDEXED.matcher(path);
        if (indexed.matches()) {
            int line = Integer.parseInt(indexed.group(3));
            boolean heading = isHeading(indexed.group(1), false);
            return line == 0 ? Optional.empty() : target(indexed.group(2), indexed.group(4), heading, line);
        }
        Matcher ofRow = OF_ROW.matcher(path);
        if (ofRow.matches()) {
            Optional<LineTarget> found =
                    target(ofRow.group(2), ofRow.group(3), isHeading(ofRow.group(1), false), LineTarget.OF_ROW);
            if (found.isPresent()) {
                return found;
            }
        }
        Matcher named = NAMED.matcher(path);
        return named.matches()
                ? LineNames.table(named.group(2))
                        .map(t -> new LineTarget(
                                t.table(), t.kind(), isHeading(named.group(1), false), LineTarget.OF_ROW, null))
                : Optional.empty();
    }

    /** What a table's word and a column's name mean. */
    static Optional<LineTarget> target(String table, String column, boolean heading, int line) {
        return LineNames.table(table)
                .flatMap(t -> LineNames.column(t.table(), column)
                        .map(c -> new LineTarget(t.table(), t.kind(), heading, line, c)));
    }

    /** Whether a step of a name says that what follows is of the declaration, or of its items. */
    static boolean saysOfWhat(String step) {
        return isHeadingWord(step) || isInItem(step + ".x");
    }

    /** Names the item among its steps: {@code items.tax[1].type}. */
    static boolean isInItem(String name) {
        List<String> steps = List.of(name.toLowerCase(Locale.ROOT).split("\\."));
        return steps.subList(0, steps.size() - 1).stream().anyMatch(s -> s.startsWith("item") || s.startsWith("goods"));
    }

    /** Whether a word says that what follows is of the whole declaration. */
    static boolean isHeadingWord(String word) {
        return HEADING.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isHeading(@Nullable String before, boolean nested) {
        if (before != null && isInItem(before + ".x")) {
            return false;
        }
        return nested || (before != null && isHeadingWord(before));
    }

    /** Whether a name is that of several lines: {@code items.taxes}, {@code documents}. */
    static boolean isNamedAsLines(String name) {
        Matcher named = NAMED.matcher(name.strip());
        return named.matches()
                && named.group(2).toLowerCase(Locale.ROOT).endsWith("s")
                && LineNames.table(named.group(2)).isPresent();
    }

    /**
     * By place the first value of the columns that hold arrays of objects: of the first rows, and of what the file was made of, where it is known of
     * all.
     */
    private static Map<Integer, String> arrays(TableFile file, List<String> names) {
        Map<Integer, String> arrays = new HashMap<>();
        Set<Integer> other = new HashSet<>();
        try (var reader = file.dialect().records(file.sample())) {
            for (CsvRecord row : reader) {
                for (int at = 0;
                        row.getStartingLineNumber() > file.headerEnd()
                                && at < Math.min(names.size(), row.getFieldCount());
                        at++) {
                    String value = row.getField(at).strip();
                    if (!value.isEmpty()) {
                        if (value.startsWith("[{") || arrays.containsKey(at)) {
                            arrays.putIfAbsent(at, value);
                        } else if (!value.startsWith("[[") && !value.startsWith("[\"") && !value.startsWith("[null")) {
                            other.add(at);
                        }
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            // The sample ends within a row.
        }
        arrays.keySet().removeAll(other);
        for (int at = 0; at < names.size(); at++) {
            String array = other.contains(at) ? null : file.arrays().get(names.get(at));
            if (array != null) {
                arrays.putIfAbsent(at, array);
            }
        }
        return arrays;
    }
}
