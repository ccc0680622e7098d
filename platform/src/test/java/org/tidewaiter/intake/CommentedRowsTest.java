package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.dataquality.CheckedMessage;
import org.tidewaiter.dataquality.FileCheck;

/** Rows that somebody took out of a table, and lines of JSON that are no object, are no declarations and say why. */
class CommentedRowsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    @Test
    void a_row_with_a_number_sign_before_it_is_no_declaration() throws IOException {
        Path file = counter.write("f.csv", Counter.rows(Counter.row("A1"), Counter.row("#A2"), Counter.row("A3")));
        LoadReport report = counter.load(file);
        assertThat(List.of(report.read(), report.accepted(), report.quarantined()))
                .containsExactly(3L, 2L, 1L);
        assertThat(counter.quarantined().getFirst().reason()).startsWith("begins with '#'");
        List<CheckedMessage> judged = new ArrayList<>();
        FileCheck.FileRemarks told = new FileCheck(CheckBook.EMPTY, judged::add).check(file, null);
        assertThat(judged).hasSize(2);
        assertThat(told.remarks()).anyMatch(r -> r.startsWith("line 3 begins with '#'"));
    }

    @Test
    void where_all_rows_begin_so_the_sign_belongs_to_their_numbers() throws IOException {
        counter.load(counter.write("f.csv", Counter.rows(Counter.row("#A1"), Counter.row("#A2"))));
        assertThat(counter.values("declaration_id")).containsExactly("#A1", "#A2");
    }

    @Test
    void a_name_twice_in_an_object_of_json_is_told_as_that() throws IOException {
        String[] names = Counter.rows()[0].split(",");
        List<String> lines = new ArrayList<>();
        for (String id : List.of("A1", "A2", "A3", "A4", "A5")) {
            String[] values = Counter.row(id).split(",");
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < names.length; i++) {
                line.append(i == 0 ? "{" : ", ")
                        .append('"')
                        .append(names[i])
                        .append("\": \"")
                        .append(values[i])
                        .append('"');
            }
            lines.add(line + (id.equals("A2") ? ", \"" + names[5] + "\": \"7\"}" : "}"));
        }
        LoadReport report = counter.load(Files.write(directory.resolve("f.jsonl"), lines));
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(counter.quarantined().getFirst().reason()).contains("no object of JSON", "a name twice");
    }
}
