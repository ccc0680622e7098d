package org.tidewaiter.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;

/** The simulator plays fair: no single column and no single file gives a fraud away, and frauds come and go through the year. */
@Tag("simulation")
class LeakageTest {
    private static final double MOST = 0.9;
    /** Of a fraud of few importers, an area says something of these few too. */
    private static final double MOST_OF_FEW = 0.95;

    private static final int FEW_IMPORTERS = 12;

    @TempDir
    static Path directory;

    private static List<Leakage.LeakageLine> lines;

    @AutoClose
    private static Lake lake;

    @BeforeAll
    static void simulate() {
        Simulated.of(Simulated.plan(20_000, 101, directory.resolve("learned")));
        lake = Simulated.of(Simulated.plan(20_000, 102, directory.resolve("tried")))
                .open();
        lines = Leakage.of(directory.resolve("learned"), directory.resolve("tried"));
    }

    @Test
    void no_column_and_no_file_gives_a_typology_away() {
        assertThat(lines.stream().map(Leakage.LeakageLine::typology).distinct()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(lines)
                .filteredOn(line -> line.auc() > (line.importers() < FEW_IMPORTERS ? MOST_OF_FEW : MOST))
                .isEmpty();
    }

    @Test
    void every_column_of_the_declarations_and_every_file_beside_them_is_measured() {
        assertThat(lines.stream().map(Leakage.LeakageLine::source).collect(Collectors.toSet()))
                .containsAll(Layout.DECLARATIONS)
                .contains("manifest", "events", "parties", "lanes", "aeo_register", "relief_register", "watch_list")
                .contains("tariff", "measures", "partner_statistics", "reference_prices")
                .contains("permits", "warehouses", "guarantees", "absences");
    }

    @Test
    void what_looks_the_same_in_fraud_and_honest_trade_is_no_sign_of_fraud_by_itself() {
        long unlisted = lake.number("""
            select 100 * count(*) filter (exists (select 1 from fraud f where f.declaration_id = i.id and f.sequence::int = i.sequence)) // count(*)
            from item i where relief is not null and not exists (select 1 from relief_register r where r.party_id = i.importer)\
            """);
        assertThat(unlisted)
                .as("percent of fraud among reliefs without an entry")
                .isBetween(3L, 50L);
        long shared = lake.number("""
            select 100 * count(*) filter (exists (select 1 from fraud f where f.declaration_id = i.id and f.sequence::int = i.sequence)) // count(*)
            from item i join (select unnest(list(party_id)) as party_id from parties where phone is not null group by phone having count(*) > 1) s
                on s.party_id = i.importer\
            """);
        assertThat(shared)
                .as("percent of fraud among importers with a shared phone")
                .isBetween(2L, 20L);
    }

    /** Of who defrauds in the way in which traders who are there do, at any time. */
    @Test
    void frauds_begin_in_every_part_of_the_year_and_are_not_all_there_at_its_end() {
        String first =
                "select count(*) from (select actor, min(i.accepted) as first, max(i.accepted) as last from fraud f"
                        + " join item i on i.id = f.declaration_id and i.sequence = f.sequence::int"
                        + " where f.typology not in ('phoenix', 'missing_trader', 'collusion') group by actor) where ";
        long all = lake.number(first + "true");
        assertThat(lake.number(first + "first >= '2024-09-01'")).isGreaterThan(all / 8);
        assertThat(lake.number(first + "first >= '2024-05-01' and first < '2024-09-01'"))
                .isGreaterThan(all / 8);
        assertThat(lake.number(first + "last < '2024-09-01'")).isGreaterThan(all / 10);
    }

    @Test
    void controls_by_chance_reach_every_office_and_every_lane_of_controls() {
        assertThat(lake.number("""
            select min(n) from (select office_code, count(*) filter (selected_by = 'random' and lane = 'red') as n
            from lanes join (select distinct "declaration.declaration_id" as declaration_id, "declaration.office_code" as office_code from declarations)
                using (declaration_id) group by office_code)\
            """)).isGreaterThanOrEqualTo(10);
        assertThat(lake.number("select count(distinct lane) from lanes where selected_by = 'random'"))
                .isEqualTo(3);
    }

    @Test
    void a_directory_that_is_no_simulation_is_refused() {
        assertThatThrownBy(() -> Leakage.of(directory.resolve("nothing"), directory.resolve("tried")))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("tidewaiter simulate");
    }
}
