package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SearchCommandTest {
    @TempDir
    Path directory;

    @BeforeEach
    void load() throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), """
            declaration_id,accepted_at,importer_id,importer_name,sequence,hs_code,description
            A-1,2024-01-01T00:00:00,P1,Kontor Øst A/S,1,090121,Roasted coffee
            """);
        assertThat(run("load", "--mapping", "tidewaiter", file.toString())).startsWith("0 ");
    }

    @Test
    void words_on_the_command_line_find() throws IOException {
        assertThat(run("search", "kontor", "ost"))
                .startsWith("0 ")
                .contains("1 company")
                .contains("P1  Kontor Øst A/S  importer  1 declaration");
        assertThat(run("search", "A-1")).contains("1 declaration\n  A-1  2024-01-01  P1  HS 090121  Roasted coffee");
        assertThat(run("search", "cofee")).contains("1 description of goods\n  090121  1 declaration  Roasted coffee");
        assertThat(run("search", "--json", "a1"))
                .startsWith("0 {\"question\"")
                .contains("\"exact\":{\"declaration_id\":\"A-1\"");
        assertThat(run("search", "--in", "tariff", "coffee")).contains("090121").doesNotContain("Roasted coffee");
        assertThat(run("search", "zzzzqqq")).startsWith("0 ").contains("Nothing was found");
        assertThat(run("search", "leather footwear"))
                .as("headings are found though no record is")
                .contains("Headings to which these words may belong")
                .doesNotContain("Nothing was found");
        assertThat(run("search")).startsWith("2 ");
        assertThat(run("search", "--in", "nonsense", "x")).startsWith("2 ");
    }

    /** A typing error in a key would otherwise look like a figure behind which nothing stands. */
    @Test
    void a_key_of_a_report_that_nothing_stands_behind_is_an_error() throws IOException {
        assertThat(run("analyse", "price-outliers", "--table", "findings", "--behind", "nonsense"))
                .startsWith("1 ");
    }

    private String run(String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = directory.resolve("workspace").toString();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int code = Commands.run(
                    all, print, new PrintStream(java.io.OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
            return code + " " + out.toString(StandardCharsets.UTF_8);
        }
    }
}
