package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.AskedQuestion;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.riskmodel.SignalsMeasured;
import org.tidewaiter.simulate.RankedFraud;
import org.tidewaiter.simulate.Simulation;
import org.tidewaiter.simulate.SimulationPlan;

/** What the analyses find of the frauds that a simulated year has, of a seed that they were not made with. */
@Tag("simulation")
class PlantedFraudsTest {
    /** Of what is planted, at least so much stands among the first 5 % of declarations; a draw by chance finds 5 %. */
    private static final Map<String, Double> FLOORS = Map.ofEntries(
            Map.entry("undervaluation", 0.36),
            Map.entry("cheaper_sibling", 0.53),
            Map.entry("split_parcels", 0.70),
            Map.entry("weight_quantity", 0.60),
            Map.entry("false_origin", 0.80),
            Map.entry("false_exemption", 0.60),
            Map.entry("diversion", 0.65));

    /** Of the innocent that look like it, at most so much stands there; of plain trade 5 %. */
    private static final Map<String, Double> CEILINGS = Map.of(
            "false_exemption",
            0.10,
            "cheaper_sibling",
            0.10,
            "weight_quantity",
            0.10,
            "undervaluation",
            0.08,
            "false_origin",
            0.05,
            "diversion",
            0.05,
            "split_parcels",
            0.10);

    @TempDir
    static Path directory;

    private static Workspace workspace;

    /** Each analysis as it is asked with {@link #parameters}: asked once, as some take seconds. */
    private static final Map<String, AskedQuestion> ASKED = new HashMap<>();

    @BeforeAll
    static void load() {
        Path year = directory.resolve("year");
        Simulation.run(
                SimulationPlan.of(30_000, LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1), 77, year)
                        .csvOnly(),
                done -> {});
        workspace = Workspace.open(directory.resolve("w"), "test");
        Schema.create(workspace.lake());
        CurrencyCommand.give(workspace.lake(), "USD", Actor.systemUser("test"));
        TableLoad.load(
                workspace,
                year.resolve("data/declarations.csv.gz"),
                Mapping.of("tidewaiter", directory),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        load(CompanionTable.EVENTS, year.resolve("data/events.csv.gz"));
        load(table("relief_register"), year.resolve("data/relief_register.csv"));
        load(table("partner_statistics"), year.resolve("data/partner_statistics.csv"));
        analyses().forEach(PlantedFraudsTest::asked);
        layOut();
    }

    /**
     * Puts the rows of the wide views into tables of their names: each question was asked of the views once, and what is asked from here on is
     * answered from other places of storage, but with the same answers, and in less time.
     */
    private static void layOut() {
        try (Session session = workspace.lake().session()) {
            for (String view : List.of("declaration", "goods_item", "control", "event")) {
                session.execute("create table laid_out as from " + view);
                session.execute("alter view " + view + " rename to " + view + "_view");
                session.execute("alter table laid_out rename to " + view);
            }
        }
    }

    private static void load(CompanionTable table, Path file) {
        CompanionLoad.load(workspace, file, table, false, Actor.systemUser("test"));
    }

    private static CompanionTable table(String name) {
        return CompanionLoad.kinds().stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    static void close() {
        ASKED.values().forEach(AskedQuestion::close);
        workspace.close();
    }

    static Stream<Analysis> analyses() {
        return AnalysisRegister.all().analyses().stream();
    }

    @Test
    void each_analysis_finds_what_it_is_for_among_the_declarations_that_it_ranks_first() {
        Map<String, Double> found = new LinkedHashMap<>();
        Map<String, Double> alike = new LinkedHashMap<>();
        analyses()
                .forEach(analysis -> measured(analysis).forEach(row -> {
                    found.put(row.typology(), row.recall());
                    alike.put(row.typology(), row.alikeShare());
                }));
        assertThat(found.keySet()).isEqualTo(FLOORS.keySet());
        found.forEach((typology, recall) -> assertThat(recall).as(typology).isGreaterThan(FLOORS.get(typology)));
        CEILINGS.forEach((typology, most) ->
                assertThat(alike.get(typology)).as("look-alikes of " + typology).isLessThanOrEqualTo(most));
    }

    /** Learned until September and tried on the rest of the year; the bounds are those of the middle 95 % of a paired bootstrap. */
    @Test
    void the_learned_list_finds_more_where_it_knows_the_signals_of_the_analyses() {
        Map<String, SignalsMeasured.Found> found = SignalsMeasured.of(
                        workspace, directory.resolve("year/truth"), LocalDate.of(2024, 9, 1), LocalDate.of(2025, 1, 1))
                .stream()
                .collect(Collectors.toMap(SignalsMeasured.Found::typology, f -> f));
        for (String typology : List.of(SignalsMeasured.ANY, "false_origin", "false_exemption")) {
            assertThat(Objects.requireNonNull(found.get(typology)).low())
                    .as(typology)
                    .isPositive();
        }
        assertThat(Objects.requireNonNull(found.get("false_origin")).with()).isGreaterThan(0.6);
    }

    /** DuckDB 2.0.0 stops at it, on so many items, where it puts small chunks together (decisions/0103). */
    @Test
    void goods_items_are_chosen_by_codes_out_of_another_query() {
        try (Session session = workspace.lake().session()) {
            session.execute("create temp table chosen as select * from goods_item_view where hs_code in"
                    + " (select hs_code from goods_item_view where starts_with(hs_code, '4202'))");
            assertThat(session.number("select count(*) from chosen"))
                    .isEqualTo(
                            session.number("select count(*) from goods_item_view where starts_with(hs_code, '4202')"))
                    .isPositive();
        }
    }

    private record Undervalued(long items, long fraudulent) {
        double share() {
            return fraudulent / (double) items;
        }
    }

    @Test
    void what_partners_statistics_call_a_price_gap_is_undervaluation_far_more_often_than_other_trade() {
        Result.Findings findings =
                (Result.Findings) asked(AnalysisRegister.all().named("partner-gaps"))
                        .report()
                        .report()
                        .result();
        Table gaps = findings.tables().getFirst();
        String flows = gaps.rows().stream()
                .filter(row -> "price".equals(row.get(gaps.place("looks_like"))))
                .map(row -> String.valueOf(row.get(gaps.place("flow_id"))))
                .collect(Collectors.joining(","));
        Undervalued there = undervalued("list_contains(string_split('" + flows + "', ','), f.flow)");
        assertThat(there.items()).isGreaterThan(20);
        assertThat(there.share()).isGreaterThan(5 * undervalued("true").share());
    }

    private static Undervalued undervalued(String where) {
        return workspace
                .lake()
                .query(
                        Undervalued.class,
                        "select count(*) as items, count(t.declaration_id) as fraudulent from (select i.declaration_id, i.sequence,"
                                + " origin_country || ' ' || left(hs_code, 6) as flow from goods_item i join declaration d"
                                + " using (declaration_key) where d.type_code like 'IM%') f left join (select"
                                + " declaration_id, sequence from read_csv(?) where typology = 'undervaluation') t on"
                                + " t.declaration_id = f.declaration_id and t.sequence = f.sequence where " + where,
                        directory.resolve("year/truth/fraud.csv.gz").toString())
                .getFirst();
    }

    private static List<RankedFraud.Row> measured(Analysis analysis) {
        if (analysis.card().looksFor().isEmpty()) {
            return List.of();
        }
        List<String> ranked =
                ((Result.Findings) asked(analysis).report().report().result()).ranked();
        return RankedFraud.of(
                workspace.lake(), ranked, List.of(0.05), analysis.card().looksFor(), directory.resolve("year/truth"));
    }

    /** Whole where what it ranks is measured, else as it is asked without a word. */
    private static Parameters parameters(Analysis analysis) {
        boolean whole =
                !analysis.card().looksFor().isEmpty() || analysis.card().name().equals("partner-gaps");
        return Parameters.of(analysis.card(), whole ? Map.of("rows", "100000") : Map.of());
    }

    private static AskedQuestion asked(Analysis analysis) {
        return ASKED.computeIfAbsent(
                analysis.card().name(), name -> AskedQuestion.ask(workspace.lake(), analysis, parameters(analysis)));
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void the_same_question_gives_the_same_bytes_again(Analysis analysis) {
        Report again = Answering.answer(workspace.lake(), analysis, parameters(analysis))
                .report();
        assertThat(Json.text(again))
                .isEqualTo(Json.text(asked(analysis).report().report()));
    }

    /**
     * Peers, habits and what is usual are those of all offices: what is shown of a declaration is the same, whether its office or all offices are
     * asked about.
     */
    @ParameterizedTest
    @MethodSource("analyses")
    void an_office_is_told_of_its_declarations_what_a_question_about_all_offices_tells(Analysis analysis) {
        if (analysis.card().looksFor().isEmpty()) {
            return;
        }
        Set<Object> there = workspace
                .lake()
                .query(Id.class, "select declaration_id from declaration where office_code = " + COMMON_OFFICE)
                .stream()
                .map(Id::id)
                .collect(Collectors.toSet());
        String office = workspace
                .lake()
                .query(Id.class, "select " + COMMON_OFFICE)
                .getFirst()
                .id();
        Parameters asked = Parameters.of(analysis.card(), Map.of("rows", "100000", "office", office));
        Result.Findings some = (Result.Findings)
                Answering.answer(workspace.lake(), analysis, asked).report().result();
        Result.Findings all =
                (Result.Findings) asked(analysis).report().report().result();
        for (Table table : all.tables()) {
            if (table.columns().contains(Column.DECLARATION)) {
                Table same = AskedDeclarations.table(some, table.name());
                assertThat(unranked(same, there)).as(table.name()).isEqualTo(unranked(table, there));
                assertThat(same.rows())
                        .as("of no other office")
                        .hasSize(unranked(table, there).size());
            }
        }
    }

    private record Id(String id) {}

    private static final String COMMON_OFFICE =
            "(select office_code from declaration group by office_code order by count(*) desc, office_code limit 1)";

    /** The rows of those declarations, but for their rank. */
    private static List<List<Object>> unranked(Table table, Set<Object> declarations) {
        int declaration = table.place(Column.DECLARATION.name());
        List<String> names = table.columns().stream().map(Column::name).toList();
        return table.rows().stream()
                .filter(row -> declarations.contains(row.get(declaration)))
                .map(row -> IntStream.range(0, row.size())
                        .filter(i -> !names.get(i).equals("rank"))
                        .<Object>mapToObj(i -> String.valueOf(row.get(i)))
                        .toList())
                .toList();
    }

    /** A row, a category of a chart and a number of a sentence; of a chart of goods items its height is the number of rows of its list. */
    @ParameterizedTest
    @MethodSource("analyses")
    void what_leads_on_leads_to_declarations_that_are_there(Analysis analysis) {
        AskedQuestion asked = asked(analysis);
        if (!(asked.report().report().result() instanceof Result.Findings findings)) {
            return; // one that asks for a trader, or for more years than one
        }
        for (Table table : findings.tables()) {
            if (table.key() != null && !table.rows().isEmpty()) {
                adds(asked, table, table.rows().getFirst());
                adds(asked, table, table.rows().getLast());
            }
        }
        findings.findings().stream()
                .flatMap(f -> f.leads().stream())
                .forEach(lead -> listed(asked, lead.table(), lead.key()));
        for (Chart chart : findings.charts()) {
            boolean counts = chart.form() == Chart.Form.BARS
                    && COUNTED.contains(chart.up().english());
            List<Double> heights = IntStream.range(0, chart.keys().size())
                    .mapToObj(i -> height(chart, i))
                    .toList();
            for (int i : counts ? IntStream.range(0, heights.size()).boxed().toList() : looked(heights)) {
                double height = heights.get(i);
                List<?> rows = height == 0
                        ? List.of()
                        : listed(asked, chart.name(), chart.keys().get(i));
                if (counts) {
                    assertThat(rows)
                            .as(chart.name() + " " + chart.keys().get(i))
                            .hasSize((int) Math.min(height, 10_000));
                }
            }
        }
    }

    private static double height(Chart chart, int category) {
        return chart.series().stream()
                .mapToDouble(s -> Objects.requireNonNullElse(s.values().get(category), 0.0))
                .sum();
    }

    /**
     * Of a line of days or months every third category, and those where an end could be cut off: the first, the last, the lowest and the highest with
     * anything in it.
     */
    private static List<Integer> looked(List<Double> heights) {
        List<Integer> filled = IntStream.range(0, heights.size())
                .filter(i -> heights.get(i) != 0)
                .boxed()
                .toList();
        if (filled.size() <= FEW_CATEGORIES) {
            return filled;
        }
        Set<Integer> looked = new TreeSet<>(List.of(
                filled.getFirst(),
                filled.getLast(),
                Collections.min(filled, Comparator.comparing(heights::get)),
                Collections.max(filled, Comparator.comparing(heights::get))));
        IntStream.range(0, filled.size()).filter(i -> i % 3 == 0).forEach(i -> looked.add(filled.get(i)));
        return List.copyOf(looked);
    }

    private static final int FEW_CATEGORIES = 12;

    /** What the bars of a chart count where each is a row of the list behind it. */
    private static final List<String> COUNTED = List.of("Consignments", "Items");

    /** No list is longer. */
    private static final int LONGEST = 10_000;

    /**
     * The list behind a row has as many items, declarations or importers as one of its counts says, or adds up to one of its amounts; a row that
     * counts nothing has none.
     */
    private static void adds(AskedQuestion asked, Table table, List<@Nullable Object> row) {
        List<Double> figures = IntStream.range(0, row.size())
                .filter(i -> FIGURES.contains(table.columns().get(i).kind()) && row.get(i) != null)
                .mapToObj(i -> ((Number) row.get(i)).doubleValue())
                .toList();
        Table behind = asked.behind(table.name(), table.keyOf(row));
        assertThat(behind.rows().isEmpty() && table.leadsOn(row))
                .as("a row that leads to nothing is no link: " + table.name() + " " + row)
                .isFalse();
        if (figures.isEmpty() || behind.rows().size() == LONGEST) {
            return;
        }
        List<Double> sums = new ArrayList<>(List.of(
                (double) behind.rows().size(),
                (double) behind.rows().stream().map(List::getFirst).distinct().count(),
                (double) behind.rows().stream()
                        .map(r -> r.get(behind.place(Column.IMPORTER.name())))
                        .distinct()
                        .count()));
        for (int i = 0; i < behind.columns().size(); i++) {
            int place = i;
            if (behind.columns().get(i).kind() == Column.Kind.MONEY) {
                sums.add(behind.rows().stream()
                        .map(r -> r.get(place))
                        .filter(Objects::nonNull)
                        .mapToDouble(amount -> ((Number) amount).doubleValue())
                        .sum());
            }
        }
        assertThat(figures)
                .as(asked.report().report().analysis() + " " + table.name() + " " + row + " by " + sums)
                .anyMatch(figure -> sums.stream().anyMatch(sum -> Math.abs(sum - figure) < 0.01));
    }

    private static final Set<Column.Kind> FIGURES = Set.of(Column.Kind.COUNT, Column.Kind.MONEY);

    private static List<?> listed(AskedQuestion asked, String table, String key) {
        Table behind = asked.behind(table, key);
        assertThat(behind.rows()).as(table + " " + key).isNotEmpty();
        Object id = behind.rows().getFirst().getFirst();
        assertThat(workspace.lake().number("select count(*) from declaration where declaration_id = ?", id))
                .isEqualTo(1);
        return behind.rows();
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void every_form_of_file_has_the_figures_of_the_report(Analysis analysis) throws Exception {
        assertThat(ReportFilesCompared.faults(
                        workspace.lake(), asked(analysis).report(), java.util.Locale.FRENCH, directory))
                .isEmpty();
    }

    @Test
    void a_table_whose_rows_are_declarations_says_so_where_something_behind_it_is_asked_for() {
        AskedQuestion asked = asked(AnalysisRegister.all().named("price-outliers"));
        assertThatThrownBy(() -> asked.behind("items", "x")).hasMessageContaining("are declarations themselves");
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void every_sentence_table_and_chart_leads_on_or_says_why_not(Analysis analysis) {
        if (!(asked(analysis).report().report().result() instanceof Result.Findings findings)) {
            return;
        }
        assertThat(Stream.concat(
                        Stream.concat(
                                findings.findings().stream()
                                        .filter(Finding::isDead)
                                        .map(f -> f.says().english()),
                                findings.tables().stream().filter(Table::isDead).map(Table::name)),
                        findings.charts().stream().filter(Chart::isDead).map(Chart::name)))
                .isEmpty();
        Set<String> shown = Stream.concat(
                        findings.tables().stream().map(Table::name),
                        findings.charts().stream().map(Chart::name))
                .collect(Collectors.toSet());
        assertThat(findings.findings().stream().map(Finding::shownIn).filter(Objects::nonNull))
                .as("what sentences are read from is in the report")
                .isSubsetOf(shown);
    }

    @Test
    void what_no_declarations_add_up_to_says_so_where_something_behind_it_is_asked_for() {
        AskedQuestion asked = asked(AnalysisRegister.all().named("revenue-scenario"));
        assertThatThrownBy(() -> asked.behind("taxes", "duty"))
                .hasMessageContaining(NoDeclarations.FORECAST.reason().english());
    }
}
