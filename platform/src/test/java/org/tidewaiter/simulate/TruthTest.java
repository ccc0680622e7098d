package org.tidewaiter.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewaiter.engine.Lake;

/** Truth and data agree: every planted case is seen in the data by its definition, and without fraud nothing of it is seen. */
@Tag("simulation")
class TruthTest {
    @TempDir
    static Path directory;

    private static Lake lake;
    private static Lake honest;

    @BeforeAll
    static void simulate() {
        SimulationPlan plan = Simulated.plan(5_000, 11, directory.resolve("with"));
        lake = Simulated.of(plan).open();
        SimulationPlan without =
                Simulated.plan(5_000, 11, directory.resolve("without")).honest();
        honest = Simulated.of(without).open();
    }

    @AfterAll
    static void close() {
        lake.close();
        honest.close();
    }

    private static final String UNPAID =
            "exists (select 1 from events e where e.declaration_id = i.id and e.event_code = 'guaranteed') and not"
                    + " exists (select 1 from events e where e.declaration_id = i.id and e.event_code = 'paid')";

    /**
     * What a case of each typology looks like to who knows the truth: the condition holds for every planted item, or for the share of
     * {@link #shown} where other files have gaps or papers are forged.
     */
    private static String definition(Typology typology) {
        return switch (typology) {
            case UNDERVALUATION -> "i.value < 0.95 * f.true_customs_value::double";
            case CHEAPER_SIBLING ->
                "i.hs <> f.true_hs_code and left(i.hs, 4) = left(f.true_hs_code, 4) and t.duty_percent::double <"
                        + " tt.duty_percent::double";
            case FALSE_ORIGIN ->
                "i.origin <> f.true_origin_country and exists (select 1 from measures m where m.heading ="
                        + " left(f.true_hs_code, 4) and m.origin_country = f.true_origin_country)";
            case WEIGHT_QUANTITY -> "i.kg < f.true_net_mass_kg::double and i.value < f.true_customs_value::double";
            case SPLIT_PARCELS -> "i.total_value <= 200 and i.tax = 0 and i.type = 'IM4P'";
            case PHOENIX ->
                UNPAID
                        + " and exists (select 1 from parties a join parties b on a.party_id = i.importer and"
                        + " b.party_id <> a.party_id and (a.address = b.address or a.phone = b.phone or a.director ="
                        + " b.director or a.account = b.account))";
            case MISSING_TRADER ->
                UNPAID
                        + " and not exists (select 1 from item o where o.importer = i.importer and abs(o.accepted::date -"
                        + " i.accepted::date) > 130)";
            case COLLUSION ->
                "exists (select 1 from collusion c where c.broker_id = i.declarant and c.officer_id = i.officer)"
                        + " and i.outcome in ('conform', 'pending')";
            case FALSE_EXEMPTION ->
                "(i.preference <> '' and i.origin <> f.true_origin_country) or (i.relief <> '' and not exists (select"
                        + " 1 from relief_register r where r.party_id = i.importer and r.end_use_code = i.relief))";
            case DIVERSION ->
                "not exists (select 1 from events e where e.declaration_id = i.id"
                        + " and e.event_code in ('transit_ended', 'warehouse_exited'))";
            case LISTED_PARTY ->
                "exists (select 1 from watch_list w where w.entry = f.listed_entry and lower(w.name) <>"
                        + " lower(i.exporter_name) and (jaccard(lower(w.name), lower(i.exporter_name)) > 0.7 or contains(lower(i.exporter_name), lower(split_part(w.name, ' ', 1)))))";
            case VAGUE_DANGEROUS ->
                "i.hs <> f.true_hs_code and left(f.true_hs_code, 2) in ('28', '29', '36', '38') and i.undg is null"
                        + " and i.description not ilike '%' || split_part(f.true_description, ' ', 1) || '%'";
        };
    }

    /** The least share of the cases that the files show. */
    private static double shown(Typology typology) {
        return switch (typology) {
            case FALSE_ORIGIN -> 0.3; // the list of measures has gaps
            case PHOENIX, MISSING_TRADER -> 0.65; // cheques that are taken back; not all share what is seen
            case DIVERSION -> 0.5; // forged proofs of arrival
            case FALSE_EXEMPTION -> 0.6; // the register names some wrongly
            case VAGUE_DANGEROUS, LISTED_PARTY -> 0.8;
            default -> 1;
        };
    }

    @ParameterizedTest
    @EnumSource(Typology.class)
    void every_planted_case_is_seen_in_the_data_by_its_definition(Typology typology) {
        String planted = "from fraud f join item i on i.id = f.declaration_id and i.sequence = f.sequence::int"
                + " left join tariff t on t.hs_code = i.hs left join tariff tt on tt.hs_code = f.true_hs_code"
                + " where f.typology = '" + typology.code() + "'";
        long cases = lake.number("select count(*) " + planted);
        long unseen =
                lake.number("select count(*) " + planted + " and not coalesce((" + definition(typology) + "), false)");
        assertThat((double) unseen)
                .as("cases of %s that the data do not show, of %s", typology, cases)
                .isLessThanOrEqualTo((1 - shown(typology)) * cases + 1e-9);
        if (typology != Typology.LISTED_PARTY && typology != Typology.COLLUSION) { // too rare to be sure of in so few
            assertThat(cases).as("cases of %s", typology).isPositive();
        }
    }

    @Test
    void what_is_never_paid_or_never_arrives_is_mostly_found_out_where_it_was_controlled_but_weeks_later() {
        String controlled =
                "select %s from item i join fraud f on f.declaration_id = i.id and f.sequence::int = i.sequence join"
                        + " declarations d on d.\"declaration.declaration_id\" = i.id and d.\"goods_item.sequence\" ="
                        + " f.sequence where f.typology in ('phoenix', 'missing_trader', 'diversion') and i.accepted <"
                        + " '2024-08-01' and outcome is not null";
        long all = lake.number(controlled.formatted("count(*)"));
        assertThat(all).isPositive();
        assertThat(lake.number(controlled.formatted("count(*) filter (outcome = 'finding')")))
                .isGreaterThan(all / 2);
        assertThat(lake.number(
                        controlled.formatted("round(median(d.\"control.recorded_at\"::date - i.accepted::date) filter"
                                + " (outcome = 'finding'))")))
                .isGreaterThan(45);
    }

    @Test
    void parcels_of_a_split_order_are_together_above_the_de_minimis() {
        long below = lake.number("""
            select count(*) from (select o.order_key, sum(v.total_value) as total from
                (select distinct declaration_id, order_key from fraud where typology = 'split_parcels') o
                join (select distinct id, total_value from item) v on v.id = o.declaration_id
                group by o.order_key having count(*) > 1 and sum(v.total_value) <= 200)\
            """);
        assertThat(below).isZero();
    }

    @Test
    void what_was_evaded_is_what_true_goods_would_have_paid_and_never_negative() {
        assertThat(lake.number("select count(*) from fraud where amount::double < 0"))
                .isZero();
        assertThat(lake.number("select count(*) from fraud where typology in ('undervaluation', 'false_origin') and"
                        + " amount::double > 0"))
                .isGreaterThan(50);
    }

    @Test
    void every_item_of_the_truth_is_an_item_of_the_data() {
        for (String table : new String[] {"fraud", "look_alikes", "mistakes"}) {
            assertThat(lake.number("select count(*) from " + table
                            + " x where not exists (select 1 from declarations d where"
                            + " d.\"declaration.declaration_id\" = x.declaration_id and"
                            + " d.\"goods_item.sequence\" = x.sequence)"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void no_item_is_both_a_fraud_and_an_innocent_look_alike() {
        assertThat(lake.number("select count(*) from fraud f join look_alikes l using (declaration_id, sequence)"
                        + " where l.looks_like <> 'collusion'"))
                .isZero();
        assertThat(lake.number("select count(distinct looks_like) from look_alikes"))
                .isGreaterThanOrEqualTo(9);
    }

    @Test
    void without_fraud_less_is_found_and_what_looks_like_it_is_still_there() {
        assertThat(honest.number("select count(*) from fraud")).isZero();
        String unpaid =
                "select count(*) from events g where g.event_code = 'guaranteed' and g.occurred_at < '2024-10-01' and"
                        + " not exists (select 1 from events p where p.declaration_id = g.declaration_id and p.event_code"
                        + " = 'paid')";
        assertThat(lake.number(unpaid)).isPositive();
        assertThat(honest.number(unpaid)).isPositive(); // accounts that are settled by the month
        String open =
                "select count(*) from item i join lanes l on l.declaration_id = i.id join events e on e.declaration_id"
                        + " = i.id and e.event_code = 'exited' and e.occurred_at < '2024-10-01' where i.type = 'T1' and"
                        + " not exists (select 1 from events p where p.declaration_id = i.id and p.event_code ="
                        + " 'transit_ended')";
        assertThat(lake.number(open)).isPositive();
        assertThat(honest.number(open)).isPositive(); // ends that were never recorded
        String found =
                "select 10000 * count(*) filter (outcome = 'finding') // count(*) from item where outcome is not null";
        assertThat(honest.number(found)).isLessThan(lake.number(found) * 2 / 3);
    }

    @Test
    void without_fraud_the_goods_are_the_same() {
        String goods = "select count(distinct exporter_name) from item";
        double with = lake.number(goods);
        assertThat((double) honest.number(goods)).isBetween(0.9 * with, 1.1 * with);
        assertThat(honest.number("select count(*) from look_alikes")).isPositive();
    }
}
