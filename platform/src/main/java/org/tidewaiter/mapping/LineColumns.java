package org.tidewaiter.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import org.tidewaiter.engine.Json;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.TableFile;

/**
 * Columns of a table that hold what repeats in a declaration or item, a line each: {@code tax[1].type}, {@code tax_2_amount},
 * {@code declaration.document[1].number}, or a JSON array of objects in one column, {@code items.taxes}. Without a step that says
 * otherwise they are of the goods item, as rows are.
 */
// Long: the names of the tables of lines, as files have them, stand before what finds them in a header.
public final class LineColumns {
    private static final Pattern INDEXED = Pattern.compile("(?:(.*)\\.)?([\\p{L}_]+)\\[(\\d{1,4})\\][._ ]?(.+)");
    private static final Pattern OF_ROW = Pattern.compile("(?:(.*)\\.)?([\\p{L}_]+)\\.([\\p{L}_]+)");
    private static final Pattern NAMED = Pattern.compile("(?:(.*)\\.)?([\\p{L}_]+)");
    private static final Set<String> HEADING = Set.of("declaration", "header", "heading", "general");

    /** What a word names: lines of a table, which are counted by themselves where they have a kind. */
    private record Named(LineTable table, String kind) {}

    private static final Map<String, Named> TABLES = Map.ofEntries(
            Map.entry("tax", new Named(LineTable.TAX_LINE, "")),
            Map.entry("taxline", new Named(LineTable.TAX_LINE, "")),
            Map.entry("duty", new Named(LineTable.TAX_LINE, "duty")),
            Map.entry("document", new Named(LineTable.DOCUMENT, "")),
            Map.entry("supportingdocument", new Named(LineTable.DOCUMENT, "supporting_document")),
            Map.entry("previousdocument", new Named(LineTable.DOCUMENT, "previous_document")),
            Map.entry("transportdocument", new Named(LineTable.DOCUMENT, "transport_document")),
            Map.entry("authorisation", new Named(LineTable.DOCUMENT, "authorisation")),
            Map.entry("authorization", new Named(LineTable.DOCUMENT, "authorisation")),
            Map.entry("guarantee", new Named(LineTable.DOCUMENT, "guarantee")),
            Map.entry("container", new Named(LineTable.CONTAINER, "")),
            Map.entry("package", new Named(LineTable.PACKAGING, "")),
            Map.entry("packaging", new Named(LineTable.PACKAGING, "")),
            Map.entry("charge", new Named(LineTable.CHARGE, "")),
            Map.entry("deduction", new Named(LineTable.CHARGE, "deduction")),
            Map.entry("invoice", new Named(LineTable.INVOICE, "")),
            Map.entry("party", new Named(LineTable.DECLARED_PARTY, "")),
            Map.entry("declaredparty", new Named(LineTable.DECLARED_PARTY, "")),
            Map.entry("statement", new Named(LineTable.ADDITIONAL_INFORMATION, "statement")),
            Map.entry("additionalprocedure", new Named(LineTable.ADDITIONAL_INFORMATION, "additional_procedure")),
            Map.entry("additionalinformation", new Named(LineTable.ADDITIONAL_INFORMATION, "")));

    /** What the word of a kind says of each of its lines that says nothing else there: a column and its value. */
    private static final Map<String, Map.Entry<String, String>> SAID = Map.of(
            "supporting_document", Map.entry("category", "supporting"),
            "previous_document", Map.entry("category", "previous"),
            "transport_document", Map.entry("category", "transport"),
            "authorisation", Map.entry("category", "authorisation"),
            "guarantee", Map.entry("category", "guarantee"),
            "deduction", Map.entry("kind", "deduction"),
            "statement", Map.entry("category", "statement"),
            "additional_procedure", Map.entry("category", "procedure"));

    /** Names for columns that are not their own with or without an ending. */
    private static final Map<LineTable, Map<String, String>> OTHER_NAMES = Map.of(
            LineTable.TAX_LINE,
            Map.of(
                    "tax",
                    "type_code",
                    "code",
                    "type_code",
                    "rate",
                    "rate_percent",
                    "method",
                    "payment_method",
                    "methodofpayment",
                    "payment_method",
                    "value",
                    "amount"),
            LineTable.DOCUMENT,
            Map.of(
                    "number",
                    "reference",
                    "no",
                    "reference",
                    "id",
                    "reference",
                    "code",
                    "type_code",
                    "date",
                    "issued_at",
                    "issuedon",
                    "issued_at",
                    "validto",
                    "valid_until",
                    "expirydate",
                    "valid_until",
                    "holder",
                    "issuer"),
            LineTable.CONTAINER,
            Map.of(
                    "number",
                    "container_id",
                    "no",
                    "container_id",
                    "size",
                    "size_type_code",
                    "seal",
                    "seals",
                    "mass",
                    "gross_mass_kg"),
            LineTable.PACKAGING,
            Map.of("number", "packages", "count", "packages", "quantity", "packages", "kind", "package_type"),
            LineTable.CHARGE,
            Map.of("code", "type_code", "value", "amount"),
            LineTable.DECLARED_PARTY,
            Map.of("number", "party_id", "address", "street", "contact", "contact_name", "function", "role_code"),
            LineTable.ADDITIONAL_INFORMATION,
            Map.of("description", "text", "statement", "text", "type", "type_code"),
            LineTable.INVOICE,
            Map.of(
                    "no",
                    "invoice_number",
                    "id",
                    "invoice_number",
                    "date",
                    "issued_at",
                    "issuedon",
                    "issued_at",
                    "value",
                    "amount"));

    /** What a column is whose name says nothing but the line: {@code container_2}. */
    private static final Map<LineTable, String> CALLED_BY = Map.of(
            LineTable.CONTAINER, "container_id", LineTable.DOCUMENT, "reference", LineTable.INVOICE, "invoice_number");

    private static final List<String> ENDINGS = List.of("code", "amount", "number", "id");

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
            int at, LineTable table, String kind, boolean heading, int line, LineTable.@Nullable Column column) {
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
        Map<Integer, LineColumn> read = read(file, names);
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

    /** The columns of a file of which no mapping says anything that hold lines, with what they fill, in the order of the header. */
    static Map<String, LineTarget> of(TableFile file, Header header) {
        List<String> names = header.names();
        Map<String, LineTarget> found = new LinkedHashMap<>();
        read(file, names).forEach((at, column) -> found.put(names.get(at), column.target()));
        return found;
    }

    /** What the names say, by place in the header and in its order. */
    private static Map<Integer, LineColumn> read(TableFile file, List<String> asWritten) {
        List<String> names = sayingItems(asWritten);
        boolean nested = names.stream().anyMatch(LineColumns::isInItem);
        Map<Integer, String> arrays = arrays(file, names);
        Map<Integer, LineColumn> counted = counted(names, nested);
        Map<Integer, LineColumn> found = new LinkedHashMap<>();
        for (int at = 0; at < names.size(); at++) {
            int place = at;
            Optional.ofNullable(counted.get(at))
                    .or(() -> ownName(names.get(place), place, nested))
                    .or(() -> array(names.get(place), place, nested, arrays.get(place)))
                    .ifPresent(column -> found.put(place, column));
        }
        return found;
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

    /**
     * The columns whose names count: with the number in brackets, or without where those of their table count from 1 or 0 to two at least. Lines
     * are counted from 1, whatever the names begin with.
     */
    private static Map<Integer, LineColumn> counted(List<String> names, boolean nested) {
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
        found.replaceAll((at, c) -> numbers.getOrDefault(group(c), Set.of()).contains(0) ? c.next() : c);
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
            return table(indexed.group(2))
                    .flatMap(t -> column(t.table(), indexed.group(4))
                            .map(c -> new LineColumn(at, t.table(), t.kind(), heading, line, c)))
                    .orElse(null);
        }
        CountedColumns.Counted counted = CountedColumns.of(name);
        for (int words = counted == null ? 0 : counted.words().size(); counted != null && words > 0; words--) {
            Named named =
                    table(String.join("", counted.words().subList(0, words))).orElse(null);
            String rest = String.join(
                    "_", counted.words().subList(words, counted.words().size()));
            LineTable.Column column = named == null ? null : columnOfCounted(named.table(), rest);
            if (named != null && column != null) {
                boolean heading = isHeading(counted.before(), nested);
                return new LineColumn(at, named.table(), named.kind(), heading, counted.number(), column);
            }
        }
        return null;
    }

    /** The column of a table that the words behind the table's mean; where there are none, what its lines are called by. */
    private static LineTable.@Nullable Column columnOfCounted(LineTable table, String rest) {
        String called = CALLED_BY.get(table);
        return (rest.isEmpty()
                        ? called == null ? Optional.<LineTable.Column>empty() : table.column(called)
                        : column(table, rest))
                .orElse(null);
    }

    private static Optional<LineColumn> array(String name, int at, boolean nested, @Nullable String array) {
        Matcher named = NAMED.matcher(name.strip());
        return array != null && named.matches()
                ? table(named.group(2))
                        .or(() -> LineWords.table(named.group(2))
                                .filter(t -> hasColumns(t, array))
                                .map(t -> new Named(t, "")))
                        .map(t -> new LineColumn(at, t.table(), t.kind(), isHeading(named.group(1), nested), 0, null))
                : Optional.empty();
    }

    /** Whether the first object of an array has a value that a table of lines keeps. */
    private static boolean hasColumns(LineTable table, String array) {
        try {
            return Json.OF_OTHERS
                    .readTree(array)
                    .path(0)
                    .propertyStream()
                    .anyMatch(p -> column(table, p.getKey()).isPresent());
        } catch (JsonProcessingException e) {
            return false; // the sample cuts it off
        }
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
                ? table(named.group(2))
                        .map(t -> new LineTarget(
                                t.table(), t.kind(), isHeading(named.group(1), false), LineTarget.OF_ROW, null))
                : Optional.empty();
    }

    /** What a table's word and a column's name mean. */
    static Optional<LineTarget> target(String table, String column, boolean heading, int line) {
        return table(table)
                .flatMap(
                        t -> column(t.table(), column).map(c -> new LineTarget(t.table(), t.kind(), heading, line, c)));
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
        return nested || before != null && isHeadingWord(before);
    }

    /** By place the first value of the columns that hold arrays of objects. */
    private static Map<Integer, String> arrays(TableFile file, List<String> names) {
        Map<Integer, String> arrays = new HashMap<>();
        Set<Integer> other = new HashSet<>();
        try (var reader = file.dialect().reader().ofCsvRecord(file.sample())) {
            for (CsvRecord row : reader) {
                for (int at = 0;
                        row.getStartingLineNumber() > file.headerEnd()
                                && at < Math.min(names.size(), row.getFieldCount());
                        at++) {
                    String value = row.getField(at).strip();
                    if (!value.isEmpty()) {
                        if (value.startsWith("[{") || arrays.containsKey(at)) {
                            arrays.putIfAbsent(at, value);
                        } else {
                            other.add(at);
                        }
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            // The sample ends within a row.
        }
        arrays.keySet().removeAll(other);
        return arrays;
    }

    /** What the word of a kind says of its lines: a column and its value; empty of a table's own. */
    public static Optional<Map.Entry<String, String>> said(String kind) {
        return Optional.ofNullable(SAID.get(kind));
    }

    /** What a word in the singular or plural names. */
    private static Optional<Named> table(String word) {
        String folded = folded(word);
        String singular = folded.endsWith("ies")
                ? folded.substring(0, folded.length() - 3) + "y"
                : folded.endsWith("xes") ? folded.substring(0, folded.length() - 2) : folded.replaceFirst("s$", "");
        return Optional.ofNullable(TABLES.getOrDefault(singular, TABLES.get(folded)));
    }

    /**
     * The column of a table that a name means: its own, with or without an ending such as {@code _code} or the table's word before it
     * ({@code number} of an invoice is {@code invoice_number}), or a usual other one.
     */
    public static Optional<LineTable.Column> column(LineTable table, String said) {
        String name = folded(said);
        String other = OTHER_NAMES.getOrDefault(table, Map.of()).get(name);
        return table.columns().stream()
                .filter(c -> folded(c.name()).equals(name))
                .findFirst()
                .or(() -> other == null ? Optional.empty() : table.column(other))
                .or(() -> table.columns().stream()
                        .filter(c ->
                                ENDINGS.stream().anyMatch(e -> folded(c.name()).equals(name + e)))
                        .findFirst())
                .or(() -> table.columns().stream()
                        .filter(c -> TABLES.entrySet().stream()
                                .filter(t -> t.getValue().table() == table)
                                .anyMatch(t -> folded(c.name()).equals(t.getKey() + name)))
                        .findFirst())
                .or(() -> LineWords.column(table, said));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
