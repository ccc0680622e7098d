package org.tidewaiter.engine;

import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * CSV (RFC 4180, lines ended by a line feed, UTF-8), written row by row. What is written {@linkplain #forPeople for people} is guarded against
 * formulas. What is written {@linkplain #exactly exactly} is not, because the product itself reads it again: there the apostrophe would become part
 * of the value. Where the disk or the reader of a page refuses, {@link java.io.UncheckedIOException}.
 */
public final class CsvWriter implements Closeable {
    /** Spreadsheets of some countries separate by semicolons and tabs: there, too, a value stays one. */
    private static final QuoteStrategy ANY_SEPARATOR = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.indexOf(';') >= 0 || value.indexOf('\t') >= 0;
        }
    };

    private final de.siegmar.fastcsv.writer.CsvWriter out;
    private final UnaryOperator<String> guard;

    private CsvWriter(de.siegmar.fastcsv.writer.CsvWriter out, UnaryOperator<String> guard) {
        this.out = out;
        this.guard = guard;
    }

    private static de.siegmar.fastcsv.writer.CsvWriter.CsvWriterBuilder builder() {
        return de.siegmar.fastcsv.writer.CsvWriter.builder().lineDelimiter(LineDelimiter.LF);
    }

    /** CSV that people open in a spreadsheet: texts are guarded, see {@link FormulaGuard}. */
    public static CsvWriter forPeople(Writer out) {
        return new CsvWriter(builder().quoteStrategy(ANY_SEPARATOR).build(out), FormulaGuard::text);
    }

    /** CSV that people open in a spreadsheet, in a file, which is made or emptied. */
    public static CsvWriter forPeople(Path file) throws IOException {
        return new CsvWriter(builder().quoteStrategy(ANY_SEPARATOR).build(file), FormulaGuard::text);
    }

    /** CSV that the product reads again, in a passing file: every value stays as it is. */
    public static CsvWriter exactly(Path file) throws IOException {
        return new CsvWriter(builder().build(file), UnaryOperator.identity());
    }

    /** CSV that the product reads again, with another separator and another quotation mark. */
    public static CsvWriter exactly(Path file, char separator, char quote) throws IOException {
        return new CsvWriter(
                builder().fieldSeparator(separator).quoteCharacter(quote).build(file), UnaryOperator.identity());
    }

    /** Writes a row of values: texts are guarded where people read them, numbers and days stay as they are, null is empty. */
    public void row(@Nullable Object... values) {
        List<String> cells = new ArrayList<>(values.length);
        for (Object value : values) {
            cells.add(value instanceof String text ? guard.apply(text) : value == null ? "" : value.toString());
        }
        out.writeRecord(cells);
    }

    /** Writes a row of texts. */
    public void row(List<String> texts) {
        row(texts.toArray());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
