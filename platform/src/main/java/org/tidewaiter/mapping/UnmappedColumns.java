package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.NumberStyle;

/**
 * The columns of a file for which no field is proposed, offered for a field that needs one: what to look at before one value is
 * given for all rows.
 *
 * @param samples the columns of the file
 * @param columns what is proposed for each, in the same order
 * @param style how the file writes numbers
 */
record UnmappedColumns(List<ColumnSample> samples, List<Proposal> columns, NumberStyle style) {
    /** The share of the values of a column that a field has to take, for the column to be offered. */
    private static final double FITTING = 0.8;

    /** A time of the clock, which numbers no declaration. */
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2})?\\D*");

    private static final Set<Field> KEYS = Set.of(Field.DECLARATION_ID, Field.HS_CODE);

    /** Words of amounts, masses, shares and changes, none of which is a key. */
    private static final Pattern MEASURED = Pattern.compile(
            "(?i)(?<![\\p{L}])(?:value|amount|price|cost|fob|cif|cfr|fas|weight|mass|kgs?|quantity|qty|volume|rate|percent|pct|share|ratio|growth"
                    + "|change|yoy|mom|qoq|ytd|total|sum|duty|tax|vat|montant|valeur|poids|prix|valor|monto|peso|precio|preco|wert|gewicht|usd|eur)"
                    + "(?![\\p{L}])|%");

    private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d[\\d ,.]*[.,]\\d{1,2}%?|[-+]?\\d+%|-\\d+");

    /** Whether a column holds what is measured, by its name or by the decimals of most of its values; codes of goods have points. */
    private static boolean isMeasured(Field field, ColumnSample sample) {
        long decimals = sample.values().stream()
                .filter(v -> DECIMAL.matcher(v).matches())
                .count();
        return MEASURED.matcher(sample.name()).find()
                || field == Field.DECLARATION_ID
                        && 2 * decimals > sample.values().size();
    }

    /** Those whose values a field would take, in the order of the file. */
    List<String> fitting(String path) {
        Field field = Field.of(path).orElseThrow();
        List<String> fitting = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            ColumnSample sample = samples.get(c);
            boolean free = columns.get(c).field() == null && !sample.values().isEmpty();
            if (free
                    && !(KEYS.contains(field) && isMeasured(field, sample))
                    && sample.fit(field, style) >= FITTING
                    && looksLike(field, sample)) {
                fitting.add(sample.name());
            }
        }
        return List.copyOf(fitting);
    }

    /** Of what every value would fit, only that is offered which tells rows apart. */
    private static boolean looksLike(Field field, ColumnSample sample) {
        return field != Field.DECLARATION_ID
                || sample.distinct().size() > sample.values().size() / 2
                        && sample.values().stream()
                                .allMatch(v -> v.indexOf(' ') < 0 && v.chars().anyMatch(Character::isDigit))
                        && !sample.values().stream()
                                .allMatch(v -> CLOCK.matcher(v).matches());
    }

    /** What to do about a required field that no column fills: the columns that would fit, else a value for all rows. */
    String advice(String path) {
        List<String> fitting = fitting(path);
        String constant = "give it under constants, such as " + MappingProposal.constant(path);
        return fitting.isEmpty()
                ? "map a column to it, or " + constant
                : "map to it " + fitting.stream().map(n -> "'" + n + "'").collect(Collectors.joining(" or "))
                        + ", whose values fit; only if none of them is meant, " + constant;
    }

    /** The columns that would fit a required field, in brackets behind the name of the field; empty where none would fit. */
    String offered(String path) {
        List<String> fitting = fitting(path);
        return fitting.isEmpty() ? "" : " (perhaps '" + String.join("' or '", fitting) + "')";
    }
}
