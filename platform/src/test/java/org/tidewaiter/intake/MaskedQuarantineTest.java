package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.intake.control.ControlLoad;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.source.Source;
import org.tidewaiter.trail.Entry;
import org.tidewaiter.trail.Trail;

/** Officers in rows that were set aside: hidden where they are shown and exported, there again where they come back corrected. */
@Tag("slow")
class MaskedQuarantineTest {
    private static final String HEADER = "declaration_id;sequence;kind;outcome;officer_id;recorded_at\n";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() throws IOException {
        door = new Door(directory);
        door.load(Door.HEADER + "A,2021-01-31,870323,3,W\nB,2021-01-31,870323,3,W\n");
    }

    private void controls(String rows) throws IOException {
        ControlLoad.load(
                door.workspace,
                Source.of(Files.writeString(directory.resolve("controls" + rows.hashCode() + ".csv"), HEADER + rows)),
                null,
                false,
                Actor.systemUser());
    }

    private void companion(String kind, String rows) throws IOException {
        CompanionLoad.load(
                door.workspace,
                Files.writeString(directory.resolve(kind + ".csv"), rows),
                CompanionLoad.kinds().stream()
                        .filter(k -> k.name().equals(kind))
                        .findFirst()
                        .orElseThrow(),
                false,
                Actor.systemUser());
    }

    private String officerOf(String declaration) {
        return String.valueOf(door.workspace
                .lake()
                .maps("select officer_id from control where declaration_id = ?", declaration)
                .getFirst()
                .get("officer_id"));
    }

    private QuarantineReturn back() {
        return new QuarantineReturn(door.workspace, Actor.systemUser());
    }

    /** A row that was not taken makes nobody a party, its officer least of all; keys without a text stay usable. */
    @Test
    void rows_set_aside_leave_no_party_behind() throws IOException {
        door.with(Door.COLUMNS + """
              officer: control.officer_id
              outcome: control.outcome
            constants: {goods_item.sequence: 1}
            """);
        String header = "id,day,hs,kg,who,officer,outcome\n";
        door.load(header + "C,2021-01-31,870323,-3,GHOST,Ana Secret,conform\nD,2021-01-31,870323,3,REAL,Ben,conform\n"
                + "E,2021-01-31,870323,3,OTHER,Cleo,\n");
        assertThat(parties()).containsExactly("Ben", "OTHER", "REAL", "W");
        door.load(header + "F,2021-01-31,870323,3,GHOST,Ben,conform\n");
        assertThat(parties()).containsExactly("Ben", "GHOST", "OTHER", "REAL", "W");
        assertThat(door.workspace.lake().maps("select importer_id from declaration where declaration_id = 'F'"))
                .isEqualTo(List.of(Map.of("importer_id", "GHOST")));
    }

    private List<Object> parties() {
        return door.workspace.lake().maps("select party_id from party order by 1").stream()
                .map(p -> p.get("party_id"))
                .toList();
    }

    @Test
    void a_result_set_aside_hides_its_officer_and_comes_back_with_it() throws IOException {
        controls("A;1;goods;perhaps;\"Ana; Sol\";2021-02-01\n");
        Quarantine.Row row = door.quarantined().getFirst();
        assertThat(row.originalText()).isEqualTo("A;1;goods;perhaps;masked-officer;2021-02-01");
        assertThat(new LoadLog(door.workspace.lake())
                        .quarantine(new LoadLog.QuarantineFilter(null, null, null), 10, 0)
                        .getFirst()
                        .originalText())
                .isEqualTo(row.originalText());
        assertThat(back().takeBack(
                                row.quarantineId(), row.originalText().replace("perhaps", "conform"), CheckBook.EMPTY)
                        .accepted())
                .isEqualTo(1);
        assertThat(officerOf("A")).isEqualTo("Ana; Sol");
    }

    @Test
    void an_export_hides_officers_in_every_column_and_its_return_puts_them_back() throws IOException {
        controls("A;1;goods;perhaps;F77;2021-02-01\nB;1;goods;perhaps;F78;2021-02-01\n");
        Path export = directory.resolve("export.csv");
        new Quarantine(door.workspace).export(export, null);
        assertThat(export).content().doesNotContain("F77", "F78").contains("masked-officer");
        Path corrected = Files.writeString(
                directory.resolve("corrected.csv"),
                Files.readString(export)
                        .replace("A,1,goods,perhaps", "A,1,goods,conform")
                        .replaceFirst("masked-officer(?=,2021-02-01,2)", "F99"));
        assertThat(back().takeBack(corrected, CheckBook.EMPTY).accepted()).isEqualTo(1);
        assertThat(officerOf("A")).isEqualTo("F77");
        // still wrong, it waits again, with the officer that was typed over the mark
        Path again = directory.resolve("again.csv");
        Quarantine.showingOfficers(door.workspace, Actor.systemUser("maria"), "a row is lost")
                .export(again, null);
        assertThat(again).content().contains("F99").doesNotContain("masked-officer");
        Entry look = Trail.entries(door.workspace.lake()).getLast();
        assertThat(look.toString()).contains("quarantine", "a row is lost", "maria");
        assertThatThrownBy(() -> Quarantine.showingOfficers(door.workspace, Actor.systemUser(), " "))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("for a reason only");
    }

    @Test
    void a_row_that_does_not_fit_its_header_is_hidden_whole() throws IOException {
        controls("A;1;goods;perhaps;F77;2021-02-01;and more\n");
        Quarantine.Row row = door.quarantined().getFirst();
        assertThat(row.originalText())
                .startsWith("masked: a row that does not fit")
                .doesNotContain("F77");
        assertThat(back().takeBack(row.quarantineId(), row.originalText(), CheckBook.EMPTY)
                        .quarantined())
                .isEqualTo(1);
        assertThat(Quarantine.showingOfficers(door.workspace, Actor.systemUser(), "it is broken")
                        .open(1)
                        .getFirst()
                        .originalText())
                .contains("F77");
    }

    @Test
    void rosters_and_events_hide_the_officers_that_control() throws IOException {
        controls("A;1;goods;conform;F77;2021-02-01\n");
        companion("staff", "officer_id,office_code,section,valid_from\nF80,QZ1,a,someday\n");
        companion(
                "events",
                "declaration_id,event_code,occurred_at,responsible_party\nA,released,someday,F77\nA,paid,someday,W\n");
        assertThat(door.quarantined())
                .extracting(Quarantine.Row::originalText)
                .containsExactly(
                        "masked-officer,QZ1,a,someday", "A,released,someday,masked-officer", "A,paid,someday,W");
    }
}
