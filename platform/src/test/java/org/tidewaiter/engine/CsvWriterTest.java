package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people open is guarded; what the product reads again stays as it is. */
class CsvWriterTest {
    @TempDir
    Path directory;

    @Test
    void a_row_for_people_keeps_numbers_and_quotes_separators() throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter out = CsvWriter.forPeople(text)) {
            out.row("a;b", -1.5, null, "say \"x\"", "=1", LocalDate.of(2026, 3, 1), "t\tb", "two\r\nlines", "plain");
        }
        assertThat(text)
                .hasToString("\"a;b\",-1.5,,\"say \"\"x\"\"\",'=1,2026-03-01,\"t\tb\",\"two\r\nlines\",plain\n");
    }

    @Test
    void a_file_for_people_is_guarded_and_comes_back_as_it_was() throws IOException {
        List<String> values = List.of("=1", "+1", "-5", "@x", "\ttab", "\rend", "\u200b=hidden", "plain", "'=1", "");
        Path file = directory.resolve("people.csv");
        try (CsvWriter out = CsvWriter.forPeople(file)) {
            out.row(values);
        }
        assertThat(Files.readString(file)).startsWith("'=1,'+1,'-5,'@x,\"'\ttab\",\"'\rend\",");
        assertThat(read(file).stream().map(FormulaGuard::original).toList()).isEqualTo(values);
    }

    @Test
    void what_is_written_exactly_stays_as_it_is() throws IOException {
        List<String> values = List.of("=1", "-5", "a,b", "a;b", "say \"x\"", "\ttab", "two\r\nlines", "", "'=1");
        Path file = directory.resolve("exact.csv");
        try (CsvWriter out = CsvWriter.exactly(file)) {
            out.row(values);
        }
        assertThat(read(file)).isEqualTo(values);
    }

    @Test
    void another_separator_and_mark_are_kept() throws IOException {
        Path file = directory.resolve("exact.txt");
        try (CsvWriter out = CsvWriter.exactly(file, '|', '\'')) {
            out.row("a|b", "it's", "a,b");
        }
        assertThat(Files.readString(file)).isEqualTo("'a|b'|'it''s'|a,b\n");
    }

    private static List<String> read(Path file) throws IOException {
        try (var rows = CsvReader.builder().ofCsvRecord(file)) {
            return rows.stream().toList().getFirst().getFields();
        }
    }
}
