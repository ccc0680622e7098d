package org.tidewaiter.analysis.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.savedquestions.AnswerChange;
import org.tidewaiter.savedquestions.KeptAnswer;
import org.tidewaiter.savedquestions.QuestionAnswers;
import org.tidewaiter.savedquestions.SavedQuestions;
import org.tidewaiter.savedquestions.Schedule;

/**
 * Fourteen months of two offices. Shoes of 1,000 pay 10 % of duty and 20 % of value added tax on 1,100, so 100 and 220; the same shoes for the
 * hospital, of 500, claim a relief and pay nothing; what goes into the warehouse pays nothing and claims nothing.
 */
@Tag("slow")
class RevenueScenarioTest {
    private static final int MONTHS = 14;
    private static final BigDecimal YEAR = new BigDecimal(12 * 2 * 2 * 320);

    @TempDir
    static Path directory;

    @AutoClose
    private static AskedDeclarations asked;

    @BeforeAll
    static void load() {
        List<String> rows = new ArrayList<>();
        for (int m = 0; m < MONTHS; m++) {
            LocalDate first = LocalDate.of(2024, 1, 1).plusMonths(m);
            for (LocalDate day : List.of(first, first.plusMonths(1).minusDays(1))) {
                for (String office : List.of("O1", "O2")) {
                    String number = "%s-%s".formatted(day, office);
                    rows.add("T%s,%s,%s,640399,1000,320,100,220,".formatted(number, day, office));
                    rows.add("W%s,%s,%s,640399,700,0,0,0,".formatted(number, day, office));
                }
            }
            rows.add("R%s,%s,O1,640399,500,0,0,0,C01".formatted(first, first));
        }
        asked = AskedDeclarations.in(directory)
                .load(
                        "declaration_id,accepted_at,office_code,hs_code,customs_value,tax_assessed,duty_amount,vat_amount,end_use_code",
                        rows);
    }

    private static Result.Findings scenario(String... settings) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        return asked.findings(new RevenueScenario(), given);
    }

    private static BigDecimal amount(Table table, String row, String column) {
        return table.rows().stream()
                .filter(r -> row.equals(String.valueOf(r.getFirst())))
                .map(r -> (BigDecimal) Objects.requireNonNull(r.get(table.place(column))))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal total(Result.Findings findings) {
        return amount(table(findings, "taxes"), "total", "difference");
    }

    @Test
    void without_a_lever_nothing_changes() {
        Result.Findings findings = scenario();
        assertThat(amount(table(findings, "taxes"), "total", "base")).isEqualByComparingTo(YEAR);
        assertThat(total(findings)).isEqualByComparingTo("0");
        assertThat(findings.findings().getFirst().says().english()).contains("No lever is set");
    }

    /** Five points more: 48 consignments pay 50 of duty and 10 of value added tax more, if nobody buys less. */
    @Test
    void a_higher_rate_is_levied_on_the_same_goods_where_nobody_answers_to_prices() {
        Result.Findings findings = scenario("duty_points", "5", "elasticity", "0");
        assertThat(amount(table(findings, "taxes"), "duty", "difference")).isEqualByComparingTo("2400");
        assertThat(amount(table(findings, "taxes"), "vat", "difference")).isEqualByComparingTo("480");
        assertThat(amount(table(findings, "offices"), "O2", "difference")).isEqualByComparingTo("1440");
    }

    /** The price with taxes goes from 1.32 to 1.38 of the value, so that by an elasticity of −1 the quantity is 1.32/1.38 of what it was. */
    @Test
    void buyers_answer_to_the_price_with_taxes() {
        double expected = 48 * (380 * 1.32 / 1.38 - 320);
        assertThat(total(scenario("duty_points", "5")).doubleValue()).isCloseTo(expected, within(0.5));
    }

    /** By an elasticity of −1 a dearer dollar leaves the value in national currency as it was; more volume brings as much more. */
    @Test
    void exchange_rate_and_volume() {
        assertThat(total(scenario("exchange_percent", "10")).doubleValue()).isCloseTo(0, within(0.5));
        assertThat(total(scenario("exchange_percent", "10", "elasticity", "0")).doubleValue())
                .isCloseTo(YEAR.doubleValue() / 10, within(0.5));
        assertThat(total(scenario("volume_percent", "10")).doubleValue())
                .isCloseTo(YEAR.doubleValue() / 10, within(0.5));
    }

    /** Twelve consignments of 500 for the hospital would pay 50 of duty and 110 of value added tax each; the warehouse goes on paying nothing. */
    @Test
    void an_ended_relief_brings_what_like_goods_pay() {
        Result.Findings findings = scenario("exemptions_ended_percent", "100", "elasticity", "0");
        assertThat(amount(table(findings, "taxes"), "duty", "difference")).isEqualByComparingTo("600");
        assertThat(amount(table(findings, "taxes"), "vat", "difference")).isEqualByComparingTo("1320");
        assertThat(amount(table(findings, "offices"), "O2", "difference")).isEqualByComparingTo("0");
    }

    @Test
    void a_measure_counts_from_its_day_on_and_for_its_goods_alone() {
        // The first month to come is March 2025: 11 months and 15 of 31 days are left of twelve.
        Result.Findings findings = scenario("duty_points", "5", "elasticity", "0", "starts", "2025-03-17");
        assertThat(total(findings).doubleValue()).isCloseTo(2880 * (11 + 15 / 31.0) / 12, within(0.5));
        assertThat(total(scenario("duty_points", "5", "goods", "6403", "elasticity", "0")))
                .isEqualByComparingTo("2880");
        assertThat(total(scenario("duty_points", "5", "starts", "2031-01-01"))).isEqualByComparingTo("0");
    }

    @Test
    void what_levers_do_adds_up_exactly_by_lever_tax_office_and_month() {
        Result.Findings findings = scenario(
                "duty_points",
                "3.5",
                "vat_points",
                "-1",
                "exchange_percent",
                "12",
                "volume_percent",
                "-4",
                "exemptions_ended_percent",
                "30",
                "starts",
                "2025-06-10",
                "elasticity",
                "-1.7");
        Table levers = table(findings, "levers");
        BigDecimal all = total(findings);
        BigDecimal shares = levers.rows().stream()
                .filter(r -> !"all".equals(r.getFirst()))
                .map(r -> (BigDecimal) Objects.requireNonNull(r.get(levers.place("share"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(levers.rows()).hasSize(6);
        assertThat(shares).isEqualByComparingTo(all);
        assertThat(amount(levers, "all", "share")).isEqualByComparingTo(all);
        assertThat(sum(table(findings, "offices"), "difference")).isEqualByComparingTo(all);
        assertThat(sum(table(findings, "months"), "difference")).isEqualByComparingTo(all);
        // Together they do what they do together, but for rounding of each lever, month, office and tax.
        assertThat(amount(levers, "all", "alone").doubleValue()).isCloseTo(all.doubleValue(), within(3.0));
        for (String tax : List.of("duty", "vat", "excise", "other")) {
            BigDecimal ofTax = levers.rows().stream()
                    .filter(r -> !"all".equals(r.getFirst()))
                    .map(r -> (BigDecimal) Objects.requireNonNull(r.get(levers.place(tax))))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(ofTax).isEqualByComparingTo(amount(table(findings, "taxes"), tax, "difference"));
        }
    }

    private static BigDecimal sum(Table table, String column) {
        return table.rows().stream()
                .map(r -> (BigDecimal) Objects.requireNonNull(r.get(table.place(column))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Officers keep scenarios under names, and see what one does other than another. */
    @Test
    void scenarios_are_kept_as_saved_questions_and_compared() {
        SavedQuestions saved = new SavedQuestions(asked.workspace().lake());
        QuestionAnswers answers = new QuestionAnswers(asked.workspace().lake());
        Actor officer = Actor.systemUser("budget");
        List<KeptAnswer> kept = new ArrayList<>();
        for (String points : List.of("2", "5")) {
            saved.save(
                    "duty " + points,
                    "revenue-scenario",
                    Map.of("duty_points", points, "elasticity", "0"),
                    null,
                    Schedule.MONTHLY,
                    officer);
            kept.add(Objects.requireNonNull(
                            answers.ask(saved.named("duty " + points), officer).answer())
                    .said());
        }
        AnswerChange change = AnswerChange.between(kept.get(0), kept.get(1));
        assertThat(Objects.requireNonNull(change.sentences().getFirst().was()).english())
                .contains("16,512 instead of 15,360");
        assertThat(Objects.requireNonNull(change.sentences().getFirst().is()).english())
                .contains("18,240 instead of 15,360");
    }

    /** Goods, an origin or an office that nothing is of are told, and not answered with a difference of 0. */
    @Test
    void what_matches_nothing_is_told() {
        for (String parameter : List.of("goods", "origin", "office", "hs")) {
            String none = parameter.equals("office") || parameter.equals("origin") ? "QQ" : "9999";
            assertThat(asked.ask(new RevenueScenario(), Map.of("duty_points", "5", parameter, none)))
                    .isInstanceOf(Result.NotApplicable.class);
        }
    }

    @Test
    void a_lever_of_prices_that_does_nothing_says_why() {
        assertThat(scenario("price_percent", "10").findings())
                .anySatisfy(f -> assertThat(f.says().english()).contains("bring nothing by themselves", "+750"));
        assertThat(scenario("price_percent", "10", "elasticity", "-0.8").findings())
                .noneSatisfy(f -> assertThat(f.says().english()).contains("bring nothing by themselves"));
    }

    /**
     * Four years whose mix of taxes moves: shoes pay duty and value added tax, wine ever more excise, tools duty alone. What a share of everything
     * takes, it takes of each tax.
     */
    @Test
    void what_levers_do_is_a_share_of_each_taxs_own_base() {
        List<String> rows = new ArrayList<>();
        for (int m = 0; m < 48; m++) {
            LocalDate first = LocalDate.of(2021, 1, 1).plusMonths(m);
            for (LocalDate day : List.of(first, first.plusMonths(1).minusDays(1))) {
                int excise = m % 12 == 5 ? 5 : 40 + 20 * m;
                rows.add("S%s,%s,O1,640399,1000,320,100,220,0".formatted(day, day));
                rows.add("W%s,%s,O1,220421,1000,%d,0,0,%d".formatted(day, day, excise, excise));
                rows.add("T%s,%s,O2,820310,1000,%d,%d,0,0".formatted(day, day, 50 + m % 7, 50 + m % 7));
            }
        }
        try (AskedDeclarations mixed = AskedDeclarations.in(directory.resolve("mixed"))) {
            mixed.load(
                    "declaration_id,accepted_at,office_code,hs_code,customs_value,tax_assessed,duty_amount,vat_amount,excise_amount",
                    rows);
            Result.Findings less = mixed.findings(new RevenueScenario(), Map.of("volume_percent", "-90"));
            for (String tax : List.of("duty", "vat", "excise", "total")) {
                Table taxes = table(less, "taxes");
                assertThat(amount(taxes, tax, "difference").doubleValue())
                        .isCloseTo(-0.9 * amount(taxes, tax, "base").doubleValue(), within(0.5));
            }
            Table months = table(less, "months");
            Table forecast = table(mixed.findings(new RevenueForecast(), Map.of()), "forecast");
            for (int h = 0; h < 12; h++) {
                for (String end : List.of("low", "high")) {
                    assertThat(((BigDecimal) Objects.requireNonNull(
                                            months.rows().get(h).get(months.place(end))))
                                    .doubleValue())
                            .isCloseTo(
                                    0.1
                                            * ((BigDecimal) Objects.requireNonNull(forecast.rows()
                                                            .get(h)
                                                            .get(forecast.place(end))))
                                                    .doubleValue(),
                                    within(0.5));
                }
            }
            Table none = table(mixed.findings(new RevenueScenario(), Map.of("duty_points", "-100")), "taxes");
            assertThat(amount(none, "duty", "scenario")).isEqualByComparingTo("0");
            Result.Findings dearer =
                    mixed.findings(new RevenueScenario(), Map.of("vat_points", "2", "elasticity", "0"));
            // Tools pay duty and no value added tax: more points are not levied on them.
            assertThat(amount(table(dearer, "offices"), "O2", "difference")).isEqualByComparingTo("0");
            assertThat(amount(table(dearer, "taxes"), "vat", "difference").doubleValue())
                    .isCloseTo(amount(table(dearer, "taxes"), "vat", "base").doubleValue() / 10, within(0.5));
        }
    }

    @Test
    void eleven_months_are_too_few() {
        assertThat(asked.ask(new RevenueScenario(), Map.of("from", "2024-04-01")))
                .isInstanceOf(Result.TooFew.class);
    }

    /** Each scenario beside the first brings to the hundredth what it brings when it is asked by itself, in every tax and month. */
    @Test
    void scenarios_side_by_side_are_those_that_are_asked_one_by_one() {
        Result.Findings beside =
                scenario("duty_points", "5", "second", "duty_points=2; volume_percent=-10", "third", "vat_points 3");
        Table taxes = table(beside, "scenarios");
        List<Result.Findings> alone = List.of(
                scenario("duty_points", "5"),
                scenario("duty_points", "2", "volume_percent", "-10"),
                scenario("vat_points", "3"));
        for (int s = 0; s < alone.size(); s++) {
            Table one = table(alone.get(s), "taxes");
            for (String tax : List.of("duty", "vat", "excise", "other", "total")) {
                assertThat(amount(taxes, tax, "base")).isEqualByComparingTo(amount(one, tax, "base"));
                assertThat(amount(taxes, tax, "scenario_" + (s + 1)))
                        .isEqualByComparingTo(amount(one, tax, "scenario"));
                assertThat(amount(taxes, tax, "difference_" + (s + 1)))
                        .isEqualByComparingTo(amount(one, tax, "difference"));
            }
        }
        Table months = table(beside, "scenario_months");
        assertThat(months.rows()).as("12 months of four taxes and their total").hasSize(60);
        BigDecimal sum = months.rows().stream()
                .filter(row -> "vat".equals(row.get(1)))
                .map(row -> (BigDecimal) Objects.requireNonNull(row.get(months.place("scenario_3"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(amount(taxes, "vat", "scenario_3"));
        assertThat(beside.findings().get(1).says().english())
                .startsWith("Scenario 2 (duty_points=2; volume_percent=-10) would bring ");
    }

    @Test
    void a_scenario_that_cannot_be_read_is_refused_with_what_would_do() {
        for (String wrong :
                List.of("duty_point=2", "duty_points", "duty_points=", "=", "=5", "duty_points=2; duty_points=3")) {
            assertThatThrownBy(() -> scenario("second", wrong))
                    .isInstanceOf(TidewaiterException.class)
                    .hasMessageContaining("The parameter second")
                    .hasMessageContaining("duty_points=2; volume_percent=-5");
        }
        assertThatThrownBy(() -> scenario("third", "duty_points=900"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("from -100 to 300");
        assertThatThrownBy(() -> scenario("second", "duty_points=2; starts=2027-01-01"))
                .hasMessageContaining("'starts=2027-01-01' is the same in all scenarios")
                .hasMessageContaining("set it for all of them (starts)");
    }
}
