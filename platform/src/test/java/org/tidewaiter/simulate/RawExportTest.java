package org.tidewaiter.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.MessageLoad;
import org.tidewaiter.intake.SourceLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.source.Source;

/** The raw export is what a clearance system gives, and needs no mapping: the same declarations come out of it. */
@Tag("simulation")
class RawExportTest {
    /** What both files say of a declaration; the raw one gives days without an hour. */
    private static final String DECLARATIONS = """
        select declaration_id, accepted_at::date as accepted, type_code, office_code, transport_mode,
            export_country, destination_country, incoterm, declarant_id, importer_id, exporter_id, currency, invoice_amount,
            exchange_rate, gross_mass_kg, packages, importer_name, exporter_name, loading_place, freight_amount, total_customs_value,
            total_tax_assessed, item_count from declaration order by declaration_id\
        """;

    private static final String ITEMS = """
        select declaration_id, sequence, hs_code, description, origin_country, preference_code, procedure_code, payment_method,
            net_mass_kg, gross_mass_kg, supplementary_quantity, supplementary_unit, item_amount, customs_value, statistical_value,
            tax_assessed, item_packages, freight_amount, insurance_amount, container_id
        from goods_item order by declaration_id, sequence\
        """;

    @TempDir
    Path directory;

    private Lake load(Workspace workspace, Path file, @Nullable Mapping mapping) {
        Schema.create(workspace.lake());
        LoadReport report = new SourceLoad(
                        workspace, mapping, () -> message -> List.of(), LoadOptions.plain(Actor.systemUser()))
                .take(Source.of(file), LoadProgress.SILENT);
        assertThat(report.quarantined()).isZero();
        assertThat(report.accepted()).isPositive();
        return workspace.lake();
    }

    @Test
    void the_raw_export_is_read_without_a_mapping_and_holds_the_same_declarations_and_items() {
        SimulationPlan clean = new SimulationPlan(
                1_200,
                Simulated.FROM,
                Simulated.TO,
                51,
                directory.resolve("sim"),
                true,
                0,
                1,
                0,
                1,
                false,
                false,
                false,
                2);
        Path data = Simulated.of(clean).directory().resolve("data");
        Path raw = data.resolve("raw/sad_export.csv.gz");
        assertThat(MessageLoad.formatOf(raw)).contains("asycuda-flat");
        try (Workspace ours = Workspace.open(directory.resolve("ours"), "test");
                Workspace theirs = Workspace.open(directory.resolve("theirs"), "test")) {
            Lake model = load(ours, data.resolve("declarations.csv.gz"), Mapping.of("tidewaiter", directory));
            Lake flat = load(theirs, raw, null);
            assertThat(model.number("select count(*) from declaration")).isEqualTo(1_200);
            assertThat(flat.maps(DECLARATIONS)).isEqualTo(model.maps(DECLARATIONS));
            assertThat(flat.maps(ITEMS)).isEqualTo(model.maps(ITEMS));
            assertThat(model.number("select count(*) from declaration where importer_name is not null"))
                    .isPositive();
        }
    }

    @Test
    void defects_of_writing_stand_in_the_raw_export_too_so_that_it_does_not_tell_what_is_right() {
        Simulated simulated = Simulated.of(new SimulationPlan(
                1_000,
                Simulated.FROM,
                Simulated.TO,
                52,
                directory.resolve("dirty"),
                true,
                0.3,
                1,
                0,
                1,
                false,
                false,
                false,
                2));
        try (Lake lake = simulated.open()) {
            String raw =
                    "(select IDE_CUO_COD || '-' || right(IDE_REG_DAT, 4) || '-' || IDE_REG_SER || IDE_REG_NBR as id, *"
                            + " from read_csv('"
                            + simulated.directory().resolve("data/raw/sad_export.csv.gz")
                            + "', header = true, delim = ';', quote = '\"', escape = '\"', all_varchar = true))";
            assertThat(lake.number("select count(*) from " + raw))
                    .isEqualTo(lake.number("select count(*) from declarations"));
            assertThat(lake.number("select count(*) from dirt where kind <> 'duplicate'"))
                    .isGreaterThan(100);
            assertThat(lake.number("select count(*) from " + raw
                            + " r join dirt t on t.declaration_id = r.id and (t.sequence = '0' or t.sequence ="
                            + " r.KEY_ITM_NBR) where case t.field when 'declaration.importer_id' then r.CMP_CON_COD"
                            + " when 'declaration.exporter_id' then r.CMP_EXP_COD when 'goods_item.origin_country'"
                            + " then r.GDS_ORG_CTY when 'goods_item.hs_code' then r.TAR_HSC_NB1 || r.TAR_HSC_NB2 when"
                            + " 'goods_item.net_mass_kg' then r.VIT_WGT_NET when 'goods_item.supplementary_quantity'"
                            + " then r.TAR_SUP_QTY end = t.true_value"))
                    .isZero();
        }
    }
}
