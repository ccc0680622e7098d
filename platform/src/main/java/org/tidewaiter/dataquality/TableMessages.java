package org.tidewaiter.dataquality;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.checks.LocalPractice;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Excerpt;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.LaterHeaders;
import org.tidewaiter.mapping.LearnedNames;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingHints;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.mapping.NoteCells;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.notation.ModelWriting;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.source.CommentedRows;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.ForeignFormat;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OpenQuotes;
import org.tidewaiter.source.OpenedSource;
import org.tidewaiter.source.OriginalLines;
import org.tidewaiter.source.SheetLines;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.TableFile;
import org.tidewaiter.source.TotalLine;
import org.tidewaiter.source.table.SheetUse;

/**
 * Reads a table of separated values as messages: the rows of one declaration that follow one another are one message, each
 * row a goods item; without a column for the declaration's number each row is a message of its own. A value that its field
 * cannot take is a fault, not an end.
 */
// Long: one pass over a table, whose steps share the message that is being put together.
public final class TableMessages {
    /** The check that a value fails which its field cannot take. */
    static final String FORMAT = "value-format";

    private static final String NAME = "table";
    /** Rows from which it is learned what is usual in a file. */
    private static final int HABITS_OF = 5_000;

    static final String ROW = "row ";

    private final OpenedSource opened;
    private final TableFile file;
    private final Header header;
    private final TableColumns columns;
    private final List<String> missing;
    private final NoteCells notes = new NoteCells();
    private final List<String> remarks;
    private final List<Long> totals = new ArrayList<>();
    private final List<Long> headers = new ArrayList<>();
    private final List<Long> numberings = new ArrayList<>();
    private final Map<String, List<Long>> below = new LinkedHashMap<>();
    private final List<Long> drawn = new ArrayList<>();
    private final List<Long> commented = new ArrayList<>();
    private final CommentedRows comments;

    private final FurtherLines lines;
    private final TableRows rows;
    private final LaterHeaders later;

    /**
     * The rows of a declaration.
     *
     * @param faults the values that their fields cannot take
     * @param unread by item, from 1, the fields of those: they are given, but nothing is known of them
     */
    public record RowsAsMessage(Message message, List<Defect> faults, List<Set<Field>> unread) {}

    /**
     * How the columns of a file become fields.
     *
     * @param missing the fields that a load needs and no column fills
     * @param remarks sentences about what was decided of columns
     */
    private record ColumnsRead(TableColumns columns, FurtherLines lines, List<String> missing, List<String> remarks) {
        /** As a load without a mapping would propose. */
        static ColumnsRead proposed(Header header, MappingProposal proposal) {
            List<String> remarks = new ArrayList<>();
            proposal.leftOut().forEach(c -> remarks.add(c.line()));
            proposal.decisions().assumed().forEach(a -> remarks.add("assumed: " + a));
            proposal.decisions().open().values().forEach(a -> remarks.add("not judged, as it may be two things: " + a));
            return new ColumnsRead(
                    TableColumns.proposed(header, proposal, new ModelWriting(List.of(), NumberStyle.PLAIN)),
                    new FurtherLines(header, proposal.lines()),
                    proposal.missing(),
                    remarks);
        }

        /** As a mapping says; what a load refuses is refused here. */
        static ColumnsRead mapped(TableFile file, Header header, Mapping mapping) {
            return new ColumnsRead(
                    TableColumns.mapped(header, mapping.fittedTo(file, header), writing(file, mapping)),
                    new FurtherLines(header, mapping.lines()),
                    List.of(),
                    List.of());
        }
    }

    private TableMessages(OpenedSource opened, TableFile file, Header header, ColumnsRead reading) {
        this.opened = opened;
        this.file = file;
        this.header = header;
        columns = reading.columns();
        lines = reading.lines();
        missing = reading.missing();
        remarks = List.copyOf(reading.remarks());
        comments = new CommentedRows(file);
        rows = new TableRows(columns, lines, notes);
        later = columns.laterHeaders();
    }

    /**
     * Opens a table to be checked.
     *
     * @param mapping how it is read; null to read it as a load without a mapping would
     * @param temporary where it may be unpacked or written anew
     * @throws TidewaiterException INPUT when it cannot be read, or no column of it is known; nothing of it is then left in {@code temporary}
     */
    public static TableMessages open(Source source, @Nullable Mapping mapping, Path temporary) {
        OpenedSource opened = OpenedSource.of(source, temporary);
        try {
            return open(opened, mapping);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static TableMessages open(OpenedSource opened, @Nullable Mapping mapping) {
        TableFile file = opened.table(MappingHints.of(mapping));
        try {
            Header header = Header.of(file);
            ColumnsRead reading = mapping == null
                    ? ColumnsRead.proposed(header, MappingProposal.of(opened, LearnedNames.NONE))
                    : ColumnsRead.mapped(file, header, mapping);
            refuseIfNothingIsKnown(file, header, reading.columns());
            return new TableMessages(opened, file, header, reading);
        } catch (RuntimeException e) {
            file.discard();
            throw e;
        }
    }

    private static void refuseIfNothingIsKnown(TableFile file, Header header, TableColumns columns) {
        if (!columns.fields().isEmpty()) {
            return;
        }
        ForeignFormat.refuseMessageInJson(file.path());
        throw TableFile.unreadable(
                file.path(),
                header.isLikeRecord()
                        ? "begins with a line of values and no names of columns (" + header.shown() + ")"
                        : "has no column that is known here",
                header.isLikeRecord()
                        ? Header.NAME_THEM
                        : "say what its columns are in a mapping ('tidewaiter map' proposes one), or leave it out",
                null);
    }

    private static ModelWriting writing(TableFile file, Mapping mapping) {
        return new ModelWriting(
                file.made() != null && file.made().typed()
                        ? mapping.forTypedValues().dates()
                        : mapping.dates(),
                mapping.style(),
                mapping.round());
    }

    /** The fields that a column fills. */
    Set<Field> fields() {
        return columns.fields();
    }

    /** Sentences about what was not judged, once all is read. */
    public List<String> remarks() {
        List<String> all = new ArrayList<>();
        SheetLines.remark(file.sheets()).ifPresent(all::add);
        all.addAll(remarks);
        all.addAll(file.notes());
        passedOver(totals, TotalLine.REASON).ifPresent(all::add);
        passedOver(headers, Header.REPEATED).ifPresent(all::add);
        passedOver(numberings, Header.NUMBERED).ifPresent(all::add);
        below.forEach((why, at) -> passedOver(at, why).ifPresent(all::add));
        passedOver(drawn, Header.DRAWN).ifPresent(all::add);
        passedOver(commented, CommentedRows.REASON).ifPresent(all::add);
        return all;
    }

    private Optional<String> passedOver(List<Long> lines, String why) {
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(SheetLines.place(file.sheets(), lines.getFirst()) + " " + why
                        + (lines.size() == 1 ? "" : "; " + (lines.size() - 1) + " more like it"));
    }

    /** The sheet on which a line stands, where rows of more than one were read; empty otherwise. */
    String sheet(long line) {
        boolean several = file.sheets().stream().filter(SheetUse::read).count() > 1;
        return several ? SheetLines.of(file.sheets(), line).map(SheetUse::sheet).orElse("") : "";
    }

    /** The row of its sheet that a line is; the line itself where there are no sheets. */
    long row(long line) {
        return line - SheetLines.of(file.sheets(), line).map(SheetUse::offset).orElse(0L);
    }

    /** Removes what was made to read it. */
    public void discard() {
        file.discard();
        opened.close();
    }

    /**
     * Hands over every message with its faults.
     *
     * @return the fields that a load needs and no column fills
     */
    public List<String> read(Consumer<RowsAsMessage> sink) {
        List<TableRow> group = new ArrayList<>();
        OpenQuotes quotes = new OpenQuotes(file, header.names().size());
        DecodingReader reader = DecodingReader.open(file);
        try (CsvReader<CsvRecord> records = file.dialect().records(reader)) {
            for (CsvRecord record : records) {
                if (isRow(record)) {
                    add(rows.row(record, quotes.fault(record, null, reader.ended())), group, sink);
                }
            }
        } catch (UncheckedIOException e) { // a packed file that is cut off or damaged further down
            throw TableFile.failure(file.path(), Objects.requireNonNull(e.getCause()));
        } catch (IOException | de.siegmar.fastcsv.reader.CsvParseException e) {
            throw e instanceof IOException io
                    ? TableFile.failure(file.path(), io)
                    : TableFile.unreadable(
                            file.path(), "cannot be read (" + e.getMessage() + ")", "mend the file there", e);
        }
        lines.end();
        if (!group.isEmpty()) {
            hand(group, sink);
        }
        return missing;
    }

    /** Whether a record is a row; one that is the header once more, numbers columns or draws a line is noted. */
    private boolean isRow(CsvRecord record) {
        long line = record.getStartingLineNumber();
        if (file.isOfSecondTable(line) || line <= file.headerEnd()) {
            return false; // a second table is told with the notes of the file, a title may stand above the header
        }
        if (Header.isBlank(record.getFields())) {
            return false;
        }
        if (below(line, record.getFields())) {
            return false;
        }
        if (header.isRepeatedBy(record.getFields())) {
            headers.add(line);
        } else if (header.isNumbering(record.getFields())) {
            numberings.add(line);
        } else if (Header.isDrawn(record.getFields())) {
            drawn.add(line);
        } else if (isComment(record.getField(0))) {
            commented.add(line);
        } else {
            return !isEndOfFile(record);
        }
        return false;
    }

    /** Whether it stands at or below a later header with other measures, which is noted. */
    private boolean below(long line, List<String> row) {
        String why = later.see(row);
        if (why != null) {
            below.computeIfAbsent(why, w -> new ArrayList<>()).add(line);
        }
        return why != null;
    }

    /** Adds a row to those of its declaration, and hands these out before the first row of another. */
    private void add(TableRow row, List<TableRow> group, Consumer<RowsAsMessage> sink) {
        if (row.total()) {
            totals.add(row.line());
            return;
        }
        boolean further = lines.isFurther(row);
        if (!group.isEmpty() && !row.isOfDeclaration(group.getFirst())) {
            hand(group, sink);
            group.clear();
        }
        if (!further) {
            group.add(row);
        }
    }

    private boolean isComment(String first) {
        return first.startsWith("#") && comments.isOne(first.toCharArray(), 0, first.length());
    }

    private static boolean isEndOfFile(CsvRecord record) {
        return record.getFieldCount() == 1 && OriginalLines.endsFile(record.getField(0));
    }

    /** The line of the file that each item of such a message stands on. */
    static List<Long> lines(Message message) {
        return message.items().stream()
                .map(item -> Long.valueOf(item.path().substring(ROW.length())))
                .toList();
    }

    /** What is usual in the first rows. */
    LocalPractice habits() {
        LocalPractice habits = new LocalPractice();
        try (CsvReader<CsvRecord> records = file.dialect().records(DecodingReader.open(file))) {
            long row = 0;
            for (CsvRecord record : records) {
                if (record.getStartingLineNumber() <= file.headerEnd()) {
                    continue;
                }
                for (int c = 0; c < columns.in(record); c++) {
                    TableColumns.MappedColumn column = columns.all().get(c);
                    String text = record.getField(c).trim();
                    for (Field field : column == null || text.isEmpty() ? List.<Field>of() : column.fields()) {
                        if (LocalPractice.counts(field)) {
                            habits.add(
                                    field,
                                    Objects.requireNonNull(column).codes().getOrDefault(text, text));
                        }
                        notes.count(field, text);
                    }
                }
                if (++row >= HABITS_OF) {
                    break;
                }
            }
        } catch (IOException | RuntimeException e) {
            // A file that cannot be read on is told when it is judged.
        }
        return habits;
    }

    /** As a load says it, which sets such a row aside. */
    private static Defect contradiction(int item, GivenValue here, GivenValue before) {
        return new Defect(
                FORMAT,
                Defect.Severity.ERROR,
                item,
                here.path(),
                shown(here),
                "The value '" + shown(here) + "' says otherwise than an earlier row of its declaration ('"
                        + shown(before) + "')");
    }

    private static String shown(GivenValue value) {
        String text = Excerpt.of(value.text());
        return text.endsWith("T00:00:00") ? text.substring(0, text.indexOf('T')) : text;
    }

    private void hand(List<TableRow> rows, Consumer<RowsAsMessage> sink) {
        Map<Field, GivenValue> heading = new EnumMap<>(Field.class);
        List<MessagePart> items = new ArrayList<>();
        List<Defect> faults = new ArrayList<>();
        StringBuilder original = new StringBuilder();
        for (TableRow row : rows) {
            Map<Field, GivenValue> item = new EnumMap<>(Field.class);
            row.values().forEach((field, given) -> {
                if (field.part() == Field.ModelPart.DECLARATION) {
                    GivenValue before = heading.putIfAbsent(field, given);
                    if (before != null && !before.text().equals(given.text())) {
                        faults.add(contradiction(items.size() + 1, given, before));
                    }
                } else if (field.part() == Field.ModelPart.GOODS_ITEM) {
                    item.put(field, given);
                }
            });
            items.add(new MessagePart(ROW + row.line(), item));
            for (Defect fault : row.faults()) {
                faults.add(new Defect(
                        fault.check(), fault.severity(), items.size(), fault.path(), fault.value(), fault.message()));
            }
            original.append(row.original()).append('\n');
        }
        sink.accept(new RowsAsMessage(
                new Message(
                        NAME,
                        Message.Kind.DECLARATION,
                        rows.getFirst().line(),
                        new MessagePart(ROW + rows.getFirst().line(), heading),
                        items,
                        List.of(),
                        List.of(),
                        null,
                        original.toString()),
                faults,
                rows.stream().map(TableRow::unread).toList()));
    }
}
