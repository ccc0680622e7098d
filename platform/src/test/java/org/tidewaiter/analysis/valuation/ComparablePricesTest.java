package org.tidewaiter.analysis.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** Prices beside those of the goods that were described most alike and accepted before. */
@Tag("slow")
class ComparablePricesTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,hs_code,origin_country,description,net_mass_kg,customs_value,tax_assessed";
    private static final Map<String, String> FIVE =
            Map.of("hs", "6403", "nearest", "6", "least_neighbours", "5", "days", "90", "distances", "1.5");

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    private final List<String> rows = new ArrayList<>();

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private void item(String id, String day, String description, double price) {
        rows.add("%s,%s,I%d,64039900,VN,%s,10,%s,20".formatted(id, day, rows.size() % 3, description, price * 10));
    }

    private Result.Findings answer() {
        asked.load(HEADER, rows);
        return asked.findings(new ComparablePrices(), FIVE);
    }

    /** Six accepted in January, at 8, 9, 10, 11, 12 and 14 a kilogram. */
    private void january() {
        double[] prices = {10, 8, 12, 9, 14, 11};
        for (int i = 0; i < prices.length; i++) {
            item("J" + i, "2026-01-" + (10 + i), "Leather shoes for men size 42", prices[i]);
        }
    }

    @Test
    void a_price_is_laid_beside_the_middle_half_of_what_was_accepted_before() {
        january();
        item("LOW", "2026-02-20", "leather shoes for men; size 43", 5);
        item("EDGE", "2026-02-21", "Leather shoes for men size 42", 9.2);
        item("FAIR", "2026-02-22", "Leather shoes for men size 42", 10);
        Result.Findings findings = answer();
        Table items = table(findings, "items");
        assertThat(column(items, "declaration_id")).containsExactly("LOW");
        // In logarithms, which keep the order: quartiles at places 1.25, 2.5 and 3.75 of six (type 7).
        assertThat((Double) column(items, "lower_quarter").getFirst())
                .isCloseTo(Math.pow(9, 0.75) * Math.pow(10, 0.25), within(1e-5));
        assertThat((Double) column(items, "median_price").getFirst()).isCloseTo(Math.sqrt(110), within(1e-5));
        assertThat((Double) column(items, "similarity").getFirst())
                .as("no other description has a 42 or a 43")
                .isEqualTo(1.0);
        assertThat(column(table(findings, "verdicts"), "verdict"))
                .containsExactly("question", "indicator", "none", "thin");
        assertThat(column(table(findings, "verdicts"), "items")).containsExactly(1L, 1L, 1L, 6L);
        assertThat(column(table(findings, "declarations"), "declaration_id")).startsWith("LOW");
    }

    @Test
    void words_that_several_descriptions_have_count_and_models_do_not() {
        january();
        item("BOOT", "2026-01-16", "Rubber boots for men size 42 B-77", 3);
        item("LOW", "2026-02-20", "Leather shoes for men size 42 art. X-991", 5);
        Table items = table(answer(), "items");
        assertThat(column(items, "declaration_id")).containsExactly("LOW");
        assertThat(column(items, "neighbours")).containsExactly(6L);
        assertThat((Double) column(items, "similarity").getFirst()).isEqualTo(1.0);
    }

    @Test
    void its_neighbours_are_listed_behind_it() {
        january();
        item("LOW", "2026-02-20", "Leather shoes for men size 42", 5);
        Result.Findings findings = answer();
        String key = String.valueOf(column(table(findings, "items"), "item_id").getFirst());
        ComparablePrices analysis = new ComparablePrices();
        Table behind = Answering.behind(
                asked.workspace().lake(), analysis, Parameters.of(analysis.card(), FIVE), "items", key);
        assertThat(column(behind, "declaration_id")).containsExactly("J5", "J4", "J3", "J2", "J1", "J0");
        assertThat(column(behind, "description"))
                .allMatch(d -> String.valueOf(d).contains("shoes"));
        assertThat(column(behind, "price")).allMatch(p -> p instanceof Double price && price > 5);
    }

    @Test
    void what_was_found_wrong_came_later_or_is_described_otherwise_is_no_neighbour() {
        january();
        item("WRONG", "2026-01-20", "Leather shoes for men size 42", 1);
        item("SAME", "2026-02-02", "Leather shoes for men size 42", 10);
        item("OTHER", "2026-01-21", "Rubber boots", 1);
        item("LOW", "2026-02-20", "Leather shoes for men size 42", 5);
        item("OLD", "2026-05-20", "Leather shoes for men size 42", 5);
        asked.load(HEADER, rows);
        asked.controls(
                "declaration_id,sequence,kind,selected_by,outcome,recorded_at",
                List.of("WRONG,1,goods,rule,finding,2026-01-22"));
        Table items = table(asked.findings(new ComparablePrices(), FIVE), "items");
        assertThat(column(items, "declaration_id"))
                .as("OLD has but three neighbours in 90 days")
                .containsExactly("LOW");
        assertThat(column(items, "neighbours")).containsExactly(6L);
        assertThat((Double) column(items, "median_price").getFirst()).isCloseTo(Math.sqrt(110), within(1e-5));
    }

    @Test
    void too_few_neighbours_are_not_judged() {
        january();
        item("LOW", "2026-02-20", "Leather shoes for men size 42", 5);
        asked.load(HEADER, rows);
        assertThat(asked.ask(new ComparablePrices(), Map.of("hs", "640399"))).isInstanceOf(Result.TooFew.class);
        assertThat(asked.ask(new ComparablePrices(), Map.of()))
                .as("of all goods")
                .isInstanceOf(Result.NotApplicable.class);
    }

    @Test
    void where_no_amount_and_no_rate_is_stated_what_is_at_stake_is_not_known() {
        january();
        item("LOW", "2026-02-20", "leather shoes for men; size 43", 5);
        rows.replaceAll(row -> row.substring(0, row.lastIndexOf(',') + 1));
        Result.Findings findings = answer();
        assertThat(column(table(findings, "items"), "stake")).containsExactly((Object) null);
        assertThat(findings.findings().getFirst().money()).isNull();
        assertThat(findings.findings().toString()).contains("What is at stake is not known");
    }
}
