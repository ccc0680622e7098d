package org.tidewaiter.source;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a table says beside its header and rows: a title or comments above it, notes below its last row. They may say in what its numbers
 * are: "all weights in tonnes".
 */
public final class TableNotes {
    /** Bytes at the end of a file in which notes are looked for. */
    private static final int END = 4096;

    /** A row of a table has more values than this, a note has not. */
    private static final int VALUES_OF_A_NOTE = 2;

    private TableNotes() {}

    /** The lines above the header, and those at the end that are no rows; of a compressed file only the former. */
    public static List<String> of(TableFile file) {
        List<String> notes =
                new ArrayList<>(file.sample().lines().limit(file.header() - 1L).toList());
        try {
            if (!file.gzip() && Header.of(file).named() > 2 * VALUES_OF_A_NOTE) {
                notes.addAll(below(file));
            }
        } catch (IOException e) {
            throw TableFile.failure(file.path(), e);
        }
        return notes.stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
    }

    private static List<String> below(TableFile file) throws IOException {
        List<String> lines = end(file).lines().toList();
        List<String> notes = new ArrayList<>();
        for (int i = lines.size() - 1; i > 0 && isNote(lines.get(i), file.dialect()); i--) { // the first is cut
            notes.add(lines.get(i));
        }
        return notes;
    }

    private static String end(TableFile file) throws IOException {
        try (FileChannel channel = FileChannel.open(file.text(), StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - END);
            Charset charset = file.charset();
            long aligned = charset.name().startsWith("UTF-16") ? from & ~1L : from;
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - aligned));
            while (bytes.hasRemaining() && channel.read(bytes, aligned + bytes.position()) >= 0) {
                // until all is read
            }
            return new String(bytes.array(), 0, bytes.position(), charset);
        }
    }

    private static boolean isNote(String line, Dialect dialect) {
        try (var reader = dialect.records(line)) {
            for (CsvRecord row : reader) {
                return row.getFields().stream().filter(v -> !v.isBlank()).count() <= VALUES_OF_A_NOTE;
            }
            return true; // an empty line
        } catch (IOException | RuntimeException e) {
            return false; // the end of a value of several lines
        }
    }
}
