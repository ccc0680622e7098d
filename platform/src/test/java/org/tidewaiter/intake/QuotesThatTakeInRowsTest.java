package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.dataquality.CheckedMessage;
import org.tidewaiter.dataquality.FileCheck;
import org.tidewaiter.engine.TidewaiterException;

/** A quote that opens within a value and ends within a later row is told by every door, as a load of declarations tells it. */
@Tag("slow")
class QuotesThatTakeInRowsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private static String row(String id, String description, String kg) {
        return Counter.row(id).replace("Pure-bred breeding horses", description).replace("120.5", kg);
    }

    private static String[] tubes() {
        return Counter.rows(
                row("A1", "\"Tube, of steel\"", "1.5"),
                row("A2", "\"Tube 5", "2.5"),
                row("A3", "Tube 6\"", "3.5"),
                row("A4", "Tube 7", "4.5"));
    }

    private LoadReport load(String kind, Path file) {
        return CompanionLoad.load(counter.workspace, file, LineFilesTest.kind(kind), false, Actor.systemUser());
    }

    @Test
    void a_check_tells_it_and_judges_no_value_of_such_a_row() throws IOException {
        List<CheckedMessage> judged = new ArrayList<>();
        new FileCheck(CheckBook.EMPTY, judged::add).check(counter.write("tubes.csv", tubes()), null);
        assertThat(judged).hasSize(3);
        assertThat(judged.get(1).defects())
                .extracting(Defect::message)
                .singleElement()
                .asString()
                .contains("a quote opened in line 3 ends in line 4");
        assertThat(judged.get(0).accepted() && judged.get(2).accepted()).isTrue();
    }

    @Test
    void how_a_column_writes_numbers_is_not_decided_on_rows_that_were_taken_in() throws IOException {
        LoadReport report = counter.load(counter.write(
                "decimals.csv",
                Counter.rows(
                        row("A1", "Tube", "\"1,5\"").replace("1500.25", "\"1500,25\""),
                        row("A2", "\"Tube 5", "2.5"),
                        row("A3", "Tube 6\"", "3.5"),
                        row("A4", "Tube", "\"4,5\"").replace("1500.25", "\"1500,25\""))));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(counter.values("net_mass_kg::double")).containsExactly("1.5", "4.5");
    }

    @Test
    void a_file_beside_declarations_sets_such_a_row_aside() throws IOException {
        LoadReport report = load(
                "parties",
                counter.write(
                        "parties.csv",
                        "party_id,name,country,city,phone",
                        "P1,\"First, Ltd\",QZ,Bay,1",
                        "P2,\"Second,QZ,Bay,2",
                        "P3,Third\",QZ,Bay,3",
                        "P4,Fourth,QZ,Bay,4"));
        assertThat(List.of(report.read(), report.accepted(), report.quarantined()))
                .containsExactly(3L, 2L, 1L);
        assertThat(counter.quarantined().getFirst().reason()).contains("a quote opened in line 3 ends in line 4");
    }

    @Test
    void a_file_that_the_database_reads_itself_is_refused_with_the_line() throws IOException {
        Path events = counter.write(
                "events.csv",
                "declaration_id,event_code,occurred_at,officer_id",
                "A1,\"ACC\",2026-03-02T10:00:00,O1",
                "A1,\"REL,2026-03-02T11:00:00,O1",
                "A2,ACC\",2026-03-02T10:00:00,O1");
        LoadReport report;
        try {
            report = load("events", events);
        } catch (TidewaiterException e) {
            assertThat(e).hasMessageContaining("a quote opened in line 3 ends in line 4");
            return;
        }
        assertThat(report.read()).isEqualTo(2);
        assertThat(counter.quarantined())
                .anyMatch(row -> row.reason().contains("a quote opened in line 3 ends in line 4"));
    }
}
