package org.tidewaiter.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;

/** A small simulation for tests: its files as tables of a database in memory. */
record Simulated(Path directory, SimulationSummary summary) {
    static final LocalDate FROM = LocalDate.of(2024, 1, 1);
    static final LocalDate TO = LocalDate.of(2025, 1, 1);

    static SimulationPlan plan(long declarations, long seed, Path directory) {
        return SimulationPlan.of(declarations, FROM, TO, seed, directory).csvOnly();
    }

    static Simulated of(SimulationPlan plan) {
        return new Simulated(plan.out(), Simulation.run(plan, done -> {}));
    }

    /** The declarations (short names), events, lanes and the truth as tables. */
    Lake open() {
        Lake lake = Lake.inMemory();
        try (Session session = lake.session()) {
            for (String table : new String[] {
                "data/declarations",
                "data/events",
                "data/lanes",
                "truth/fraud",
                "truth/look_alikes",
                "truth/mistakes",
                "truth/dirt"
            }) {
                read(session, table.substring(table.indexOf('/') + 1), table + ".csv.gz");
            }
            for (String table : new String[] {
                "data/measures",
                "data/parties",
                "data/aeo_register",
                "data/watch_list",
                "data/relief_register",
                "data/tariff",
                "data/partner_statistics",
                "data/revenue_monthly",
                "truth/actors",
                "truth/collusion"
            }) {
                read(session, table.substring(table.indexOf('/') + 1), table + ".csv");
            }
            session.execute("""
                create view item as select distinct "declaration.declaration_id" as id, "goods_item.sequence"::int as sequence,
                    "declaration.type_code" as type, "declaration.importer_id" as importer, "declaration.declarant_id" as declarant,
                    "declaration.exporter_name" as exporter_name,
                    "declaration.importer_name" as importer_name, "declaration.accepted_at"::timestamp as accepted,
                    "declaration.transport_mode" as mode, "declaration.incoterm" as incoterm,
                    "declaration.exchange_rate"::decimal(18,6) as rate, "goods_item.gross_mass_kg"::double as gross,
                    "goods_item.freight_amount"::decimal(18,2) as freight,
                    "goods_item.insurance_amount"::decimal(18,2) as insurance, "declaration.export_country" as export_country,
                    "declaration.office_code" as office, "goods_item.hs_code" as hs, "goods_item.description" as description,
                    "goods_item.origin_country" as origin, "goods_item.preference_code" as preference,
                    "goods_item.end_use_code" as relief, "goods_item.net_mass_kg"::double as kg,
                    "goods_item.supplementary_quantity"::double as quantity, "goods_item.customs_value"::decimal(18,2) as value,
                    "goods_item.item_amount"::decimal(18,2) as amount, "goods_item.tax_assessed"::decimal(18,2) as tax,
                    "goods_item.duty_amount"::decimal(18,2) as duty, "goods_item.vat_amount"::decimal(18,2) as vat,
                    "goods_item.excise_amount"::decimal(18,2) as excise, "goods_item.undg_code" as undg,
                    "declaration.invoice_amount"::decimal(18,2) as invoice, "declaration.customs_value"::decimal(18,2) as total_value,
                    "declaration.tax_assessed"::decimal(18,2) as total_tax, "declaration.item_count"::int as items,
                    "control.outcome" as outcome, "control.officer_id" as officer
                from declarations where not exists (select 1 from dirt where dirt.declaration_id = "declaration.declaration_id")\
                """);
        }
        return lake;
    }

    private void read(Session session, String table, String file) {
        session.execute("create table " + table + " as select * from read_csv('" + directory.resolve(file)
                + "', header = true, delim = ',', quote = '\"', escape = '\"', all_varchar = true,"
                + " null_padding = false)");
    }

    /** Path → content of every file. */
    static Map<String, String> bytes(Path directory) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        directory.relativize(file).toString(),
                        java.util.HexFormat.of()
                                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                        .digest(Files.readAllBytes(file))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }
}
