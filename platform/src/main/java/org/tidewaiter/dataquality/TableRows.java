package org.tidewaiter.dataquality;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Excerpt;
import org.tidewaiter.mapping.DeclaredAmounts;
import org.tidewaiter.mapping.NoteCells;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.notation.CellsTogether;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.Signs;
import org.tidewaiter.notation.ValueReader;
import org.tidewaiter.source.TotalLine;

/** Reads the rows of a table one by one: values by field, and what is wrong with those that their fields cannot take. */
final class TableRows {
    private final TableColumns columns;
    private final FurtherLines lines;
    private final NoteCells notes;

    TableRows(TableColumns columns, FurtherLines lines, NoteCells notes) {
        this.columns = columns;
        this.lines = lines;
        this.notes = notes;
    }

    /**
     * What is known of a row so far.
     *
     * @param values by field, as the model writes them
     * @param faults of values that their fields cannot take
     * @param unread the fields of those, and of columns that may be read in two ways
     */
    private record RowValues(Map<Field, GivenValue> values, List<Defect> faults, Set<Field> unread) {
        void fault(String path, @Nullable String value, String message) {
            faults.add(new Defect(TableMessages.FORMAT, Defect.Severity.ERROR, null, path, value, message));
        }
    }

    /**
     * Reads one row; a value that its field cannot take is a fault of it.
     *
     * @param takenIn why the record is more than one row, or null
     */
    TableRow row(CsvRecord record, @Nullable String takenIn) {
        RowValues row = new RowValues(new EnumMap<>(Field.class), new ArrayList<>(), EnumSet.noneOf(Field.class));
        if (takenIn != null) {
            return rowsTakenIn(record, takenIn, row);
        }
        if (!columns.header().fits(record.getFields())) {
            row.fault(
                    TableMessages.ROW + record.getStartingLineNumber(),
                    null,
                    "The row has " + record.getFieldCount() + " values, but the header has "
                            + columns.all().size() + " columns");
        }
        for (int c = 0; c < columns.in(record); c++) {
            TableColumns.MappedColumn column = columns.all().get(c);
            String text = column == null ? "" : text(column, record, c, row);
            if (column != null && !text.isEmpty()) {
                read(column, text, record, row);
            }
        }
        requireGiven(row);
        compareCurrencies(record, row);
        return new TableRow(
                record.getStartingLineNumber(),
                row.values(),
                row.faults(),
                row.unread(),
                String.join(",", record.getFields()),
                isTotal(record, row),
                lines.said(record, true),
                lines.said(record, false));
    }

    /** Rows within a quote: of what they say nothing is known. */
    private TableRow rowsTakenIn(CsvRecord record, String why, RowValues row) {
        row.fault(TableMessages.ROW + record.getStartingLineNumber(), null, "The row " + why);
        row.unread().addAll(columns.fields());
        String text = String.join(",", record.getFields());
        return new TableRow(
                record.getStartingLineNumber(), row.values(), row.faults(), row.unread(), text, false, "", "");
    }

    private static boolean isTotal(CsvRecord record, RowValues row) {
        GivenValue id = row.values().get(Field.DECLARATION_ID);
        return (!row.faults().isEmpty() && TotalLine.is(record.getFields()))
                || (id != null
                        && TotalLine.isIdentifier(
                                id.text().toCharArray(), 0, id.text().length()));
    }

    private void read(TableColumns.MappedColumn column, String text, CsvRecord record, RowValues row) {
        if (columns.open().contains(column.name())) {
            row.unread().addAll(column.fields());
            return;
        }
        for (Field field : column.fields()) {
            boolean nothing = !column.codes().containsKey(text) && ValueReader.saysNothing(field, text);
            if (nothing || field.part() == Field.ModelPart.CONTROL) {
                continue; // the result of a control is not the declarant's to get right
            }
            try {
                String value = columns.writing()
                        .in(column.writing())
                        .of(field, column.codes().getOrDefault(text, text), column.measure(), beside(column, record));
                if (!value.isEmpty()) {
                    row.values().put(field, new GivenValue(value, column.name()));
                }
            } catch (Refusal refusal) {
                refused(column, field, text, refusal, row);
            }
        }
    }

    /** A note that many rows have there is told once, as a warning; anything else is a fault of its row. */
    private void refused(TableColumns.MappedColumn column, Field field, String text, Refusal refusal, RowValues row) {
        String why = "The value '" + Excerpt.of(text) + "' " + refusal.reason();
        if (!notes.isOne(field, text)) {
            row.fault(column.name(), text, why);
            row.unread().add(field);
        } else if (notes.isNew(field, text)) {
            row.faults()
                    .add(new Defect(
                            TableMessages.FORMAT,
                            Defect.Severity.WARNING,
                            null,
                            column.name(),
                            text,
                            why + ". Many rows have such a note there; it is not told again"));
        }
    }

    /** The text of a column in a row; of a value in several columns all of it together. */
    private String text(TableColumns.MappedColumn column, CsvRecord record, int place, RowValues row) {
        String own = Signs.trimmed(record.getField(place));
        CellsTogether parts = column.writing().together();
        if (parts == null) {
            return own;
        }
        try {
            return parts.of(own, columns.header().names(), c -> c < record.getFieldCount() ? record.getField(c) : "");
        } catch (Refusal refusal) {
            row.fault(column.name(), own, "The value '" + Excerpt.of(own) + "' " + refusal.reason());
            return "";
        }
    }

    /** Signs of currencies beside amounts that say another one than the row. */
    private void compareCurrencies(CsvRecord record, RowValues row) {
        Set<Field> compared = DeclaredAmounts.compared(columns.fields());
        GivenValue said = row.values().get(Field.CURRENCY);
        for (int c = 0; said != null && c < columns.in(record); c++) {
            TableColumns.MappedColumn column = columns.all().get(c);
            String text = Signs.trimmed(record.getField(c));
            if (column != null && column.fields().stream().anyMatch(compared::contains)) {
                CurrencyMark mark = CurrencyMark.of(text);
                if (mark != null && !mark.codes().contains(said.text())) {
                    row.fault(
                            column.name(),
                            text,
                            "The value '" + Excerpt.of(text) + "' " + DeclaredAmounts.against(mark, said.text()));
                }
            }
        }
    }

    private String beside(TableColumns.MappedColumn column, CsvRecord record) {
        int unit = column.measure().unitIn() == null
                ? -1
                : columns.header().names().indexOf(column.measure().unitIn());
        return unit >= 0 && unit < record.getFieldCount()
                ? record.getField(unit).trim()
                : "";
    }

    /** What every row needs and has a column for, but leaves empty. */
    private void requireGiven(RowValues row) {
        for (TableColumns.@Nullable MappedColumn column : columns.all()) {
            for (Field field : column == null ? List.<Field>of() : column.fields()) {
                String name = Objects.requireNonNull(column).name();
                if (field.required()
                        && !row.values().containsKey(field)
                        && !row.unread().contains(field)
                        && row.faults().stream().noneMatch(f -> f.path().equals(name))) {
                    row.fault(name, null, "The value is not given, and must be");
                }
            }
        }
    }
}
