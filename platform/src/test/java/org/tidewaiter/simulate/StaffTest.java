package org.tidewaiter.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;

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
    private static Lake halved;

    @BeforeAll
    static void simulate() {
        SimulationPlan plan = SimulationPlan.of(
                        30_000, LocalDate.of(2024, 9, 2), LocalDate.of(2024, 9, 23), 81, directory.resolve("planned"))
                .csvOnly();
        planned = Simulated.of(plan).open();
        SimulationPlan other = SimulationPlan.of(
                        plan.declarations(), plan.from(), plan.to(), 81, directory.resolve("few"))
                .csvOnly();
        halved = Simulated.of(other.staffed(0.5)).open();
    }

    @AfterAll
    static void close() {
        planned.close();
        halved.close();
    }

    @Test
    void with_fewer_officers_those_who_are_there_have_more_to_do() {
        String officers = "select count(*) from parties where role = 'officer'";
        assertThat(halved.number(officers)).isLessThanOrEqualTo(planned.number(officers) * 6 / 10);
    }

    @Test
    void goods_wait_longer_to_be_examined_where_staff_is_short() {
        assertThat(halved.number(WAITING.formatted("0.5"))).isGreaterThan(planned.number(WAITING.formatted("0.5")));
        assertThat(halved.number(WAITING.formatted("0.9")))
                .isGreaterThan(planned.number(WAITING.formatted("0.9")) * 5 / 4);
    }

    @Test
    void what_is_controlled_is_released_later_and_what_is_not_is_not() {
        assertThat(halved.number(RELEASE.formatted("0.9", "red")))
                .isGreaterThan(planned.number(RELEASE.formatted("0.9", "red")) * 5 / 4);
        assertThat(halved.number(RELEASE.formatted("0.9", "yellow")))
                .isGreaterThan(planned.number(RELEASE.formatted("0.9", "yellow")) * 5 / 4);
        long untouched = planned.number(RELEASE.formatted("0.5", "green"));
        assertThat(halved.number(RELEASE.formatted("0.5", "green"))).isBetween(untouched - 15, untouched + 15);
    }

    /** Not to the last one: who is found out later goes on for longer. */
    @Test
    void the_goods_and_their_selection_hardly_depend_on_the_staff() {
        for (String count :
                new String[] {"select count(*) from lanes where lane = 'red'", "select count(*) from declarations"}) {
            assertThat((double) halved.number(count))
                    .isBetween(0.98 * planned.number(count), 1.02 * planned.number(count));
        }
    }

    @Test
    void an_administration_without_officers_is_refused() {
        SimulationPlan plan = Simulated.plan(1_000, 1, directory);
        assertThatThrownBy(() -> plan.staffed(0))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("staffed");
    }
}
