package org.tidewaiter.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.Lake;

/** Fraudsters learn: who is caught lies low, goes less far, and moves. */
@Tag("simulation")
class AdaptationTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static Lake lake;

    @BeforeAll
    static void simulate() {
        lake = Simulated.of(Simulated.plan(8_000, 61, directory)).open();
    }

    private static Fraudster caught(int times, long seed) {
        Fraudster f = new Fraudster(1, -1, Typology.UNDERVALUATION, 0.9, 0.3);
        Importer importer = new Importer(1, Importer.Kind.ORDINARY, "100000001", 1);
        for (int t = 0; t < times; t++) {
            f.learn(importer, 40 * t, Chance.of(seed, Chance.Stream.ADAPTATION, t, 0));
        }
        return f;
    }

    @Test
    void who_is_caught_lies_low_and_goes_less_far_every_time() {
        Fraudster once = caught(1, 7);
        assertThat(once.active(0)).isFalse();
        assertThat(once.active(once.quietUntil)).isTrue();
        assertThat(once.quietUntil).isBetween(5, 29);
        assertThat(once.depth).isGreaterThan(0.3);
        assertThat(once.intensity).isLessThanOrEqualTo(0.9);
        Fraudster often = caught(6, 7);
        assertThat(often.depth).isGreaterThan(once.depth).isLessThan(1);
        assertThat(often.intensity).isLessThan(once.intensity);
        assertThat(often.caught).isEqualTo(6);
    }

    @Test
    void many_of_those_caught_change_the_way_or_the_broker_and_a_burnt_name_is_given_up_for_a_spare() {
        int otherWay = 0;
        int otherBroker = 0;
        int otherName = 0;
        for (int seed = 0; seed < 200; seed++) {
            Fraudster f = new Fraudster(1, -1, Typology.UNDERVALUATION, 0.9, 0.3);
            Importer present = new Importer(1, Importer.Kind.ORDINARY, "100000001", 1);
            Importer spare = new Importer(2, Importer.Kind.ORDINARY, "100000002", 1);
            spare.born = Integer.MAX_VALUE;
            f.spares.add(spare);
            Importer taken = f.learn(present, 100, Chance.of(seed, Chance.Stream.ADAPTATION, 0, 0));
            otherWay += f.typology == Typology.UNDERVALUATION ? 0 : 1;
            otherBroker += f.shift;
            if (taken != null) {
                otherName++;
                assertThat(present.died).isGreaterThan(100);
                assertThat(spare.born).isGreaterThan(present.died);
            }
        }
        assertThat(otherWay).isBetween(25, 70);
        assertThat(otherBroker).isBetween(45, 95);
        assertThat(otherName).isBetween(25, 65);
    }

    /** What the controls found of who could learn from it, with the day on which it was recorded. */
    private static final String FOUND = """
        with caught as (select distinct f.importer_id, f.actor, d."control.recorded_at"::timestamp::date as day
            from declarations d join fraud f on f.declaration_id = d."declaration.declaration_id" and f.sequence = d."goods_item.sequence"
            where d."control.outcome" = 'finding' and f.typology not in ('phoenix', 'missing_trader', 'collusion'))
        """;

    @Test
    void in_the_days_after_a_finding_was_recorded_whose_it_was_defrauds_no_more() {
        assertThat(lake.number(FOUND + "select count(*) from caught")).isGreaterThan(20);
        assertThat(lake.number(FOUND
                        + "select count(*) from caught c join fraud f on f.importer_id = c.importer_id"
                        + " join item i on i.id = f.declaration_id and i.sequence = f.sequence::int"
                        + " where f.typology not in ('phoenix', 'missing_trader', 'collusion')"
                        + " and i.accepted::date - c.day between 1 and 4"))
                .isZero();
    }

    @Test
    void the_same_people_go_on_under_another_name_or_in_another_way() {
        assertThat(lake.number("select count(*) from (select actor from fraud where typology not in ('phoenix',"
                        + " 'missing_trader', 'collusion') group by actor having count(distinct importer_id) >"
                        + " 1)"))
                .isPositive();
        assertThat(lake.number("select count(*) from (select actor from fraud where typology <> 'collusion'"
                        + " group by actor having count(distinct typology) > 1)"))
                .isPositive();
        assertThat(lake.number(
                        "select count(*) from (select actor from fraud group by actor having count(distinct typology)"
                                + " > 1) where actor not in (select actor from actors where times_caught::int > 0)"))
                .isLessThan(lake.number("select count(distinct actor) from fraud") / 2);
    }
}
