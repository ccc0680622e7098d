package org.tidewaiter.analysis.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
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

/** Why revenue changed. */
@Tag("slow")
class RevenueChangeTest {
    private static final String HEADER =
            "declaration_id,accepted_at,currency,exchange_rate,hs_code,net_mass_kg,item_amount,customs_value,tax_assessed";
    private static final Map<String, String> SECOND_MONTH =
            Map.of("from", "2026-02-01", "to", "2026-03-01", "earlier_from", "2026-01-01", "earlier_to", "2026-02-01");

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    private final List<String> rows = new ArrayList<>();

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
        asked.workspace().lake().transaction(session -> {
            NationalCurrency.give(session, "USD", "test", ExchangeRates.monthly());
            return 0;
        });
    }

    /** Kilograms of a code at a price in a currency of that rate, taxed at that rate, in a month. */
    private void declare(int month, String hs, double kg, double price, String currency, double exchange, double tax) {
        BigDecimal amount = BigDecimal.valueOf(kg * price).setScale(2, RoundingMode.HALF_EVEN);
        BigDecimal value = amount.multiply(BigDecimal.valueOf(exchange)).setScale(2, RoundingMode.HALF_EVEN);
        BigDecimal due = value.multiply(BigDecimal.valueOf(tax)).setScale(2, RoundingMode.HALF_EVEN);
        rows.add("D" + rows.size() + ",2026-0" + month + "-10," + currency + "," + exchange + "," + hs + "," + kg + ","
                + amount + "," + value + "," + due);
    }

    private Table effects() {
        asked.load(HEADER, rows);
        return table(asked.findings(new RevenueChange(), SECOND_MONTH), "effects");
    }

    private static double of(Table effects, String cause) {
        @Nullable
        Object amount = column(effects, "amount").get(column(effects, "cause").indexOf(cause));
        return ((BigDecimal) java.util.Objects.requireNonNull(amount)).doubleValue();
    }

    /** Prices 10, 4, 25 and kilograms 100, 500, 20; then 11, 3.8, 25 and 90, 650, 30; a tax of 100 %. */
    @Test
    void volume_mix_and_price_are_those_worked_out_by_hand() {
        double[] p0 = {10, 4, 25};
        double[] q0 = {100, 500, 20};
        double[] p1 = {11, 3.8, 25};
        double[] q1 = {90, 650, 30};
        for (int i = 0; i < 3; i++) {
            declare(1, "64039" + i, q0[i], p0[i], "USD", 1, 1);
            declare(2, "64039" + i, q1[i], p1[i], "USD", 1, 1);
        }
        Table effects = effects();
        assertThat(of(effects, "volume")).isEqualTo(846.77);
        assertThat(of(effects, "mix of goods")).isEqualTo(-96.77);
        assertThat(of(effects, "prices")).isEqualTo(-40);
        assertThat(of(effects, "exchange rates")).isZero();
        assertThat(of(effects, "rates of tax, reliefs and preferences")).isZero();
    }

    @Test
    void an_exchange_rate_and_a_rate_of_tax_that_moved_are_told_apart() {
        declare(1, "640391", 100, 10, "EUR", 1.1, 0.10);
        declare(2, "640391", 100, 10, "EUR", 1.3, 0.15);
        declare(1, "640392", 100, 10, "USD", 1.0, 0.10);
        declare(2, "640393", 100, 10, "USD", 1.0, 0.10);
        rows.add("N,2026-02-10,USD,1,640391,,10,10,7");
        Table effects = effects();
        assertThat(of(effects, "exchange rates")).isEqualTo(20); // 1,000 × 0.2 × 10 %
        assertThat(of(effects, "rates of tax, reliefs and preferences")).isEqualTo(65); // 1,300 × 5 %
        assertThat(of(effects, "goods that are new or gone")).isZero(); // one new, one gone, of 100 each
        assertThat(of(effects, "not taken apart")).isEqualTo(7); // no kilograms
        assertThat(of(effects, "prices")).isZero();
    }

    /**
     * Thirty items of two codes in each month, and one whose mass was typed in grams, above its gross mass: it makes neither volume nor prices, and
     * is told.
     */
    @Test
    void a_mistyped_mass_makes_no_volume_and_no_price() {
        for (int i = 0; i < 30; i++) {
            double price = 10 + 0.1 * (i % 5);
            declare(1, "200811", 100, price, "USD", 1, 0.2);
            declare(2, "200811", 100, price * 1.02, "USD", 1, 0.2);
            declare(1, "200819", 50, 2 * price, "USD", 1, 0.1);
            declare(2, "200819", 50, 2 * price * 1.02, "USD", 1, 0.1);
        }
        rows.replaceAll(row -> row + ",");
        rows.add("WRONG,2026-02-10,USD,1,200811,1354750,3303,3303,660.6,1526.9");
        asked.load(HEADER + ",gross_mass_kg", rows);
        Result.Findings findings = asked.findings(new RevenueChange(), SECOND_MONTH);
        Table effects = table(findings, "effects");
        double before = 0.2 * 30 * 100 * 10.2 + 0.1 * 30 * 50 * 20.4;
        assertThat(of(effects, "volume")).isZero();
        assertThat(of(effects, "prices")).isCloseTo(0.02 * before, within(0.5));
        assertThat(of(effects, "mix of goods")).isCloseTo(0, within(0.5));
        assertThat(of(effects, "not taken apart")).isEqualTo(660.6);
        assertThat(findings.findings().stream().map(f -> f.says().english()))
                .anyMatch(said -> said.contains("mass is in doubt") && said.contains(": 1; their revenue, 0"))
                .anyMatch(said -> said.contains("moved by 2.0") && said.contains("prices add 2.0"));
    }

    /**
     * Prices stay, and one true lot of cheap goods doubles the kilograms of a code: the average falls by a third, the typical price does not, and no
     * fall of prices is told.
     */
    @Test
    void a_heavy_lot_of_cheap_goods_is_composition_and_no_fall_of_prices() {
        for (int i = 0; i < 40; i++) {
            declare(1, "200811", 100, 10 + 0.1 * (i % 5), "USD", 1, 0.2);
            declare(2, "200811", 100, 10 + 0.1 * (i % 5), "USD", 1, 0.2);
        }
        declare(2, "200811", 4000, 3, "USD", 1, 0.2);
        Table effects = effects();
        assertThat(of(effects, "prices")).isCloseTo(0, within(30.0));
        assertThat(of(effects, "mix of goods")).isLessThan(-5000);
    }

    /** Invariant: whatever the goods do, the parts add up to the change, to the last hundredth, in the whole and in every chapter. */
    @Test
    void the_parts_add_up_exactly() {
        Random random = new Random(18);
        for (int i = 0; i < 400; i++) {
            boolean euro = random.nextBoolean();
            double rate = euro ? 1.05 + random.nextInt(20) / 100.0 : 1;
            declare(
                    1 + random.nextInt(2),
                    "%02d".formatted(1 + random.nextInt(20)) + "039" + random.nextInt(3),
                    1 + random.nextInt(100_000) / 1000.0,
                    1 + random.nextInt(10_000) / 100.0,
                    euro ? "EUR" : "USD",
                    rate,
                    random.nextInt(30) / 100.0);
        }
        asked.load(HEADER, rows);
        Result.Findings findings = asked.findings(new RevenueChange(), SECOND_MONTH);
        BigDecimal parts = column(table(findings, "effects"), "amount").stream()
                .map(a -> (BigDecimal) java.util.Objects.requireNonNull(a))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(parts).isEqualByComparingTo(findings.findings().getFirst().money());
        Table chapters = table(findings, "chapters");
        assertThat(chapters.rows()).hasSize(20).allSatisfy(row -> {
            BigDecimal sum = BigDecimal.ZERO;
            for (String cause : List.of("volume", "mix", "price", "exchange", "rate", "new_and_gone", "not_apart")) {
                sum = sum.add((BigDecimal) java.util.Objects.requireNonNull(row.get(chapters.place(cause))));
            }
            assertThat(sum).isEqualByComparingTo((BigDecimal) row.get(chapters.place("change")));
        });
    }

    /** The total is not that of revenue-collected where controls recovered something: what was added is said. */
    @Test
    void what_the_revenue_is_added_up_from_is_said() {
        declare(1, "640391", 100, 10, "USD", 1.0, 0.10);
        declare(2, "640391", 110, 10, "USD", 1.0, 0.10);
        asked.load(HEADER, rows);
        asked.controls(
                "declaration_id,kind,selected_by,recorded_at,outcome,amount_recovered",
                List.of("D1,documents,rule,2026-02-12,finding,40"));
        Result.Findings findings = asked.findings(new RevenueChange(), SECOND_MONTH);
        assertThat(findings.findings().getFirst().says().english()).contains("from 100", "to 150");
        assertThat(findings.findings().get(1).says().english())
                .startsWith("The data go from 2026-01-10 to 2026-02-10 and do not hold the whole of both periods");
        assertThat(findings.findings().get(2).says().english())
                .contains("assessed on declarations and what controls of them recovered", "110", "40");
    }

    /** A quarter that is not whole in the data is no yardstick: two full months are compared instead. */
    @Test
    void without_days_full_months_are_compared_where_the_quarter_before_is_not_whole() {
        declare(1, "640391", 100, 10, "USD", 1.0, 0.10);
        declare(2, "640391", 110, 10, "USD", 1.0, 0.10);
        declare(3, "640391", 120, 10, "USD", 1.0, 0.10);
        asked.load(HEADER, rows);
        assertThat(asked.findings(new RevenueChange(), Map.of())
                        .findings()
                        .getFirst()
                        .says()
                        .english())
                .contains("(2026-01-01 to before 2026-02-01)", "(2026-02-01 to before 2026-03-01)");
    }

    /** The days before whole months are whole months: 28 days before March would leave out the first three of January. */
    @Test
    void a_whole_month_is_compared_with_the_month_before_and_other_days_with_as_many() {
        declare(1, "640391", 100, 10, "USD", 1.0, 0.10);
        declare(2, "640391", 110, 10, "USD", 1.0, 0.10);
        asked.load(HEADER, rows);
        assertThat(said("2026-02-01", "2026-03-01")).contains("(2026-01-01 to before 2026-02-01)");
        assertThat(said("2026-01-20", "2026-02-20")).contains("(2025-12-20 to before 2026-01-20)");
    }

    private String said(String from, String to) {
        return asked.findings(new RevenueChange(), Map.of("from", from, "to", to))
                .findings()
                .getFirst()
                .says()
                .english();
    }

    @Test
    void a_period_without_items_is_told() {
        declare(1, "640391", 100, 10, "USD", 1.0, 0.10);
        asked.load(HEADER, rows);
        assertThat(asked.ask(new RevenueChange(), SECOND_MONTH)).isInstanceOf(Result.NotApplicable.class);
    }
}
