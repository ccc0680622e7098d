package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.TidewaiterException;

/** Years of the Persian calendar and of the Republic of China: converted where sure, else asked about. */
class OtherCalendarsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private static String row(String id, String day) {
        return Counter.row(id).replace("2024-03-11", day);
    }

    @Test
    void a_day_that_only_the_persian_calendar_has_proves_it() throws IOException {
        Path file = counter.write(
                "f.csv",
                Counter.rows(
                        row("A1", "1402/12/21"),
                        row("A2", "1403/01/01"),
                        row("A3", "1403/06/31"),
                        row("A4", "1403/12/30"),
                        row("A5", "1404/12/30")));
        LoadReport report = counter.load(file);
        assertThat(report.notes()).anyMatch(n -> n.contains("Persian calendar, as '1403/06/31' proves"));
        assertThat(counter.values("accepted_at::date"))
                .containsExactly("2024-03-11", "2024-03-20", "2024-09-21", "2025-03-20");
        assertThat(counter.quarantined().getFirst().reason()).contains("does not exist in the Persian calendar");
    }

    @Test
    void without_a_proof_the_load_asks() throws IOException {
        Path file = counter.write("f.csv", Counter.rows(row("A1", "1402/12/21"), row("A2", "1403-01-01")));
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("Persian calendar or of the Hijra, such as '1402/12/21'");
    }

    @Test
    void a_mapping_says_it() throws IOException {
        try (Door door = new Door(java.nio.file.Files.createDirectory(directory.resolve("d")))) {
            door.with(Door.ONE_ITEM.replace(
                    "day: declaration.accepted_at", "day: {field: declaration.accepted_at, date: persian}"));
            assertThat(door.load(Door.HEADER + "A1,1402/12/21,01012100,1,T1\n").accepted())
                    .isEqualTo(1);
            assertThat(door.workspace
                            .lake()
                            .number("select count(*) from declaration where accepted_at = '2024-03-11'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void years_of_the_republic_of_china_are_converted_and_told() throws IOException {
        Path file = counter.write("f.csv", Counter.rows(row("A1", "113/03/11"), row("A2", "112/12/31")));
        assertThat(counter.load(file).notes()).anyMatch(n -> n.contains("Republic of China"));
        assertThat(counter.values("accepted_at::date")).containsExactly("2024-03-11", "2023-12-31");
    }
}
