package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.search.KeptTariff;
import org.tidewaiter.web.Pages;
import org.tidewaiter.web.ServerSettings;

/** Queries of the command line while a server holds the workspace: it carries them out, as whoever asks. */
class QueryThroughServerTest {
    @TempDir
    static Path directory;

    private static Workspace workspace;
    private static Pages.Running running;

    @BeforeAll
    static void serve() throws IOException {
        workspace = Workspace.open(directory.resolve("w"), "serve");
        Schema.create(workspace.lake());
        running = Pages.start(
                KeptTariff.into(workspace),
                new ServerSettings(Pages.LOOPBACK, 0, List.of(), List.of()),
                ServeCommand.runnerOn(workspace),
                CheckBook.EMPTY);
        Path file = Files.writeString(directory.resolve("a.csv"), """
                declaration_id,accepted_at,importer_id,sequence,hs_code,net_mass_kg
                A-1,2024-01-01,P1,1,090121,12.5
                A-2,2024-01-02,P2,1,090121,1500
                """);
        assertThat(run("load", "--mapping", "tidewaiter", file.toString())).startsWith("0 ");
    }

    @AfterAll
    static void stop() {
        running.stop();
        workspace.close();
    }

    @Test
    void the_answer_is_that_of_the_workspace_the_server_holds() throws IOException {
        assertThat(run("query", "--format", "csv", "select declaration_id from declaration order by 1"))
                .isEqualTo("0 declaration_id\nA-1\nA-2\n");
    }

    @Test
    void a_file_is_written_where_the_asker_stands() throws IOException {
        assertThat(run("query", "from goods_item", "--out", "items.csv")).startsWith("0 ");
        assertThat(Files.readAllLines(directory.resolve("items.csv"))).hasSize(3);
    }

    @Test
    void what_is_refused_is_refused_with_the_same_words_and_code() throws IOException {
        assertThat(run("query", "select * from trail")).startsWith("1 ").contains("no view that may be asked");
        assertThat(run("query", "--officers", "select 1")).startsWith("2 ");
    }

    @Test
    void the_log_says_who_asked() throws IOException {
        run("query", "--who", "ann", "select 4711");
        assertThat(run("query", "--log")).contains("ann").contains("select 4711");
    }

    private static String run(String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--workspace", "w"))
                .toArray(String[]::new);
        int code = Commands.run(all, new Context(both, both, false, directory, Actor.systemUser(), null));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
