package org.tidewaiter.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.cli.Commands;
import org.tidewaiter.engine.KeptWorkspace;
import org.tidewaiter.engine.Workspace;

/** Rows that were set aside, what became of them, and the national currency that was given: changed with SQL, they are named. */
@Tag("slow")
class QuarantineInTheTrailTest {
    private static final String HEADER =
            "declaration_id,accepted_at,office,importer_id,sequence,hs_code,origin_country,customs_value,currency,net_mass_kg\n";

    @TempDir
    Path directory;

    private static final KeptWorkspace KEPT = new KeptWorkspace(QuarantineInTheTrailTest::make);

    private Path home = Path.of("");

    /** Of load 1, rows 1 to 4 of the quarantine: 1 was taken back by load 2, 2 was dismissed, 3 and 4 are open; KZT was given. */
    @BeforeEach
    void aWorkspaceWithAQuarantine() {
        KEPT.copyTo(directory);
        home = directory.resolve("w");
    }

    private static void make(Path directory) {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 40; i++) {
            rows.append("D%d,2026-01-0%d,KZ1,IMP%d,1,870323,DE,%d.00,KZT,%s%n"
                    .formatted(i, i % 9 + 1, i % 5, i * 1000, i % 10 == 0 ? "x" + i : "" + i));
        }
        Path w = directory.resolve("w");
        Path out = directory.resolve("out.csv");
        try {
            Files.writeString(directory.resolve("first.csv"), rows);
            done(w, "load", directory.resolve("first.csv").toString());
            done(w, "currency", "KZT", "--who", "anna");
            done(w, "quarantine", "--export", out.toString());
            String exported = Files.readString(out);
            int second = exported.indexOf("D20,");
            int line = exported.lastIndexOf('\n', second);
            Files.writeString(out, exported.substring(0, line + 1).replace("x10", "10"));
            done(w, "quarantine", "--return", out.toString());
            done(w, "quarantine", "--dismiss", "2", "--why", "a test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void done(Path home, String command, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = command;
        arguments[1] = "--workspace";
        arguments[2] = home.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        assertThat(run(arguments)).startsWith("0 ");
    }

    @Test
    void what_the_program_did_fits() {
        try (Workspace workspace = Workspace.open(home, "test")) {
            assertThat(workspace.lake().number("select count(*) from quarantine where status = 'open'"))
                    .isEqualTo(2);
            assertThat(workspace.lake().number("select returned_by_load from quarantine where quarantine_id = 1"))
                    .isEqualTo(2);
        }
        assertThat(run("verify", "--workspace", home.toString())).startsWith("0 All fits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from quarantine where quarantine_id = 3 | load 1: 3 rows of it are in the quarantine, and its record says 4",
                "delete from quarantine where quarantine_id = 3 | load 1: the rows that it set aside are not what entry",
                "insert into quarantine select * replace (9 as quarantine_id, 2 as load_id) from quarantine where quarantine_id = 3 | load 2: the rows that it set aside are not what entry",
                "insert into quarantine select * replace (9 as quarantine_id, 7 as load_id) from quarantine where quarantine_id = 3 | load 7: 1 rows of it are in the quarantine, and its record says nothing",
                "update quarantine set original_text = 'x' where quarantine_id = 3 | load 1: the rows that it set aside are not what entry",
                "update quarantine set reason = 'x' where quarantine_id = 1 | load 1: the rows that it set aside are not what entry",
                "update quarantine set status = 'open' where quarantine_id = 1 | row 1 of the quarantine: it is open or gone",
                "update quarantine set returned_by_load = 1 where quarantine_id = 1 | row 1 of the quarantine: it is returned by load 1",
                "update quarantine set status = 'returned', returned_by_load = 2 where quarantine_id = 3 | row 3 of the quarantine: it is returned by load 2, and no entry",
                "update quarantine set status = 'dismissed', dismissed_by = 'x', dismissed_why = 'y' where quarantine_id = 4 | row 4 of the quarantine: it is dismissed by x (y), and no entry",
                "update quarantine set dismissed_why = 'other' where quarantine_id = 2 | row 2 of the quarantine: it is dismissed",
                "update quarantine set dismissed_by = 'other' where quarantine_id = 2 | row 2 of the quarantine: it is dismissed by other",
                "update quarantine set dismissed_at = dismissed_at - interval 1 day where quarantine_id = 2 | row 2 of the quarantine: it is dismissed",
                "update national_currency set currency = 'USD' where basis = 'given' | the national currency is USD (given), and entry",
                "delete from national_currency where basis = 'given' | the national currency is null (unknown), and entry",
                "update national_currency set decided_by = 'x' where basis = 'given' | what stood before entry",
                "insert into national_currency select * replace (decision + 1 as decision, 'EUR' as currency) from national_currency where basis = 'given' | decision on the national currency 3: no entry"
            })
    void what_was_changed_with_sql_is_named_and_can_be_answered_for(String sql, String expected) {
        try (Workspace workspace = Workspace.open(home, "test")) {
            long changed = workspace.lake().transaction(s -> s.execute(sql));
            assertThat(changed).isPositive();
        }
        assertThat(run("verify", "--workspace", home.toString()))
                .startsWith("1 DOES NOT FIT: ")
                .contains(expected);
        run("verify", "--workspace", home.toString(), "--accept", "--why", "known");
        assertThat(run("verify", "--workspace", home.toString())).startsWith("0 ");
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = Commands.run(arguments, out, out);
        return code + " " + bytes.toString(StandardCharsets.UTF_8);
    }
}
