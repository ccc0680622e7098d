package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.quarantine.Quarantine;

/** What becomes of six rows, each of them good by itself, that only the others prove wrong. */
class StagingTest {
    private static final String HEADER =
            "declaration_id accepted_at importer_id sequence hs_code net_mass_kg control.kind control.outcome control.recorded_at";

    /** A has two items; B's item 1 is given twice; C's two rows differ in the day; D has a control. */
    private static final String SIX = """
        A 2024-03-01 I1 1 610910 100 -     -       -
        A 2024-03-01 I1 2 090121 200 -     -       -
        B 2024-03-02 I2 1 610910 300 -     -       -
        B 2024-03-02 I2 1 610910 301 -     -       -
        C 2024-03-03 I3 1 610910 400 -     -       -
        D 2024-03-05 I4 1 610910 600 goods finding 2024-03-11
        """;

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = FreshWorkspace.in(directory);
    }

    private LoadReport load(String rows, boolean corrections) throws IOException {
        String csv = (HEADER + "\n" + rows).replaceAll(" +", ",").replaceAll("(?m)(?<=,)-(?=,|$)", "");
        Path file = Files.writeString(directory.resolve("rows.csv"), csv);
        LoadOptions options = new LoadOptions(false, corrections, false, Set.of(), Actor.systemUser());
        return TableLoad.load(workspace, file, Mapping.of("tidewaiter", directory), options, LoadProgress.SILENT);
    }

    private List<String> bad() {
        return new Quarantine(workspace)
                .open(100).stream()
                        .map(row -> row.lineNumber() + " " + row.field() + " " + row.value() + " " + row.reason())
                        .toList();
    }

    private List<String> items() {
        return workspace
                .lake()
                .maps(
                        "select declaration_id || ' ' || version || ' ' || sequence || ' ' || net_mass_kg::int || ' ' || importer_id as t"
                                + " from goods_item join declaration using (declaration_id) order by all")
                .stream()
                .map(row -> String.valueOf(row.get("t")))
                .toList();
    }

    @Test
    void the_first_of_rows_given_twice_is_taken_and_the_second_says_so() throws IOException {
        LoadReport report = load(SIX, false);

        assertThat(report.read()).isEqualTo(6);
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(bad()).containsExactly("5 goods_item.sequence B item 1 is given twice in this file");
        assertThat(items())
                .containsExactly("A 1 1 100 I1", "A 1 2 200 I1", "B 1 1 300 I2", "C 1 1 400 I3", "D 1 1 600 I4");
        assertThat(workspace
                        .lake()
                        .number("select count(*) from control where declaration_id = 'D' and outcome = 'finding'"))
                .isEqualTo(1);
    }

    @Test
    void a_row_whose_heading_is_another_is_set_aside_with_both_values() throws IOException {
        load(SIX + "C 2024-03-04 I3 2 610910 500 - - -\n", false);

        assertThat(bad().getLast())
                .startsWith("8 declaration.accepted_at 2024-03-04 (an earlier row: 2024-03-03) says otherwise");
        assertThat(items()).contains("C 1 1 400 I3").noneMatch(item -> item.startsWith("C 1 2"));
    }

    @Test
    void what_is_in_the_workspace_is_replaced_by_a_correction_alone_and_by_a_whole_one() throws IOException {
        load(SIX, false);

        load("A 2024-03-01 I1 1 610910 111 - - -\nE 2024-03-01 I1 1 610910 100 - - -\n", false);
        assertThat(bad().getLast()).startsWith("2 declaration.declaration_id A is already in the workspace");
        load("A 2024-03-01 I1 1 610910 112 - - -\n", true);
        assertThat(bad().getLast()).startsWith("2 null A would empty what version 1 of the declaration fills: item 2");
        assertThat(items()).contains("A 1 1 100 I1", "A 1 2 200 I1", "E 1 1 100 I1");

        LoadReport whole = load("A 2024-03-01 I1 1 610910 113 - - -\nA 2024-03-01 I1 2 090121 200 - - -\n", true);
        assertThat(whole.replaced()).isEqualTo(1);
        assertThat(items()).contains("A 2 1 113 I1", "A 2 2 200 I1").noneMatch(item -> item.startsWith("A 1"));
    }
}
