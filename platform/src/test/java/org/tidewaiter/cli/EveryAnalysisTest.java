package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Words;

/** What holds of every analysis on the class path, of those that will be added too. */
class EveryAnalysisTest {
    /** Asking changes nothing: one serves all. */
    private static AskedDeclarations empty;

    /** Values and rates as large as customs of some countries have them. */
    private static AskedDeclarations large;

    @BeforeAll
    static void open(@TempDir Path directory, @TempDir Path other) {
        empty = AskedDeclarations.in(directory);
        large = AskedDeclarations.in(other)
                .load(
                        "declaration_id,accepted_at,office_code,importer_id,hs_code,origin_country,item_amount,currency,"
                                + "customs_value,net_mass_kg,description,duty_rate_percent",
                        IntStream.range(0, 40)
                                .mapToObj(i ->
                                        "D%d,2026-01-%02d,O1,I%d,24022010,CN,45120000000%d,USD,45120000000%d,1000,cigarettes,377.3"
                                                .formatted(i, 1 + i % 28, i % 5, i % 10, i % 10))
                                .toList());
    }

    @AfterAll
    static void close() {
        empty.close();
        large.close();
    }

    static Stream<Analysis> analyses() {
        return AnalysisRegister.all().analyses().stream()
                .filter(a -> !a.getClass().getPackageName().contains(".sample"));
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void its_card_says_everything_in_both_languages(Analysis analysis) {
        Card card = analysis.card();
        for (Words words : List.of(card.question(), card.askedBy(), card.method(), card.cannotSee())) {
            assertThat(words.english()).isNotBlank().isNotEqualTo(words.french());
            assertThat(words.french()).isNotBlank();
        }
        assertThat(card.sources()).isNotEmpty();
        assertThat(card.needed()).isNotEmpty();
        assertThat(card.parameters()).contains(Parameter.FROM, Parameter.TO, Parameter.ROWS);
        assertThat(Parameters.of(card, Map.of()).texts()).hasSameSizeAs(card.parameters());
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void what_can_be_chosen_and_where_it_stands_is_said_in_both_languages(Analysis analysis) {
        Card card = analysis.card();
        for (Parameter parameter : card.parameters()) {
            assertThat(parameter.meanings().keySet()).containsExactlyInAnyOrderElementsOf(parameter.choices());
            for (String choice : parameter.choices()) {
                assertThat(parameter.shown(choice, Locale.FRENCH)).isNotBlank().doesNotContain("_");
            }
        }
        assertThat(card.roomIsNamed()).as("RoomWords has words for the room").isTrue();
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void a_workspace_without_data_is_told_so_and_is_no_failure(Analysis analysis) {
        assertThat(empty.ask(analysis, Map.of())).isNotInstanceOf(Result.Findings.class);
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void large_values_at_high_rates_overflow_nothing_and_no_sentence_counts_a_part_of_none(Analysis analysis) {
        boolean asksOfGoods =
                analysis.card().parameters().stream().anyMatch(p -> p.name().equals("hs"));
        Result result = large.ask(analysis, asksOfGoods ? Map.of("hs", "2402") : Map.of());
        List<Finding> findings = result instanceof Result.Findings found ? found.findings() : List.of();
        assertThat(findings)
                .extracting(finding -> finding.says().in(Locale.ENGLISH))
                .noneMatch(says -> says.matches("(?s)(.*\\s)?0 of 0\\s.*"));
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void the_command_lists_it_with_its_question(Analysis analysis) {
        Card card = analysis.card();
        assertThat(CommandAnswer.of(Path.of("."), "analyses").out())
                .containsPattern(Pattern.quote(card.name()) + " +"
                        + Pattern.quote(card.question().english()) + "\\R");
    }
}
