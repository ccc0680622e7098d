package org.tidewaiter.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.intake.control.ControlLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.source.Source;

/** A simulation comes in through the same door as any file, and nothing of its truth comes with it. */
@Tag("simulation")
class LoadingSimulatedTest {
    @TempDir
    Path directory;

    @Test
    void a_simulation_loads_like_any_file_and_its_dirt_is_quarantined() {
        Simulated simulated = Simulated.of(Simulated.plan(2_000, 41, directory.resolve("sim")));
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test");
                Lake files = simulated.open()) {
            Schema.create(workspace.lake());
            Path data = simulated.directory().resolve("data");
            LoadReport report = TableLoad.load(
                    workspace,
                    data.resolve("declarations.csv.gz"),
                    Mapping.of("tidewaiter", directory),
                    LoadOptions.plain(Actor.systemUser()),
                    LoadProgress.SILENT);
            assertThat(report.read()).isEqualTo(report.accepted() + report.quarantined());
            long twice = files.number("select count(*) from dirt where kind = 'duplicate'");
            assertThat(report.read()).isEqualTo(simulated.summary().items() + twice);
            assertThat(report.quarantined())
                    .isBetween(
                            twice, files.number("select count(*) from dirt where kind in ('duplicate', 'mistyped')"));
            LoadReport events = CompanionLoad.load(
                    workspace, data.resolve("events.csv.gz"), CompanionTable.EVENTS, false, Actor.systemUser());
            assertThat(events.read()).isEqualTo(files.number("select count(*) from events"));
            assertThat(events.read()).isEqualTo(events.accepted() + events.quarantined());
            LoadReport parties = CompanionLoad.load(
                    workspace, data.resolve("parties.csv"), CompanionTable.PARTIES, false, Actor.systemUser());
            assertThat(parties.quarantined()).isZero();
            Lake lake = workspace.lake();
            requireAllBeside(workspace, data);
            assertThat(lake.number("select count(*) from event")).isEqualTo(events.accepted());
            assertThat(lake.number("select count(*) from event where responsible_party is null"))
                    .isZero();
            assertThat(lake.number("select count(*) from party where name is not null"))
                    .isPositive();
            assertThat(lake.number("select count(*) from control")).isPositive();
            assertThatThrownBy(() -> CompanionLoad.load(
                            workspace, data.resolve("parties.csv"), CompanionTable.PARTIES, false, Actor.systemUser()))
                    .isInstanceOf(TidewaiterException.class)
                    .hasMessageContaining("the very content that was loaded on");
        }
    }

    /** What stands beside the declarations loads whole, and fits to them. */
    private static void requireAllBeside(Workspace workspace, Path data) {
        Map<String, String> kinds =
                new TreeMap<>(Map.of("revenue_monthly.csv", "revenue", "permits.csv.gz", "permits"));
        for (String name : new String[] {
            "tariff",
            "measures",
            "exchange_rates",
            "relief_register",
            "aeo_register",
            "watch_list",
            "reference_prices",
            "warehouses",
            "guarantees",
            "staff",
            "absences",
            "partner_statistics"
        }) {
            kinds.put(name + ".csv", name);
        }
        kinds.forEach((file, name) -> {
            CompanionTable kind = CompanionLoad.kinds().stream()
                    .filter(k -> k.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            LoadReport report = CompanionLoad.load(workspace, data.resolve(file), kind, false, Actor.systemUser());
            assertThat(report.accepted()).as(file).isPositive();
            assertThat(report.quarantined()).as(file).isZero();
            assertThat(report.ignored()).as(file).isEmpty();
        });
        assertThat(workspace
                        .lake()
                        .number("select count(*) from control where officer_id is not null"
                                + " and officer_id not in (select officer_id from staff_assignment)"))
                .isZero();
        assertThat(workspace.lake().number("select count(*) from partner_statistic where currency <> 'USD'"))
                .isZero();
        requireRegistersToFit(workspace.lake());
    }

    /** Who is in a register is who declares, and what is not in it is little: registers have gaps. */
    private static void requireRegistersToFit(Lake lake) {
        assertThat(lake.number("""
            select count(*) from staff_absence where absent_until < absent_from or officer_id not in (select officer_id from staff_assignment)\
            """)).isZero();
        assertThat(lake.number("""
            select count(*) from reference_price where price <= 0 or lowest > price or highest < price
                or hs_code not in (select hs_code from tariff_line)\
            """)).isZero();
        assertThat(lake.number("""
            select 100 * count(*) filter (importer_id in (select keeper_id from warehouse)) // count(*)
            from declaration where type_code = 'IM7'\
            """)).isBetween(75L, 100L);
        assertThat(lake.number("""
            select 100 * count(*) filter (importer_id in (select principal_id from guarantee)) // count(*)
            from declaration where type_code in ('IM7', 'T1')\
            """)).isBetween(60L, 95L);
        assertThat(lake.number("select count(*) from permit where party_id not in (select party_id from party)"))
                .isZero();
    }

    /** What agencies say of the permits that declarations name: nearly all are theirs, and of goods that somebody declares. */
    private static void requirePermitsToFit(Lake lake) {
        assertThat(lake.number("""
            select 100 * count(*) filter (reference in (select permit_number from permit)) // count(*)
            from document where type_code = '911'\
            """)).isBetween(85L, 99L);
        assertThat(lake.number("""
            select count(*) from permit p where not exists (select 1 from goods_item i where starts_with(i.hs_code, p.hs_code))
                and permit_number in (select reference from document where type_code = '911')\
            """)).isZero();
    }

    @Test
    void results_for_whole_declarations_and_what_repeats_come_in_beside_the_declarations() {
        Simulated simulated = Simulated.of(
                Simulated.plan(1_000, 43, directory.resolve("whole")).withWholeResults());
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test");
                Lake files = simulated.open()) {
            Schema.create(workspace.lake());
            Lake lake = workspace.lake();
            Path data = simulated.directory().resolve("data");
            TableLoad.load(
                    workspace,
                    data.resolve("declarations.csv.gz"),
                    Mapping.of("tidewaiter", directory),
                    LoadOptions.plain(Actor.systemUser()),
                    LoadProgress.SILENT);
            assertThat(lake.number("select count(*) from control")).isZero();
            Map<String, String> tables = Map.of(
                    "taxes", "tax_line",
                    "documents", "document",
                    "containers", "container",
                    "packages", "packaging",
                    "charges", "charge",
                    "invoices", "invoice");
            tables.forEach((file, table) -> {
                LoadReport report = CompanionLoad.load(
                        workspace,
                        data.resolve(file + ".csv.gz"),
                        CompanionLoad.kinds().stream()
                                .filter(kind -> kind.name().equals(file))
                                .findFirst()
                                .orElseThrow(),
                        false,
                        Actor.systemUser());
                assertThat(report.accepted())
                        .as(file)
                        .isPositive()
                        .isEqualTo(lake.number("select count(*) from " + table));
            });
            CompanionLoad.load(
                    workspace,
                    data.resolve("permits.csv.gz"),
                    CompanionLoad.kinds().stream()
                            .filter(kind -> kind.name().equals("permits"))
                            .findFirst()
                            .orElseThrow(),
                    false,
                    Actor.systemUser());
            requirePermitsToFit(lake);
            LoadReport results = ControlLoad.load(
                    workspace, Source.of(data.resolve("controls.csv.gz")), null, false, Actor.systemUser());
            assertThat(results.read()).isEqualTo(files.number("select count(*) from lanes where lane <> 'green'"));
            assertThat(lake.number("select count(*) from control where sequence is null"))
                    .isPositive();
            assertThat(lake.number("select count(*) from control where sequence is not null"))
                    .isZero();
            long lost = files.number("select count(*) from dirt where kind in ('mistyped', 'missing')");
            assertThat(
                            lake.number(
                                    "select count(*) from (select declaration_key, sum(tax_assessed) as tax from goods_item"
                                            + " group by declaration_key) i left join (select declaration_key, sum(amount) as tax from tax_line"
                                            + " group by declaration_key) t using (declaration_key) where i.tax <> coalesce(t.tax, 0)"))
                    .isLessThanOrEqualTo(lost);
        }
    }

    @Test
    void events_of_unknown_declarations_and_impossible_times_are_quarantined_with_the_reason() throws Exception {
        Path declarations = Files.writeString(directory.resolve("d.csv"), "id,at,hs\nD1,2024-01-02,010121\n");
        Path events = Files.writeString(
                directory.resolve("e.csv"),
                "event_code,declaration_id,occurred_at,responsible_party\narrived,D1,2024-01-02T10:00:00,C1\n"
                        + "arrived,D2,2024-01-02T10:00:00,C1\nreleased,D1,2024-02-30T10:00:00,\n,D1,2024-01-02,C1\n");
        Mapping mapping = Mapping.parse(
                "columns: {id: declaration.declaration_id, at: declaration.accepted_at, hs: goods_item.hs_code}",
                "test");
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            Schema.create(workspace.lake());
            TableLoad.load(
                    workspace, declarations, mapping, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT);
            LoadReport report = CompanionLoad.load(workspace, events, CompanionTable.EVENTS, false, Actor.systemUser());
            assertThat(report.read()).isEqualTo(4);
            assertThat(report.accepted()).isEqualTo(1);
            assertThat(workspace
                            .lake()
                            .number("select count(*) from quarantine where line_number = 3 and value = 'D2'"
                                    + " and reason like '%no declaration of the workspace%'"))
                    .isEqualTo(1);
            assertThat(workspace
                            .lake()
                            .number("select count(*) from quarantine where line_number = 4 and field = 'occurred_at'"))
                    .isEqualTo(1);
            assertThat(workspace
                            .lake()
                            .number("select count(*) from quarantine where line_number = 5 and field = 'event_code'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_file_of_events_without_a_column_it_needs_is_refused_and_the_workspace_stays_as_it_was() throws Exception {
        Path events = Files.writeString(directory.resolve("e.csv"), "declaration_id,code\nD1,arrived\n");
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            Schema.create(workspace.lake());
            assertThatThrownBy(() ->
                            CompanionLoad.load(workspace, events, CompanionTable.EVENTS, false, Actor.systemUser()))
                    .isInstanceOf(TidewaiterException.class)
                    .hasMessageContaining("event_code");
            assertThat(workspace.lake().number("select count(*) from load")).isZero();
        }
    }

    @Test
    void a_report_needs_a_simulation_and_says_how_to_make_one() {
        assertThatThrownBy(() -> Realism.of(directory.resolve("nothing")))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("holds no simulation");
        Simulated simulated = Simulated.of(Simulated.plan(2_000, 42, directory.resolve("r")));
        assertThat(Realism.of(simulated.directory()))
                .hasSize(30)
                .allSatisfy(line -> assertThat(line.known()).isNotBlank());
    }
}
