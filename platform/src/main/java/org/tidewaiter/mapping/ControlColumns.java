package org.tidewaiter.mapping;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.Outcome;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.notation.Signs;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.TableFile;

/**
 * Which column of a table of results fills which field, from the words of its header and from all its values. What is not
 * plain is asked about: two columns for one field, days that may be read in two ways, amounts whose sign may be either.
 */
// Long: each question about a table of results, and its answer, in the order in which they are asked.
public final class ControlColumns {
    /** What a table of results may say, in the order in which it is shown. */
    public static final List<Field> FIELDS = Stream.concat(
                    Stream.of(
                            Field.DECLARATION_ID,
                            Field.SEQUENCE,
                            Field.HS_CODE,
                            Field.KIND,
                            Field.OUTCOME,
                            Field.FINDING_KIND,
                            Field.AMOUNT_RECOVERED,
                            Field.CURRENCY,
                            Field.OFFICER_ID,
                            Field.SELECTED_BY,
                            Field.SELECTOR,
                            Field.SELECTION_PROBABILITY,
                            Field.RECORDED_AT),
                    Field.furtherOfControls().stream())
            .toList();

    /** What it must say. */
    static final List<Field> REQUIRED = List.of(Field.DECLARATION_ID, Field.OUTCOME, Field.RECORDED_AT);

    /** Columns that no field of the model has: which control a row corrects, why, and who says so. */
    public static final String CORRECTS = "corrects";

    public static final String REASON = "reason";
    public static final String BY = "corrected_by";

    private static final Set<String> CORRECTION = Set.of(CORRECTS, REASON, BY);

    private static final int DISTINCT = 5_000;

    private final TableFile file;
    private final Header header;
    private final ControlWords words = ControlWords.shipped();
    private final Map<Field, String> columns = new EnumMap<>(Field.class);
    private final Map<String, ControlWords.HeaderMeaning> said = new LinkedHashMap<>();
    private final Map<Field, Set<String>> values = new EnumMap<>(Field.class);

    private final StatedStyle told;
    private final UnclearColumns open;

    private ControlColumns(TableFile file, Header header, StatedStyle told, boolean drafting) {
        this.told = told;
        this.file = file;
        this.header = header;
        open = new UnclearColumns(file, drafting);
    }

    /**
     * The mapping as YAML text.
     *
     * @param told what a person says of the order of days and the decimal sign, which goes before what values look like
     * @throws TidewaiterException INPUT, naming what is missing or may be read in two ways
     */
    public static String propose(TableFile file, Header header, StatedStyle told) {
        return draft(file, header, told, false).yaml();
    }

    /**
     * A mapping to be finished by a person.
     *
     * @param yaml its text; what is open stands in it as comments
     * @param open what has to be said before anything can be loaded with it; empty where nothing has
     */
    public record MappingDraft(String yaml, List<String> open) {}

    /** The mapping as far as it is plain, for a person to finish. */
    public static MappingDraft draft(TableFile file, Header header, StatedStyle told) {
        return draft(file, header, told, true);
    }

    private static MappingDraft draft(TableFile file, Header header, StatedStyle told, boolean drafting) {
        ControlColumns found = new ControlColumns(file, header, told, drafting);
        found.lookAtNames();
        found.lookAtValues();
        found.requireAll();
        found.refuseAmountsUnread();
        found.refuseScaledAmounts();
        String text = found.yaml();
        return new MappingDraft(found.open.text() + text, found.open.all());
    }

    /** Whether the header has what makes a table one of results: a declaration and an outcome. */
    static boolean look(List<String> names) {
        ControlWords words = ControlWords.shipped();
        List<@Nullable Field> fields = new ArrayList<>();
        names.forEach(n -> fields.add(words.said(n).field()));
        return fields.contains(Field.DECLARATION_ID) && fields.contains(Field.OUTCOME);
    }

    /** Finds the column of each field by the names in the header. */
    private void lookAtNames() {
        header.names().stream()
                .filter(n -> !n.isEmpty() && !n.startsWith("tidewaiter_") && !CORRECTION.contains(lower(n)))
                .forEach(n -> said.put(n, words.said(n)));
        FIELDS.forEach(this::choose);
    }

    /** Of several columns that may be a field, the one whose header says most; two that say as much are asked about. */
    private void choose(Field field) {
        List<Map.Entry<String, ControlWords.HeaderMeaning>> mine = said.entrySet().stream()
                .filter(e -> e.getValue().field() == field)
                .toList();
        int most =
                mine.stream().mapToInt(e -> e.getValue().notions().size()).max().orElse(0);
        List<String> best = mine.stream()
                .filter(e -> e.getValue().notions().size() == most)
                .map(Map.Entry::getKey)
                .toList();
        if (best.size() > 1) {
            open.ask(
                    "the columns " + String.join(" and ", best) + " may both be " + field.path(),
                    "rename or remove one of them");
            return;
        }
        best.forEach(column -> columns.put(field, column));
    }

    /** Reads the different values of the columns found; an outcome may stand in a column whose name says less. */
    private void lookAtValues() {
        FIELDS.forEach(field -> values.put(field, new LinkedHashSet<>()));
        readValues();
        if (!columns.containsKey(Field.OUTCOME)) {
            takeFindingsAsOutcomes();
        }
    }

    private void readValues() {
        List<Integer> places = FIELDS.stream()
                .map(f -> columns.containsKey(f) ? header.names().indexOf(columns.get(f)) : -1)
                .toList();
        try (CsvReader<CsvRecord> rows = file.dialect().records(DecodingReader.open(file))) {
            for (CsvRecord row : rows) {
                if (row.getStartingLineNumber() <= file.headerEnd()) {
                    continue;
                }
                for (int f = 0; f < places.size(); f++) {
                    int at = places.get(f);
                    Set<String> mine = values.getOrDefault(FIELDS.get(f), Set.of());
                    String value = at < 0 || at >= row.getFieldCount() ? "" : Signs.trimmed(row.getField(at));
                    if (!value.isEmpty() && mine.size() < DISTINCT) {
                        mine.add(value);
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            throw unread(file, e);
        }
    }

    /** What is told of a table of results that could not be read to its end: INPUT, with the reason. */
    public static TidewaiterException unread(TableFile file, Exception e) {
        return e instanceof TidewaiterException known
                ? known
                : new TidewaiterException(
                        Kind.INPUT,
                        file.path() + " cannot be read as a table of results (" + e.getMessage() + ")",
                        "look for a quote that is never closed",
                        e);
    }

    /** "Finding: yes, no" is an outcome; "Finding: undervaluation" is a kind. */
    private void takeFindingsAsOutcomes() {
        Set<String> found = values.getOrDefault(Field.FINDING_KIND, Set.of());
        String column = columns.get(Field.FINDING_KIND);
        if (column != null
                && !found.isEmpty()
                && found.stream().allMatch(v -> words.word(Field.OUTCOME, v).isPresent())) {
            columns.remove(Field.FINDING_KIND);
            columns.put(Field.OUTCOME, column);
            values.put(Field.OUTCOME, found);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** What a table must have: one with a column of what its rows correct need not say of which declaration and when. */
    private static List<Field> required(Header header) {
        boolean corrections = header.names().stream().anyMatch(n -> lower(n).equals(CORRECTS));
        return corrections ? List.of(Field.OUTCOME) : REQUIRED;
    }

    private List<Field> missing() {
        return required(header).stream().filter(f -> !columns.containsKey(f)).toList();
    }

    private void requireAll() {
        List<String> missing = missing().stream().map(Field::path).toList();
        if (!missing.isEmpty()) {
            open.ask(
                    "no column was found for " + String.join(", ", missing) + " (its columns are "
                            + String.join(", ", said.keySet()) + ")",
                    "name them as in the manual");
        }
    }

    /** An amount that is left out because of a word that is not known would be a loss that nobody sees. */
    private void refuseAmountsUnread() {
        said.entrySet().stream()
                .filter(e -> e.getValue().field() == null
                        && e.getValue().notions().contains("recovered")
                        && !columns.containsKey(Field.AMOUNT_RECOVERED))
                .findFirst()
                .ifPresent(e -> open.ask(
                        "the column " + e.getKey() + " may be the amount recovered, but not all of its name is known",
                        "rename it to amount_recovered if it is, in whole units of the currency"));
    }

    /** Amounts in thousands by the name of their column: they were left out, as not all of the name is known. */
    private void refuseScaledAmounts() {
        for (String column : said.keySet()) {
            HeaderMeasure measure = HeaderMeasure.of(column);
            boolean scaled = measure.scale().compareTo(BigDecimal.ONE) != 0 || measure.doubt() != null;
            if (scaled && words.said(measure.name()).field() == Field.AMOUNT_RECOVERED) {
                open.ask(
                        "the column " + column + " is an amount of which one stands for "
                                + (measure.doubt() == null
                                        ? measure.scale().toPlainString()
                                        : "'" + measure.doubt() + "'")
                                + " by its name",
                        "write it in whole units of the currency under the name amount_recovered");
            }
        }
    }

    /** The currencies that the name of a column of amounts may mean: one for EUR or €, several for $; none where it says none. */
    public static Set<String> currencies(String column) {
        return HeaderCurrency.of(column).codes();
    }

    /** A line for each field that no column was found for, to be taken out of its comment, and the columns that are left. */
    private String unfilled() {
        List<String> left = said.keySet().stream()
                .filter(c -> !columns.containsValue(c))
                .map(ControlColumns::quoted)
                .toList();
        List<Field> missing = missing();
        if (!open.areNoted() || missing.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        missing.forEach(field -> text.append("#  ")
                .append(left.size() == 1 ? left.getFirst() : "\"COLUMN\"")
                .append(": ")
                .append(field.path())
                .append(" # the column that says it; take the # away\n"));
        return text.append("# Columns that are not used: ")
                .append(left.isEmpty() ? "none" : String.join(", ", left))
                .append('\n')
                .toString();
    }

    private String yaml() {
        StringBuilder text = new StringBuilder(
                        "# Results of controls; proposed from the header and the values.\nname: ")
                .append(quoted(MappingProposal.PROPOSED + file.name()))
                .append('\n');
        String formats =
                new ControlFormats(file, told, open).text(column(Field.RECORDED_AT), column(Field.AMOUNT_RECOVERED));
        boolean stated = formats.lines().anyMatch(l -> !l.strip().startsWith("#"));
        text.append(stated ? "formats:\n" + formats : formats.isEmpty() ? "" : "#formats:\n" + formats)
                .append("columns:\n");
        columns.forEach((field, column) -> {
            Map<String, String> codes = codes(field, column);
            text.append("  ").append(quoted(column)).append(": ");
            text.append(
                    codes.isEmpty()
                            ? field.path()
                            : "{field: " + field.path() + ", codes: {"
                                    + codes.entrySet().stream()
                                            .map(e -> quoted(e.getKey()) + ": " + e.getValue())
                                            .collect(Collectors.joining(", "))
                                    + "}}");
            text.append('\n');
        });
        text.append(unfilled());
        ControlWords.HeaderMeaning amount = said.get(columns.getOrDefault(Field.AMOUNT_RECOVERED, ""));
        if (amount != null && amount.currency() != null && !columns.containsKey(Field.CURRENCY)) {
            text.append("constants:\n  ")
                    .append(Field.CURRENCY.path())
                    .append(": ")
                    .append(amount.currency())
                    .append('\n');
        }
        return text.toString();
    }

    private ControlFormats.ColumnValues column(Field field) {
        return new ControlFormats.ColumnValues(columns.getOrDefault(field, ""), values.getOrDefault(field, Set.of()));
    }

    private Map<String, String> codes(Field field, String column) {
        ControlWords.HeaderMeaning about = said.get(column);
        boolean turned =
                field == Field.OUTCOME && about != null && about.notions().contains(Outcome.CONFORM.word());
        return turned ? ControlWords.turned(values.getOrDefault(field, Set.of())) : Map.of();
    }

    /** A text between the signs that YAML asks for. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /**
     * Refuses a mapping of a person that leaves open what every result needs.
     *
     * @throws TidewaiterException INPUT
     */
    public static void requireAll(Mapping given, Header header) {
        List<String> missing = required(header).stream()
                .filter(f -> !given.constants().containsKey(f)
                        && given.columns().values().stream()
                                .noneMatch(c -> c.fields().contains(f)))
                .map(Field::path)
                .toList();
        if (!missing.isEmpty()) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The mapping " + given.name() + " fills no " + String.join(", ", missing)
                            + ", which every result needs",
                    "map a column to it, or give it under constants");
        }
    }

    /** A mapping that reads such a table, in the words of its text. */
    public static Mapping mapping(String text, String source) {
        return Mapping.parse(text, source, List.of(Field.OUTCOME));
    }
}
