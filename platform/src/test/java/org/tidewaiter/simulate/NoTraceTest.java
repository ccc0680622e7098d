package org.tidewaiter.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.learn.FloatMatrix;
import org.tidewaiter.learn.Measuring;
import org.tidewaiter.learn.Sample;
import org.tidewaiter.learn.TreeParameters;
import org.tidewaiter.learn.Trees;

/** Nothing that stands in the data for itself gives the truth away: no identifier, no rounding, no second of a time, no order. */
class NoTraceTest {
    /** Features that say nothing of goods, prices or people: only how things are numbered and written. */
    private static final String FEATURES = """
            select (right("declaration.declaration_id", 7)::int % 100)::double as a1, (right("declaration.declaration_id", 7)::int % 7)::double as a2,
                left("declaration.importer_id", 2)::double as b1, right("declaration.importer_id", 2)::double as b2,
                substr("declaration.importer_id", 4, 3)::double as b3, ("declaration.importer_id"::bigint % 97)::double as b4,
                right("declaration.exporter_id", 2)::double as c1, substr("declaration.exporter_id", 3, 3)::double as c2,
                right("declaration.declarant_id", 2)::double as d1, right("declaration.carrier_id", 2)::double as d2,
                right("declaration.accepted_at", 2)::double as e1, right(coalesce("declaration.lodged_at", '00'), 2)::double as e2,
                right(coalesce("declaration.arrived_at", '00'), 2)::double as e3, right(coalesce("declaration.released_at", '00'), 2)::double as e4,
                coalesce(try_cast(right("declaration.transport_document", 3) as double), 0) as f1,
                coalesce(try_cast(right("goods_item.container_id", 3) as double), 0) as f2,
                coalesce(try_cast(right("declaration.invoice_number", 2) as double), 0) as f3,
                length(split_part("goods_item.item_amount", '.', 2))::double as g1, length(split_part("goods_item.net_mass_kg", '.', 2))::double as g2,
                length(split_part("goods_item.gross_mass_kg", '.', 2))::double as g3,
                length(split_part(coalesce("goods_item.supplementary_quantity", ''), '.', 2))::double as g4,
                length(split_part("goods_item.customs_value", '.', 2))::double as g5,
                ("goods_item.item_amount"::double * 100 % 10)::double as h1, ("goods_item.customs_value"::double * 100 % 10)::double as h2,
                ("goods_item.net_mass_kg"::double * 1000 % 10)::double as h3, ("goods_item.net_mass_kg"::double * 1000 % 1000 = 0)::int::double as h4,
                exists (select 1 from fraud f where f.declaration_id = "declaration.declaration_id" and f.sequence = "goods_item.sequence")::int::double as label
            from declarations d
            where not exists (select 1 from dirt where dirt.declaration_id = "declaration.declaration_id")
                and "declaration.type_code" in ('IM4', 'IM7', 'T1')
            order by "declaration.declaration_id", "goods_item.sequence"::int""";

    @TempDir
    static Path directory;

    private record Rows(FloatMatrix features, float[] labels) {}

    private static Rows rows(long seed) {
        try (Lake lake = Simulated.of(Simulated.plan(5_000, seed, directory.resolve("s" + seed)))
                .open()) {
            List<Map<String, @Nullable Object>> maps = lake.maps(FEATURES);
            int columns = maps.get(0).size() - 1;
            float[] values = new float[maps.size() * columns];
            float[] labels = new float[maps.size()];
            for (int r = 0; r < maps.size(); r++) {
                @Nullable Object[] row = maps.get(r).values().toArray();
                for (int c = 0; c < columns; c++) {
                    values[r * columns + c] = ((Number) Objects.requireNonNull(row[c])).floatValue();
                }
                labels[r] = ((Number) Objects.requireNonNull(row[columns])).floatValue();
            }
            return new Rows(new FloatMatrix(values, maps.size(), columns), labels);
        }
    }

    @Test
    void a_model_of_identifiers_and_digits_of_one_seed_is_no_better_than_chance_on_another() {
        Rows one = rows(31);
        Rows other = rows(32);
        try (Trees trees = Trees.train(
                Sample.of(one.features(), one.labels()),
                TreeParameters.defaults().withRounds(60).withSeed(1))) {
            float[] told = trees.probabilities(other.features());
            double[] scores = new double[told.length];
            byte[] labels = new byte[told.length];
            for (int i = 0; i < told.length; i++) {
                scores[i] = told[i];
                labels[i] = (byte) other.labels()[i];
            }
            assertThat(Arrays.stream(scores).distinct().count()).isGreaterThan(20);
            assertThat(Objects.requireNonNull(Measuring.auc(scores, labels))).isBetween(0.42, 0.58);
        }
    }
}
