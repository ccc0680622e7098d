package org.tidewaiter.source.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Separated values in UTF-8, written row by row. A line end within a value becomes a blank, so that a row is a line: the line
 * number of a quarantined row leads to the row of the sheet or the record of the file.
 */
final class RowsFile implements AutoCloseable {
    /** NUL, for half of a character (a lone surrogate), which JSON can write and UTF-8 cannot: the row is quarantined. */
    private static final byte[] NO_TEXT = {0};

    private final Writer out;
    private final TableStyle writing;
    private long rows;
    private long lines;

    RowsFile(Path file, TableStyle writing) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(
                Files.newOutputStream(file),
                StandardCharsets.UTF_8
                        .newEncoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .replaceWith(NO_TEXT)));
        this.writing = writing;
    }

    /** Writes a row; the header is one too. */
    void row(List<String> cells) throws IOException {
        for (int c = 0; c < cells.size(); c++) {
            if (c > 0) {
                out.write(writing.delimiter());
            }
            cell(cells.get(c));
        }
        out.write('\n');
        rows++;
        lines++;
    }

    /** Writes a line without values, which no reader takes for a row. */
    void blank() throws IOException {
        out.write('\n');
        lines++;
    }

    /** How many lines were written. */
    long lines() {
        return lines;
    }

    /** Whether as many rows were written as are wanted, the header not counted. */
    boolean isFull() {
        return rows > writing.rows();
    }

    private void cell(String value) throws IOException {
        boolean plain = true;
        for (int i = 0; i < value.length() && plain; i++) {
            char c = value.charAt(i);
            plain = c != writing.delimiter() && c != writing.quote() && c != '\n' && c != '\r';
        }
        if (plain) {
            out.write(value);
            return;
        }
        String quote = String.valueOf(writing.quote());
        String line = value.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
        out.write(quote + line.replace(quote, quote + quote) + quote);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
