package org.tidewaiter.analysis.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** First digits of amounts. */
@Tag("slow")
class FirstDigitsTest {
    private static final int[] SINO_FOREST = {231, 124, 97, 70, 64, 54, 40, 54, 38};

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    /** So many amounts with each first digit, all different, over three orders of magnitude. */
    private static void amounts(String importer, int[] counts, List<String> rows) {
        for (int digit = 1; digit <= 9; digit++) {
            for (int i = 0; i < counts[digit - 1]; i++) {
                String amount = digit + (i % 3 == 0 ? "" : i % 3 == 1 ? "0" : "00") + "." + "%03d".formatted(i);
                rows.add("%s%d-%d,2026-01-01,%s,640399,%s,EUR".formatted(importer, digit, i, importer, amount));
            }
        }
    }

    private Result ask(List<String> rows, Map<String, String> parameters) {
        asked.load("declaration_id,accepted_at,importer_id,hs_code,item_amount,currency", rows);
        return asked.ask(new FirstDigits(), parameters);
    }

    /** The counts of Sino-Forest's report of 2010: chi square 7.6517427 to the law, mean distance .0065981 (jfa, benford.analysis). */
    @Test
    void chi_square_and_mean_distance_are_the_published_ones() {
        List<String> rows = new ArrayList<>();
        amounts("A", SINO_FOREST, rows);
        amounts("B", SINO_FOREST, rows);
        Table traders = table((Result.Findings) ask(rows, Map.of()), "traders");
        assertThat(number(traders, "chi2_law")).isCloseTo(7.6517427, within(1e-3));
        assertThat(number(traders, "mad")).isCloseTo(.0065981, within(1e-6));
        // both are as the two of them together are: no distance at all
        assertThat(number(traders, "chi2")).isCloseTo(0, within(1e-9));
        assertThat(column(traders, "unusual")).containsExactly(false, false);
    }

    @Test
    void whoever_invents_digits_stands_out_from_the_others() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            amounts("A" + i, SINO_FOREST, rows);
        }
        amounts("Z", new int[] {40, 40, 40, 40, 40, 40, 40, 40, 40}, rows);
        Table traders = table((Result.Findings) ask(rows, Map.of()), "traders");
        assertThat(column(traders, "who").getFirst()).isEqualTo("Z");
        assertThat(column(traders, "unusual"))
                .containsExactly(true, false, false, false, false, false, false, false, false);
    }

    /**
     * A perfect sample of 200 is further from the law than .015 on average (.2348 by the root of 200): the limit grows for few, and what chance
     * brings goes by the deviate asked for.
     */
    @Test
    void the_limit_of_the_law_knows_how_many_amounts_there_are() {
        List<String> rows = new ArrayList<>();
        int[] hundred = {34, 15, 14, 8, 9, 5, 7, 3, 5};
        amounts("A", hundred, rows);
        amounts("B", hundred, rows);
        Result.Findings findings = (Result.Findings) ask(rows, Map.of("least", "100", "z", "1.644854"));
        assertThat(findings.findings().get(1).says().english())
                .isEqualTo("All of them together follow Benford's law (mean distance 0.018, limit 0.0247).");
        assertThat(findings.findings().getFirst().says().english())
                .as("one in twenty of two")
                .endsWith("with so many judged, 0.1 would by chance alone.");
    }

    @Test
    void too_few_amounts_are_not_judged() {
        List<String> rows = new ArrayList<>();
        amounts("A", new int[] {30, 20, 10, 9, 8, 7, 6, 5, 4}, rows);
        assertThat(ask(rows, Map.of())).isInstanceOfSatisfying(Result.TooFew.class, few -> {
            assertThat(few.why().english()).contains("No two traders have 300 amounts", "the most that one has is 99");
            assertThat(few.found()).isLessThan(few.needed());
        });
    }

    @Test
    void amounts_of_one_order_of_magnitude_or_from_a_price_list_are_not_judged() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add("A%d,2026-01-01,A,640399,%d.%02d,EUR".formatted(i, 10 + i % 50, i % 100));
            rows.add("B%d,2026-01-01,B,640399,%s,EUR"
                    .formatted(i, List.of("5", "49", "950", "12000").get(i % 4)));
        }
        assertThat(ask(rows, Map.of())).isInstanceOf(Result.TooFew.class);
    }

    /** Invariant: ten times the amounts have the same first digits. */
    @Test
    void the_unit_of_money_does_not_matter() {
        Random random = new Random(31);
        List<String> rows = new ArrayList<>();
        List<String> tenfold = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            BigDecimal amount = BigDecimal.valueOf(Math.round(1000 * Math.exp(3 + 2 * random.nextGaussian())) + 1, 3);
            rows.add("D%d,2026-01-01,I%d,640399,%s,EUR".formatted(i, i % 2, amount.toPlainString()));
            tenfold.add("D%d,2026-01-01,I%d,640399,%s,EUR"
                    .formatted(i, i % 2, amount.movePointRight(1).toPlainString()));
        }
        Map<String, String> parameters = Map.of("least", "100");
        Table one = tableOf(ask(rows, parameters));
        try (AskedDeclarations other = AskedDeclarations.in(directory.resolve("other"))) {
            other.load("declaration_id,accepted_at,importer_id,hs_code,item_amount,currency", tenfold);
            assertThat(tableOf(other.ask(new FirstDigits(), parameters))).isEqualTo(one);
        }
    }

    private static double number(Table traders, String column) {
        return ((Number)
                        java.util.Objects.requireNonNull(column(traders, column).getFirst()))
                .doubleValue();
    }

    private static Table tableOf(Result result) {
        return table((Result.Findings) result, "traders");
    }
}
