package org.tidewaiter.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.CodeWords;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.ColumnStyle;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.DayParts;
import org.tidewaiter.notation.HsWriting;
import org.tidewaiter.notation.JoinedCells;
import org.tidewaiter.notation.Measure;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.ValueReader;
import org.tidewaiter.source.Dialect;
import org.tidewaiter.source.TableFile;

/** Writes a proposal as the YAML text of a mapping, with comments where a person has to look. */
record MappingText(
        TableFile file,
        List<ColumnSample> samples,
        List<MappingProposal.Proposal> columns,
        Map<String, Measure> measures,
        ColumnDecisions decisions,
        Map<String, LineTarget> lines) {

    /** The text with every column. */
    String write(String name, List<String> missing, UnaryOperator<String> advice) {
        return write(name, missing, advice, List.of());
    }

    /**
     * The text.
     *
     * @param missing the required fields that no column fills
     * @param advice what to do about each of them
     * @param leftOut the columns that are not taken: each stands as a comment with the reason, to be taken by a person
     */
    String write(String name, List<String> missing, UnaryOperator<String> advice, List<LeftOutColumn> leftOut) {
        StringBuilder text = new StringBuilder("# Proposed from the header and the first values; check every line.\n");
        text.append("name: ").append(quoted(name)).append('\n');
        section(text, "csv", csv(name.startsWith(MappingProposal.PROPOSED)));
        section(text, "formats", formats());
        text.append("\ncolumns:\n");
        for (int c = 0; c < columns.size(); c++) {
            String column = columns.get(c).column();
            Optional<LeftOutColumn> not =
                    leftOut.stream().filter(l -> l.column().equals(column)).findFirst();
            StringBuilder written = new StringBuilder();
            column(written, columns.get(c), samples.get(c));
            text.append(not.map(l -> MappingText.comment(l, written.toString())).orElse(written.toString()));
        }
        missing.forEach(f -> text.append("  # needed, and found in no column: ")
                .append(f)
                .append(" (")
                .append(advice.apply(f).replace('\n', ' '))
                .append(")\n"));
        return text.toString();
    }

    /** A column that is not taken, as a comment after the reason: without "# " it is what takes it. */
    private static String comment(LeftOutColumn column, String written) {
        return "  # " + column.line().replaceAll("\\R", " ") + "\n"
                + written.lines()
                        .map(l -> l.strip().startsWith("#") ? "" : "  # " + l.substring(2) + "\n")
                        .collect(Collectors.joining());
    }

    /** How a required field is filled that a file does not have. */
    static String constant(String path) {
        return switch (Field.of(path).orElseThrow()) {
            case DECLARATION_ID -> path + ": \"{file}-{line}\"";
            case ACCEPTED_AT -> path + ": 2024-12-31";
            default -> path + ": \"010121\"";
        };
    }

    /** How the file is written, without the delimiter: the reader finds it as this proposal did, in each file anew. */
    private String csv(boolean proposed) {
        Dialect dialect = file.dialect();
        String text = dialect.quote() == '"' ? "" : "  quote: " + quoted(dialect.quote()) + "\n";
        boolean found = (file.made() != null && file.made().typed()) || Dialect.separator(file.sample()) != null;
        text += file.header() == 1 || found ? "" : "  header: " + file.header() + "\n";
        boolean usual = proposed || file.mixed() || file.charset().equals(StandardCharsets.UTF_8);
        return usual ? text : text + "  encoding: " + file.charset().name() + "\n";
    }

    /** How most of its columns write numbers, where it is not the usual way. */
    private String formats() {
        NumberStyle style = style();
        String text = style.decimal() == '.' ? "" : "  decimal: " + quoted(style.decimal()) + "\n";
        text += style.grouping() == null ? "" : "  grouping: " + quoted(style.grouping()) + "\n";
        return computed(samples, columns).isEmpty() ? text : text + "  round: true\n";
    }

    /** What is said of the columns whose numbers a program computed, a sentence each. */
    static List<String> computed(List<ColumnSample> samples, List<MappingProposal.Proposal> columns) {
        List<String> told = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            Field field = Field.of(String.valueOf(columns.get(c).field())).orElse(null);
            if (field != null && ComputedNumbers.are(samples.get(c).values(), field)) {
                told.add(ComputedNumbers.sentence(samples.get(c), field));
            }
        }
        return told;
    }

    /** The way of writing numbers that columns are proven to have, if it is the same for all of them; else the usual one. */
    private NumberStyle style() {
        Set<NumberStyle> styles = columns.stream()
                .filter(p -> p.field() != null)
                .map(p -> decisions.of(p.column()).style())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return styles.size() == 1 ? styles.iterator().next() : NumberStyle.PLAIN;
    }

    /** What a mapping says of the way in which one column is written; empty where that is the way of the whole. */
    private String writing(String column) {
        ColumnStyle own = decisions.of(column);
        String text = "";
        if (own.dates() != null) {
            text += ", date: " + own.dates().stream().map(DayFormat::name).collect(Collectors.joining(", "));
        }
        NumberStyle numbers = own.style();
        if (numbers != null && !numbers.equals(style())) {
            text += ", decimal: " + quoted(numbers.decimal());
            text += numbers.grouping() == null ? "" : ", grouping: " + quoted(numbers.grouping());
        }
        HsWriting hs = own.hs();
        if (!hs.equals(HsWriting.PLAIN)) {
            text += hs.paddedTo().isEmpty() ? "" : ", padded_to: " + hs.paddedTo();
            text += hs.lengths().isEmpty() ? "" : ", lengths: " + hs.lengths();
            text += ", places: " + hs.places();
        }
        DayParts parts = own.parts();
        if (parts != null) {
            text = parts.monthIn() == null ? text : ", month_in: " + quoted(parts.monthIn());
            text += parts.dayIn() == null ? "" : ", day_in: " + quoted(parts.dayIn());
            text += parts.stands() == null ? "" : ", day: " + parts.stands();
        }
        JoinedCells joined = own.joined();
        if (joined != null) {
            text += ", join: "
                    + joined.order().stream().map(MappingText::quoted).collect(Collectors.joining(", ", "[", "]"))
                    + ", between: " + quoted(joined.between());
        }
        return own.wholeIds() ? text + ", whole: true" : text;
    }

    private String numeric(Field field, String column) {
        return decisions.of(column).numericCodes()
                ? ", " + field.type().name().toLowerCase(Locale.ROOT) + ": numeric"
                : "";
    }

    private static void section(StringBuilder text, String name, String lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(name).append(":\n").append(lines);
        }
    }

    private static Map<String, String> codes(Field field, ColumnSample sample) {
        if (field == Field.OUTCOME) {
            return OutcomeWords.codes(sample.name(), sample.distinct());
        }
        if (field == Field.FINDING_KIND) {
            return Map.of("0", ""); // no finding, wherever in the file it stands
        }
        Map<String, String> codes = new TreeMap<>();
        if (CodeWords.translates(field)
                && field != Field.INCOTERM) { // whose place stands behind the term, and would be lost
            sample.distinct()
                    .forEach(word -> CodeWords.standard()
                            .translation(field, word)
                            .filter(code -> !code.equals(word))
                            .ifPresent(code -> codes.put(word, code)));
        }
        return codes;
    }

    /** The identifier of a party whose name only is in the file: profiles need one, and the name tells parties apart. */
    private @Nullable String identifier(String field, ColumnSample sample) {
        String id = field.replaceFirst("_name$", "_id");
        boolean free = !id.equals(field)
                && Field.of(id).isPresent()
                && columns.stream().noneMatch(p -> id.equals(p.field()));
        boolean shortEnough = sample.values().stream().allMatch(v -> v.length() <= ValueReader.LONGEST_ID);
        return free && shortEnough ? id : null;
    }

    private void column(StringBuilder text, MappingProposal.Proposal proposal, ColumnSample sample) {
        String field = proposal.field();
        LineTarget line = lines.get(proposal.column());
        if (field == null && line != null) {
            text.append("  ")
                    .append(quoted(proposal.column()))
                    .append(": ")
                    .append(line.path())
                    .append('\n');
            return;
        }
        if (field == null) {
            text.append("  # not mapped: ").append(quoted(proposal.column())).append('\n');
            return;
        }
        if (!proposal.isSure()) {
            text.append("  # not sure (")
                    .append(Math.round(100 * proposal.confidence()))
                    .append(" %):\n");
        }
        Map<String, String> codes = codes(Field.of(field).orElseThrow(), sample);
        text.append("  ").append(quoted(proposal.column())).append(": ");
        String identifier = identifier(field, sample);
        if (identifier != null) {
            text.append("{field: ")
                    .append(field)
                    .append(", also: [")
                    .append(identifier)
                    .append("]")
                    .append(writing(proposal.column()))
                    .append("}\n");
            return;
        }
        String measure = measure(measures.getOrDefault(proposal.column(), Measure.OWN))
                + writing(proposal.column())
                + numeric(Field.of(field).orElseThrow(), proposal.column());
        if (!measure.isEmpty()) {
            text.append("{field: ").append(field).append(measure).append("}\n");
            return;
        }
        if (codes.isEmpty()) {
            text.append(field).append('\n');
        } else {
            text.append("\n    field: ").append(field).append("\n    codes: {");
            text.append(codes.entrySet().stream()
                    .map(e -> quoted(e.getKey()) + ": " + quoted(e.getValue()))
                    .collect(Collectors.joining(", ")));
            text.append("}\n");
        }
    }

    /** What a mapping says of a column's measure; empty where it is the model's own. */
    private static String measure(Measure measure) {
        String text = measure.unit() == null ? "" : ", unit: " + quoted(measure.unit());
        text += measure.unitIn() == null ? "" : ", unit_in: " + quoted(measure.unitIn());
        return measure.scale().compareTo(java.math.BigDecimal.ONE) == 0
                ? text
                : text + ", scale: " + measure.scale().toPlainString();
    }

    /** The section of constants; empty where there are none. */
    static String constants(Map<String, String> constants) {
        return constants.isEmpty()
                ? ""
                : constants.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> "  " + e.getKey() + ": " + quoted(e.getValue()) + "\n")
                        .collect(Collectors.joining("", "\nconstants:\n", ""));
    }

    private static String quoted(char sign) {
        return quoted(String.valueOf(sign));
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                + '"';
    }
}
