package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadLog;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.MessageLoad;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.query.Query;
import org.tidewaiter.query.QueryLog;
import org.tidewaiter.query.SqlQuestion;
import org.tidewaiter.trail.Trail;

/** Lists of passengers are read whole and kept apart; who asks sees no names, unless for a reason that goes into the trail. */
@Tag("slow")
class TravellersAreMaskedTest {
    private static final List<String> NAMES =
            List.of("EBBESEN", "MARIT", "JOHANNE", "STRAND", "208123456", "QX7K2M", "QUAY", "998877");

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    @BeforeEach
    void load() {
        workspace = Workspace.open(directory.resolve("w"), "test");
        Schema.create(workspace.lake());
        Trail.begin(workspace.lake());
        for (String name : List.of("paxlst-d05b.edi", "pnrgov-13.edi")) {
            Path file = Path.of("src/test/resources/org/tidewaiter/message/edifact", name);
            assertThat(MessageLoad.load(
                            workspace,
                            file,
                            message -> List.of(),
                            new LoadOptions(false, false, Actor.systemUser()),
                            LoadProgress.SILENT))
                    .hasValueSatisfying(report -> assertThat(report.accepted()).isEqualTo(1));
        }
    }

    @Test
    void nobody_is_named_in_any_view_that_may_be_asked() {
        for (String view :
                List.of("person", "person_detail", "journey", "response", "response_item", "load", "party")) {
            String all = ask("select * from " + view, null);
            assertThat(NAMES).as(view).noneMatch(all::contains);
        }
        assertThat(ask("select count(*), count(distinct family_name) from person where nationality = 'DNK'", null))
                .contains("1");
        assertThat(ask("select family_name, born_on from person where role_code = 'FM'", null))
                .contains("person-1-1-2")
                .contains("1988-01-01")
                .doesNotContain("1988-02-12");
    }

    /** Two manifests of one ship: one of the crew is in both, two have one name and nothing else. */
    @Test
    void a_crew_is_counted_and_joined_to_its_manifest_without_a_name() throws IOException {
        for (int n = 1; n <= 2; n++) {
            Path file = Files.writeString(
                    directory.resolve("crew-" + n + ".edi"),
                    """
                    UNB+UNOC:3+LINE+CUSTOMS+250301:1201+C%1$d'
                    UNH+1+CUSCAR:D:96B:UN'
                    BGM+785+CREW-%1$d+9'
                    DTM+137:20250301:102'
                    TDT+20+V77+1'
                    NAD+FM+++LOWDECK:SAM'
                    DTM+329:19700102:102'
                    DOC+39+PP1234567'
                    NAD+FM+++ROAMER:ANN'
                    CNI+1+BL-%1$d'
                    GID+1+10:CT'
                    MEA+AAE+G+KGM:100'
                    UNT+12+1'
                    UNZ+1+C%1$d'
                    """.formatted(n).replace("\n", ""),
                    StandardCharsets.ISO_8859_1);
            MessageLoad.load(
                    workspace,
                    file,
                    message -> List.of(),
                    new LoadOptions(false, false, Actor.systemUser()),
                    LoadProgress.SILENT);
        }
        assertThat(ask(
                        "select c.reference, count(*), count(distinct p.family_name) from person p join advance_cargo c"
                                + " on c.cargo_key = p.cargo_key group by all order by all",
                        null))
                .isEqualTo("[[CREW-1, 2, 2], [CREW-2, 2, 2]]");
        assertThat(ask(
                        "select count(*), count(family_name), count(distinct family_name) from person where cargo_key is"
                                + " not null",
                        null))
                .isEqualTo("[[4, 4, 3]]");
        assertThat(ask("select * from person", null)).doesNotContain("LOWDECK").doesNotContain("ROAMER");
    }

    @Test
    void nothing_of_people_stands_outside_their_tables() {
        for (String table :
                List.of("store.response_addition", "store.addition", "store.advance_cargo_addition", "store.party")) {
            assertThat(NAMES)
                    .as(table)
                    .allSatisfy(name -> assertThat(workspace
                                    .lake()
                                    .number("select count(*) from " + table + " t where contains(t::varchar, '" + name
                                            + "')"))
                            .isZero());
        }
    }

    /**
     * A list that could not be taken is the whole list: on the page, in the export and in what is asked of the quarantine nobody is named, and a
     * correction that leaves the mark has the list again.
     */
    @Test
    void a_list_that_was_set_aside_names_nobody_unless_for_a_reason() throws IOException {
        String list = Files.readString(
                Path.of("src/test/resources/org/tidewaiter/message/edifact/paxlst-d05b.edi"),
                StandardCharsets.ISO_8859_1);
        Path broken = Files.writeString(
                directory.resolve("broken.edi"),
                list.replace("UNH+PAX1", "UNH+PAX2").replace("UNT+33+PAX1", "UNT+40+PAX9"),
                StandardCharsets.ISO_8859_1);
        MessageLoad.load(
                workspace,
                broken,
                message -> List.of(),
                new LoadOptions(false, false, Actor.systemUser()),
                LoadProgress.SILENT);
        Quarantine quarantine = new Quarantine(workspace);
        List<Quarantine.Row> open = quarantine.open(10);
        assertThat(open).hasSize(1);
        Path export = directory.resolve("export.csv");
        quarantine.export(export, null);
        String shown = open
                + new LoadLog(workspace.lake())
                        .quarantine(new LoadLog.QuarantineFilter(null, null, null), 10, 0)
                        .toString()
                + Files.readString(export)
                + ask("select * from quarantine", null);
        assertThat(NAMES).noneMatch(shown::contains);
        assertThat(shown).contains("a message about travellers");
        long id = open.getFirst().quarantineId();
        assertThat(quarantine.withOfficers(id, open.getFirst().originalText())).contains("EBBESEN", "UNT+40");
        assertThat(Quarantine.showingOfficers(workspace, Actor.systemUser("ann"), "case 9")
                        .open(10)
                        .toString())
                .contains("EBBESEN");
    }

    @Test
    void who_has_a_reason_sees_them_and_every_look_is_written_down() {
        assertThat(ask("select family_name, document_number from person", "case 7"))
                .contains("EBBESEN", "208123456");
        ask("select value from person_detail", null);
        assertThat(workspace
                        .lake()
                        .number("select count(*) from trail where action = 'look' and content like '%case 7%'"))
                .isEqualTo(1);
        assertThat(QueryLog.last(workspace.directory(), 10))
                .extracting(QueryLog.LogLine::officers)
                .containsExactly(null, "case 7");
    }

    private String ask(String sql, @Nullable String why) {
        return Query.answer(workspace, new SqlQuestion(sql, Actor.systemUser("ann"), "command", why, 100, 20))
                .table()
                .rows()
                .toString();
    }
}
