package org.tidewaiter.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidewaiter.datamodel.LineTable;

/** Lists of lines and their columns by what people call them in several languages: {@code dokumen}, {@code nomorDokumen}, {@code contenedores}. */
final class LineWords {
    /** How well a name has to fit the field that is a column of a line. */
    private static final double SURELY = 0.9;

    private static final Map<String, LineTable> TABLES = Map.of(
            "tax", LineTable.TAX_LINE,
            "duty", LineTable.TAX_LINE,
            "document", LineTable.DOCUMENT,
            "container", LineTable.CONTAINER,
            "packages", LineTable.PACKAGING,
            "invoice", LineTable.INVOICE);

    /** What words name which column, beside those that rows repeated for lines have. */
    private static final Map<LineTable, Map<Set<String>, String>> COLUMNS = Map.of(
            LineTable.PACKAGING,
            Map.of(
                    Set.of("type"), "package_type",
                    Set.of("code"), "package_type",
                    Set.of("type", "code"), "package_type",
                    Set.of("number"), "packages",
                    Set.of("quantity"), "packages"),
            LineTable.INVOICE,
            Map.of(Set.of("number"), "invoice_number", Set.of("date"), "issued_at", Set.of("value"), "amount"));

    /** Words beside the one for the table that say nothing of it: the documents of goods. */
    private static final Set<String> BESIDE = Set.of("item", "product", "list", "line");

    private LineWords() {}

    /** The table of which a list has the name; empty for none. */
    static Optional<LineTable> table(String name) {
        Set<String> words = new HashSet<>(FieldNames.read().said(name).words());
        words.removeAll(BESIDE);
        return words.size() == 1
                ? Optional.ofNullable(TABLES.get(words.iterator().next()))
                : Optional.empty();
    }

    /** The column of a table that a name means; empty for none. */
    static Optional<LineTable.LineColumn> column(LineTable table, String name) {
        Set<String> words = new HashSet<>();
        for (String word : CountedColumns.words(name)) {
            if (word.equals("id")) {
                return Optional.empty(); // of the line in the sender's own books
            }
            Set<String> meant = FieldNames.read().said(word).words();
            if (meant.stream().noneMatch(w -> TABLES.get(w) == table)) {
                words.addAll(meant);
            }
        }
        return Optional.ofNullable(COLUMNS.getOrDefault(table, Map.of()).get(words))
                .or(() -> RepeatedForLines.columnOf(table, words))
                .flatMap(table::column)
                .or(() -> byField(table, FieldNames.read().said(name)));
    }

    /** The line of which a name is a column; empty for none. */
    static Optional<LineTarget> target(String name) {
        Optional<LineTarget> said = RepeatedForLines.said(name);
        return said.or(() -> LineTable.ofDeclarations().stream()
                .flatMap(t -> byField(t, FieldNames.read().said(name)).stream()
                        .map(c -> new LineTarget(t, "", false, LineTarget.OF_ROW, c)))
                .findFirst());
    }

    private static Optional<LineTable.LineColumn> byField(LineTable table, FieldNames.NameReading said) {
        List<LineTable.LineColumn> found = table.columns().stream()
                .filter(c -> c.field() != null && FieldNames.read().likeness(said, c.field()) >= SURELY)
                .toList();
        return found.stream().findFirst();
    }
}
