package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.savedquestions.Due;
import org.tidewaiter.savedquestions.QuestionAnswers;
import org.tidewaiter.savedquestions.QuestionComparison;

/** Saved questions at the command line, and by the look of a server that is up. */
@Tag("slow")
class QuestionsCommandTest {
    private static final String HEADER =
            "declaration_id,accepted_at,office_code,sequence,hs_code,customs_value,tax_assessed\n";

    @TempDir
    Path directory;

    private CommandAnswer run(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = "w";
        return CommandAnswer.of(directory, all);
    }

    @Test
    void a_question_is_saved_asked_shown_and_dropped_at_the_command_line() throws Exception {
        Files.writeString(directory.resolve("a.csv"), HEADER + "A,2026-01-10,O1,1,64039900,1000,100\n");
        Files.writeString(directory.resolve("b.csv"), HEADER + "B,2026-01-10,O1,1,64039900,1000,50\n");
        assertThat(run("load", "--mapping", "tidewaiter", "a.csv").code()).isZero();
        assertThat(run("questions").out()).startsWith("No question is saved");
        assertThat(run(
                                "questions",
                                "O1",
                                "--save",
                                "revenue-collected",
                                "--param",
                                "office=O1",
                                "--every",
                                "weekly",
                                "--who",
                                "Anna")
                        .out())
                .startsWith("Saved: O1 (revenue-collected, weekly)");
        assertThat(run("questions").out()).contains("O1  (revenue-collected, weekly, due)", "never asked");
        assertThat(run("questions", "--run").out()).contains("asked once, on ");
        assertThat(run("questions", "--run").out()).startsWith("No question is due");
        assertThat(run("load", "--mapping", "tidewaiter", "b.csv").code()).isZero();
        assertThat(run("questions", "O1", "--run", "--language", "fr").out())
                .contains("avant\u00a0: ", "après\u00a0: ", "100 → 150");
        assertThat(run("questions", "O1", "--json")
                        .json()
                        .at("/0/question/saved_by")
                        .asText())
                .endsWith("as Anna");
        assertThat(run("questions", "--run", "--drop", "O1").code()).isEqualTo(2);
        assertThat(run("questions", "--drop").code()).isEqualTo(2);
        assertThat(run("questions", "--param", "office=O2").code()).isEqualTo(2);
        assertThat(run("questions", "O2").err()).contains("No question is saved as 'O2'");
        assertThat(run("questions", "O1", "--answers").out().lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("2  ")
                .contains("changed; sentences: ");
        assertThat(run("questions", "O1", "--answer", "1").out())
                .contains("asked once", "100")
                .doesNotContain("150");
        assertThat(run("questions", "O1", "--answer", "1", "--with", "2").out()).contains("150 → 100");
        assertThat(run("questions", "O1", "--answer", "7").err()).contains("there are those from 1 to 2");
        assertThat(run("questions", "--answers").code()).isEqualTo(2);
        assertThat(run("questions", "M", "--save", "revenue-collected", "--period", "last_month")
                        .out())
                .startsWith("Saved: M (revenue-collected, last_month, monthly)");
        assertThat(run("questions").out()).contains("M  (revenue-collected, last_month, monthly, waits for data");
        assertThat(run("questions", "O1", "--drop").out()).startsWith("Dropped: O1");
    }

    @Test
    void a_server_that_is_up_asks_what_is_due() throws Exception {
        Files.writeString(directory.resolve("a.csv"), HEADER + "A,2026-01-10,O1,1,64039900,1000,100\n");
        run("load", "--mapping", "tidewaiter", "a.csv");
        run("questions", "O1", "--save", "revenue-collected");
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            DueQuestions.look(workspace, Actor.systemUser("server"));
            DueQuestions.look(workspace, Actor.systemUser("server"));
            QuestionComparison standing =
                    new QuestionAnswers(workspace.lake()).standings().getFirst();
            assertThat(standing.question().answers()).isEqualTo(1);
            assertThat(Objects.requireNonNull(standing.answer()).askedBy()).isEqualTo("server");
            assertThat(standing.due()).isEqualTo(Due.NO);
        }
    }
}
