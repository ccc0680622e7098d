package org.tidewaiter.analysis.maturity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TableExport;
import org.tidewaiter.analysis.maturity.AnsweredQuestion.AreaAnswers;
import org.tidewaiter.analysis.maturity.AnsweredQuestion.GivenAnswer;
import org.tidewaiter.analysis.maturity.AnsweredQuestion.MeasuredFact;

/** 400 declarations of half a year, of which 200 are controlled, half by a rule and half by chance; answers of two years. */
@Tag("slow")
class CapabilityAssessmentTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static AskedDeclarations asked;

    @BeforeAll
    static void load() {
        List<String> declarations = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            declarations.add("D%d,2025-%02d-%02d,I%d,640399".formatted(i, 1 + i % 6, 1 + i % 28, i % 7));
            if (i % 2 == 0) {
                boolean rule = i % 4 == 0;
                boolean wrong = rule ? i % 8 == 0 : i % 20 == 2;
                results.add("D" + i + ",goods," + (rule ? "rule" : "random") + ",2025-07-01,"
                        + (wrong ? "finding" : "conform"));
            }
        }
        asked = AskedDeclarations.in(directory)
                .load("declaration_id,accepted_at,importer_id,hs_code", declarations)
                .controls("declaration_id,kind,selected_by,recorded_at,outcome", results)
                .reference("self_assessment", """
                        assessed_on,question,answer,evidence
                        2024-01-01,strategy.purpose,yes,minutes of 3 January
                        2024-01-01,strategy.owner,no,
                        2025-01-01,strategy.owner,yes,decree 12
                        2025-01-01,operations.chance,no,
                        2025-01-01,value.cost,yes,annual report
                        """);
        // what a former version took in
        asked.workspace()
                .lake()
                .transaction(session -> session.execute(
                        "insert into reference.self_assessment (load_id, line_number, assessed_on, question, answer)"
                                + " values (1, 9, date '2025-01-01', 'strategy.nothing', true)"));
    }

    private static @Nullable Object cell(Table table, String key, String of, String column) {
        return table.rows().get(column(table, of).indexOf(key)).get(table.place(column));
    }

    private static Result.Findings findings() {
        return asked.findings(new CapabilityAssessment(), Map.of());
    }

    @Test
    void there_are_eight_areas_of_five_questions_in_two_languages_with_names_of_their_own() {
        Questionnaire questionnaire = Questionnaire.shipped();
        assertThat(questionnaire.areas())
                .hasSize(8)
                .allSatisfy(a -> assertThat(a.questions()).hasSize(5));
        assertThat(new HashSet<>(questionnaire.texts().keySet())).hasSize(40);
        questionnaire.questions().forEach(q -> {
            assertThat(q.says().english()).endsWith("?").isNotEqualTo(q.says().french());
            assertThat(q.says().french()).endsWith("?");
            if (q.analysis() != null) {
                assertThat(AnalysisRegister.all().named(q.analysis())).isNotNull();
            }
        });
    }

    @Test
    void what_the_data_show_is_answered_by_them_with_the_measure() {
        Table answers = table(findings(), "answers");
        assertThat(cell(answers, "operations.chance", "question", "source")).isEqualTo("data");
        assertThat(cell(answers, "operations.chance", "question", "measured")).isEqualTo(0.5);
        assertThat(cell(answers, "operations.chance", "question", "by_data")).isEqualTo("yes");
        assertThat(cell(answers, "value.compliance", "question", "measured")).isEqualTo(100.0);
        // half of what the rule chose was wrong, a tenth of what was drawn
        assertThat(cell(answers, "value.better", "question", "by_data")).isEqualTo("yes");
        assertThat(cell(answers, "tools.fresh", "question", "by_data")).isEqualTo("no");
    }

    /** Costs are in no table here, which does not mean that nobody knows them. */
    @Test
    void what_is_only_not_loaded_is_asked() {
        Table answers = table(findings(), "answers");
        assertThat(cell(answers, "value.cost", "question", "source")).isEqualTo("people");
        assertThat(cell(answers, "value.cost", "question", "evidence")).isEqualTo("annual report");
        assertThat(cell(answers, "strategy.targets", "question", "source")).isEqualTo("open");
        assertThat(cell(answers, "legal.basis", "question", "source")).isEqualTo("open");
    }

    @Test
    void every_fact_that_a_question_names_is_measured() {
        List<String> open = new ArrayList<>();
        Questionnaire.shipped().questions().stream()
                .filter(q -> q.fact() != null)
                .forEach(q -> open.add(q.fact()));
        String sql = org.tidewaiter.engine.SqlFile.read(CapabilityAssessment.class, "CapabilityAssessment.sql");
        open.remove("better_than_chance");
        assertThat(open).allSatisfy(fact -> assertThat(sql).contains("'" + fact + "'"));
    }

    @Test
    void a_difference_between_people_and_data_and_an_unknown_question_are_said() {
        assertThat(findings().findings().stream().map(f -> f.says().english()))
                .anyMatch(s ->
                        s.startsWith("People and data differ; the data count: Is at least one control in a hundred"))
                .anyMatch(s -> s.equals("Answers to questions that there are not: strategy.nothing."));
    }

    /** The file of the answers is filled and loaded again; loaded as it came it says what people said, and not what the data say. */
    @Test
    void the_file_of_the_answers_has_words_and_loaded_as_it_came_it_adds_no_answer(@TempDir Path apart)
            throws IOException {
        Table answers = table(findings(), "answers");
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            StringWriter csv = new StringWriter();
            TableExport.csv(answers, language, csv);
            assertThat(csv.toString())
                    .contains(language.equals(Locale.FRENCH) ? "les données" : "the data", "operations.chance")
                    .contains(Questionnaire.shipped()
                            .questions()
                            .getFirst()
                            .says()
                            .in(language));
            try (AskedDeclarations empty = AskedDeclarations.in(apart.resolve(language.getLanguage()))) {
                empty.reference("self_assessment", csv.toString());
                assertThat(empty.workspace()
                                .lake()
                                .maps("select question, answer from self_assessment order by question"))
                        .extracting(row -> row.get("question") + " " + row.get("answer"))
                        .containsExactly(
                                "operations.chance false",
                                "strategy.owner true",
                                "strategy.purpose true",
                                "value.cost true");
            }
        }
    }

    @Test
    void progress_stands_by_the_days_of_the_answers() {
        Table progress = table(findings(), "progress");
        assertThat(progress.rows()).hasSize(8);
        assertThat(progress.rows().getFirst()).containsExactly("strategy", "1", "2+");
        Result.Findings before = asked.findings(new CapabilityAssessment(), Map.of("to", "2025-01-01"));
        assertThat(table(before, "progress").rows().getFirst()).containsExactly("strategy", "1");
    }

    @Test
    void a_level_is_how_many_are_answered_with_yes_from_the_first_on() {
        Questionnaire questionnaire = Questionnaire.shipped();
        List<MeasuredFact> none = List.of();
        AreaAnswers gap = AnsweredQuestion.of(
                        questionnaire, none, List.of(given("strategy.purpose", true), given("strategy.plan", true)))
                .getFirst();
        assertThat(gap.level()).isEqualTo(1);
        assertThat(gap.yes()).isEqualTo(2);
        assertThat(gap.next()).extracting(a -> a.question().id()).isEqualTo("strategy.owner");
        assertThat(AnsweredQuestion.of(questionnaire, none, List.of())
                        .getFirst()
                        .level())
                .isEqualTo(1);
        assertThat(CapabilityAssessment.findings(AnsweredQuestion.of(questionnaire, none, List.of()), Set.of())
                        .get(1)
                        .says()
                        .english())
                .as("no answer is no level")
                .contains(": not answered yet. Next:");
        List<GivenAnswer> all =
                questionnaire.questions().stream().map(q -> given(q.id(), true)).toList();
        assertThat(AnsweredQuestion.of(questionnaire, none, all))
                .allSatisfy(a -> assertThat(a.level()).isEqualTo(5));
    }

    private static GivenAnswer given(String question, boolean answer) {
        return new GivenAnswer("2025-01-01", question, answer, null, null);
    }
}
