package org.tidewaiter.analysis.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.NationalCurrency;

/** Prices far below those of others. */
@Tag("slow")
class PriceOutliersTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,exporter_id,hs_code,origin_country,net_mass_kg,supplementary_quantity,"
                    + "supplementary_unit,customs_value,tax_assessed";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private static String row(int i, double price, String hs, String origin, String supplier) {
        return "D%03d,2026-01-%02d,I%d,%s,%s,%s,10,10,KGM,%s,%s"
                .formatted(i, 1 + i % 28, i % 5, supplier, hs, origin, price * 10, price);
    }

    private void prices(double... prices) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < prices.length; i++) {
            rows.add(row(i, prices[i], "64039900", "VN", "S"));
        }
        asked.load(HEADER, rows);
    }

    /** A billion of a currency whose units are small, with the six decimals of a factor, is more than 18 digits. */
    @Test
    void large_amounts_of_small_units_are_brought_to_fob() {
        asked.workspace().lake().transaction(session -> {
            NationalCurrency.give(session, "KRW", "test", ExchangeRates.monthly());
            return true;
        });
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add("D%d,2026-01-01,I%d,KRW,CIF,1,640399,VN,10,%s".formatted(i, i, i == 0 ? "9000000000000" : "1000"));
        }
        asked.load(
                "declaration_id,accepted_at,importer_id,currency,incoterm,exchange_rate,hs_code,origin_country,net_mass_kg,"
                        + "item_amount",
                rows);
        assertThat(asked.ask(new PriceOutliers(), with("min_peers", "5"))).isInstanceOf(Result.Findings.class);
    }

    private static Map<String, String> with(String... more) {
        java.util.HashMap<String, String> parameters = new java.util.HashMap<>(Map.of("min_peers", "5"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return parameters;
    }

    @Test
    void a_code_may_have_its_dots_and_one_that_nothing_has_is_named() {
        prices(1, 2, 3, 4, 5);
        assertThat(asked.ask(new PriceOutliers(), with("hs", "6403.99"))).isInstanceOf(Result.Findings.class);
        assertThat(asked.ask(new PriceOutliers(), with("hs", "8703", "office", "NOPE")))
                .isInstanceOfSatisfying(
                        Result.NotApplicable.class,
                        none -> assertThat(none.says().english()).contains("Looked at: office NOPE, hs 8703 only."));
        assertThatThrownBy(() -> asked.ask(new PriceOutliers(), with("hs", "shoes")))
                .hasMessageContaining("'shoes' is no HS code");
    }

    /** Forty partners, each of which sent 50 kg at 10, and two that sent 50 kg more, declared at 4: one was paid 10 for it, the other 4. */
    @Test
    void what_partners_state_tells_a_sale_from_a_price_that_is_not_true() {
        List<String> rows = new ArrayList<>();
        StringBuilder stated = new StringBuilder(
                "month,reporter,partner,flow,hs_code,hs_edition,currency,fob_value,net_mass_kg,mass_estimated\n");
        List<String> partners =
                List.of(("AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ"
                                + " BR BS BT BV BW BY BZ CA CC CD")
                        .split(" "));
        for (int partner = 0; partner < partners.size(); partner++) {
            String origin = partners.get(partner);
            for (int i = 0; i < 5; i++) {
                rows.add("%s%d,2026-01-10,IM4,QZ,I%d,640399,%s,10,%s,10".formatted(origin, i, i, origin, 98 + i));
            }
            boolean more = partner < 2;
            if (more) {
                rows.add("LOW%d,2026-01-10,IM4,QZ,J%d,640399,%s,50,200,20".formatted(partner, partner, origin));
            }
            stated.append("2026-01,%s,QZ,X,640399,2022,USD,%d,%d,0\n"
                    .formatted(origin, partner == 0 ? 1000 : more ? 700 : 500, more ? 100 : 50));
        }
        asked.load(
                "declaration_id,accepted_at,type_code,destination_country,importer_id,hs_code,origin_country,net_mass_kg,customs_value,tax_assessed",
                rows);
        asked.reference("partner_statistics", stated.toString());
        Result.Findings findings = asked.findings(new PriceOutliers(), with());
        Table declarations = table(findings, "declarations");
        assertThat(findings.ranked()).startsWith("LOW0", "LOW1");
        assertThat(column(declarations, "partners_weight").subList(0, 2)).containsExactly(2.0, 0.5);
        assertThat(findings.findings().toString())
                .contains("set beside the low prices of 2 importers: they speak against those of 1.");
    }

    @Test
    void an_invoice_that_was_looked_at_speaks_for_the_importers_other_prices() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(row(i, 1.9 + i / 100.0, "64039900", "VN", "S"));
        }
        for (String importer : List.of("SEEN", "NEVER")) {
            for (int i = 1; i <= 2; i++) {
                rows.add(row(1, 0.5, "64039900", "VN", "S")
                        .replace("D001", importer + i)
                        .replace("I1", importer));
            }
        }
        asked.load(HEADER, rows);
        asked.controls(
                "declaration_id,sequence,kind,selected_by,outcome,recorded_at",
                List.of("SEEN1,1,documents,rule,conform,2026-02-08"));
        List<String> ranked = asked.findings(new PriceOutliers(), with()).ranked();
        assertThat(ranked.subList(0, 4))
                .as("its own control does not count")
                .containsExactlyInAnyOrder("SEEN1", "NEVER1", "NEVER2", "SEEN2");
        assertThat(ranked.get(3)).isEqualTo("SEEN2");
    }

    @Test
    void the_trend_of_the_code_stands_beside_an_outlier() {
        List<String> rows = new ArrayList<>();
        double[] winter = {1.8, 2, 2, 2.2, 2.4};
        double[] spring = {.01, .9, 1, 1.1, 1.2};
        for (int i = 0; i < spring.length; i++) {
            rows.add(row(i, spring[i], "64039900", "VN", "S").replace("2026-01-", "2026-04-"));
            rows.add(row(100 + i, winter[i], "64039900", "VN", "S"));
        }
        asked.load(HEADER, rows);
        Table items = table(asked.findings(new PriceOutliers(), with("fence", "robust_z")), "items");
        assertThat(column(items, "declaration_id")).contains("D000");
        int place = column(items, "declaration_id").indexOf("D000");
        assertThat((Double) column(items, "trend").get(place))
                .as("half of the quarter before")
                .isEqualTo(-0.5);
    }

    /**
     * The fences are of logarithms, so that prices of e to the power of a tenth of a published sample have a tenth of its own: robustbase's of eleven
     * skewed numbers, and of R's cushny, whose medcouple is .125
     * there, around quartiles of type 7 (1.05 and 1.7; robustbase takes the hinges 1 and 1.8). */
    @ParameterizedTest
    @CsvSource({"'.2 .4 .5 .9 1 1.1 1.2 1.3 5 7 30', .4891098, 2", "'1.2 2.4 1.3 1.3 0 1.0 1.8 .8 4.6 1.4', .4586326, 1"
    })
    void fences_are_those_that_robustbase_has_of_the_same_numbers(String sample, double fence, int below) {
        List<String> rows = new ArrayList<>();
        for (String number : sample.split(" ", -1)) {
            // a tonne each, so that three decimals of a value are seven of a price
            rows.add("D%d,2026-01-01,I%d,S,64039900,VN,1000,1000,KGM,%.3f,0"
                    .formatted(rows.size(), rows.size() % 5, 1000 * Math.exp(Double.parseDouble(number) / 10)));
        }
        asked.load(HEADER, rows);
        Table items = table(asked.findings(new PriceOutliers(), with("below", "1")), "items");
        assertThat(items.rows()).hasSize(below);
        assertThat(Math.log((Double)
                        Objects.requireNonNull(column(items, "low_price").getFirst())))
                .isCloseTo(fence / 10, within(1e-5));
    }

    @Test
    void a_price_with_no_peers_is_not_judged() {
        prices(1, 2, 3, 4);
        assertThat(asked.ask(new PriceOutliers(), with())).isInstanceOfSatisfying(Result.TooFew.class, few -> {
            assertThat(few.why().english()).contains("None of 4 priced items has 5 peers of");
            assertThat(few.found()).isZero();
        });
    }

    @Test
    void goods_without_values_are_no_question_of_price() {
        asked.load("declaration_id,accepted_at,hs_code,net_mass_kg", List.of("D1,2026-01-01,640399,10"));
        assertThat(asked.ask(new PriceOutliers(), with())).isInstanceOf(Result.NotApplicable.class);
    }

    /** robustbase: medcouple of the logarithms .2362073101, fences .3079530 and 148.9829: only .2 is below. */
    @Test
    void the_fence_is_that_of_the_box_plot_adjusted_by_the_medcouple_on_logarithms() {
        prices(.2, .4, .5, .9, 1, 1.1, 1.2, 1.3, 5, 7, 30);
        Result.Findings findings = asked.findings(new PriceOutliers(), with());
        Table items = table(findings, "items");
        assertThat(column(items, "declaration_id")).containsExactly("D000");
        assertThat((Double) column(items, "low_price").getFirst()).isCloseTo(.3079530, within(1e-6));
        assertThat((Double) column(items, "ratio").getFirst()).isCloseTo(.2 / 1.1, within(1e-6));
        assertThat(column(items, "peers_by")).containsExactly("HS, origin, supplier");
        // z = 0.6745 ln(.2/1.1) / MAD; the logs' distances from the median have their own median at |ln(.5/1.1)|
        assertThat(((BigDecimal) column(items, "z").getFirst()).doubleValue())
                .isCloseTo(.6745 * Math.log(.2 / 1.1) / Math.log(1.1 / .5), within(1e-4));
        // 0.2 of tax on 2 of value: at the median's price the value were 11, the tax 1.1, so 0.9 is at stake
        assertThat(column(items, "stake")).containsExactly(new BigDecimal("0.900"));
    }

    @Test
    void a_symmetric_group_has_tukeys_fence_whatever_the_method() {
        prices(1, 1024, 2048, 4096, 8192, 16384);
        // logarithms to base 2: 0 10 11 12 13 14; quartiles 10.25 and 12.75, so Tukey's fence is 6.5
        Table items = table(asked.findings(new PriceOutliers(), with("fence", "tukey")), "items");
        assertThat((Double) column(items, "low_price").getFirst()).isCloseTo(Math.pow(2, 6.5), within(1e-5));
        assertThat(column(items, "declaration_id")).containsExactly("D000");
    }

    @Test
    void a_price_below_the_fence_but_near_the_median_is_no_outlier() {
        prices(9.0, 10, 10, 10, 10, 10, 10, 10);
        assertThat(table(asked.findings(new PriceOutliers(), with("fence", "tukey")), "items")
                        .rows())
                .isEmpty();
    }

    @Test
    void the_finest_peers_that_are_enough_judge_and_the_heading_is_the_last() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add(row(i, 10, "64039900", "VN", "S"));
            rows.add(row(10 + i, 100, "64039900", "IT", "T"));
            rows.add(row(20 + i, 30 + i, "64041100", "CN", "U" + i));
        }
        rows.add(row(30, 20, "64041900", "CN", "W")); // alone in its code: judged by heading 6404
        asked.load(HEADER, rows);
        Result.Findings findings = asked.findings(new PriceOutliers(), with());
        Table ladder = table(findings, "ladder");
        assertThat(column(ladder, "peers_by")).containsExactly("HS, origin, supplier", "HS, origin", "HS 4, origin");
        assertThat(column(ladder, "items")).containsExactly(12L, 6L, 1L);
    }

    @Test
    void a_mass_that_does_not_fit_the_quantity_is_told_and_its_price_is_not_judged() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            rows.add(row(i, 10, "64039900", "VN", "S"));
        }
        rows.add("D100,2026-01-01,I1,S,64039900,VN,1000,10,KGM,100,10"); // a hundred times the mass
        rows.add("D101,2026-01-01,I1,S,64039900,VN,10,1,PR,100,10");
        asked.load(HEADER, rows);
        Result.Findings findings = asked.findings(new PriceOutliers(), with());
        assertThat(column(table(findings, "units"), "declaration_id")).containsExactlyInAnyOrder("D100", "D101");
        assertThat(column(table(findings, "units"), "unit_fault")).containsExactlyInAnyOrder("mass", "other_unit");
        assertThat(column(table(findings, "items"), "declaration_id")).isEmpty();
    }

    @Test
    void every_report_says_that_it_is_a_question_and_never_a_value() {
        prices(.2, .4, .5, .9, 1, 1.1, 1.2, 1.3, 5, 7, 30);
        Result.Findings findings = asked.findings(new PriceOutliers(), with());
        assertThat(findings.findings().getLast().says().english())
                .contains("a question to the declarant and never a value");
        assertThat(findings.findings().getLast().says().french()).contains("jamais une valeur");
        assertThat(new PriceOutliers().card().cannotSee().english()).contains("never a value");
    }

    /** Invariant: all prices in another currency's units give the same items, ratios and ranks. */
    @Test
    void what_is_outside_does_not_depend_on_the_unit_of_money() {
        Random random = new Random(7);
        List<String> rows = new ArrayList<>();
        List<String> tenfold = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double price = Math.round(1000 * Math.exp(random.nextGaussian())) / 10.0;
            String hs = List.of("64039900", "64041100", "87032310").get(random.nextInt(3));
            String origin = List.of("VN", "CN").get(random.nextInt(2));
            rows.add(row(i, price, hs, origin, "S" + random.nextInt(4)));
            tenfold.add(row(
                    i,
                    price * 16,
                    hs,
                    origin,
                    "S" + List.of(rows.getLast().split(",", -1)).get(3).substring(1)));
        }
        asked.load(HEADER, rows);
        Result.Findings one = asked.findings(new PriceOutliers(), with("fence", "robust_z"));
        try (AskedDeclarations other =
                AskedDeclarations.in(directory.resolve("other").toAbsolutePath())) {
            other.load(HEADER, tenfold);
            Result.Findings same = other.findings(new PriceOutliers(), with("fence", "robust_z"));
            for (String column : List.of("declaration_id", "ratio", "peers_by")) {
                assertThat(java.util.Set.copyOf(column(table(same, "items"), column)))
                        .isEqualTo(java.util.Set.copyOf(column(table(one, "items"), column)));
            }
            assertThat(same.ranked()).isEqualTo(one.ranked());
        }
    }

    private Result.Findings oneCheapAmongTwenty(String taxColumns, String tax, String taxOfTheCheap) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add("D%03d,2026-01-%02d,I%d,S,64039900,VN,10,%s,%s".formatted(i, 1 + i, i % 5, 19 + i / 10.0, tax));
        }
        rows.add("LOW,2026-01-25,I1,S,64039900,VN,10,10,%s".formatted(taxOfTheCheap));
        rows.add("LOWER,2026-01-25,I2,S,64039900,VN,10,5,%s".formatted(tax));
        asked.load(
                "declaration_id,accepted_at,importer_id,exporter_id,hs_code,origin_country,net_mass_kg,customs_value,"
                        + taxColumns,
                rows);
        return asked.findings(new PriceOutliers(), with("fence", "robust_z"));
    }

    /** The median of 10, 5 and 19.0 to 20.9 is 19.85: the cheap two lack 9.85 and 14.85, and a tenth of that is the duty. */
    @Test
    void where_amounts_of_tax_are_missing_the_gap_by_the_duty_rate_is_at_stake() {
        Result.Findings findings = oneCheapAmongTwenty("duty_rate_percent,duty_amount,tax_assessed", "10,,", "10,,");
        Table items = table(findings, "items");
        assertThat(column(items, "declaration_id")).containsExactly("LOWER", "LOW");
        assertThat(((BigDecimal) column(items, "stake").getFirst()).doubleValue())
                .isCloseTo(1.485, within(0.002));
        assertThat(((BigDecimal) column(items, "stake").getLast()).doubleValue())
                .isCloseTo(0.985, within(0.002));
        assertThat(findings.findings().toString()).contains("of which the duty rate was taken instead: 2.");
    }

    @Test
    void where_neither_amounts_nor_rates_are_stated_what_is_at_stake_is_not_known_and_not_nothing() {
        Result.Findings findings = oneCheapAmongTwenty("duty_rate_percent,duty_amount,tax_assessed", ",,", ",,");
        assertThat(column(table(findings, "items"), "stake")).containsExactly(null, null);
        assertThat(findings.findings().getFirst().money()).isNull();
        assertThat(findings.findings().toString())
                .contains("duty and tax of an amount that is not known would be at stake")
                .contains("not known: the items state no duty or tax amounts and no duty rates.")
                .contains("ni montants ni taux de droits")
                .doesNotContain("tax of 0");
    }

    @Test
    void an_item_without_amounts_and_rates_among_others_is_in_no_sum_and_is_counted() {
        Result.Findings findings = oneCheapAmongTwenty("duty_rate_percent,duty_amount,tax_assessed", "10,,1", ",,");
        assertThat(column(table(findings, "items"), "stake").getLast()).isNull();
        assertThat(findings.findings().getFirst().money()).isPositive();
        assertThat(findings.findings().toString())
                .contains("Items with neither an amount of duty and tax nor a duty rate: 1.");
    }
}
