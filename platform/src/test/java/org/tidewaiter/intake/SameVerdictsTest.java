package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.dataquality.CheckedMessage;
import org.tidewaiter.dataquality.FileCheck;

/** What a table says means the same at every door: to a check and a load, in declarations and in results of controls. */
class SameVerdictsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private static String item(String row, int number) {
        return row.replaceFirst(",", "," + number + ",");
    }

    @Test
    void rows_of_one_declaration_that_contradict_one_another_are_told_by_a_check_as_by_a_load() throws IOException {
        String header = Counter.rows()[0].replaceFirst(",", ",Item No,");
        Path file = counter.write(
                "f.csv",
                header,
                item(Counter.row("A1"), 1),
                item(Counter.row("A1").replace("2024-03-11", "2024-03-12").replace("T100", "T200"), 2),
                item(Counter.row("A2"), 1),
                item(Counter.row("A2").replace("T100", ""), 2),
                item(Counter.row("A3"), 1));
        LoadReport report = counter.load(file);
        assertThat(List.of(report.read(), report.accepted(), report.quarantined()))
                .containsExactly(5L, 4L, 1L);
        List<CheckedMessage> judged = new ArrayList<>();
        new FileCheck(CheckBook.EMPTY, judged::add).check(file, null);
        assertThat(judged).extracting(CheckedMessage::accepted).containsExactly(false, true, true);
        assertThat(judged.getFirst().defects())
                .extracting(Defect::message)
                .containsExactlyInAnyOrder(
                        "The value '2024-03-12' says otherwise than an earlier row of its declaration ('2024-03-11')",
                        "The value 'T200' says otherwise than an earlier row of its declaration ('T100')");
    }

    @ParameterizedTest
    @CsvSource({
        "Outcome,Conforme,Infracción,No conforme,conform finding finding",
        "Resultado del control,Sin novedad,Infracción,Pendiente,conform finding pending",
        "Outcome,0,1,1,conform finding finding",
        "Control result,released as declared,irregularity,OK,conform finding conform"
    })
    void outcomes_beside_declarations_have_the_words_of_results(
            String header, String one, String two, String three, String outcomes) throws IOException {
        LoadReport report = counter.load(counter.write(
                "f.csv",
                Counter.rows()[0] + "," + header,
                Counter.row("A1") + "," + one,
                Counter.row("A2") + "," + two,
                Counter.row("A3") + "," + three));
        assertThat(report.accepted()).as(report.notes().toString()).isEqualTo(3);
        assertThat(counter.workspace.lake().maps("select outcome from control order by declaration_id").stream()
                        .map(row -> String.valueOf(row.get("outcome")))
                        .reduce((a, b) -> a + " " + b)
                        .orElse("none"))
                .isEqualTo(outcomes);
    }
}
