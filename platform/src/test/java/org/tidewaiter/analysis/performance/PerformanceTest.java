package org.tidewaiter.analysis.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.kit.statistics.ChooserHits;
import org.tidewaiter.web.DirectorPage;
import org.tidewaiter.web.ReportQuery;

/**
 * A year of 3,600 declarations at three offices, ten a day of which nine bring 100 of goods and 10 of tax. Two in ten are controlled, one by a rule
 * and one by chance: by a rule shoes, of which half are wrong, and at E only; by chance medicine, of which one in ten is wrong. At F nothing is ever
 * found. In December nothing is released on the day.
 */
@Tag("slow")
class PerformanceTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static AskedDeclarations asked;

    @BeforeAll
    static void load() {
        List<String> declarations = new ArrayList<>();
        List<String> results = new ArrayList<>();
        LocalDate first = LocalDate.of(2025, 1, 1);
        for (int day = 0; day < 365; day++) {
            LocalDate on = first.plusDays(day);
            for (int i = 0; i < 10; i++) {
                String id = "D" + day + "-" + i;
                String office = i < 4 ? "E" : i < 8 ? "F" : "G";
                boolean shoes = i == 0;
                boolean quick = on.getMonthValue() < 12 && i % 2 == 0;
                declarations.add(String.join(
                        ",",
                        id,
                        on + "T08:00:00",
                        "IM4",
                        office,
                        "I" + i,
                        on.plusDays(quick ? 0 : 2) + "T17:00:00",
                        shoes ? "640399" : "300490",
                        "100",
                        i == 9 ? "0" : "10",
                        "4"));
                if (shoes) {
                    results.add(id + ",goods,rule," + on + (day % 2 == 0 ? ",finding,20" : ",conform,"));
                } else if (i == 1 + day % 9) {
                    boolean wrong = day % 10 == 0 && !office.equals("F");
                    results.add(id + ",goods,random," + on + (wrong ? ",finding,5" : ",conform,"));
                }
            }
        }
        results.add("D364-9,goods,rule,2026-01-01,pending,");
        asked = AskedDeclarations.in(directory)
                .load(
                        "declaration_id,accepted_at,type_code,office_code,importer_id,released_at,hs_code,customs_value,"
                                + "tax_assessed,duty_amount",
                        declarations)
                .controls("declaration_id,kind,selected_by,recorded_at,outcome,amount_recovered", results)
                .reference("aeo_register", "party_id,certificate,valid_from,valid_until\nI3,C3,2020-01-01,2025-06-30\n")
                .reference("figures", """
                        month,office_code,figure,amount,currency
                        2025-01,,cost,310,
                        2025-02,,cost,280,
                        2025-01,E,paper_declarations,31,
                        2025-03,,appeals_decided,8,
                        2025-03,,appeals_lost,2,
                        2025-04,,cost,300,EUR
                        2025-03,NOWHERE,appeals_decided,100,
                        2025-03,NOWHERE,appeals_lost,100,
                        """)
                .reference("revenue", """
                        month,office_code,tax,assessed,paid
                        2025-01,E,all,1000,900
                        2025-01,E,duty,600,600
                        2025-02,E,duty,500,500
                        2025-02,E,vat,500,300
                        2025-03,E,vat,500,
                        """)
                .reference("targets", """
                        indicator,valid_from,at_least,at_most
                        same_day_release,2025-01-01,0.4,
                        hit_rate,2024-01-01,0.4,
                        happiness,2024-01-01,,0.5
                        revenue,2026-01-01,5000,
                        declarations,2025-12-01,310,
                        revenue_month,2025-01-01,1000,
                        """)
                .reference("targets", "indicator,office_code,valid_from,at_least\nhit_rate,G,2024-01-01,0.01\n")
                .reference(
                        "staff",
                        "officer_id,office_code,section,valid_from,valid_until\nO1,E,a,2025-01-01,2025-01-31\nO2,E,a,2025-01-15,\n");
        asked.workspace()
                .lake()
                .transaction(session -> session.execute(
                        "insert into reference.performance_target (load_id, line_number, indicator, valid_from, at_least)"
                                + " values (1, 99, 'chance_share', date '2024-01-01', 10)"));
    }

    /**
     * Rules send two of three to papers, where little is found; draws go to examinations. Together rules seem to find no more, and find twice as much
     * in each.
     */
    @Test
    void choosers_are_set_beside_draws_that_were_looked_at_in_the_same_way() {
        List<ChooserHits> hits = List.of(
                new ChooserHits(Chooser.RULE, "goods", 1000, 200),
                new ChooserHits(Chooser.RULE, "documents", 4000, 80),
                new ChooserHits(Chooser.OFFICER, "goods", 50, 40),
                new ChooserHits(Chooser.RANDOM, "goods", 1000, 100),
                new ChooserHits(Chooser.RANDOM, "documents", 600, 12));
        assertThat(column(ChooserTable.of(hits), "verdict")).containsExactly("more", "open", "few", "draw", "draw");
        assertThat(ChooserTable.findings(hits).stream().map(f -> f.says().french()))
                .anyMatch(s -> s.startsWith("Contrôles au choix des règles, marchandises visitées : 20,0 % de 1"));
        Map<Indicator, MeasuredIndicator> none = new java.util.EnumMap<>(Indicator.class);
        for (Indicator each : Indicator.values()) {
            none.put(each, new MeasuredIndicator(each, List.of(), null));
        }
        List<DecisionMatter> decisions = DecisionMatter.of(none, List.of(), hits).stream()
                .filter(d -> !d.isLack())
                .toList();
        assertThat(decisions).extracting(DecisionMatter::key).containsExactly("decided chosen_rule_documents");
        assertThat(decisions.getFirst().finding().says().english())
                .contains("papers read before release", "2.0 % of 4", "beside 2.0 %");
        assertThat(Objects.requireNonNull(ChooserHits.aboveDraws(hits.subList(0, 2), hits))
                        .low())
                .isPositive();
    }

    @Test
    void behind_what_a_chooser_found_stand_its_controls_and_findings_first() {
        Table table = table(asked.findings(new PerformanceIndicators(), Map.of()), "choosers");
        assertThat(column(table, "chosen")).containsExactly("rule goods", "random goods");
        assertThat(column(table, "looked")).containsExactly(365L, 365L);
        assertThat(column(table, "verdict")).containsExactly("more", "draw");
        Analysis analysis = new PerformanceIndicators();
        Table behind = Answering.behind(
                asked.workspace().lake(), analysis, Parameters.of(analysis.card(), Map.of()), "choosers", "rule goods");
        assertThat(behind.rows()).hasSize(365);
        assertThat(String.valueOf(behind.rows().getFirst().getFirst())).matches("D\\d*[02468]-0");
        assertThat(behind("findings", "decided chosen_rule_goods", Map.of()).rows())
                .hasSize(365);
    }

    private static @Nullable Object cell(Table table, String key, String column) {
        int place = column(table, table.columns().getFirst().name()).indexOf(key);
        return table.rows().get(place).get(table.place(column));
    }

    private static double share(Table table, String key) {
        return ((Words.Share) Objects.requireNonNull(cell(table, key, "value"))).share();
    }

    private static Table indicators(Map<String, String> parameters) {
        return table(asked.findings(new PerformanceIndicators(), parameters), "indicators");
    }

    /** What a load says of targets nobody can measure is said of the indicators that there are. */
    @Test
    void the_names_that_a_load_knows_are_those_of_the_indicators() {
        String known =
                SqlSections.read(CompanionLoad.class, "reference-files.sql").get("notes targets");
        for (Indicator indicator : Indicator.values()) {
            assertThat(known).contains("'" + indicator.id() + "'");
        }
        assertThat(known).as("the target of revenue-month").contains("'revenue_month'");
        assertThat(known.split("'[a-z_]+'[,)]", -1)).hasSize(Indicator.values().length + 1 + 1);
    }

    @Test
    void targets_that_contradict_one_another_are_refused_and_what_nothing_uses_is_told(@TempDir Path apart)
            throws IOException {
        Path file = Files.writeString(apart.resolve("odd.csv"), """
                indicator,valid_from,at_least,at_most
                hit_rate,2020-01-01,0.6,0.4
                hit_rate,2020-01-02,,
                cheerfulness,2020-01-01,0.5,
                hit_rate,2020-01-03,0.1,0.9
                """);
        CompanionTable targets = CompanionLoad.kinds().stream()
                .filter(k -> k.name().equals("targets"))
                .findFirst()
                .orElseThrow();
        try (AskedDeclarations empty = AskedDeclarations.in(apart.resolve("workspace"))) {
            LoadReport report = CompanionLoad.load(empty.workspace(), file, targets, false, Actor.systemUser("test"));
            assertThat(report.accepted()).isEqualTo(2);
            assertThat(report.remarks()).anyMatch(r -> r.contains("'cheerfulness' is of no indicator"));
            assertThat(empty.workspace()
                            .lake()
                            .maps("select reason from quarantine where field = 'at_least' order by line_number"))
                    .extracting(row -> row.get("reason"))
                    .containsExactly(
                            "is more than at_most: nothing can keep both",
                            "is not given, nor is at_most: give one of them");
        }
    }

    @Test
    void every_indicator_is_what_its_formula_says() {
        Table t = indicators(Map.of());
        // 5 of 10 on each of 334 days, none in December
        assertThat(share(t, "same_day_release")).isCloseTo(5 * 334 / 3650.0, within(1e-12));
        // one more than every fifth: its result is not there yet
        assertThat(share(t, "control_rate")).isCloseTo(731 / 3650.0, within(1e-12));
        assertThat(share(t, "chance_share")).isCloseTo(0.5, within(1e-12));
        assertThat(cell(t, "declarations", "value")).isEqualTo(304L);
        assertThat(share(t, "hit_rules")).isCloseTo(183 / 365.0, within(1e-12));
        // every tenth day is one of declarations 1 to 9 in turn; those of F, 4 to 7, are never found wrong
        long chance = java.util.stream.IntStream.range(0, 365)
                .filter(d -> d % 10 == 0 && (1 + d % 9 < 4 || 1 + d % 9 > 7))
                .count();
        assertThat(share(t, "hit_chance")).isCloseTo(chance / 365.0, within(1e-12));
        assertThat(share(t, "hit_rate")).isCloseTo((183 + chance) / 730.0, within(1e-12));
        assertThat(share(t, "effective_tax_rate")).isCloseTo(0.09, within(1e-12));
        assertThat(share(t, "effective_duty_rate")).isCloseTo(0.04, within(1e-12));
        // one of ten importers, for 181 of 365 days
        assertThat(share(t, "aeo_share")).isCloseTo(0.1 * 181 / 365, within(1e-12));
    }

    @Test
    void figures_that_no_declaration_holds_are_set_against_the_same_months_and_offices() {
        Table t = indicators(Map.of());
        // a cost of 310 and 280 by a revenue of 90 on each of 31 and 28 days
        assertThat(share(t, "cost_of_collection")).isCloseTo(590 / (90.0 * 59), within(1e-12));
        // 124 declarations of E in January beside 31 on paper
        assertThat(share(t, "electronic_rate")).isCloseTo(0.8, within(1e-12));
        assertThat(share(t, "appeals_lost")).isCloseTo(0.25, within(1e-12));
        // the total of January, the taxes of February; March gives no payment
        assertThat(share(t, "arrears")).isCloseTo((100 + 200) / 2000.0, within(1e-12));
        // two officers in January, one in each of eleven months after: 4 × 365 declarations of E
        assertThat(cell(t, "declarations_per_officer", "value")).isEqualTo(1460 / 13.0);
    }

    @Test
    void money_in_another_currency_is_in_no_sum_and_is_told() {
        assertThat(asked.findings(new PerformanceIndicators(), Map.of()).findings().stream()
                        .map(f -> f.says().english()))
                .anyMatch(s -> s.startsWith("1 figures of the period are in another currency"));
    }

    @Test
    void figures_of_an_office_that_no_declaration_names_are_in_no_sum_and_are_told() {
        assertThat(share(indicators(Map.of()), "appeals_lost")).isCloseTo(0.25, within(1e-12));
        for (Analysis analysis : List.of(new PerformanceIndicators(), new DirectorSummary())) {
            assertThat(asked.findings(analysis, Map.of()).findings().stream()
                            .map(f -> f.says().english()))
                    .anyMatch(s ->
                            s.contains("offices that no declaration of the period names") && s.contains(": NOWHERE."));
        }
    }

    @Test
    void the_target_of_an_office_goes_before_that_of_all() {
        assertThat(cell(indicators(Map.of("office", "G")), "hit_rate", "at_least"))
                .isEqualTo(new Words.Share(0.01));
        assertThat(cell(indicators(Map.of("office", "E")), "hit_rate", "at_least"))
                .isEqualTo(new Words.Share(0.4));
    }

    @Test
    void behind_a_directors_figure_stand_the_declarations_of_its_quarter_and_month_under_its_name() {
        Table quarter = behind("figures", "declarations", Map.of());
        assertThat(quarter.title())
                .isEqualTo(Words.of(
                        "Declarations behind: Declarations a month, 2025 Q4",
                        "Déclarations à l’origine de : Déclarations par mois, T4 2025"));
        assertThat(quarter.rows()).hasSize(920);
        Table behind = behind("months", "declarations", Map.of());
        assertThat(behind.title().english()).isEqualTo("Declarations behind: Declarations a month, 2025-12");
        assertThat(behind.title().french())
                .isEqualTo("Déclarations à l’origine de\u00a0: Déclarations par mois, 2025-12");
        assertThat(column(behind, "accepted_on"))
                .hasSize(310)
                .allMatch(day -> String.valueOf(day).startsWith("2025-12"));
    }

    @Test
    void what_cannot_be_measured_says_what_it_lacks() {
        Table t = indicators(Map.of());
        for (String none : List.of("hit_red", "hit_learned", "audit_yield", "data_quality")) {
            assertThat(cell(t, none, "value")).isNull();
            assertThat(cell(t, none, "missing")).isEqualTo(none);
        }
        int missing = t.place("missing");
        assertThat(t.columns().get(missing).shown("data_quality", Locale.ENGLISH))
                .startsWith("Nothing was judged");
        // figures kept by the month say nothing of half a month, nor of one type alone
        assertThat(cell(indicators(Map.of("to", "2025-01-20")), "cost_of_collection", "value"))
                .isNull();
        assertThat(cell(indicators(Map.of("type", "IM")), "electronic_rate", "value"))
                .isNull();
    }

    @Test
    void a_target_is_reached_or_missed() {
        Table t = indicators(Map.of());
        assertThat(cell(t, "same_day_release", "reached")).isEqualTo("met");
        assertThat(cell(t, "hit_rate", "reached")).isEqualTo("missed");
        assertThat(cell(t, "control_rate", "reached")).isNull();
        // December alone has 310 declarations, the months of the year 304
        assertThat(cell(t, "declarations", "since_target")).isEqualTo(310L);
        assertThat(cell(t, "declarations", "reached")).isEqualTo("met");
        // one begins after the last day, one is a percentage where a share is asked for and was taken by an earlier
        // version, one is of nothing
        assertThat(cell(t, "revenue", "reached")).isNull();
        assertThat(cell(t, "chance_share", "reached")).isNull();
        assertThat(asked.findings(new PerformanceIndicators(), Map.of()).findings().stream()
                        .map(f -> f.says().english()))
                .anyMatch(s -> s.startsWith("Targets that cannot be used") && s.endsWith(": chance_share, happiness."));
    }

    @Test
    void the_month_in_which_nothing_was_released_on_the_day_has_moved_and_no_other() {
        Result.Findings findings = asked.findings(new PerformanceIndicators(), Map.of("indicator", "same_day_release"));
        Table months = table(findings, "months");
        assertThat(column(months, "signal").getLast()).isEqualTo("below");
        assertThat(column(months, "signal").subList(0, 11)).containsOnly("within");
        assertThat(findings.findings().stream().map(f -> f.says().english()))
                .anyMatch(s ->
                        s.startsWith("Released on the day of acceptance: 0.0\u00a0% in 2025-12 is below its limits"));
    }

    @Test
    void months_that_the_data_end_in_are_not_judged() {
        Table months = table(
                asked.findings(
                        new PerformanceIndicators(), Map.of("indicator", "same_day_release", "to", "2025-12-12")),
                "months");
        assertThat(column(months, "signal").getLast()).isEqualTo("few");
    }

    /** E has shoes that are chosen by a rule, which explains its findings; F finds nothing where E and G find one in ten. */
    @Test
    void offices_are_judged_on_the_mix_of_their_cases() {
        Table offices = table(asked.findings(new PerformanceIndicators(), Map.of()), "offices");
        assertThat(cell(offices, "E", "verdict")).isNotEqualTo("more");
        double expected = (Double) Objects.requireNonNull(cell(offices, "E", "expected"));
        assertThat(expected).isGreaterThan(0.25);
        // all of F's cases are drawn at random: what is expected of it is the rate of that kind
        assertThat((Double) Objects.requireNonNull(cell(offices, "F", "expected")))
                .isCloseTo(share(indicators(Map.of()), "hit_chance"), within(1e-9));
    }

    @Test
    void what_stands_behind_an_indicator_begins_with_what_its_numerator_counts() {
        Analysis analysis = new PerformanceIndicators();
        Table behind = Answering.behind(
                asked.workspace().lake(),
                analysis,
                Parameters.of(analysis.card(), Map.of()),
                "indicators",
                "hit_rules");
        assertThat(behind.rows()).hasSize(365);
        assertThat(String.valueOf(behind.rows().getFirst().getFirst())).matches("D\\d*[02468]-0");
    }

    @Test
    void a_director_reads_ten_figures_what_moved_and_what_to_decide() {
        Result.Findings findings = asked.findings(new DirectorSummary(), Map.of());
        Table figures = table(findings, "figures");
        assertThat(figures.rows()).hasSize(10);
        // the fourth quarter has 92 days, the third as many
        assertThat(cell(figures, "declarations", "period")).isEqualTo("2025-Q4");
        assertThat(cell(figures, "declarations", "value")).isEqualTo(Math.round(920 / 3.0));
        assertThat(cell(figures, "declarations", "before")).isEqualTo(Math.round(920 / 3.0));
        assertThat(cell(figures, "declarations", "year_before")).isNull();
        assertThat(cell(figures, "revenue", "value")).isEqualTo(new Words.Money(BigDecimal.valueOf(90 * 92 / 3.0)));
        assertThat(cell(figures, "same_day_release", "value")).isEqualTo(new Words.Share(5 * 61 / 920.0));
        assertThat(cell(figures, "same_day_release", "before")).isEqualTo(new Words.Share(0.5));
        Table months = table(findings, "months");
        assertThat(cell(months, "declarations", "value")).isEqualTo(310L);
        assertThat(cell(months, "same_day_release", "moved")).isEqualTo("below");
        assertThat(cell(figures, "data_quality", "missing")).isEqualTo("data_quality");
        Table decisions = table(findings, "decisions");
        assertThat(decisions.rows().stream().filter(r -> !"lack".equals(r.getFirst())))
                .extracting(r -> r.get(0) + " " + r.get(1))
                // the one certificate ended in June
                .containsExactly("target hit_rate", "worse same_day_release", "worse aeo_share");
        assertThat(column(decisions, "analysis").subList(0, 2)).containsExactly("true-compliance", "clearance-times");
        assertThat(column(decisions, "kind").getLast()).isEqualTo("lack");
    }

    /** Drawing rates of few cases towards those of their kind must not make the whole better or worse than it is. */
    @Test
    void of_all_offices_together_as_much_is_expected_as_there_is() {
        for (String indicator : List.of("hit_rate", "same_day_release", "control_rate")) {
            Table offices =
                    table(asked.findings(new PerformanceIndicators(), Map.of("indicator", indicator)), "offices");
            double expected = 0;
            double there = 0;
            for (List<@Nullable Object> row : offices.rows()) {
                long cases = (Long) Objects.requireNonNull(row.get(offices.place("cases")));
                expected += cases * (Double) Objects.requireNonNull(row.get(offices.place("expected")));
                there += cases * (Double) Objects.requireNonNull(row.get(offices.place("value")));
            }
            assertThat(expected).as(indicator).isCloseTo(there, within(1e-6));
        }
    }

    @Test
    void where_no_quarter_is_whole_a_directors_figures_are_of_the_last_full_month() {
        Table figures = table(
                asked.findings(new DirectorSummary(), Map.of("from", "2025-02-01", "to", "2025-06-01")), "figures");
        assertThat(cell(figures, "declarations", "period")).isEqualTo("2025-05");
        assertThat(cell(figures, "declarations", "value")).isEqualTo(310L);
        assertThat(cell(figures, "declarations", "before")).isEqualTo(300L);
        assertThat(column(
                        behind("figures", "declarations", Map.of("from", "2025-02-01", "to", "2025-06-01")),
                        "accepted_on"))
                .hasSize(310)
                .allMatch(day -> String.valueOf(day).startsWith("2025-05"));
    }

    @Test
    void a_directors_page_shows_what_moved_and_what_asks_for_a_decision_with_their_declarations() {
        Analysis summary = new DirectorSummary();
        Report.TimedReport timed =
                Answering.answer(asked.workspace().lake(), summary, Parameters.of(summary.card(), Map.of()));
        DirectorPage.View view = new DirectorPage.View(new ReportQuery(summary, Map.of(), Locale.ENGLISH), timed, null);
        DirectorPage.Tile released = view.tiles().get(3);
        assertThat(released.value()).isEqualTo("33.2\u00a0%");
        assertThat(released.lines()).containsExactly("before 50.0\u00a0% (−16.8 points)", "a year before –");
        assertThat(released.target()).isEqualTo("target ≥ 40.0\u00a0% reached (45.8\u00a0%)");
        assertThat(released.href()).endsWith("/behind?table=figures&key=same_day_release");
        assertThat(view.tiles().get(5).isMissed()).isTrue();
        assertThat(view.tiles().get(9).period()).startsWith("Nothing was judged");
        assertThat(view.moved())
                .extracting(m -> m.leads().getFirst().href())
                .contains("/analyses/director-summary/behind?table=findings&key=moved+same_day_release");
        assertThat(view.decisions()).hasSize(3).allMatch(m -> m.more() != null);
        assertThat(view.notes()).noneMatch(n -> n.text().toString().contains("decision"));
        assertThat(view.decisionNotes())
                .extracting(n -> n.text().toString())
                .anyMatch(s -> s.equals("Matters that ask for a decision: 3."))
                .anyMatch(s -> s.startsWith("Cannot be measured on these data") && s.contains("Data quality"));
        assertThat(column(behind("findings", "moved same_day_release", Map.of()), "accepted_on"))
                .hasSize(310)
                .allMatch(day -> String.valueOf(day).startsWith("2025-12"));
        assertThat(column(behind("findings", "decided hit_rate", Map.of()), "accepted_on"))
                .hasSize(730);
        assertThat(column(behind("findings", "decided hit_rate E", Map.of()), "accepted_on"))
                .hasSizeBetween(365, 729);
    }

    private static Table behind(String table, String key, Map<String, String> parameters) {
        Analysis summary = new DirectorSummary();
        return Answering.behind(
                asked.workspace().lake(), summary, Parameters.of(summary.card(), parameters), table, key);
    }

    @Test
    void no_full_month_gives_a_director_no_page() {
        assertThat(asked.ask(new DirectorSummary(), Map.of("from", "2025-03-05", "to", "2025-03-20")))
                .isInstanceOf(Result.TooFew.class);
    }

    @Test
    void every_analysis_that_a_decision_leads_to_is_there() {
        Table decisions = table(asked.findings(new DirectorSummary(), Map.of()), "decisions");
        column(decisions, "analysis")
                .forEach(name -> assertThat(
                                org.tidewaiter.analysis.AnalysisRegister.all().named(String.valueOf(name)))
                        .isNotNull());
    }
}
