package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class QualityCommandTest {
    @TempDir
    Path directory;

    @BeforeEach
    void load() throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), """
            declaration_id,accepted_at,importer_id,sequence,hs_code,description
            A-1,2024-01-01T00:00:00,P1,1,090121,Roasted coffee
            A-2,2024-13-01T00:00:00,P1,1,090121,Roasted coffee
            A-3,2024-01-03T00:00:00,P1,1,coffee,Roasted coffee
            """);
        assertThat(run("load", "--mapping", "tidewaiter", file.toString())).startsWith("0 ");
    }

    @Test
    void quality_says_that_quarantined_rows_are_in_no_figure() throws IOException {
        assertThat(run("quality"))
                .startsWith("0 ")
                .contains("  2 rows or messages in quarantine are not among them: nothing is known of them"
                        + " ('tidewaiter quarantine' says why)\n");
        assertThat(run("quality", "--json")).contains("\"quarantined\":2");
    }

    /** That a check was stopped says nothing of the declaration at which it was. */
    @Test
    void a_check_that_never_ends_is_told_and_is_in_no_score() throws IOException {
        String before = run("quality", "--again");
        String ten = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";
        Files.writeString(directory.resolve("workspace/checks.yaml"), """
            checks:
              - id: endless
                kind: expression
                must: "%1$s.all(a, %1$s.all(b, %1$s.all(c, %1$s.all(d, item.description != ''))))"
                en: {what: "A description", do: "Give it"}
            """.formatted(ten));
        String after = run("quality", "--again");
        assertThat(after)
                .contains("Not judged to the end: The check endless takes too long and was stopped")
                .contains(before.lines()
                        .filter(l -> l.contains("without an error"))
                        .findFirst()
                        .orElseThrow());
        assertThat(run("quality", "--json")).contains("\"stopped\":[\"The check endless takes too long");
        assertThat(run("query", "select check_id from defect where check_id like '%stopped'"))
                .contains("check-stopped");
    }

    private String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = directory.resolve("workspace").toString();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int code = Commands.run(
                    all, print, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
            return code + " " + out.toString(StandardCharsets.UTF_8);
        }
    }
}
