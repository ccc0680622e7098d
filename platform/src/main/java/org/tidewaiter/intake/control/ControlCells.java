package org.tidewaiter.intake.control;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.codesandunits.NullWords;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.ControlColumns;
import org.tidewaiter.mapping.ControlWords;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.notation.DecimalForm;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.Signs;
import org.tidewaiter.notation.ValueReader;
import org.tidewaiter.quarantine.RejectedRow;
import org.tidewaiter.source.Header;

/** The values of a row of a table of results: found by the mapping, read as what their fields are, or refused. */
final class ControlCells {
    private static final Pattern KINDS = Pattern.compile("[;|,+\\r\\n]|\\s/\\s");
    private static final Pattern LIST = Pattern.compile("\\[.*]", Pattern.DOTALL);

    private final Mapping mapping;
    private final ControlWords words = ControlWords.shipped();
    private final Map<String, Integer> extra = new HashMap<>();
    private final Map<Field, Integer> places = new EnumMap<>(Field.class);
    private final Map<Field, Mapping.MappedColumn> columns = new EnumMap<>(Field.class);
    /** The currencies that the name of the column of amounts may mean; none where it says none. */
    private Set<String> ofColumn = Set.of();

    ControlCells(Header header, Mapping mapping) {
        this.mapping = mapping;
        for (int c = 0; c < header.names().size(); c++) {
            extra.put(header.names().get(c).toLowerCase(Locale.ROOT), c);
        }
        mapping.columns()
                .forEach((name, column) -> column.fields().forEach(field -> {
                    ofColumn = field == Field.AMOUNT_RECOVERED ? ControlColumns.currencies(name) : ofColumn;
                    places.put(field, header.names().indexOf(name));
                    columns.put(field, column);
                }));
    }

    /** Refuses a row with control signs in a text, before anything is read from it; finding kinds and reasons may have several lines. */
    void refuseSteering(CsvRecord row) throws RefusedResult {
        for (Field field : ControlColumns.FIELDS) {
            RefusedResult.whenSteering(
                    field.path(), at(row, places.getOrDefault(field, -1)), field == Field.FINDING_KIND);
        }
        for (String column : List.of(ControlColumns.CORRECTS, ControlColumns.REASON, ControlColumns.BY)) {
            RefusedResult.whenSteering(
                    column, at(row, extra.getOrDefault(column, -1)), column.equals(ControlColumns.REASON));
        }
    }

    /** A cell as it stands but for the blanks around it; empty where there is none. */
    private static String at(CsvRecord row, int place) {
        return place < 0 || place >= row.getFieldCount()
                ? ""
                : row.getField(place).strip();
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
        Mapping.MappedColumn column = columns.get(field);
        if (column != null && column.codes().containsKey(value)) {
            return String.valueOf(column.codes().get(value));
        }
        boolean word = field == Field.OUTCOME && words.word(field, value).isPresent();
        boolean nothing = !word && ValueReader.saysNothing(field, value);
        boolean number = field == Field.DECLARATION_ID || field == Field.SEQUENCE;
        return nothing
                ? column != null && column.otherwise() != null ? column.otherwise() : ""
                : number ? Signs.narrow(value) : value;
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

    /** The number of the item, which some systems count from 0; empty where it is not given. */
    String count(CsvRecord row) throws RefusedResult {
        String value = text(row, Field.SEQUENCE).replaceFirst("\\.0+$", "");
        RefusedResult.when(
                !value.isEmpty() && !value.matches("0*\\d{1,9}"),
                Field.SEQUENCE,
                value,
                "is not the number of an item, of at most 9 digits");
        return value.isEmpty() ? "" : Integer.toString(Integer.parseInt(value));
    }

    /** The value of a field as it is staged, read as what its kind of field is; empty where it is not given. */
    String value(CsvRecord row, Field field) throws RefusedResult {
        String text = text(row, field);
        if (text.isEmpty()) {
            return "";
        }
        return switch (field.type()) {
            case TEXT -> text;
            case TIME -> moment(field, text).toString();
            case MASS, AMOUNT, RATE, COUNT -> number(field, text, ValueReader.scale(field));
            default -> code(field, text);
        };
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
            BigDecimal number = BigDecimal.valueOf(scaled, scale);
            return field.type() == Field.Type.AMOUNT
                    ? number.multiply(scale())
                            .setScale(scale, RoundingMode.HALF_UP)
                            .toPlainString()
                    : number.toPlainString();
        } catch (Refusal refusal) {
            throw new RefusedResult(field, value, refusal.reason());
        }
    }

    /** What one of the amounts stands for, as a mapping says it. */
    private BigDecimal scale() {
        Mapping.MappedColumn column = columns.get(Field.AMOUNT_RECOVERED);
        return column == null ? BigDecimal.ONE : column.measure().scale();
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

    /**
     * The currency of an amount, from the row, from beside the amount or from the name of its column; they must not differ. Empty where none says
     * one, which is the national currency then.
     *
     * @param national that currency, or null where it is not known
     */
    String currency(CsvRecord row, @Nullable String inCell, @Nullable String national) throws RefusedResult {
        String cell = text(row, Field.AMOUNT_RECOVERED);
        CurrencyMark mark = inCell == null ? CurrencyMark.of(cell) : null;
        String said = stated(row, inCell, national);
        if (cell.isEmpty()) {
            return said;
        }
        for (Set<String> possible : List.of(mark == null ? Set.<String>of() : mark.codes(), ofColumn)) {
            boolean open = !possible.isEmpty() && said.isEmpty();
            said = open && possible.size() == 1 ? possible.iterator().next() : said;
            boolean fits = possible.isEmpty()
                    || (said.isEmpty() ? national != null && possible.contains(national) : possible.contains(said));
            RefusedResult.when(
                    !fits,
                    Field.AMOUNT_RECOVERED,
                    cell,
                    said.isEmpty()
                            ? "is in a currency that may be " + CurrencyMark.named(possible)
                                    + " by its sign or the name of its column: give its code in a column of"
                                    + " currencies, or for all rows under constants in a mapping"
                                    + " (declaration.currency: " + CurrencyMark.first(possible) + ")"
                            : "is in another currency by its sign or the name of its column than the row's, " + said);
        }
        return said;
    }

    private String stated(CsvRecord row, @Nullable String inCell, @Nullable String national) throws RefusedResult {
        String written = text(row, Field.CURRENCY);
        Set<String> meant = CurrencyMark.meant(written);
        String stated = meant.size() > 1 && national != null && meant.contains(national)
                ? national // FCFA where that is the national currency
                : CurrencyMark.codeOf(written.toUpperCase(Locale.ROOT));
        RefusedResult.when(
                meant.size() > 1 && !meant.contains(stated),
                Field.CURRENCY,
                written,
                "may be " + CurrencyMark.named(meant) + ": say under codes in the mapping which of them it is");
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
        return moment(Field.RECORDED_AT, value);
    }

    private LocalDateTime moment(Field field, String value) throws RefusedResult {
        try {
            long micros = ValueReader.micros(value, mapping.dates());
            return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
        } catch (Refusal refusal) {
            throw new RefusedResult(field, value, refusal.reason());
        }
    }
}
