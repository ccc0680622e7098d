package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.quarantine.Quarantine;

/** Corrections and events as spreadsheets of other countries save them. */
@Tag("slow")
class OtherDialectsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"';', windows-1252", "'|', UTF-16", "'\t', UTF-8", "',', windows-1252"})
    void corrections_come_back_in_any_delimiter_and_encoding(char delimiter, String encoding) throws IOException {
        try (Door door = new Door(directory)) {
            door.load(Door.HEADER + "A,2021-01-31,870323,many,Müller\nB,2021-01-31,870323,\"1;5\",Sons\n");
            Path export = directory.resolve("bad.csv");
            Quarantine quarantine = new Quarantine(door.workspace);
            assertThat(quarantine.export(export, null).rows()).isEqualTo(2);
            saveAs(export, delimiter, Charset.forName(encoding));
            LoadReport back =
                    new QuarantineReturn(door.workspace, Actor.systemUser()).takeBack(export, CheckBook.EMPTY);
            assertThat(back.accepted()).isEqualTo(2);
            assertThat(door.quarantined()).isEmpty();
            assertThat(door.number("select count(*) from declaration where importer_id = 'Müller'"))
                    .isEqualTo(1);
        }
    }

    private static void saveAs(Path file, char delimiter, Charset encoding) throws IOException {
        List<CsvRecord> rows;
        try (CsvReader<CsvRecord> in = CsvReader.builder().ofCsvRecord(file)) {
            rows = in.stream().toList();
        }
        try (CsvWriter out =
                CsvWriter.builder().fieldSeparator(delimiter).build(Files.newBufferedWriter(file, encoding))) {
            rows.forEach(row -> out.writeRecord(row.getFields().stream()
                    .map(c -> c.replaceAll("^(many|1;5)$", "12"))
                    .toList()));
        }
    }

    @Test
    void a_file_without_the_number_of_the_row_is_refused() throws IOException {
        try (Door door = new Door(directory)) {
            Path file = door.write("id;day\nA;2021-01-31\n");
            assertThatThrownBy(() ->
                            new QuarantineReturn(door.workspace, Actor.systemUser()).takeBack(file, CheckBook.EMPTY))
                    .hasMessageContaining("has no column tidewaiter_quarantine_id");
        }
    }

    @ParameterizedTest
    @CsvSource({"';', windows-1252, '\n'", "'\t', UTF-16LE, '\r\n'", "'|', UTF-8, '\r'", "',', UTF-8, '\n'"})
    void events_are_taken_in_any_delimiter_encoding_and_line_end(char delimiter, String encoding, String end)
            throws IOException {
        try (Door door = new Door(directory)) {
            door.load(Door.HEADER + "A,2021-01-31,870323,1,P\n");
            String text = "declaration_id,event_code,occurred_at,responsible_party\n"
                    + "A,ACCEPTED,2021-02-01T10:00:00,Bureau São\nNONE,ACCEPTED,2021-02-01T10:00:00,x\n";
            Path file = Files.write(
                    directory.resolve("events"),
                    text.replace(',', delimiter).replace("\n", end).getBytes(Charset.forName(encoding)));
            LoadReport report =
                    CompanionLoad.load(door.workspace, file, CompanionTable.EVENTS, false, Actor.systemUser());
            assertThat(report.accepted()).isEqualTo(1);
            assertThat(report.quarantined()).isEqualTo(1);
            assertThat(door.quarantined().getFirst().lineNumber()).isEqualTo(3);
            assertThat(door.number("select count(*) from event where responsible_party = 'Bureau São'"))
                    .isEqualTo(1);
            assertThat(door.workspace.temporary()).isEmptyDirectory();
            assertThatThrownBy(() ->
                            CompanionLoad.load(door.workspace, file, CompanionTable.EVENTS, false, Actor.systemUser()))
                    .hasMessageContaining("the very content");
        }
    }
}
