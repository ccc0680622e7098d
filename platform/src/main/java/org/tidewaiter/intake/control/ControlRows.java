package org.tidewaiter.intake.control;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
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
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.mapping.AmountCell;
import org.tidewaiter.mapping.ControlColumns;
import org.tidewaiter.mapping.ControlWords;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.model.Field;
import org.tidewaiter.model.Outcome;
import org.tidewaiter.quarantine.RejectedRow;
import org.tidewaiter.reference.Currencies;
import org.tidewaiter.reference.ExchangeRates;
import org.tidewaiter.reference.NullWords;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.SourceFile;
import org.tidewaiter.value.DecimalForm;
import org.tidewaiter.value.Refusal;
import org.tidewaiter.value.Signs;
import org.tidewaiter.value.ValueReader;

/**
 * Reads the rows of a table of results, each by itself, and writes them as the rows of {@code entered}: values as they are
 * kept, or the field, value and reason of the first that cannot be taken.
 */
public final class ControlRows {
    /** The columns of {@code entered}, and their types. */
    static final String TYPES = """
        {'line': 'BIGINT', 'declaration_id': 'VARCHAR', 'sequence': 'INTEGER', 'hs_code': 'VARCHAR', 'kind': 'VARCHAR',
        'selected_by': 'VARCHAR', 'selector': 'VARCHAR', 'selection_probability': 'DOUBLE', 'officer_id': 'VARCHAR',
        'recorded_at': 'TIMESTAMP', 'outcome': 'VARCHAR', 'finding_kind': 'VARCHAR', 'amount': 'DECIMAL(18, 3)',
        'currency': 'VARCHAR', 'monthly_rate': 'DECIMAL(18, 8)', 'field': 'VARCHAR', 'value': 'VARCHAR',
        'reason': 'VARCHAR', 'original': 'VARCHAR', 'corrects': 'BIGINT', 'because': 'VARCHAR', 'entered_by': 'VARCHAR'}\
        """;

    private static final int LONGEST_REASON = 1_000;
    private static final int SHOWN = 200;
    private static final Pattern KINDS = Pattern.compile("[;|,+\\r\\n]|\\s/\\s");
    private static final Pattern LIST = Pattern.compile("\\[.*]", Pattern.DOTALL);

    private final SourceFile file;
    private final Header header;
    private final Mapping mapping;
    private final @Nullable String national;
    private final ControlWords words = ControlWords.shipped();
    private final String actor;
    private final Map<String, Integer> extra = new HashMap<>();
    private final Map<Field, Integer> places = new EnumMap<>(Field.class);
    private final Map<Field, Mapping.Column> columns = new EnumMap<>(Field.class);

    private static final class RefusedResult extends Exception {
        private static final long serialVersionUID = 1L;
        private final String field;
        private final String value;

        RefusedResult(Field field, String value, String reason) {
            this(field.path(), value, reason);
        }

        RefusedResult(String field, String value, String reason) {
            super(reason, null, false, false);
            this.field = field;
            this.value = value;
        }
    }

    /**
     * Prepares.
     *
     * @param national the currency in which amounts are kept, or null where it is not known
     * @param actor who enters them, where the rows do not say; may be empty
     */
    ControlRows(SourceFile file, Header header, Mapping mapping, @Nullable String national, String actor) {
        this.actor = actor;
        for (int c = 0; c < header.names().size(); c++) {
            extra.put(header.names().get(c).toLowerCase(Locale.ROOT), c);
        }
        this.file = file;
        this.header = header;
        this.mapping = mapping;
        this.national = national;
        mapping.columns()
                .forEach((name, column) -> column.fields().forEach(field -> {
                    places.put(field, header.names().indexOf(name));
                    columns.put(field, column);
                }));
    }

    /** Writes the rows; gives how many there were. */
    long write(Path target) {
        long read = 0;
        try (CsvReader<CsvRecord> rows = file.dialect().reader().ofCsvRecord(new DecodingReader(file));
                CsvWriter out = CsvWriter.exactly(target)) {
            for (CsvRecord row : rows) {
                if (row.getStartingLineNumber() > file.headerEnd()
                        && row.getFields().stream().anyMatch(f -> !f.isBlank())) {
                    read++;
                    write(row, out);
                }
            }
            return read;
        } catch (IOException | RuntimeException e) {
            throw ControlColumns.unread(file, e);
        }
    }

    private void write(CsvRecord row, CsvWriter out) {
        String line = Long.toString(row.getStartingLineNumber());
        String original = row.getFields().stream()
                .map(file.dialect()::write)
                .collect(Collectors.joining(String.valueOf(file.dialect().delimiter())));
        if (!header.fits(row.getFields())) {
            String reason = "has " + row.getFieldCount() + " values, but the header has "
                    + header.names().size() + " columns";
            out.row(bad(line, "", "", reason, original));
            return;
        }
        try {
            out.row(good(line, row, original));
        } catch (RefusedResult bad) {
            String value = bad.value.substring(0, Math.min(bad.value.length(), SHOWN));
            out.row(bad(line, bad.field, value, String.valueOf(bad.getMessage()), original));
        }
    }

    private static String[] bad(String line, String field, String value, String reason, String original) {
        String[] cells = new String[22];
        Arrays.fill(cells, "");
        cells[0] = line;
        cells[15] = field;
        cells[16] = value;
        cells[17] = reason;
        cells[18] = original;
        return cells;
    }

    private String[] good(String line, CsvRecord row, String original) throws RefusedResult {
        String declaration = text(row, Field.DECLARATION_ID);
        Correction correction = correction(row);
        boolean anew = correction.corrects().isEmpty();
        refuse(anew && declaration.isEmpty(), Field.DECLARATION_ID, "", RejectedRow.NOT_GIVEN);
        String sequence = count(row);
        String hs = text(row, Field.HS_CODE);
        String kind = word(row, Field.KIND, anew ? "goods" : "");
        String outcome = word(row, Field.OUTCOME, "");
        refuse(outcome.isEmpty(), Field.OUTCOME, "", RejectedRow.NOT_GIVEN);
        String found = kinds(text(row, Field.FINDING_KIND));
        AmountCell amount = AmountCell.of(text(row, Field.AMOUNT_RECOVERED));
        String recovered = amount.amount().isEmpty() ? "" : number(Field.AMOUNT_RECOVERED, amount.amount(), 3);
        boolean some = !recovered.isEmpty() && new BigDecimal(recovered).signum() > 0;
        boolean finding = outcome.equals(Outcome.FINDING.word());
        refuse(some && !finding, Field.AMOUNT_RECOVERED, amount.amount(), "is given, but the outcome is " + outcome);
        refuse(
                !found.isEmpty() && !finding,
                Field.FINDING_KIND,
                found,
                "is given, but the outcome is " + outcome + ": a kind of finding needs a finding");
        String currency = currency(row, amount.currency());
        LocalDateTime recorded = recorded(row, anew);
        String rate = some ? rate(currency, recorded) : "";
        return new String[] {
            line,
            declaration,
            sequence,
            hs.isEmpty() ? "" : code(Field.HS_CODE, hs),
            kind,
            word(row, Field.SELECTED_BY, ""),
            text(row, Field.SELECTOR),
            probability(row),
            code(Field.OFFICER_ID, text(row, Field.OFFICER_ID)),
            recorded.toString(),
            outcome,
            found,
            some || finding ? recovered : "",
            some ? currency : "",
            rate,
            "",
            "",
            "",
            original,
            correction.corrects(),
            correction.reason(),
            correction.by()
        };
    }

    private record Correction(String corrects, String reason, String by) {}

    /** Which control a row corrects, why and by whom; a correction that says neither is none. */
    private Correction correction(CsvRecord row) throws RefusedResult {
        String corrects = cell(row, ControlColumns.CORRECTS).replaceFirst("\\.0+$", "");
        String reason = cell(row, ControlColumns.REASON);
        String by = cell(row, ControlColumns.BY);
        String who = by.isEmpty() ? actor : by;
        if (corrects.isEmpty()) {
            return new Correction("", "", who);
        }
        if (!corrects.matches("\\d{1,15}")) {
            throw new RefusedResult(ControlColumns.CORRECTS, corrects, "is not the number of a control");
        }
        if (reason.isEmpty() || who.isEmpty()) {
            throw new RefusedResult(
                    reason.isEmpty() ? ControlColumns.REASON : ControlColumns.BY,
                    "",
                    "is not given, and must be: a correction says who corrects and why");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new RefusedResult(ControlColumns.REASON, reason, "has more than " + LONGEST_REASON + " characters");
        }
        return new Correction(corrects, reason, who);
    }

    private String cell(CsvRecord row, String column) {
        int place = extra.getOrDefault(column, -1);
        String value = place < 0 || place >= row.getFieldCount() ? "" : Signs.trimmed(row.getField(place));
        return NullWords.isNull(value) ? "" : value;
    }

    private static void refuse(boolean wrong, Field field, String value, String reason) throws RefusedResult {
        if (wrong) {
            throw new RefusedResult(field, value, reason);
        }
    }

    /** The text of a field in a row as the mapping translates it; empty where it is not given. */
    private String text(CsvRecord row, Field field) {
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

    private String word(CsvRecord row, Field field, String otherwise) throws RefusedResult {
        String value = text(row, field);
        if (value.isEmpty()) {
            return otherwise;
        }
        Optional<String> known = words.word(field, value);
        refuse(
                known.isEmpty(),
                field,
                value,
                "is not one of " + String.join(", ", field.type().words())
                        + ", nor a word for one of them that is known; translate it under codes in the mapping");
        return known.orElseThrow();
    }

    private String count(CsvRecord row) throws RefusedResult {
        String value = text(row, Field.SEQUENCE).replaceFirst("\\.0+$", "");
        refuse(
                !value.isEmpty() && !value.matches("0*[1-9]\\d{0,5}"),
                Field.SEQUENCE,
                value,
                "is not the number of an item, from 1");
        return value.isEmpty() ? "" : Integer.toString(Integer.parseInt(value));
    }

    private static String code(Field field, String value) throws RefusedResult {
        try {
            return value.isEmpty() ? "" : ValueReader.code(field.type(), value);
        } catch (Refusal refusal) {
            throw new RefusedResult(field, value, refusal.reason());
        }
    }

    private String number(Field field, String value, int scale) throws RefusedResult {
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

    private String probability(CsvRecord row) throws RefusedResult {
        String value = text(row, Field.SELECTION_PROBABILITY);
        if (value.isEmpty()) {
            return "";
        }
        String number = number(Field.SELECTION_PROBABILITY, value, 6);
        refuse(
                new BigDecimal(number).compareTo(BigDecimal.ONE) > 0 || new BigDecimal(number).signum() == 0,
                Field.SELECTION_PROBABILITY,
                value,
                "is no probability above 0 and up to 1");
        return number;
    }

    /** The kinds of one cell, told apart by one sign whatever the source has between them. */
    private static String kinds(String value) {
        String bare = LIST.matcher(value).matches()
                ? value.substring(1, value.length() - 1).replace("\"", "")
                : value;
        return Arrays.stream(KINDS.split(bare))
                .map(String::trim)
                .filter(k -> !NullWords.isNull(k))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private String currency(CsvRecord row, @Nullable String inCell) throws RefusedResult {
        String stated = text(row, Field.CURRENCY).toUpperCase(Locale.ROOT);
        String beside = inCell == null ? "" : inCell.toUpperCase(Locale.ROOT);
        refuse(
                !stated.isEmpty() && !beside.isEmpty() && !stated.equals(beside),
                Field.AMOUNT_RECOVERED,
                beside,
                "is another currency than the row's, " + stated);
        String currency = stated.isEmpty() ? beside : stated;
        refuse(
                !currency.isEmpty() && !Currencies.iso4217().contains(currency),
                Field.CURRENCY,
                currency,
                "is not an ISO 4217 currency code");
        return currency;
    }

    private LocalDateTime recorded(CsvRecord row, boolean anew) throws RefusedResult {
        String value = text(row, Field.RECORDED_AT);
        if (value.isEmpty() && !anew) {
            return LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        }
        refuse(value.isEmpty(), Field.RECORDED_AT, "", RejectedRow.NOT_GIVEN);
        try {
            long micros = ValueReader.micros(value, mapping.dates());
            return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
        } catch (Refusal refusal) {
            throw new RefusedResult(Field.RECORDED_AT, value, refusal.reason());
        }
    }

    /** The mean market rate of the day's month: national currency for one unit; empty where there is none. */
    private String rate(String currency, LocalDateTime recorded) {
        if (currency.isEmpty() || national == null) {
            return "";
        }
        YearMonth month = YearMonth.from(recorded);
        return ExchangeRates.monthly()
                .between(currency, national, month)
                .map(rate -> rate.setScale(8, RoundingMode.HALF_EVEN).toPlainString())
                .orElse("");
    }

    /** The columns of the file that nothing is read from. */
    List<String> ignored() {
        return header.names().stream().filter(n -> !n.isEmpty() && !used(n)).toList();
    }

    private boolean used(String column) {
        if (Set.of(ControlColumns.CORRECTS, ControlColumns.REASON, ControlColumns.BY)
                .contains(column.toLowerCase(Locale.ROOT))) {
            return true;
        }
        Mapping.Column mapped = mapping.columns().get(column);
        return mapped != null && mapped.fields().stream().anyMatch(ControlColumns.FIELDS::contains);
    }
}
