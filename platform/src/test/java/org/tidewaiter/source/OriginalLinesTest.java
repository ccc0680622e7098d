package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of records is that of the file, wherever lines end and whatever the encoding. */
class OriginalLinesTest {
    private static final String HEADER = "declaration,goods,remark\n";
    private static final List<String> CELLS = List.of(
            "", "a", "5\" pipe", "\"two\nlines\"", "\"a \"\"quote\"\"\"", "\"three\r\nor\rmore\"", "x".repeat(70));
    private static final List<String> ENDS = List.of("\n", "\r\n");

    @TempDir
    Path directory;

    private final List<String> records = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();

    /** A file of random records, of which every seventh has the cell given. */
    private String text(long seed, String cell) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(HEADER);
        long line = 2;
        for (int r = 0; r < 3_000; r++) {
            String record = "D" + r + "," + (r % 7 == 6 ? cell : CELLS.get(random.nextInt(CELLS.size()))) + ","
                    + CELLS.get(random.nextInt(CELLS.size()));
            records.add(record);
            starts.add(line);
            text.append(record).append(ENDS.get(random.nextInt(ENDS.size())));
            line += 1
                    + record.replace("\r\n", "\n")
                            .chars()
                            .filter(c -> c == '\n' || c == '\r')
                            .count();
        }
        return text.toString();
    }

    private TableFile file(byte[] content) throws IOException {
        return TableFile.open(Files.write(directory.resolve("a.csv"), content), ReadingHints.Csv.FOUND);
    }

    private void expectAll(TableFile file, int step) throws IOException {
        try (OriginalLines lines = OriginalLines.open(file)) {
            for (int r = step - 1; r < records.size(); r += step) {
                assertThat(lines.record(starts.get(r))).isEqualTo(records.get(r));
            }
        }
    }

    @Test
    void records_of_ascii_are_read_as_they_stand() throws IOException {
        String text = text(1, "plain");
        TableFile file = file(text.getBytes(StandardCharsets.UTF_8));
        assertThat(ByteCursor.suits(file)).isTrue();
        expectAll(file, 1);
        expectAll(file, 13);
    }

    @Test
    void signs_of_several_bytes_are_decoded() throws IOException {
        expectAll(file(text(2, "żółty \"\"日本語\"\" 😀").getBytes(StandardCharsets.UTF_8)), 7);
        records.clear();
        starts.clear();
        expectAll(file(text(2, "żółty").getBytes(StandardCharsets.UTF_8)), 1);
    }

    @Test
    void records_of_other_encodings_are_read_as_text() throws IOException {
        expectAll(file(text(3, "Müller & Söhne").getBytes(Charset.forName("windows-1252"))), 1);
        records.clear();
        starts.clear();
        byte[] wide = ("\uFEFF" + text(4, "żółty")).getBytes(StandardCharsets.UTF_16LE);
        assertThat(ByteCursor.suits(file(wide))).isFalse();
        expectAll(file(wide), 5);
    }

    @Test
    void a_file_of_both_encodings_is_read_as_each_line_spells() throws IOException {
        String text = text(5, "Müller & Söhne");
        byte[] half = text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(half);
        both.write(text.substring(text.length() / 2).getBytes(Charset.forName("windows-1252")));
        expectAll(file(both.toByteArray()), 7);
    }

    @Test
    void packed_files_and_marks_are_read_too() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(("\uFEFF" + text(6, "żółty")).getBytes(StandardCharsets.UTF_8));
        }
        TableFile file = file(packed.toByteArray());
        assertThat(file.gzip()).isTrue();
        expectAll(file, 3);
    }
}
