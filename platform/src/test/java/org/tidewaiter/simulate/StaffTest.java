package org.tidewaiter.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.operations.StaffingChanges;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;

/** Queues come from too few officers for the work there is, and from nothing else. */
@Tag("simulation")
class StaffTest {
    /** Of declarations whose goods are examined: hours from the time when papers and goods are there until they are looked at. */
    private static final String WAITING = """
        select round(60 * quantile_cont(h, %s)) from (select date_diff('second', greatest(g.occurred_at::timestamp, u.occurred_at::timestamp),
                s.occurred_at::timestamp) / 3600.0 as h
            from events s join events g using (declaration_id) join events u using (declaration_id)
            where s.event_code = 'examination_started' and g.event_code = 'documents_provided' and u.event_code = 'unloaded')\
        """;

    private static final String RELEASE = """
        select round(60 * quantile_cont(h, %s)) from (select date_diff('second', a.occurred_at::timestamp, r.occurred_at::timestamp) / 3600.0 as h
            from lanes l join events a using (declaration_id) join events r using (declaration_id)
            where lane = '%s' and a.event_code = 'accepted' and r.event_code = 'released')\
        """;

    @TempDir
    static Path directory;

    private static Lake planned;
    private static Lake fewer;
    private static Lake mixed;
    private static AskedDeclarations asked;

    private static SimulationPlan in(String name) {
        return SimulationPlan.of(
                        30_000, LocalDate.of(2024, 9, 2), LocalDate.of(2024, 9, 23), 81, directory.resolve(name))
                .csvOnly();
    }

    @BeforeAll
    static void simulate() {
        planned = Simulated.of(in("planned")).open();
        fewer = Simulated.of(in("fewer").withOfficers(-1)).open();
        mixed = Simulated.of(in("mixed").withControls(0.5)).open();
        Path data = directory.resolve("planned/data");
        asked = AskedDeclarations.in(directory.resolve("workspace"));
        TableLoad.load(
                asked.workspace(),
                data.resolve("declarations.csv.gz"),
                Mapping.of("tidewaiter", directory),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        CompanionLoad.load(
                asked.workspace(),
                data.resolve("events.csv.gz"),
                CompanionTable.EVENTS,
                false,
                Actor.systemUser("test"));
    }

    @AfterAll
    static void close() {
        planned.close();
        fewer.close();
        mixed.close();
        asked.close();
    }

    @Test
    void with_fewer_officers_those_who_are_there_have_more_to_do() {
        String officers = "select count(*) from parties where role = 'officer'";
        assertThat(fewer.number(officers)).isLessThanOrEqualTo(planned.number(officers) * 7 / 10);
    }

    @Test
    void goods_wait_longer_to_be_examined_where_staff_is_short() {
        assertThat(fewer.number(WAITING.formatted("0.5"))).isGreaterThan(planned.number(WAITING.formatted("0.5")));
        assertThat(fewer.number(WAITING.formatted("0.9")))
                .isGreaterThan(planned.number(WAITING.formatted("0.9")) * 5 / 4);
    }

    @Test
    void what_is_controlled_is_released_later_and_what_is_not_is_not() {
        assertThat(fewer.number(RELEASE.formatted("0.9", "red")))
                .isGreaterThan(planned.number(RELEASE.formatted("0.9", "red")) * 21 / 20);
        assertThat(fewer.number(RELEASE.formatted("0.9", "yellow")))
                .isGreaterThan(planned.number(RELEASE.formatted("0.9", "yellow")) * 21 / 20);
        long untouched = planned.number(RELEASE.formatted("0.5", "green"));
        assertThat(fewer.number(RELEASE.formatted("0.5", "green"))).isBetween(untouched - 15, untouched + 15);
    }

    /** Not to the last one: who is found out later goes on for longer. */
    @Test
    void the_goods_and_their_selection_hardly_depend_on_the_staff() {
        for (String count :
                new String[] {"select count(*) from lanes where lane = 'red'", "select count(*) from declarations"}) {
            assertThat((double) fewer.number(count))
                    .isBetween(0.98 * planned.number(count), 1.02 * planned.number(count));
        }
    }

    /**
     * What the analysis says of the administration as planned, beside the simulation of the other: hours until the release of what was accepted in
     * the first twelve days, so that nearly all of it is released within the three weeks. Within a third and a quarter of an hour: decisions/0066 has
     * five seeds.
     */
    @Test
    void what_is_predicted_of_one_officer_fewer_and_of_half_the_rules_is_what_the_simulation_shows() {
        double times = chosen(mixed) / chosen(planned);
        Map<String, String> parameters = Map.of("controls", "%.3f".formatted(times), "to", "2024-09-14");
        Table changes = AskedDeclarations.table(asked.findings(new StaffingChanges(), parameters), "changes");
        double controls = 0;
        double all = 0;
        double later = 0;
        double sooner = 0;
        for (List<@Nullable Object> row : changes.rows()) {
            long controlled = (Long) row.get(changes.place("controls"));
            long declarations = (Long) row.get(changes.place("declarations"));
            controls += controlled;
            all += declarations;
            later += controlled * (number(row, changes, "hours_fewer") - number(row, changes, "hours"));
            sooner += declarations * (number(row, changes, "all_hours") - number(row, changes, "all_mix"));
        }
        double simulatedLater = hours(fewer, "documents_checked") - hours(planned, "documents_checked");
        double simulatedSooner = hours(planned, "accepted") - hours(mixed, "accepted");
        assertThat(simulatedLater).isGreaterThan(1);
        assertThat(simulatedSooner).isGreaterThan(0.5);
        assertThat(later / controls).isCloseTo(simulatedLater, within(0.25 + simulatedLater / 3));
        assertThat(sooner / all).isCloseTo(simulatedSooner, within(0.25 + simulatedSooner / 3));
    }

    private static double number(List<@Nullable Object> row, Table table, String column) {
        return ((Number) row.get(table.place(column))).doubleValue();
    }

    private static double chosen(Lake lake) {
        return lake.number("select count(*) from lanes where lane in ('yellow', 'red') and selected_by <> 'random'");
    }

    /** Mean hours from acceptance to release of the declarations with an event. */
    private static double hours(Lake lake, String event) {
        return lake.number(
                        "select round(3600 * avg(date_diff('second', a.occurred_at::timestamp, r.occurred_at::timestamp) / 3600.0))"
                                + " from events a join events r using (declaration_id) where a.event_code = 'accepted'"
                                + " and r.event_code = 'released' and a.occurred_at < '2024-09-14' and declaration_id in"
                                + " (select declaration_id from events where event_code = '" + event + "')")
                / 3600.0;
    }

    @Test
    void an_administration_without_officers_is_refused() {
        SimulationPlan plan = Simulated.plan(1_000, 1, directory);
        assertThatThrownBy(() -> plan.staffed(0))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("staffed");
    }
}
