package org.tidewaiter.mapping;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.TemporaryFiles;
import org.tidewaiter.notation.CellsTogether;
import org.tidewaiter.notation.ModelWriting;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.ValueReader;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OpenedSource;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.TableFile;

/**
 * What the first rows of a file would become by a mapping, without loading them: each value in the model's own writing, or why
 * it would be refused. Each row by itself: that the rows of one declaration agree is seen only when they are loaded.
 *
 * @param fields the fields that are filled, in the order of the file's columns; constants last
 * @param rows the first rows
 */
public record MappingPreview(List<Field> fields, List<Row> rows) {
    /**
     * A row.
     *
     * @param line where it starts in the file, from 1
     * @param cells one for each field
     * @param refusal why the whole row would be refused, or null
     */
    public record Row(
            long line, List<PreviewCell> cells, @Nullable String refusal) {
        /** Whether it would go to quarantine. */
        public boolean refused() {
            return refusal != null || cells.stream().anyMatch(c -> c.refusal() != null);
        }
    }

    /** A value as it would be kept, or as it stands in the file with the reason why it would be refused. */
    public record PreviewCell(String value, @Nullable String refusal) {}

    private record Slot(int column, Field field, Mapping.MappedColumn how) {}

    /** How many of the rows shown would be refused. */
    public long refused() {
        return rows.stream().filter(Row::refused).count();
    }

    /**
     * Looks at the first rows of a file.
     *
     * @throws org.tidewaiter.engine.TidewaiterException INPUT when it cannot be read, or has not the columns of the mapping
     */
    public static MappingPreview of(Path path, Mapping mapping, int rows) {
        try {
            Path temporary = TemporaryFiles.directory();
            try (OpenedSource opened = OpenedSource.of(Source.of(path), temporary)) {
                TableFile file = opened.beginning(MappingHints.of(mapping), rows);
                boolean typed = file.made() != null && file.made().typed();
                try {
                    return of(file, typed ? mapping.forTypedValues() : mapping, rows);
                } finally {
                    file.discard();
                }
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw TableFile.failure(path, e);
        }
    }

    private static MappingPreview of(TableFile file, Mapping given, int rows) throws IOException {
        Header header = Header.of(file);
        Mapping mapping = given.fittedTo(file, header);
        List<Slot> slots = slots(header, mapping);
        ModelWriting writing = new ModelWriting(mapping.dates(), mapping.style(), mapping.round());
        List<Row> shown = new ArrayList<>();
        try (CsvReader<CsvRecord> records = file.dialect().records(file.sample())) {
            for (CsvRecord record : records) {
                if (record.getStartingLineNumber() > file.headerEnd()) {
                    shown.add(row(record, header, slots, writing, mapping.constants()));
                }
                if (shown.size() == rows) {
                    break;
                }
            }
        }
        List<Field> fields = new ArrayList<>(slots.stream().map(Slot::field).toList());
        fields.addAll(mapping.constants().keySet());
        return new MappingPreview(List.copyOf(fields), List.copyOf(shown));
    }

    private static List<Slot> slots(Header header, Mapping mapping) {
        List<Slot> slots = new ArrayList<>();
        for (int c = 0; c < header.names().size(); c++) {
            Mapping.MappedColumn how = mapping.columns().get(header.names().get(c));
            if (how != null) {
                for (Field field : how.fields()) {
                    slots.add(new Slot(c, field, how));
                }
            }
        }
        return slots;
    }

    private static Row row(
            CsvRecord record, Header header, List<Slot> slots, ModelWriting writing, Map<Field, String> constants) {
        List<PreviewCell> cells = new ArrayList<>();
        for (Slot slot : slots) {
            String text = slot.column() < record.getFieldCount()
                    ? record.getField(slot.column()).trim()
                    : "";
            String unitIn = slot.how().measure().unitIn();
            int unit = unitIn == null ? -1 : header.names().indexOf(unitIn);
            String beside = unit >= 0 && unit < record.getFieldCount()
                    ? record.getField(unit).trim()
                    : "";
            CellsTogether parts = slot.how().writing().together();
            try {
                String whole = parts == null
                        ? text
                        : parts.of(text, header.names(), c -> c < record.getFieldCount() ? record.getField(c) : "");
                cells.add(cell(slot, whole, beside, writing));
            } catch (Refusal refusal) {
                cells.add(new PreviewCell(text, refusal.reason()));
            }
        }
        constants.values().forEach(value -> cells.add(new PreviewCell(value, null)));
        int given = record.getFieldCount();
        int wanted = header.names().size();
        String refusal = header.fits(record.getFields())
                ? null
                : "has " + given + " values, but the header has " + wanted + " columns";
        return new Row(record.getStartingLineNumber(), cells, refusal);
    }

    private static PreviewCell cell(Slot slot, String text, String beside, ModelWriting writing) {
        String otherwise = slot.how().otherwise();
        String said = slot.how().codes().containsKey(text) ? text : ValueReader.given(slot.field(), text);
        String given = said.isEmpty() && otherwise != null ? otherwise : said;
        String value = slot.how().codes().getOrDefault(given, given);
        if (value.isEmpty()) {
            return new PreviewCell("", slot.field().required() ? "is not given, and must be" : null);
        }
        try {
            return new PreviewCell(
                    writing.in(slot.how().writing())
                            .of(slot.field(), value, slot.how().measure(), beside),
                    null);
        } catch (Refusal refusal) {
            return new PreviewCell(text, refusal.reason());
        }
    }
}
