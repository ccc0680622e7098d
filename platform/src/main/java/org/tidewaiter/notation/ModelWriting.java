package org.tidewaiter.notation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.tidewaiter.datamodel.Field;

/**
 * Turns values as a file writes them into the model's own writing: decimal point, ISO 8601, codes as they are kept.
 *
 * @param dates the formats of its dates, tried in order; none for ISO dates
 * @param style how it writes numbers
 * @param round whether surplus decimals are rounded
 * @param column how the column writes its values that they are of
 */
public record ModelWriting(List<DayFormat> dates, NumberStyle style, boolean round, ColumnStyle column) {
    /** For columns that write as their file does; surplus decimals are no number. */
    public ModelWriting(List<DayFormat> dates, NumberStyle style) {
        this(dates, style, false);
    }

    /** For columns that write as their file does. */
    public ModelWriting(List<DayFormat> dates, NumberStyle style, boolean round) {
        this(dates, style, round, ColumnStyle.USUAL);
    }

    /** This writing for a column that writes its values in a way of its own. */
    public ModelWriting in(ColumnStyle own) {
        return own.equals(ColumnStyle.USUAL)
                ? this
                : new ModelWriting(
                        own.dates() == null ? dates : own.dates(),
                        own.style() == null ? style : own.style(),
                        round,
                        own);
    }

    /**
     * A value in the model's writing: {@code 1200.5}, {@code 2024-03-31}, a code as it is kept.
     *
     * @throws Refusal where the field cannot take it, with the reason
     */
    public String of(Field field, String value) throws Refusal {
        String text = Signs.trimmed(value);
        return switch (field.type()) {
            case TEXT ->
                field == Field.DECLARATION_ID && column.wholeIds() ? ValueReader.wholeId(text) : text(field, text);
            case MASS, AMOUNT, RATE, COUNT -> number(field, text);
            case TIME ->
                time(ValueReader.micros(
                        field, column.parts() == null ? text : column.parts().whole(text), dates));
            default -> ValueReader.code(field, text, column);
        };
    }

    /**
     * A value of a column whose numbers are given in a measure.
     *
     * @param beside the unit in the column beside; empty where there is none
     */
    public String of(Field field, String text, Measure measure, String beside) throws Refusal {
        boolean number = field.type() == Field.Type.MASS
                || field.type() == Field.Type.AMOUNT
                || field.type() == Field.Type.RATE
                || field.type() == Field.Type.COUNT;
        if (number
                && (!measure.isOwn()
                        || MeasuredNumbers.parts(field, text, measure).isPresent())) {
            long scaled = new MeasuredNumbers(field, measure, style).scaled(text, beside.isEmpty() ? null : beside);
            return BigDecimal.valueOf(scaled, ValueReader.scale(field))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return of(field, text);
    }

    private static String text(Field field, String text) throws Refusal {
        return field == Field.DECLARATION_ID ? ValueReader.notDecimal(text) : text;
    }

    private String number(Field field, String text) throws Refusal {
        int scale = ValueReader.scale(field);
        long scaled =
                ValueReader.scaled(text.toCharArray(), 0, text.length(), ValueReader.figures(field, style, round));
        BigDecimal number =
                BigDecimal.valueOf(NineDigits.fitting(field, scaled), scale).stripTrailingZeros();
        return number.toPlainString();
    }

    private static String time(long micros) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(micros / 1_000_000), ZoneOffset.UTC)
                .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
}
