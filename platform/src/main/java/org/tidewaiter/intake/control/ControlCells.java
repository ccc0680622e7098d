package org.tidewaiter.intake.control;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.mapping.ControlWords;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.model.Field;
import org.tidewaiter.quarantine.RejectedRow;
import org.tidewaiter.reference.Currencies;
import org.tidewaiter.reference.NullWords;
import org.tidewaiter.source.Header;
import org.tidewaiter.value.DecimalForm;
import org.tidewaiter.value.Refusal;
import org.tidewaiter.value.Signs;
import org.tidewaiter.value.ValueReader;

/** The values of a row of a table of results: found by the mapping, read as what their fields are, or refused. */
final class ControlCells {
    private static final Pattern KINDS = Pattern.compile("[;|,+\\r\\n]|\\s/\\s");
    private static final Pattern LIST = Pattern.compile("\\[.*]", Pattern.DOTALL);

    private final Mapping mapping;
    private final ControlWords words = ControlWords.shipped();
    private final Map<String, Integer> extra = new HashMap<>();
    private final Map<Field, Integer> places = new EnumMap<>(Field.class);
    private final Map<Field, Mapping.Column> columns = new EnumMap<>(Field.class);

    ControlCells(Header header, Mapping mapping) {
        this.mapping = mapping;
        for (int c = 0; c < header.names().size(); c++) {
            extra.put(header.names().get(c).toLowerCase(Locale.ROOT), c);
        }
        mapping.columns()
                .forEach((name, column) -> column.fields().forEach(field -> {
                    places.put(field, header.names().indexOf(name));
                    columns.put(field, column);
                }));
    }

    /** The value of a column that is no field of the model, such as {@code corrects}; empty where it is not given. */
    String cell(CsvRecord row, String column) {
        int place = extra.getOrDefault(column, -1);
        String value = place < 0 || place >= row.getFieldCount() ? "" : Signs.trimmed(row.getField(place));
        return NullWords.isNull(value) ? "" : value;
    }

    /** The text of a field in a row as the mapping translates it; empty where it is not given. */
    String text(CsvRecord row, Field field) {
        Integer place = places.get(field);
        String constant = mapping.constants().get(field);
        if (place == null || place < 0) {
            return constant == null ? "" : constant;
        }
        String value = Signs.trimmed(row.getField(place));
        Mapping.Column column = columns.get(field);
        if (column != null && column.codes().containsKey(value)) {
            return String.valueOf(column.codes().get(value));
        }
        boolean word = field == Field.OUTCOME && words.word(field, value).isPresent();
        boolean nothing = !word && ValueReader.saysNothing(field, value);
        return nothing ? column != null && column.otherwise() != null ? column.otherwise() : "" : value;
    }

    /** A word of a closed set, by whatever word the source has for it. */
    String word(CsvRecord row, Field field, String otherwise) throws RefusedResult {
        String value = text(row, field);
        if (value.isEmpty()) {
            return otherwise;
        }
        Optional<String> known = words.word(field, value);
        RefusedResult.when(
                known.isEmpty(),
                field,
                value,
                "is not one of " + String.join(", ", field.type().words())
                        + ", nor a word for one of them that is known; translate it under codes in the mapping");
        return known.orElseThrow();
    }

    /** The number of the item, from 1; empty where it is not given. */
    String count(CsvRecord row) throws RefusedResult {
        String value = text(row, Field.SEQUENCE).replaceFirst("\\.0+$", "");
        RefusedResult.when(
                !value.isEmpty() && !value.matches("0*[1-9]\\d{0,5}"),
                Field.SEQUENCE,
                value,
                "is not the number of an item, from 1");
        return value.isEmpty() ? "" : Integer.toString(Integer.parseInt(value));
    }

    /** A code as the model keeps it; empty where it is not given. */
    static String code(Field field, String value) throws RefusedResult {
        try {
            return value.isEmpty() ? "" : ValueReader.code(field.type(), value);
        } catch (Refusal refusal) {
            throw new RefusedResult(field, value, refusal.reason());
        }
    }

    /** A number with so many decimals, written as the mapping says. */
    String number(Field field, String value, int scale) throws RefusedResult {
        try {
            char grouping = mapping.grouping() == null ? 0 : mapping.grouping();
            DecimalForm how =
                    new DecimalForm(scale, mapping.decimal(), grouping, field.type() == Field.Type.AMOUNT, true);
            long scaled = ValueReader.scaled(value.toCharArray(), 0, value.length(), how);
            return BigDecimal.valueOf(scaled, scale).toPlainString();
        } catch (Refusal refusal) {
            throw new RefusedResult(field, value, refusal.reason());
        }
    }

    /** A probability above 0 and up to 1; empty where it is not given. */
    String probability(CsvRecord row) throws RefusedResult {
        String value = text(row, Field.SELECTION_PROBABILITY);
        if (value.isEmpty()) {
            return "";
        }
        String number = number(Field.SELECTION_PROBABILITY, value, 6);
        RefusedResult.when(
                new BigDecimal(number).compareTo(BigDecimal.ONE) > 0 || new BigDecimal(number).signum() == 0,
                Field.SELECTION_PROBABILITY,
                value,
                "is no probability above 0 and up to 1");
        return number;
    }

    /** The kinds of one cell, told apart by one sign whatever the source has between them. */
    static String kinds(String value) {
        String bare = LIST.matcher(value).matches()
                ? value.substring(1, value.length() - 1).replace("\"", "")
                : value;
        return Arrays.stream(KINDS.split(bare))
                .map(String::trim)
                .filter(k -> !NullWords.isNull(k))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** The currency of an amount, from the row or from beside the amount; the two must not differ. */
    String currency(CsvRecord row, @Nullable String inCell) throws RefusedResult {
        String stated = text(row, Field.CURRENCY).toUpperCase(Locale.ROOT);
        String beside = inCell == null ? "" : inCell.toUpperCase(Locale.ROOT);
        RefusedResult.when(
                !stated.isEmpty() && !beside.isEmpty() && !stated.equals(beside),
                Field.AMOUNT_RECOVERED,
                beside,
                "is another currency than the row's, " + stated);
        String currency = stated.isEmpty() ? beside : stated;
        RefusedResult.when(
                !currency.isEmpty() && !Currencies.iso4217().contains(currency),
                Field.CURRENCY,
                currency,
                "is not an ISO 4217 currency code");
        return currency;
    }

    /** When the result was recorded; of a correction that does not say, now. */
    LocalDateTime recorded(CsvRecord row, boolean anew) throws RefusedResult {
        String value = text(row, Field.RECORDED_AT);
        if (value.isEmpty() && !anew) {
            return LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        }
        RefusedResult.when(value.isEmpty(), Field.RECORDED_AT, "", RejectedRow.NOT_GIVEN);
        try {
            long micros = ValueReader.micros(value, mapping.dates());
            return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
        } catch (Refusal refusal) {
            throw new RefusedResult(Field.RECORDED_AT, value, refusal.reason());
        }
    }
}
