package org.tidewaiter.mapping;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.TableFile;

/**
 * Tables whose rows stand for the lines of an item: one row for each of its taxes, documents or containers, with the item written again in each. That
 * a table is one is proven by rows that say the same in all columns but those of the lines, whose kind (the type of tax, the
 * number of the document or container) differs. Where columns give the numbers of declaration and item, what differs beside
 * them under a name that is no field's, such as a coefficient, is of the line too. Nothing else is taken for such a table.
 */
// Long: a third of it is the table of words that name columns of lines, and it stands beside the proof that asks it.
final class RepeatedForLines {
    private static final Set<String> TAX = Set.of("tax", "duty");
    private static final Set<String> AROUND = Set.of("tax", "duty", "customs", "item", "document", "container", "line");

    /** What words of a header, beside those for the table, name which of its columns. */
    private static final Map<LineTable, Map<Set<String>, String>> COLUMNS = Map.of(
            LineTable.TAX_LINE,
            Map.of(
                    Set.of("type"),
                    "type_code",
                    Set.of("code"),
                    "type_code",
                    Set.of("type", "code"),
                    "type_code",
                    Set.of("value"),
                    "amount",
                    Set.of("rate"),
                    "rate_percent",
                    Set.of("base"),
                    "base_amount",
                    Set.of("base", "value"),
                    "base_amount"),
            LineTable.DOCUMENT,
            Map.of(
                    Set.of("type"),
                    "type_code",
                    Set.of("code"),
                    "type_code",
                    Set.of("type", "code"),
                    "type_code",
                    Set.of("number"),
                    "reference",
                    Set.of("reference"),
                    "reference",
                    Set.of("date"),
                    "issued_at"),
            LineTable.CONTAINER,
            Map.of(Set.of(), "container_id", Set.of("number"), "container_id", Set.of("code"), "container_id"));

    /** Names of columns of taxes whose words would be read otherwise. */
    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("TIPO_IMPOSITIVO", "rate_percent"),
            Map.entry("TIPO_DE_GRAVAMEN", "rate_percent"),
            Map.entry("STEUERSATZ", "rate_percent"),
            Map.entry("ABGABENSATZ", "rate_percent"),
            Map.entry("TAUX", "rate_percent"),
            Map.entry("BASE_IMPONIBLE", "base_amount"),
            Map.entry("BASE_DE_CALCULO", "base_amount"),
            Map.entry("BASE_CALCULO", "base_amount"),
            Map.entry("BASE_IMPOSABLE", "base_amount"),
            Map.entry("CODIGO_DA_RECEITA", "type_code"),
            Map.entry("CODIGO_RECEITA", "type_code"),
            Map.entry("ASSIETTE", "base_amount"),
            Map.entry("BEMESSUNGSGRUNDLAGE", "base_amount"),
            Map.entry("ABGABENART", "type_code"),
            Map.entry("STEUERART", "type_code"),
            Map.entry("ABGABENBETRAG", "amount"),
            Map.entry("STEUERBETRAG", "amount"));

    private static final String KIND_OF_TAX = "type_code";

    /** Bare words for a tax, by which a column of their kinds is called where no other says the kind. */
    private static final Set<String> ALONE =
            Set.of("TRIBUTO", "IMPUESTO", "IMPOSTO", "TAXE", "IMPOT", "TAX", "DUTY", "GRAVAMEN", "ABGABE", "STEUER");

    /** What names say without the word for the tax in a table whose rows are known to be taxes. */
    private static final Map<Set<String>, String> BESIDE_TAX = Map.of(
            Set.of("payment", "method"), "payment_method",
            Set.of("payment", "mode"), "payment_method",
            Set.of("payment", "type"), "payment_method",
            Set.of("rate"), "rate_percent",
            Set.of("base"), "base_amount",
            Set.of("base", "value"), "base_amount");

    /** The column by which lines of a table differ, and what else it needs to be one of its lines. */
    private static final Map<LineTable, List<String>> NEEDED = Map.of(
            LineTable.TAX_LINE,
            List.of("type_code", "amount"),
            LineTable.DOCUMENT,
            List.of("reference"),
            LineTable.CONTAINER,
            List.of("container_id"));

    private static final List<LineTable> TRIED = List.of(LineTable.TAX_LINE, LineTable.DOCUMENT, LineTable.CONTAINER);

    /** How well a name fits one that numbers declarations or items. */
    private static final double SURELY = 0.9;

    /** How well a name fits a field that it may well be. */
    private static final double LIKELY = 0.6;

    /** So many columns whose names are not known may be of the line as well. */
    private static final int MOST_DIFFERING = 3;

    /** The word of a table and what stands behind it. */
    private static final Pattern STEPPED = Pattern.compile("(\\p{L}+)[._ ](\\p{L}[\\p{L}_ ]*)");

    private RepeatedForLines() {}

    /**
     * What was found.
     *
     * @param lines the columns of the lines, by their name; empty where the file is no such table
     * @param others the names of further columns that differ from line to line, which fill no field
     */
    record RepeatedColumns(Map<String, LineTarget> lines, Set<String> others) {
        static final RepeatedColumns NOTHING = new RepeatedColumns(Map.of(), Set.of());

        /** All columns that are of no field. */
        Set<String> columns() {
            Set<String> all = new HashSet<>(lines.keySet());
            all.addAll(others);
            return all;
        }
    }

    /** Looks at the first rows of a file. */
    static RepeatedColumns of(TableFile file, Header header) {
        List<List<String>> rows = null;
        for (LineTable table : TRIED) {
            Map<Integer, LineTarget> columns = columns(file, header.names(), table);
            if (columns == null) {
                continue;
            }
            rows = rows == null ? rows(file) : rows;
            Set<Integer> others = new TreeSet<>();
            if (isProven(rows, columns, agreeing(header.names()), header.names().size(), others)) {
                Map<String, LineTarget> named = new LinkedHashMap<>();
                columns.forEach((at, target) -> named.put(header.names().get(at), target));
                return new RepeatedColumns(
                        named, others.stream().map(header.names()::get).collect(Collectors.toSet()));
            }
        }
        return RepeatedColumns.NOTHING;
    }

    /** The columns of a table by their place; null where one that it needs is missing, or one stands twice. */
    private static @Nullable Map<Integer, LineTarget> columns(TableFile file, List<String> names, LineTable table) {
        Map<Integer, LineTarget> found = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (int at = 0; at < names.size(); at++) {
            String column = columnOnly(names.get(at), table);
            if (column == null) {
                continue;
            }
            if (!taken.add(column)) {
                return null; // which of two is meant is not known
            }
            found.put(
                    at,
                    new LineTarget(
                            table,
                            "",
                            false,
                            LineTarget.OF_ROW,
                            table.column(column).orElseThrow()));
        }
        if (table == LineTable.TAX_LINE && taken.contains("amount") && !taken.contains(KIND_OF_TAX)) {
            nameOfTax(file, names).ifPresent(at -> {
                taken.add(KIND_OF_TAX);
                found.put(
                        at,
                        new LineTarget(
                                table,
                                "",
                                false,
                                LineTarget.OF_ROW,
                                table.column(KIND_OF_TAX).orElseThrow()));
            });
        }
        if (!taken.containsAll(NEEDED.getOrDefault(table, List.of()))) {
            return null;
        }
        for (int at = 0; at < names.size(); at++) {
            LineTarget further = found.containsKey(at) ? null : further(names.get(at), table);
            if (further != null && taken.add(column(further))) {
                found.put(at, further);
            }
        }
        return found;
    }

    /** The one column called by the bare word for a tax that says in letters which it is: Tributo, beside Importe del tributo. */
    private static Optional<Integer> nameOfTax(TableFile file, List<String> names) {
        List<Integer> called = IntStream.range(0, names.size())
                .filter(at -> ALONE.contains(HeaderWords.key(names.get(at))))
                .boxed()
                .toList();
        return called.size() == 1
                        && rows(file).stream()
                                .filter(row -> row.size() > called.getFirst())
                                .map(row -> row.get(called.getFirst()))
                                .filter(text -> !text.isBlank())
                                .allMatch(text -> text.chars().anyMatch(Character::isLetter))
                ? Optional.of(called.getFirst())
                : Optional.empty();
    }

    /**
     * What a name says of a line by the word of its table and the model's name of a column ({@code tax.payment_method}), unless it is a field's own.
     */
    private static @Nullable LineTarget further(String name, LineTable table) {
        Set<String> words = new HashSet<>(FieldNames.read().said(name).words());
        words.removeAll(AROUND);
        boolean share =
                name.contains("%") && HeaderWords.key(name.replace("%", "")).equals("TIPO");
        String ofTax = table == LineTable.TAX_LINE ? share ? "rate_percent" : BESIDE_TAX.get(words) : null;
        if (ofTax != null) {
            return new LineTarget(
                    table, "", false, LineTarget.OF_ROW, table.column(ofTax).orElseThrow());
        }
        Matcher stepped = STEPPED.matcher(name.strip());
        return stepped.matches() && ModelNames.field(name) == null
                ? LineColumns.target(stepped.group(1), stepped.group(2), false, LineTarget.OF_ROW)
                        .filter(t -> t.table() == table)
                        .map(t -> new LineTarget(table, "", false, LineTarget.OF_ROW, t.column()))
                        .orElse(null)
                : null;
    }

    private static String column(LineTarget target) {
        return target.column() == null ? "" : target.column().name();
    }

    /** The line of which a name is a column, by what people call it; empty for none. */
    static Optional<LineTarget> said(String name) {
        for (LineTable table : TRIED) {
            String column = column(name, table);
            if (column != null) {
                return Optional.of(new LineTarget(
                        table,
                        "",
                        false,
                        LineTarget.OF_ROW,
                        table.column(column).orElseThrow()));
            }
        }
        return Optional.empty();
    }

    /**
     * The same of a name without words that say nothing: in a table of which nothing is known yet they are too much. The "of" in "kind of tax" is
     * none of them; "number of containers" is another thing than the number of one.
     */
    private static @Nullable String columnOnly(String name, LineTable table) {
        boolean tax = table == LineTable.TAX_LINE;
        boolean known = tax && WHOLE.containsKey(HeaderWords.key(name));
        int little = tax ? ForeignLineWords.littleIn(name) : 0;
        return known || FieldNames.read().said(name).silent() <= little ? column(name, table) : null;
    }

    private static @Nullable String column(String name, LineTable table) {
        String whole = table == LineTable.TAX_LINE ? WHOLE.get(HeaderWords.key(name)) : null;
        if (whole != null) {
            return whole;
        }
        Set<String> words = new HashSet<>(FieldNames.read().said(name).words());
        boolean of = table == LineTable.TAX_LINE
                ? words.stream().anyMatch(TAX::contains)
                : words.contains(table == LineTable.DOCUMENT ? "document" : "container");
        words.removeAll(AROUND);
        return of ? columnOf(table, words).orElse(null) : null;
    }

    /** The column of a table that words name, beside the word for the table. */
    static Optional<String> columnOf(LineTable table, Set<String> words) {
        return Optional.ofNullable(COLUMNS.getOrDefault(table, Map.of()).get(words));
    }

    private static List<List<String>> rows(TableFile file) {
        List<List<String>> rows = new ArrayList<>();
        try (var reader = file.dialect().records(file.sample())) {
            for (CsvRecord row : reader) {
                if (row.getStartingLineNumber() > file.headerEnd()) {
                    rows.add(row.getFields());
                }
            }
        } catch (IOException | RuntimeException e) {
            // The sample ends within a row.
        }
        return rows;
    }

    /**
     * The places of the columns that must agree: those of which the name is a field's. None where no columns number declarations and items: then all
     * must.
     */
    private static Set<Integer> agreeing(List<String> names) {
        Set<Integer> known = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        Set<Integer> items = new HashSet<>();
        for (int at = 0; at < names.size(); at++) {
            FieldNames.NameReading said = FieldNames.read().said(names.get(at));
            if (Arrays.stream(Field.values()).anyMatch(f -> FieldNames.read().likeness(said, f) >= LIKELY)) {
                known.add(at);
            }
            if (FieldNames.read().likeness(said, Field.DECLARATION_ID) >= SURELY) {
                ids.add(at);
            } else if (FieldNames.read().likeness(said, Field.SEQUENCE) >= SURELY) {
                items.add(at);
            }
        }
        return ids.isEmpty() || items.isEmpty() ? Set.of() : known;
    }

    private static boolean isProven(
            List<List<String>> rows,
            Map<Integer, LineTarget> columns,
            Set<Integer> agreeing,
            int width,
            Set<Integer> others) {
        boolean proven = false;
        Map<List<String>, List<String>> before = new HashMap<>();
        for (List<String> here : rows) {
            if (here.size() < width) {
                continue;
            }
            // what was said before of the same, wherever it stood: a file may be sorted by tax
            List<String> above = before.put(key(here, columns, agreeing), here);
            Set<Integer> differing = new TreeSet<>();
            if (above != null
                    && above.size() == here.size()
                    && isAnotherLine(above, here, columns, agreeing, differing)) {
                proven = true;
                others.addAll(differing);
            }
        }
        return proven;
    }

    /** What rows have in common that are of one item: the columns that must agree, or all but those of the lines. */
    private static List<String> key(List<String> row, Map<Integer, LineTarget> columns, Set<Integer> agreeing) {
        List<String> key = new ArrayList<>();
        for (int c = 0; c < row.size(); c++) {
            if (!columns.containsKey(c) && (agreeing.isEmpty() || agreeing.contains(c))) {
                key.add(row.get(c));
            }
        }
        return key;
    }

    private static boolean isAnotherLine(
            List<String> above,
            List<String> here,
            Map<Integer, LineTarget> columns,
            Set<Integer> agreeing,
            Set<Integer> differing) {
        boolean another = false;
        for (int c = 0; c < here.size(); c++) {
            boolean same = above.get(c).equals(here.get(c));
            LineTarget target = columns.get(c);
            if (target == null && !same) {
                differing.add(c);
                if (agreeing.isEmpty() || agreeing.contains(c) || differing.size() > MOST_DIFFERING) {
                    return false;
                }
            }
            boolean tells = target != null && target.tellsApart() && !same;
            another |= tells && !above.get(c).isBlank() && !here.get(c).isBlank();
        }
        return another;
    }
}
