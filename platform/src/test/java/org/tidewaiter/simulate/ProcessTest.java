package org.tidewaiter.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.engine.Lake;

/** What holds in every customs administration. */
@Tag("simulation")
class ProcessTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static Lake lake;

    private static Simulated simulated;

    @BeforeAll
    static void simulate() {
        simulated = Simulated.of(Simulated.plan(5_000, 21, directory));
        lake = simulated.open();
    }

    @Test
    void as_many_declarations_as_asked_for_with_two_and_a_half_items_each() {
        assertThat(simulated.summary().declarations()).isEqualTo(5_000);
        assertThat(lake.number("select count(distinct declaration_id) from lanes"))
                .isEqualTo(5_000);
        assertThat((double) simulated.summary().items() / 5_000).isBetween(2.2, 2.8);
    }

    @Test
    void nothing_is_released_before_it_is_paid_unless_it_is_guaranteed() {
        assertThat(lake.number("""
            select count(*) from (select distinct id, total_tax from item) i
            join events r on r.declaration_id = i.id and r.event_code = 'released'
            where i.total_tax > 0 and not exists (select 1 from events p where p.declaration_id = i.id
                and p.event_code in ('paid', 'guaranteed') and p.occurred_at <= r.occurred_at)\
            """)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "entry_summary_lodged,arrived",
        "manifest_lodged,arrived",
        "arrived,unloaded",
        "lodged,accepted",
        "accepted,lane_green",
        "accepted,lane_red",
        "documents_requested,documents_provided",
        "documents_provided,documents_checked",
        "documents_checked,examination_started",
        "examination_started,examination_ended",
        "unloaded,examination_started",
        "examination_ended,assessed",
        "permit_requested,permit_granted",
        "permit_granted,released",
        "accepted,assessed",
        "assessed,guaranteed",
        "assessed,released",
        "unloaded,released",
        "released,exited",
        "exited,transit_ended"
    })
    void one_thing_comes_before_another(String first, String then) {
        String pairs = "from events a join events b using (declaration_id) where a.event_code = '" + first
                + "' and b.event_code = '" + then + "'";
        assertThat(lake.number("select count(*) " + pairs)).isPositive();
        assertThat(lake.number("select count(*) " + pairs + " and a.occurred_at > b.occurred_at"))
                .isZero();
    }

    @Test
    void totals_are_the_sums_of_their_items() {
        assertThat(lake.number("""
            select count(*) from (select id, any_value(invoice) - sum(amount) as i, any_value(total_value) - sum(value) as v,
                any_value(total_tax) - sum(tax) as t, any_value(items) - count(*) as n from item group by id)
            where i <> 0 or v <> 0 or t <> 0 or n <> 0\
            """)).isZero();
        assertThat(lake.number("select count(*) from item where tax <> duty + vat + excise"))
                .isZero();
    }

    @Test
    void revenue_by_month_is_what_the_declarations_of_the_month_were_assessed_and_controls_recovered() {
        long published = lake.number("select round(sum(assessed::double) filter (tax = 'all')"
                + " - sum(assessed::double) filter (tax = 'recovered_by_controls')) from revenue_monthly");
        assertThat(lake.number("select count(*) from (select 1 from revenue_monthly group by month, office_code"
                        + " having abs(sum(assessed::double) filter (tax = 'all')"
                        + " - sum(assessed::double) filter (tax <> 'all')) > 0.01)"))
                .as("totals that are not the sum of their parts")
                .isZero();
        long declared = lake.number(
                "select round(sum(t)) from (select any_value(\"declaration.tax_assessed\"::double) as t from"
                        + " declarations where \"declaration.declaration_id\" in (select declaration_id from events"
                        + " where event_code = 'assessed') group by \"declaration.declaration_id\")");
        assertThat(published).isBetween(declared - 2, declared + 2);
        assertThat(lake.number("select count(*) from revenue_monthly where month >= '2025-01'"))
                .as("months after the extract")
                .isZero();
    }

    @Test
    void nothing_happens_after_the_day_of_the_extract() {
        assertThat(lake.number("select count(*) from events where occurred_at >= '2025-01-01'"))
                .isZero();
        assertThat(lake.number("select count(*) from declarations where \"control.recorded_at\" >= '2025-01-01'"))
                .isZero();
    }

    @Test
    void partners_report_true_origins_and_classes_so_that_the_mirror_has_an_answer() {
        assertThat(lake.number("""
            select 100 * count(*) filter (exists (select 1 from partner_statistics p
                where p.reporter = f.true_origin_country and p.hs6 = left(f.true_hs_code, 6))) // count(*)
            from fraud f where f.typology = 'false_origin'\
            """))
                .isBetween(60L, 100L); // partners do not report all, and know some under another code
        assertThat(lake.number("select count(*) from partner_statistics where hs_edition = '2017'"))
                .isPositive();
        assertThat(lake.number("select count(*) from partner_statistics where flow = 'RX'"))
                .isPositive();
    }

    @Test
    void lanes_and_finding_rates_lie_in_the_published_range() {
        long red = lake.number("select 1000 * count(*) filter (lane = 'red') // count(*) from lanes");
        long yellow = lake.number("select 1000 * count(*) filter (lane = 'yellow') // count(*) from lanes");
        assertThat(red).isBetween(35L, 120L);
        assertThat(yellow).isBetween(70L, 180L);
        long found = lake.number("""
            select 1000 * count(*) filter (f) // count(*) from (select id, bool_or(outcome = 'finding') as f from item
                join lanes on declaration_id = id where lane = 'red' group by id)\
            """);
        assertThat(found).isBetween(60L, 300L);
    }

    @Test
    void every_selection_but_an_officers_says_with_which_probability() {
        assertThat(lake.number("select count(*) from declarations where \"control.outcome\" is not null"
                        + " and (\"control.selected_by\" = 'officer') <> (\"control.selection_probability\" is null)"))
                .isZero();
        assertThat(lake.number(
                        "select count(*) from lanes where selection_probability::double not between 0.014 and 1"))
                .isZero();
    }
}
