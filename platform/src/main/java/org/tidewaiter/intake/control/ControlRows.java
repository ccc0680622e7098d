package org.tidewaiter.intake.control;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.Outcome;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.mapping.AmountCell;
import org.tidewaiter.mapping.ControlColumns;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.quarantine.RejectedRow;
import org.tidewaiter.source.CommentedRows;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OpenQuotes;
import org.tidewaiter.source.TableFile;

/**
 * Reads the rows of a table of results, each by itself, and writes them as the rows of {@code entered}: values as they are
 * kept, or the field, value and reason of the first that cannot be taken.
 */
public final class ControlRows {
    private static final int LONGEST_REASON = 1_000;
    private static final int SHOWN = 200;
    private final TableFile file;
    private final Header header;
    private final Mapping mapping;
    private final @Nullable String national;
    private final ControlCells cells;
    private final CommentedRows comments;
    private final String actor;

    /**
     * Prepares.
     *
     * @param national the currency in which amounts are kept, or null where it is not known
     * @param actor who enters them, where the rows do not say; may be empty
     */
    ControlRows(TableFile file, Header header, Mapping mapping, @Nullable String national, String actor) {
        this.actor = actor;
        this.file = file;
        this.header = header;
        this.mapping = mapping;
        this.national = national;
        comments = new CommentedRows(file);
        cells = new ControlCells(header, mapping);
    }

    /** Writes the rows; gives how many there were. */
    long write(Path target) {
        long read = 0;
        OpenQuotes quotes = new OpenQuotes(file, header.names().size());
        DecodingReader reader = DecodingReader.open(file);
        try (CsvReader<CsvRecord> rows = file.dialect().records(reader);
                CsvWriter out = CsvWriter.exactly(target)) {
            for (CsvRecord row : rows) {
                if (row.getStartingLineNumber() > file.headerEnd()
                        && row.getFields().stream().anyMatch(f -> !f.isBlank())) {
                    read++;
                    write(row, quotes.fault(row, shape(row), reader.ended()), out);
                }
            }
            return read;
        } catch (IOException | RuntimeException e) {
            throw ControlColumns.unread(file, e);
        }
    }

    /** Why a record is no row by the number of its values; null where it is one. */
    private @Nullable String shape(CsvRecord row) {
        String first = row.getField(0);
        if (comments.isOne(first.toCharArray(), 0, first.length())) {
            return CommentedRows.REASON;
        }
        return header.fits(row.getFields())
                ? null
                : "has " + row.getFieldCount() + " values, but the header has "
                        + header.names().size() + " columns";
    }

    private void write(CsvRecord row, @Nullable String whole, CsvWriter out) {
        String line = Long.toString(row.getStartingLineNumber());
        String original = row.getFields().stream()
                .map(file.dialect()::write)
                .collect(Collectors.joining(String.valueOf(file.dialect().delimiter())));
        if (whole != null) {
            write(bad(line, "", "", whole, original), out);
            return;
        }
        try {
            write(good(line, row, original), out);
        } catch (RefusedResult bad) {
            String value = bad.value().substring(0, Math.min(bad.value().length(), SHOWN));
            write(bad(line, bad.field(), value, bad.reason(), original), out);
        }
    }

    /** A row of {@code entered}: its cells, and those of the fields that the way of results knows by no name. */
    private record EnteredRow(Map<EnteredColumn, String> cells, Map<Field, String> further) {}

    private static void write(EnteredRow row, CsvWriter out) {
        out.row(Stream.concat(
                        Arrays.stream(EnteredColumn.values()).map(column -> row.cells.getOrDefault(column, "")),
                        Field.furtherOfControls().stream().map(field -> row.further.getOrDefault(field, "")))
                .toArray());
    }

    private static EnteredRow bad(String line, String field, String value, String reason, String original) {
        Map<EnteredColumn, String> entered = new EnumMap<>(EnteredColumn.class);
        entered.put(EnteredColumn.LINE, line);
        entered.put(EnteredColumn.FIELD, field);
        entered.put(EnteredColumn.VALUE, value);
        entered.put(EnteredColumn.REASON, reason);
        entered.put(EnteredColumn.ORIGINAL, original);
        return new EnteredRow(entered, Map.of());
    }

    private EnteredRow good(String line, CsvRecord row, String original) throws RefusedResult {
        // Long: a column after the other, each refused where it stands.
        cells.refuseSteering(row);
        String declaration = cells.text(row, Field.DECLARATION_ID);
        Correction correction = correction(row);
        boolean anew = correction.corrects().isEmpty();
        RefusedResult.when(anew && declaration.isEmpty(), Field.DECLARATION_ID, "", RejectedRow.NOT_GIVEN);
        String sequence = cells.count(row);
        String hs = cells.text(row, Field.HS_CODE);
        String kind = cells.word(row, Field.KIND, anew ? "goods" : "");
        String outcome = cells.word(row, Field.OUTCOME, "");
        RefusedResult.when(outcome.isEmpty(), Field.OUTCOME, "", RejectedRow.NOT_GIVEN);
        String found = ControlCells.kinds(cells.text(row, Field.FINDING_KIND));
        AmountCell amount = AmountCell.of(cells.text(row, Field.AMOUNT_RECOVERED));
        String recovered = amount.amount().isEmpty() ? "" : cells.number(Field.AMOUNT_RECOVERED, amount.amount(), 3);
        boolean some = !recovered.isEmpty() && new BigDecimal(recovered).signum() > 0;
        boolean finding = outcome.equals(Outcome.FINDING.word());
        RefusedResult.when(
                some && !finding, Field.AMOUNT_RECOVERED, amount.amount(), "is given, but the outcome is " + outcome);
        RefusedResult.when(
                !found.isEmpty() && !finding,
                Field.FINDING_KIND,
                found,
                "is given, but the outcome is " + outcome + ": a kind of finding needs a finding");
        String currency = cells.currency(row, amount.currency(), national);
        LocalDateTime recorded = cells.recorded(row, anew);
        String rate = some ? rate(currency, recorded) : "";
        Map<EnteredColumn, String> entered = new EnumMap<>(EnteredColumn.class);
        entered.put(EnteredColumn.LINE, line);
        entered.put(EnteredColumn.DECLARATION_ID, declaration);
        entered.put(EnteredColumn.SEQUENCE, sequence);
        entered.put(EnteredColumn.HS_CODE, hs.isEmpty() ? "" : ControlCells.code(Field.HS_CODE, hs));
        entered.put(EnteredColumn.KIND, kind);
        entered.put(EnteredColumn.SELECTED_BY, cells.word(row, Field.SELECTED_BY, ""));
        entered.put(EnteredColumn.SELECTOR, cells.text(row, Field.SELECTOR));
        entered.put(EnteredColumn.SELECTION_PROBABILITY, cells.probability(row));
        entered.put(EnteredColumn.OFFICER_ID, ControlCells.code(Field.OFFICER_ID, cells.text(row, Field.OFFICER_ID)));
        entered.put(EnteredColumn.RECORDED_AT, recorded.toString());
        entered.put(EnteredColumn.OUTCOME, outcome);
        entered.put(EnteredColumn.FINDING_KIND, found);
        entered.put(EnteredColumn.AMOUNT, some || finding ? recovered : "");
        entered.put(EnteredColumn.CURRENCY, some ? currency : "");
        entered.put(EnteredColumn.MONTHLY_RATE, rate);
        entered.put(EnteredColumn.ORIGINAL, original);
        entered.put(EnteredColumn.CORRECTS, correction.corrects());
        entered.put(EnteredColumn.BECAUSE, correction.reason());
        entered.put(EnteredColumn.ENTERED_BY, correction.by());
        Map<Field, String> further = new EnumMap<>(Field.class);
        for (Field field : Field.furtherOfControls()) {
            further.put(field, cells.value(row, field));
        }
        return new EnteredRow(entered, further);
    }

    private record Correction(String corrects, String reason, String by) {}

    /** Which control a row corrects, why and by whom; a correction that says neither is none. */
    private Correction correction(CsvRecord row) throws RefusedResult {
        String corrects = cells.cell(row, ControlColumns.CORRECTS).replaceFirst("\\.0+$", "");
        String reason = cells.cell(row, ControlColumns.REASON);
        String by = cells.cell(row, ControlColumns.BY);
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
        Mapping.MappedColumn mapped = mapping.columns().get(column);
        return mapped != null && mapped.fields().stream().anyMatch(ControlColumns.FIELDS::contains);
    }
}
