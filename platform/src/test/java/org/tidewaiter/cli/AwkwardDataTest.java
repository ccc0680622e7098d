package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.SoundReport;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.simulate.Simulation;
import org.tidewaiter.simulate.SimulationPlan;

/**
 * Every question, asked of data that hardly allow an answer: each says in words what there is too little of or what does not apply, or answers, and
 * never says what cannot be. Everything was right in what the workspaces are made of, a small simulated year; each changes it in several ways at
 * once, as asking all questions takes a few seconds a workspace.
 */
@Tag("simulation")
class AwkwardDataTest {
    private static final String CONTROLS =
            "kind selected_by selector selection_probability officer_id recorded_at outcome finding_kind amount_recovered";

    private static final String TAXES =
            "declaration.tax_assessed goods_item.tax_assessed goods_item.duty_amount goods_item.vat_amount goods_item.excise_amount";

    private static final String VALUES =
            "goods_item.customs_value declaration.customs_value goods_item.statistical_value";

    /** A name, and how the rows of the simulated year are changed; without a change there are none. */
    enum Data {
        EMPTY(""),
        /** One office, importer, day and item. */
        ONE("select * from d order by \"declaration.declaration_id\" limit 1"),
        /** No national currency and amounts in five, no result of a control, HS codes of 4, 6, 8, 10 and 11 digits. */
        FIVE_CURRENCIES("select * replace ("
                + "['USD', 'EUR', 'JPY', 'KWD', 'XAF'][1 + n % 5] as \"declaration.currency\","
                + " case n % 4 when 0 then left(\"goods_item.hs_code\", 4) when 1 then left(\"goods_item.hs_code\", 6)"
                + " when 2 then \"goods_item.hs_code\" || '90' else \"goods_item.hs_code\" || '901' end as \"goods_item.hs_code\", "
                + nothing(VALUES + " " + TAXES + " declaration.exchange_rate " + prefixed("control.", CONTROLS))
                + ") from (select *, dense_rank() over (order by \"declaration.declaration_id\") as n from d)"),
        /** Nothing weighed and nothing worth anything, every control found something, one declaration of 1900, one of 9999, one of next year. */
        NOTHING_MEASURED(
                "select * replace (case n when 1 then '1900-01-01T10:00:00' when 2 then '9999-12-31T10:00:00' when 3 then strftime(current_date + interval 1 year, '%Y-%m-%dT10:00:00') else \"declaration.accepted_at\" end as \"declaration.accepted_at\","
                        + " case when \"control.outcome\" is not null then 'finding' end as \"control.outcome\", "
                        + nothing(
                                "declaration.gross_mass_kg goods_item.net_mass_kg goods_item.gross_mass_kg goods_item.supplementary_quantity control.amount_recovered")
                        + ", "
                        + noughts(VALUES + " " + TAXES
                                + " declaration.invoice_amount goods_item.item_amount goods_item.unit_price declaration.freight_amount goods_item.freight_amount"
                                + " declaration.insurance_amount goods_item.insurance_amount")
                        + ") from (select *, dense_rank() over (order by \"declaration.declaration_id\") as n from d)");

        private final String rows;

        Data(String rows) {
            this.rows = rows;
        }

        private static String prefixed(String prefix, String names) {
            return Arrays.stream(names.split(" ", -1)).map(n -> prefix + n).collect(Collectors.joining(" "));
        }

        private static String nothing(String names) {
            return each(names, n -> "null as \"" + n + "\"");
        }

        private static String noughts(String names) {
            return each(names, n -> "'0' as \"" + n + "\"");
        }

        private static String each(String names, Function<String, String> written) {
            return Arrays.stream(names.split(" ", -1)).map(written).collect(Collectors.joining(", "));
        }
    }

    @TempDir
    static @Nullable Path given;

    private static final Map<Data, Workspace> MADE = new LinkedHashMap<>();

    @BeforeAll
    static void make() throws IOException {
        Path directory = Objects.requireNonNull(given);
        Path year = directory.resolve("year");
        Simulation.run(
                SimulationPlan.of(250, LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1), 5, year)
                        .csvOnly(),
                done -> {});
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            session.execute(
                    "create table d as select * from read_csv(?, all_varchar = true)",
                    year.resolve("data/declarations.csv.gz").toString());
            for (Data data : Data.values()) {
                Path place = Files.createDirectory(directory.resolve(data.name()));
                Workspace workspace = FreshWorkspace.in(place);
                MADE.put(data, workspace);
                if (!data.rows.isEmpty()) {
                    Path rows = place.resolve("rows.csv");
                    session.execute("copy (" + data.rows + ") to '" + rows + "'");
                    load(workspace, place, rows, year.resolve("data"), data != Data.FIVE_CURRENCIES);
                }
                layOut(workspace);
            }
        }
    }

    /**
     * Puts the rows of the wide views into tables of their names. Every cell is worked out, and the questions are the same; most of the time went
     * into planning the views again for each step of each question. Other tests ask the views themselves.
     */
    private static void layOut(Workspace workspace) {
        try (Session session = workspace.lake().session()) {
            for (String view : List.of("declaration", "goods_item", "control", "event")) {
                session.execute("create table laid_out as from " + view);
                session.execute("drop view " + view);
                session.execute("alter table laid_out rename to " + view);
            }
        }
    }

    private static void load(Workspace workspace, Path place, Path rows, Path year, boolean national) {
        Actor actor = Actor.systemUser("test");
        if (national) {
            CurrencyCommand.give(workspace.lake(), "USD", actor);
        }
        TableLoad.load(workspace, rows, Mapping.of("tidewaiter", place), LoadOptions.plain(actor), LoadProgress.SILENT);
        for (CompanionTable table : CompanionLoad.kinds()) {
            String file = Map.of(
                            "events", "events.csv.gz",
                            "relief_register", "relief_register.csv",
                            "aeo_register", "aeo_register.csv",
                            "partner_statistics", national ? "partner_statistics.csv" : "")
                    .getOrDefault(table.name(), "");
            if (!file.isEmpty()) {
                CompanionLoad.load(workspace, year.resolve(file), table, false, actor);
            }
        }
    }

    @AfterAll
    static void close() {
        MADE.values().forEach(Workspace::close);
    }

    static Stream<Analysis> analyses() {
        return AnalysisRegister.all().analyses().stream();
    }

    static Stream<Arguments> questions() {
        return Stream.of(Data.values()).flatMap(data -> analyses().map(analysis -> Arguments.of(data, analysis)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void no_data_make_a_report_say_what_cannot_be(Data data, Analysis analysis) {
        Report report = Answering.answer(workspace(data).lake(), analysis, Parameters.of(analysis.card(), Map.of()))
                .report();
        assertThat(SoundReport.faults(report)).isEmpty();
        if (data == Data.EMPTY) {
            assertThat(report.result()).isNotInstanceOf(Result.Findings.class);
        }
        if (data == Data.FIVE_CURRENCIES && report.result() instanceof Result.Findings findings) {
            assertThat(SoundReport.amounts(findings))
                    .as("amounts of five currencies that no rate brings together")
                    .allMatch(amount -> amount.compareTo(BigDecimal.ZERO) == 0);
        }
    }

    private static Workspace workspace(Data data) {
        return Objects.requireNonNull(MADE.get(data));
    }

    /** Whatever is given for whichever parameter, it is refused in two languages with what would do, or taken. */
    @ParameterizedTest
    @MethodSource("analyses")
    void what_a_parameter_does_not_take_is_refused_by_its_name(Analysis analysis) {
        for (Parameter parameter : analysis.card().parameters()) {
            for (String value : List.of(
                    "-1e18",
                    "1e18",
                    "NaN",
                    "0x10",
                    "unité",
                    "tous",
                    "31/12/2026",
                    "2026-02-30",
                    "'; drop table x --",
                    "x".repeat(300),
                    "\u0000",
                    "𝟛")) {
                try {
                    Parameters.of(analysis.card(), Map.of(parameter.name(), value));
                } catch (TidewaiterException e) {
                    assertThat(e.kind()).isEqualTo(TidewaiterException.Kind.USAGE);
                    assertThat(e.getMessage()).contains(parameter.name());
                }
            }
            assertThat(Parameters.of(analysis.card(), Map.of(parameter.name(), " "))
                            .texts())
                    .as("an empty value is none")
                    .isEqualTo(Parameters.of(analysis.card(), Map.of()).texts());
        }
        assertThatThrownBy(() -> Parameters.of(analysis.card(), Map.of("bureau_de_douane", "X")))
                .hasMessageContaining("has no parameter 'bureau_de_douane'");
    }

    /** Two periods of a question, each the wrong way round. */
    @ParameterizedTest
    @MethodSource("analyses")
    void a_period_that_ends_before_it_begins_is_refused(Analysis analysis) {
        List<String> names =
                analysis.card().parameters().stream().map(Parameter::name).toList();
        for (String first : names) {
            String last = first.replaceAll("(^|_)from$", "$1to");
            if (!last.equals(first) && names.contains(last)) {
                assertThatThrownBy(
                                () -> Parameters.of(analysis.card(), Map.of(first, "2026-03-01", last, "2026-02-01")))
                        .as(first)
                        .isInstanceOf(TidewaiterException.class)
                        .hasMessageContaining("2026-03-01");
            }
        }
    }
}
