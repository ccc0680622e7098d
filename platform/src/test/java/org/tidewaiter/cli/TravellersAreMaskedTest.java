package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.MessageLoad;
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

    @AfterEach
    void close() {
        workspace.close();
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
                .extracting(QueryLog.Line::officers)
                .containsExactly(null, "case 7");
    }

    private String ask(String sql, @Nullable String why) {
        return Query.answer(workspace, new SqlQuestion(sql, Actor.systemUser("ann"), "command", why, 100, 20))
                .table()
                .rows()
                .toString();
    }
}
