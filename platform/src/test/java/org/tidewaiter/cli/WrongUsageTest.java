package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.engine.WorkspaceDirectory;

class WrongUsageTest {
    @TempDir
    Path directory;

    @Test
    void a_day_that_is_none_is_answered_without_a_word_of_java() {
        assertThat(refused("learn", "--until", "01/01/2021"))
                .contains("'01/01/2021' is no day written like 2021-01-31");
        assertThat(refused("evaluate", "--from", "2024-13-01", "--to", "2025-01-01"))
                .contains("--from", "'2024-13-01'")
                .doesNotContain("java");
    }

    @Test
    void a_port_that_no_machine_has_is_refused_before_any_work() {
        assertThat(refused("serve", "--port", "99999")).contains("There is no port 99999");
        assertThat(refused("demo", "--port", "-1", "--no-serve")).contains("There is no port -1");
    }

    @Test
    void a_number_below_nought_is_refused_where_it_counts_something() {
        assertThat(refused("quality", "--limit", "-1")).contains("--limit -1");
        assertThat(refused("quarantine", "--limit", "-1")).contains("--limit -1");
        assertThat(refused("watch", "--once", "--quiet", "-3", directory.toString()))
                .contains("--quiet -3");
    }

    @Test
    void a_list_that_cannot_be_written_is_refused_before_the_run() {
        String why = refused("assess", "--from", "2021-01-01", "--to", "2021-04-01", "--out", "list.txt");
        assertThat(why)
                .as("an empty workspace has no model, which a run would say first")
                .contains("list.txt", ".parquet");
    }

    @Test
    void what_would_not_be_heard_is_refused() throws java.io.IOException {
        java.nio.file.Files.writeString(directory.resolve("e.csv"), "declaration_id,event_code,occurred_at\n");
        assertThat(refused("load", "--as", "containers", "--date-order", "dmy", "e.csv"))
                .contains("Files of containers have no days", "--date-order would say nothing");
        assertThat(refused("load", "--as", "parties", "--decimal", ",", "e.csv"))
                .contains("--decimal would say nothing");
    }

    @Test
    void a_parameter_is_set_once_and_by_a_name() {
        assertThat(refused("analyse", "price-outliers", "--param", "rows=5", "--param", "rows=6"))
                .contains("--param sets rows twice");
        assertThat(refused("analyse", "price-outliers", "--param", "rows")).contains("write --param NAME=VALUE");
    }

    @Test
    void a_map_of_nothing_is_wrong_usage() {
        assertThat(refused("map")).contains("map needs a FILE");
    }

    @Test
    void a_mistyped_command_or_option_is_answered_with_the_one_that_was_meant() {
        assertThat(refused("lern", "--until", "2021-01-01"))
                .contains("There is no command 'lern': did you mean 'learn'?", "tidewaiter --help");
        assertThat(refused("assess", "--budjet", "0.05"))
                .as("that --from and --to are missing too is not the mistake")
                .contains("assess has no option '--budjet': did you mean '--budget'?")
                .doesNotContain("Missing");
        assertThat(refused("status", "please")).contains("status has no argument 'please'");
        assertThat(refused("xyzzy"))
                .contains("There is no command 'xyzzy' (see")
                .doesNotContain("did you mean");
    }

    @Test
    void what_is_no_number_is_told_so_in_plain_words() {
        assertThat(refused("serve", "--port", "abc")).contains("'abc' is no whole number");
        assertThat(refused("serve", "--port", "9999999999")).contains("'9999999999' is no whole number up to");
        assertThat(refused("assess", "--from", "2021-01-01", "--to", "2021-04-01", "--budget", "five"))
                .contains("'five' is no number written like 0.05");
        assertThat(refused("quality", "--by", "colour"))
                .contains("'colour' is none of field, office, declarant, importer, source, month");
    }

    private String refused(String... arguments) {
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--workspace=" + directory.resolve("workspace");
        if (!WorkspaceDirectory.isThere(directory.resolve("workspace"))) {
            Workspace.open(directory.resolve("workspace"), "test").close();
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Commands.run(
                all,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(2);
        return err.toString(StandardCharsets.UTF_8);
    }
}
