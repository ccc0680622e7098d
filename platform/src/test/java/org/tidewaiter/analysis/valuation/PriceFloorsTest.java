package org.tidewaiter.analysis.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

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
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.NationalCurrency;

/** Prices that stand at a known reference price, and prices that drift down from those of others. */
@Tag("slow")
class PriceFloorsTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,currency,hs_code,origin_country,net_mass_kg,customs_value,tax_assessed";
    private static final String REFERENCES = "hs_code,unit,valid_from,currency,price\n";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    private final List<String> rows = new ArrayList<>();
    private final Random random = new Random(5);

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private void item(String importer, int month, double price) {
        rows.add("D%d,2026-%02d-%02d,%s,USD,64039900,VN,10,%.2f,100"
                .formatted(rows.size(), month, 1 + rows.size() % 28, importer, price * 10));
    }

    /** Ten months of five importers at about 10 a kilogram. */
    private void market() {
        for (int month = 1; month <= 10; month++) {
            for (int i = 0; i < 10; i++) {
                item("HONEST" + i % 5, month, 10 * Math.exp(0.2 * random.nextGaussian()));
            }
        }
    }

    private void load() {
        asked.load(HEADER, rows);
        asked.workspace().lake().transaction(session -> {
            NationalCurrency.give(session, "USD", "test", ExchangeRates.monthly());
            return null;
        });
    }

    @Test
    void an_importer_whose_prices_fall_month_by_month_against_others_is_shown_and_one_who_is_always_cheap_is_not() {
        market();
        for (int month = 1; month <= 10; month++) {
            for (int i = 0; i < 2; i++) {
                item("FALLING", month, 10 * Math.exp(-0.08 * (month - 1) + 0.02 * random.nextGaussian()));
                item("CHEAP", month, 5 * Math.exp(0.1 * random.nextGaussian()));
            }
        }
        load();
        Result.Findings findings = asked.findings(new PriceFloors(), Map.of());
        Table drift = table(findings, "drift");
        assertThat(column(drift, "importer_id")).containsExactly("FALLING");
        assertThat((Double) column(drift, "a_year").getFirst())
                .as("8 % a month, beside a market that stands")
                .isCloseTo(Math.exp(-0.96) - 1, within(0.1));
        assertThat((Double) column(drift, "last_level").getFirst()).isLessThan(0.6);
        assertThat(findings.findings().getFirst().says().english()).startsWith("1 of 7 importers");
        PriceFloors analysis = new PriceFloors();
        Table behind = Answering.behind(
                asked.workspace().lake(), analysis, Parameters.of(analysis.card(), Map.of()), "drift", "FALLING");
        assertThat(behind.rows()).hasSize(20);
    }

    /** One who brings most of the goods of a code is the month's median: against it their own prices never fall. */
    @Test
    void an_importer_who_brings_most_of_the_goods_is_compared_with_the_others_alone() {
        for (int month = 1; month <= 10; month++) {
            for (int i = 0; i < 3; i++) {
                item("HONEST" + i, month, 10 * Math.exp(0.02 * random.nextGaussian()));
            }
            for (int i = 0; i < 6; i++) {
                item("LARGE", month, 10 * Math.exp(-0.08 * (month - 1) + 0.02 * random.nextGaussian()));
            }
        }
        load();
        Table drift = table(asked.findings(new PriceFloors(), Map.of()), "drift");
        assertThat(column(drift, "importer_id")).containsExactly("LARGE");
        // the median of three others' prices stands: in the last three months the price is exp(−0.08 × 8) of it
        assertThat((Double) column(drift, "last_level").getFirst()).isCloseTo(Math.exp(-0.64), within(0.04));
    }

    @Test
    void a_market_that_falls_for_all_is_no_drift_of_one() {
        for (int month = 1; month <= 10; month++) {
            for (int i = 0; i < 15; i++) {
                item("I" + i % 5, month, 10 * Math.exp(-0.1 * month + 0.05 * random.nextGaussian()));
            }
        }
        load();
        Table drift = table(asked.findings(new PriceFloors(), Map.of()), "drift");
        assertThat(drift.rows()).isEmpty();
    }

    @Test
    void an_importer_who_declares_just_at_a_reference_price_is_told_from_those_who_pass_by_it() {
        market();
        for (int i = 0; i < 14; i++) {
            item("FLOOR", 1 + i % 10, i < 10 ? 8 * (1 + 0.0015 * (i - 5)) : 11);
        }
        load();
        asked.reference("reference_prices", REFERENCES + "6403,KGM,2026-01-01,USD,8\n");
        Result.Findings findings = asked.findings(new PriceFloors(), Map.of());
        Table bunching = table(findings, "bunching");
        assertThat(column(bunching, "importer_id")).containsExactly("FLOOR");
        assertThat(column(bunching, "items")).containsExactly(14L);
        assertThat(column(bunching, "at_it")).containsExactly(10L);
        long others = rows.stream()
                .filter(row -> row.contains("HONEST"))
                .map(row -> Double.parseDouble(row.split(",")[7]) / 10 / 8)
                .filter(ratio -> Math.abs(ratio - 1) <= 0.02)
                .count();
        double share = (others + 1.0) / 102;
        assertThat((Double) column(bunching, "z").getFirst())
                .as("the same reckoned in Java")
                .isCloseTo((10 - 14 * share) / Math.sqrt(14 * share * (1 - share)), within(1e-4));
    }

    @Test
    void a_reference_price_of_a_ton_or_in_a_currency_without_a_rate_is_brought_over_or_left_out() {
        market();
        for (int i = 0; i < 14; i++) {
            item("FLOOR", 1 + i % 10, 8);
        }
        load();
        asked.reference("reference_prices", REFERENCES + "6403,TNE,2026-01-01,USD,8000\n640399,KGM,2026-01-01,XAU,8\n");
        Result.Findings findings = asked.findings(new PriceFloors(), Map.of());
        assertThat(column(table(findings, "bunching"), "reference")).containsExactly(8.0);
        assertThat(findings.findings().get(1).says().english()).contains("1 of 2 reference prices have no rate");
    }

    @Test
    void a_reference_price_of_any_unit_of_mass_is_brought_to_kilograms_and_one_of_a_unit_that_no_item_has_is_counted() {
        market();
        for (int i = 0; i < 14; i++) {
            item("FLOOR", 1 + i % 10, 8);
        }
        load();
        asked.reference(
                "reference_prices", REFERENCES + "6403,LBR,2026-01-01,USD,3.60\n64039900,PR,2026-01-01,USD,80\n");
        Result.Findings findings = asked.findings(new PriceFloors(), Map.of());
        assertThat((Double) column(table(findings, "bunching"), "reference").getFirst())
                .isCloseTo(3.6 / 0.45359237, within(1e-5));
        assertThat(findings.findings().get(1).says().english())
                .contains(
                        "1 of 2 reference prices have no rate to the national currency, no price, or a unit in which");

        asked.reference("reference_prices", REFERENCES + "640399,DTN,2026-01-01,USD,800\n");
        assertThat(column(table(asked.findings(new PriceFloors(), Map.of()), "bunching"), "reference"))
                .as("of several prices that of the longest code counts")
                .containsExactly(8.0);
    }

    @Test
    void too_few_items_of_an_importer_are_not_followed() {
        item("A", 1, 10);
        load();
        assertThat(asked.ask(new PriceFloors(), Map.of())).isInstanceOf(Result.TooFew.class);
    }

    @Test
    void a_stake_that_no_amount_and_no_rate_tells_is_not_known_and_not_nothing() {
        PriceFloors.Counts none = new PriceFloors.Counts(9, 0, 0, 0, 0, 0, 3, 3, 1, null, 0, 4);
        assertThat(PriceFloors.findings(none).toString())
                .contains("duty and tax of an amount that is not known")
                .contains("What is at stake is not known");
        PriceFloors.Counts byRate =
                new PriceFloors.Counts(9, 0, 0, 0, 0, 0, 3, 3, 1, new java.math.BigDecimal("7"), 4, 0);
        assertThat(PriceFloors.findings(byRate).toString())
                .contains("duty and tax of 7")
                .contains("of which the duty rate was taken instead: 4.");
    }
}
