package org.tidewaiter.analysis.weight;

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
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.NationalCurrency;

/** Masses that do not fit. */
@Tag("slow")
class UnusualMassesTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,hs_code,packages,net_mass_kg,gross_mass_kg,"
                    + "supplementary_quantity,supplementary_unit,customs_value";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private static String row(int i, String importer, String packages, String net, String gross, String quantity) {
        return "D%03d,2026-01-%02d,%s,64039900,%s,%s,%s,%s,PR,1000"
                .formatted(i, 1 + i % 28, importer, packages, net, gross, quantity);
    }

    /** A hundred declarations of ten packages: 11, 12 … 110 kg gross, so that the lightest 2 % lie below 1.1 · (1 + …) kg a package. */
    private void hundred() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(row(
                    i, "I" + i, "10", Integer.toString(10 + i), Integer.toString(11 + i), Integer.toString(10 + i)));
        }
        asked.load(HEADER, rows);
    }

    @Test
    void a_package_lighter_than_all_but_two_per_cent_is_told() {
        hundred();
        Result.Findings findings = asked.findings(new UnusualMasses(), Map.of("min_peers", "50"));
        Table items = table(findings, "items");
        assertThat(column(items, "declaration_id")).containsExactly("D000", "D001");
        // type-7 quantile of the logarithms at 0.02: position 1.98 between 1.2 and 1.3 kg
        assertThat((Double) column(items, "fence").getFirst())
                .isCloseTo(Math.exp(Math.log(1.2) + 0.98 * (Math.log(1.3) - Math.log(1.2))), within(1e-6));
        Table ranked = table(findings, "declarations");
        assertThat(findings.ranked()).containsExactly("D000", "D001");
        // own shortfall ln(fence / 1.1), and three times the importer's, one declaration with two honest ones counted
        // in
        double own = Math.log((Double) column(items, "fence").getFirst() / 1.1);
        assertThat((Double) column(ranked, "score").getFirst()).isCloseTo(own + 3 * own / 3, within(1e-3));
    }

    @Test
    void a_lighter_make_explains_a_light_package_where_the_duty_goes_by_value_alone() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) { // a piece weighs a kilogram, a package ten and more
            rows.add(row(i, "I" + i, "10", "" + (100 + i), "" + (110 + i), "" + (100 + i)) + ",10");
        }
        rows.add(row(100, "L", "10", "10", "11", "100") + ",10"); // pieces of 100 g
        rows.add(row(101, "S", "10", "10", "11", "10") + ",10"); // a tenth of the pieces
        rows.add(row(102, "W", "10", "10", "11", "100") + ","); // no duty by value
        asked.load(HEADER + ",duty_rate_percent", rows);
        Result.Findings findings = asked.findings(new UnusualMasses(), Map.of("min_peers", "50"));
        assertThat(findings.ranked()).containsExactlyInAnyOrder("D101", "D102");
    }

    @Test
    void too_few_packages_to_know_what_is_light_is_an_answer() {
        asked.load(HEADER, List.of(row(1, "I", "10", "10", "11", "")));
        assertThat(asked.ask(new UnusualMasses(), Map.of())).isInstanceOf(Result.TooFew.class);
    }

    @Test
    void a_unit_that_weighs_far_more_than_usual_and_a_net_mass_above_the_gross_are_signs() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(row(i, "I" + i, "", "10", "11", "10"));
        }
        rows.add(row(40, "J", "", "100", "110", "10"));
        rows.add(row(41, "J", "", "12", "11", "10"));
        rows.add(row(42, "J", "", "10", "50", "10"));
        asked.load(HEADER, rows);
        Table items = table(asked.findings(new UnusualMasses(), Map.of()), "items");
        assertThat(column(items, "declaration_id")).containsExactlyInAnyOrder("D040", "D041", "D042");
        assertThat(column(items, "sign")).containsExactlyInAnyOrder("kg per unit", "net above gross", "tare");
    }

    @Test
    void the_same_odd_mass_on_many_declarations_is_told_and_a_round_one_is_not() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(row(i, "I", "", "10", i < 8 ? "17.3" : "20", "10"));
        }
        asked.load(HEADER, rows);
        Table repeats = table(asked.findings(new UnusualMasses(), Map.of()), "repeats");
        assertThat(column(repeats, "gross_mass_kg")).containsExactly(17.3);
        assertThat(column(repeats, "declarations")).containsExactly(8L);
    }

    /** Three of forty importers write one mass on seven of their declarations; one has a round mass always, one the same odd mass on seven items of one. */
    @Test
    void copied_masses_are_found_among_those_that_differ() {
        Random random = new Random(17);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            int importer = i % 40;
            boolean copied = importer < 3 && i / 40 < 7;
            String gross = importer == 3
                    ? "20"
                    : copied ? "1" + importer + ".37" : Double.toString(50 + random.nextInt(9000) / 100.0);
            rows.add(row(i, "I" + importer, "10", "9", gross, "10"));
        }
        for (int n = 0; n < 7; n++) {
            rows.add(row(600, "I4", "10", "9", "17.3", "10"));
        }
        asked.load(HEADER, rows);
        Table repeats = table(asked.findings(new UnusualMasses(), Map.of()), "repeats");
        assertThat(column(repeats, "importer_id")).containsExactly("I0", "I1", "I2");
        assertThat(column(repeats, "gross_mass_kg")).containsExactly(10.37, 11.37, 12.37);
        assertThat(column(repeats, "declarations")).containsExactly(7L, 7L, 7L);
    }

    /**
     * A freight stands in the currency of the price on some forms, in the national one on others: what tells is which of them makes the customs
     * value.
     */
    @Test
    void a_freight_is_compared_with_a_price_in_one_currency_or_not_at_all() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add("D%03d,2026-01-05,I,64039900,10,11,10,PR,USD,1,1000,100,1100".formatted(i));
        }
        rows.add("D040,2026-01-05,J,64039900,10,11,10,PR,JPY,0.0067,100000,10000,737"); // 10,000 yen are 67 dollars
        rows.add("D041,2026-01-05,J,64039900,10,11,10,PR,JPY,0.0067,100000,1000,1670"); // 1,000 dollars beside 670
        rows.add("D042,2026-01-05,J,64039900,10,11,10,PR,JPY,0.0067,100000,200000,2010"); // 200,000 yen beside 100,000
        rows.add("D043,2026-01-05,J,64039900,10,11,10,PR,JPY,0.0067,100000,10000,"); // nothing tells
        asked.load(
                "declaration_id,accepted_at,importer_id,hs_code,net_mass_kg,gross_mass_kg,supplementary_quantity,supplementary_unit,"
                        + "currency,exchange_rate,item_amount,freight_amount,customs_value",
                rows);
        asked.workspace().lake().transaction(session -> {
            NationalCurrency.give(session, "USD", "test", ExchangeRates.monthly());
            return null;
        });
        Result.Findings findings = asked.findings(new UnusualMasses(), Map.of());
        Table items = table(findings, "items");
        assertThat(column(items, "declaration_id")).containsExactlyInAnyOrder("D041", "D042");
        assertThat(column(items, "sign")).containsOnly("freight above value");
        assertThat(findings.findings())
                .extracting(f -> f.says().english())
                .contains("2 of 33 items with a freight cost more to carry than to buy.");
    }

    /** Invariant: twice as heavy packages everywhere are told in the same way. */
    @Test
    void what_is_light_does_not_depend_on_the_unit_of_mass() {
        Random random = new Random(11);
        List<String> rows = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int gross = 20 + random.nextInt(400);
            rows.add(row(i, "I" + random.nextInt(20), "10", "10", Integer.toString(gross), ""));
            doubled.add(rows.getLast().replace(",10," + gross + ",", ",10," + 2 * gross + ","));
        }
        asked.load(HEADER, rows);
        try (AskedDeclarations other = AskedDeclarations.in(directory.resolve("other"))) {
            other.load(HEADER, doubled);
            Map<String, String> parameters = Map.of("min_peers", "50", "tare", "1");
            assertThat(other.findings(new UnusualMasses(), parameters).ranked())
                    .isNotEmpty()
                    .isEqualTo(asked.findings(new UnusualMasses(), parameters).ranked());
        }
    }
}
