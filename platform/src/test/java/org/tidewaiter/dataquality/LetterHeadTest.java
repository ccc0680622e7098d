package org.tidewaiter.dataquality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.checks.CheckLine;
import org.tidewaiter.checks.CheckTableReader;
import org.tidewaiter.checks.FalseAlarms;
import org.tidewaiter.engine.TidewaiterException;

/** Who writes a letter. */
class LetterHeadTest {
    @TempDir
    Path workspace;

    private LetterHead read(String yaml) throws IOException {
        Files.writeString(workspace.resolve("letter.yaml"), yaml);
        return LetterHead.of(workspace);
    }

    @Test
    void without_a_file_everything_is_blank() {
        assertThat(LetterHead.of(workspace)).isEqualTo(LetterHead.BLANK);
    }

    @Test
    void reference_and_deadline_are_worked_out_for_each_letter() throws IOException {
        LetterHead head = read("office: Office of Port One\n"
                        + "address: [Harbour Road 1, Port One]\n"
                        + "reference: DQ/{year}/{declarant}\n"
                        + "deadline_days: 30\n"
                        + "contact: {name: A. Clerk, phone: \"+000 1\"}\n")
                .filledIn("D7", LocalDate.of(2024, 3, 1));
        assertThat(head.office()).isEqualTo("Office of Port One");
        assertThat(head.address()).containsExactly("Harbour Road 1", "Port One");
        assertThat(head.contact()).containsExactly("A. Clerk", "+000 1");
        assertThat(head.reference()).isEqualTo("DQ/2024/D7");
        assertThat(head.deadline()).isEqualTo(LocalDate.of(2024, 3, 31));
        assertThat(head.signature()).isEmpty();
    }

    @Test
    void an_option_goes_before_the_file() throws IOException {
        LetterHead head = read("reference: A\ndeadline_days: 30\n")
                .with("B", LocalDate.of(2024, 5, 1), false)
                .filledIn("D", LocalDate.of(2024, 3, 1));
        assertThat(head.reference()).isEqualTo("B");
        assertThat(head.deadline()).isEqualTo(LocalDate.of(2024, 5, 1));
    }

    @Test
    void a_deadline_before_the_letter_is_refused() throws IOException {
        LetterHead head = read("reference: A\n").with(null, LocalDate.of(2024, 2, 29), false);
        assertThatThrownBy(() -> head.filledIn("D", LocalDate.of(2024, 3, 1))).hasMessageContaining("2024-02-29");
        assertThat(head.filledIn("D", LocalDate.of(2024, 2, 29)).deadline()).isEqualTo(LocalDate.of(2024, 2, 29));
    }

    @Test
    void a_key_that_means_nothing_is_refused_with_the_one_meant() {
        assertThatThrownBy(() -> read("ofice: x\n"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("ofice")
                .hasMessageContaining("office");
        assertThatThrownBy(() -> read("deadline_days: soon\n")).hasMessageContaining("soon");
    }

    @Test
    void checks_go_into_letters_when_their_false_alarms_are_measured_and_rare_or_when_told() throws IOException {
        assertThat(LetterHead.BLANK.tells("net-above-gross")).isTrue();
        assertThat(LetterHead.BLANK.tells("packages-sum"))
                .as("one in thirteen of the UK's samples")
                .isFalse();
        assertThat(LetterHead.BLANK.tells("cas-invalid")).as("never measured").isFalse();
        assertThat(LetterHead.BLANK.tells("an-own-check")).isTrue();
        assertThat(read("checks: [packages-sum]\n").tells("packages-sum")).isTrue();
        assertThat(read("checks: all\n").tells("cas-invalid")).isTrue();
    }

    @Test
    void every_standard_check_that_was_measured_flags_little_on_all_samples_together() {
        assertThat(CheckTableReader.read().stream().map(CheckLine::id))
                .allSatisfy(id -> FalseAlarms.measured()
                        .whole(id)
                        .ifPresent(m -> assertThat(m.falsely()).as(id).isLessThanOrEqualTo(m.judged() / 10)));
    }
}
