package org.tidewaiter.notation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;

/**
 * Reads numbers that are not plainly in the model's measure: in the unit or scale of their column, of a column beside, or with
 * a unit in the cell itself ({@code 12.5 t}, {@code KGS 1 200}, {@code 15%}). Counts what it converted, by unit.
 */
public final class MeasuredNumbers {
    private static final String FIGURES = "[-+(]?\\p{Nd}(?:[\\p{Nd}.,'’\\h٫٬]*\\p{Nd})?[.,)-]?";
    private static final String WORD = "\\p{L}[\\p{L}\\p{M}./]*(?:\\h\\p{L}[\\p{L}\\p{M}.]*)?";
    private static final Pattern BEHIND = Pattern.compile("(" + FIGURES + ")\\h*(" + WORD + ")");
    private static final Pattern BEFORE = Pattern.compile("(" + WORD + ")\\h*(" + FIGURES + ")");
    private static final Pattern PERCENT =
            Pattern.compile("(" + FIGURES + ")\\h*(?:[%％٪]|(?i:pct\\.?|per ?cent|p\\.c\\.))");

    private final Field field;
    private final Measure measure;
    private final NumberStyle style;
    private final Map<String, Long> converted = new ConcurrentHashMap<>();

    /** A number and what stands beside it in its cell. */
    public record Parts(String number, @Nullable String unit) {}

    /**
     * Reads the numbers of one column.
     *
     * @param field the field that they fill
     * @param measure the unit that stands in the column's name or mapping
     * @param style how they are written
     */
    public MeasuredNumbers(Field field, Measure measure, NumberStyle style) {
        this.field = field;
        this.measure = measure;
        this.style = style;
    }

    /** Takes a cell apart that a field would not take as it stands; empty where it says no unit that this field could have. */
    public static Optional<Parts> parts(Field field, String cell, Measure measure) {
        if (Signs.isLong(cell)) {
            return Optional.empty();
        }
        String text = cell.strip();
        if (field.type() == Field.Type.RATE
                && (field.column().endsWith("_percent") || field == Field.SELECTION_PROBABILITY)) {
            Matcher percent = PERCENT.matcher(text);
            return percent.matches() ? Optional.of(new Parts(percent.group(1).strip(), "%")) : Optional.empty();
        }
        if (!Measure.isMass(field)) {
            return Optional.empty();
        }
        Matcher behind = BEHIND.matcher(text);
        if (behind.matches() && measure.knows(behind.group(2))) {
            return Optional.of(new Parts(behind.group(1).strip(), behind.group(2)));
        }
        Matcher before = BEFORE.matcher(text);
        return before.matches() && measure.knows(before.group(1))
                ? Optional.of(new Parts(before.group(2).strip(), before.group(1)))
                : Optional.empty();
    }

    /** The number of a cell that says a unit of mass beside it, or the cell. */
    public static String withoutUnit(String cell) {
        return parts(Field.NET_MASS_KG, cell, Measure.OWN).map(Parts::number).orElse(cell);
    }

    /** Whether a cell says no more than a number, or also its unit: what can be read once the unit is known. */
    public static boolean readable(Field field, String cell, NumberStyle style) {
        Parts parts = parts(field, cell, Measure.OWN).orElse(new Parts(cell, null));
        try {
            exact(parts.number(), style);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    /**
     * A number in the model's measure, as a whole number of {@code 10^-scale} of its field.
     *
     * @param cell the text of its cell
     * @param beside the unit in the column beside, or null
     */
    public long scaled(String cell, @Nullable String beside) throws Refusal {
        Optional<Parts> parts = parts(field, cell, measure);
        String unit = parts.map(Parts::unit).orElse(null);
        BigDecimal number = exact(parts.map(Parts::number).orElse(cell), style);
        int scale = ValueReader.scale(field);
        if ("%".equals(unit)) {
            return Measure.scaled(
                    number, field == Field.SELECTION_PROBABILITY ? new BigDecimal("0.01") : BigDecimal.ONE, scale);
        }
        if (unit != null && beside != null && !beside.isBlank() && !unit.equalsIgnoreCase(beside)) {
            throw new Refusal("says '" + unit + "', but the column '" + measure.unitIn() + "' says '" + beside + "'");
        }
        if (number.signum() == 0) {
            return 0;
        }
        BigDecimal factor = measure.factor(field, unit == null ? beside : unit);
        if (factor.compareTo(BigDecimal.ONE) != 0) {
            String word = unit == null ? beside == null ? "" : beside : unit;
            converted.merge(word, 1L, Long::sum);
        }
        return Measure.scaled(number, factor, scale);
    }

    /** What was converted by units beside the numbers, for people; empty where nothing was. */
    public Optional<String> sentence(String column) {
        if (converted.isEmpty()) {
            return Optional.empty();
        }
        String how = converted.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey().isEmpty()
                        ? measure.sentence(field) + ", " + rows(e.getValue())
                        : one(e.getKey()) + ", " + rows(e.getValue()))
                .collect(Collectors.joining("; "));
        return Optional.of("converted: '" + column + "' " + how);
    }

    private String one(String word) {
        try {
            return "from " + word + " (1 is "
                    + measure.factor(field, word).stripTrailingZeros().toPlainString() + " kg)";
        } catch (Refusal refusal) {
            return "from " + word;
        }
    }

    private static String rows(long rows) {
        return rows + (rows == 1 ? " value" : " values");
    }

    /** With all its decimals. */
    private static BigDecimal exact(String text, NumberStyle style) throws Refusal {
        char grouping = style.grouping() == null ? (char) 0 : style.grouping();
        BigDecimal number = NumberText.of(text, style.decimal(), grouping, true);
        if (number.signum() < 0) {
            throw new Refusal("is negative");
        }
        return number;
    }
}
