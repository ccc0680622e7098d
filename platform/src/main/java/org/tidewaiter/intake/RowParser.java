package org.tidewaiter.intake;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.DayCells;
import org.tidewaiter.mapping.LaterHeaders;
import org.tidewaiter.mapping.LaterValues;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.UnitCells;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.quarantine.RejectedRow;
import org.tidewaiter.quarantine.RejectedRows;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.Dialect;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OpenQuotes;
import org.tidewaiter.source.SecondTable;
import org.tidewaiter.source.TableFile;
import org.tidewaiter.source.TotalLine;

/**
 * Parses the rows of a file in a thread of its own: straight from the reader's characters into the columns of a
 * {@link RowBatch}. A row with a problem is set aside as {@link RejectedRow} with the first problem found, in whose reason the others stand.
 */
// Long: one pass over the characters of a file, whose steps share the row that is being read.
final class RowParser extends AbstractBaseCsvCallbackHandler<Boolean> {
    private static final int SHOWN = 200;
    /** What the parser reads at once: so much less than its bound it holds when the bound ends it. Measured with FastCSV 4.1: 8,192. */
    private static final int PART = 1 << 14;

    private final TableFile file;
    private final Header header;
    private final CellTargets targets;
    private final @Nullable UnitCells unitsBeside;
    private final DecodingReader reader;
    private final BlockingQueue<RowBatch> full = new ArrayBlockingQueue<>(8);
    private final BlockingQueue<RowBatch> free = new ArrayBlockingQueue<>(12);
    private final RejectedRows bad;
    private RowBatch batch;
    private final RowShape shape;
    private final OpenQuotes quotes;
    private final RowFaults faults;
    private long line;
    private boolean blank;
    private final @Nullable DayCells daysBeside;
    private final @Nullable RowLines lines;
    private final @Nullable LaterValues later;
    private final RowCurrency currencies;
    private boolean inHeader = true;
    private volatile long read;
    private volatile @Nullable Exception failure;

    /**
     * What looks at the rows beside the targets of their cells.
     *
     * @param lines takes what repeats; null where nothing does
     * @param later watches columns that had no value in the beginning; null where their reading is given
     */
    record Beside(@Nullable RowLines lines, @Nullable LaterValues later) {}

    RowParser(
            TableFile file,
            DecodingReader reader,
            Header header,
            Mapping mapping,
            CellTargets targets,
            RejectedRows bad,
            Beside beside) {
        this.reader = reader;
        this.file = file;
        lines = beside.lines();
        later = beside.later();
        this.bad = bad;
        this.header = header;
        shape = new RowShape(file, header, LaterHeaders.of(header, mapping));
        quotes = new OpenQuotes(file, header.names().size());
        faults = new RowFaults(header.names());
        this.targets = targets;
        unitsBeside = UnitCells.of(header, mapping);
        daysBeside = DayCells.of(header, mapping);
        currencies = new RowCurrency(targets.all(), mapping.constants().get(Field.CURRENCY));
        batch = new RowBatch(targets.all());
    }

    /** Starts parsing in a thread of its own. */
    void start() {
        Thread.ofPlatform().daemon().name("tidewaiter-parse").start(this::parseAll);
    }

    private void parseAll() {
        try (CsvReader<Boolean> rows = file.dialect().reader().build(this, reader)) {
            long counted = 0;
            for (Boolean row : rows) {
                counted += row ? 1 : 0;
                read = counted;
            }
        } catch (Exception e) {
            failure = e;
        }
        try {
            batch.last = true;
            full.put(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next parsed rows; after the last ones come none. */
    RowBatch take() throws InterruptedException {
        return full.take();
    }

    /** Gives a batch back for use again. */
    void recycle(RowBatch used) {
        used.size = 0;
        free.offer(used);
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        blank = false;
        shape.begin();
        quotes.begin(line);
        faults.begin(line);
        if (unitsBeside != null) {
            unitsBeside.clear();
        }
        if (daysBeside != null) {
            daysBeside.clear();
        }
        if (lines != null) {
            lines.clear();
        }
    }

    @Override
    protected void handleEmpty() {
        blank = true;
    }

    @Override
    protected void handleField(int index, char[] text, int start, int length, boolean quoted) {
        shape.take(index, text, start, length);
        quotes.take(index, text, start, length, quoted);
        if (inHeader || index >= targets.columns()) {
            return;
        }
        if (reader.suspect() && damaged(text, start, length)) {
            faults.add(index, header.names().get(index), null, "holds a NUL byte or a byte that is no text");
            return;
        }
        if (later != null) {
            later.see(index, text, start, length);
        }
        if (unitsBeside != null && unitsBeside.keeps(index, text, start, length)) {
            return; // read at the end of the row, when its unit is known
        }
        if (daysBeside != null && daysBeside.keeps(index, text, start, length)) {
            return; // read at the end of the row, when its month and day are known
        }
        if (lines != null && lines.takes(index)) {
            takeLine(lines, index, new String(text, start, length));
            return;
        }
        take(index, text, start, length);
    }

    private void takeLine(RowLines to, int index, String text) {
        try {
            to.take(index, text);
        } catch (Refusal refusal) {
            faults.add(index, to.field(index), text.substring(0, Math.min(text.length(), SHOWN)), refusal.reason());
        }
    }

    private void take(int index, char[] text, int start, int length) {
        FieldColumn[] mine = targets.ofColumn(index);
        int[] slots = targets.slots(index);
        for (int t = 0; t < mine.length; t++) {
            if (mine[t].field == Field.DECLARATION_ID && TotalLine.isIdentifier(text, start, length)) {
                faults.add(index, mine[t].field.path(), new String(text, start, length), TotalLine.REASON);
                return;
            }
            try {
                mine[t].take(batch, slots[t], batch.size, text, start, length);
            } catch (Refusal refusal) {
                String value = new String(text, start, Math.min(length, SHOWN));
                faults.add(index, mine[t].field.path(), value, refusal.reason());
                return;
            }
        }
    }

    private void takeKept(UnitCells kept) {
        for (int column : kept.columns()) {
            String unit = kept.unit(column);
            for (FieldColumn target : targets.ofColumn(column)) {
                target.beside(unit);
            }
            char[] text = kept.text(column).toCharArray();
            take(column, text, 0, text.length);
        }
    }

    private void takeDays(DayCells kept) {
        for (int column : kept.columns()) {
            try {
                char[] text = kept.text(column).toCharArray();
                take(column, text, 0, text.length);
            } catch (Refusal refusal) {
                faults.add(column, targets.ofColumn(column)[0].field.path(), kept.shown(column), refusal.reason());
            }
        }
    }

    private static boolean damaged(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text[i] == 0 || text[i] == '\uFFFD') {
                return true;
            }
        }
        return false;
    }

    /** Whether the record was a row; the header and empty lines are not. */
    @Override
    protected @Nullable Boolean buildRecord() {
        if (shape.endsFile()) {
            return false;
        }
        if (blank) { // the reader leaves it out only after it was built
            return false;
        }
        if (inHeader) {
            inHeader = line < file.headerEnd(); // a title may stand above it
            return false;
        }
        if (shape.isBlank()) {
            if (later != null) {
                later.endRow(false);
            }
            return false; // separators alone are a blank line
        }
        if (unitsBeside != null) {
            takeKept(unitsBeside);
        }
        if (daysBeside != null) {
            takeDays(daysBeside);
        }
        if (!faults.any()) {
            faults.addOfRow(currencies.contradiction(line));
        }
        String whole = quotes.fault(shape.fault(faults.any()), reader.ended());
        if (whole != null) {
            faults.replaceBy(whole);
        }
        boolean second = file.isOfSecondTable(line);
        if (later != null) {
            later.endRow(whole == null && !second);
        }
        if (second) {
            faults.replaceBy(SecondTable.REASON);
        }
        keep(faults.rejected());
        return true;
    }

    private void keep(@Nullable RejectedRow rejected) {
        if (rejected != null) {
            bad.add(rejected);
        } else {
            if (lines != null) {
                lines.keep(line);
            }
            batch.line[batch.size++] = line;
            if (batch.size == RowFeed.CHUNK) {
                handOver();
            }
        }
    }

    private void handOver() {
        try {
            full.put(batch);
            RowBatch next = free.poll();
            batch = next == null ? new RowBatch(targets.all()) : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What was converted to the model's measure, a sentence a column; after the last batch. */
    List<String> converted() {
        List<String> told = new ArrayList<>();
        for (int c = 0; c < targets.columns(); c++) {
            for (FieldColumn target : targets.ofColumn(c)) {
                target.converted(header.names().get(c)).ifPresent(told::add);
            }
        }
        return told;
    }

    long rowsRead() {
        return read;
    }

    long bytesRead() {
        return reader.bytesRead();
    }

    /** SHA-256 of the file; after the last batch. */
    String sha256() {
        return reader.sha256();
    }

    void close() {
        reader.close();
    }

    /** Passes on what ended the parsing too early, in words. */
    void throwFailure() {
        Exception e = failure;
        if (e == null) {
            return;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TidewaiterException known) {
                throw known;
            }
            if (cause instanceof java.io.EOFException || cause instanceof java.util.zip.ZipException) {
                throw TableFile.failure(file.path(), (java.io.IOException) cause);
            }
        }
        if (reader.held() >= Dialect.LONGEST - PART) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    file.path() + " has a value or row of more than " + Dialect.LONGEST
                            + " characters at or after line " + line,
                    "look there for a quote that is never closed, or for missing line ends",
                    e);
        }
        throw new TidewaiterException(
                Kind.INPUT,
                file.path() + " cannot be read at or after line " + line + " (" + e.getMessage() + ")",
                "mend the file there and load it again",
                e);
    }
}
