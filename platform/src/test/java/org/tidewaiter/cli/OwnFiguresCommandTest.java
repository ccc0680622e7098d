package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An officer's own figures at the command line, and the trail of the look. */
class OwnFiguresCommandTest {
    @TempDir
    Path directory;

    private CommandAnswer run(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = "w";
        return CommandAnswer.of(directory, all);
    }

    @Test
    void an_officer_sees_their_own_figures_and_the_look_is_in_the_trail_whether_anything_was_found_or_not()
            throws Exception {
        StringBuilder rows = new StringBuilder("declaration_id,accepted_at,office_code,sequence,hs_code\n");
        StringBuilder results =
                new StringBuilder("declaration_id,sequence,kind,selected_by,recorded_at,officer_id,outcome\n");
        for (int i = 0; i < 180; i++) {
            rows.append("D%d,2026-01-10,O1,1,64039900%n".formatted(i));
            results.append(
                    "D%d,1,goods,rule,2026-01-11,F%d,%s%n".formatted(i, i % 6, i % 5 == 0 ? "finding" : "conform"));
        }
        Files.writeString(directory.resolve("a.csv"), rows);
        Files.writeString(directory.resolve("results.csv"), results);
        assertThat(run("load", "--mapping", "tidewaiter", "a.csv").code()).isZero();
        assertThat(run("load", "--as", "controls", "results.csv").code()).isZero();

        String own = run("own", "--who", "F3").out();
        assertThat(own).contains("The one officer shown").doesNotContainPattern("officer-\\d+");
        assertThat(own.lines().filter(line -> line.startsWith("F3 "))).hasSize(1);
        // no declaration says which lane was proposed: that is an answer too
        assertThat(own).contains("says which lane was proposed");
        assertThat(run("own", "--who", "F9").err()).contains("names the officer 'F9'");
        String trail = run("trail").out();
        assertThat(trail.lines().filter(line -> line.contains("look")))
                .hasSize(2)
                .anyMatch(line -> line.contains("as F3"))
                .anyMatch(line -> line.contains("as F9"));
    }
}
