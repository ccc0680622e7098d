package org.tidewaiter.savedquestions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.TidewaiterException;

/** Questions that are asked again: when they are due, and what changed in their answers. */
@Tag("slow")
class SavedQuestionsTest {
    private static final Actor ANNA = Actor.systemUser("anna");

    private static final String HEADER =
            "declaration_id,accepted_at,office_code,importer_id,hs_code,customs_value,tax_assessed";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    private final Hand hand = new Hand();
    private SavedQuestions saved;
    private QuestionAnswers answers;

    /** A clock that stands until it is set. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-01-15T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void open() {
        asked = AskedDeclarations.begunWith(directory, HEADER, List.of("A,2026-01-10,O1,I1,64039900,1000,100"));
        saved = new SavedQuestions(asked.workspace().lake(), hand);
        answers = new QuestionAnswers(asked.workspace().lake(), hand);
    }

    private void load(String id, String importer, int tax) {
        asked.load(HEADER, List.of(id + ",2026-01-10,O1," + importer + ",64039900,1000," + tax));
    }

    private SavedQuestion revenue() {
        return saved.save("Revenue of O1", "revenue-collected", Map.of("office", "O1"), null, Schedule.MONTHLY, ANNA);
    }

    @Test
    void a_question_that_cannot_be_answered_keeps_no_other_from_being_asked() {
        SavedQuestion gone = saved.save("A first", "revenue-collected", Map.of(), null, Schedule.MONTHLY, ANNA);
        revenue();
        asked.workspace()
                .lake()
                .transaction(s -> s.execute(
                        "update saved_question set analysis = 'of-another-version' where question_id = ?", gone.id()));
        assertThatThrownBy(() -> answers.askDue(ANNA))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("'A first'")
                .hasMessageContaining("1 could not be answered");
        assertThat(saved.named("Revenue of O1").answers()).isEqualTo(1);
        saved.drop("A first", ANNA);
        assertThat(saved.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "\u00a0", "ab\u202e"})
    void a_name_that_no_page_can_have_or_nobody_can_see_is_refused(String name) {
        assertThatThrownBy(() -> saved.save(name, "revenue-collected", Map.of(), null, Schedule.MONTHLY, ANNA))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("cannot be called");
    }

    @Test
    void a_question_that_is_asked_again_says_what_was_and_what_is() {
        revenue();
        assertThat(answers.askDue(ANNA)).hasSize(1);
        assertThat(answers.askDue(ANNA)).as("asked this month").isEmpty();
        hand.now = Instant.parse("2026-02-02T10:00:00Z");
        QuestionComparison same = answers.askDue(ANNA).getFirst();
        assertThat(Objects.requireNonNull(same.change()).isNone()).isTrue();
        load("B", "I2", 50);
        hand.now = Instant.parse("2026-03-02T10:00:00Z");
        QuestionComparison changed = answers.askDue(ANNA).getFirst();
        AnswerChange change = Objects.requireNonNull(changed.change());
        assertThat(change.sentences()).isNotEmpty();
        AnswerChange.Pair first = change.sentences().getFirst();
        assertThat(Objects.requireNonNull(first.was()).english()).contains("100");
        assertThat(Objects.requireNonNull(first.is()).english()).contains("150");
        assertThat(change.tables())
                .flatExtracting(AnswerChange.TableChange::cells)
                .anySatisfy(cell -> {
                    assertThat(cell.was().english()).isEqualTo("100");
                    assertThat(cell.is().english()).isEqualTo("150");
                });
        assertThat(Objects.requireNonNull(changed.before()).askedAt()).isEqualTo(Instant.parse("2026-02-02T10:00:00Z"));
        assertThat(changed.question().answers()).isEqualTo(3);
    }

    @Test
    void a_monthly_question_of_last_month_asks_of_the_new_month_once_its_data_are_there() {
        SavedQuestion question =
                saved.save("Month", "revenue-collected", Map.of(), MovingPeriod.LAST_MONTH, Schedule.MONTHLY, ANNA);
        assertThat(answers.due(question)).as("data reach 10 January").isEqualTo(Due.YES);
        QuestionComparison first = answers.askDue(ANNA).getFirst();
        assertThat(Objects.requireNonNull(first.answer()).days()).isEqualTo("2025-12-01 – 2025-12-31");
        hand.now = Instant.parse("2026-02-01T08:00:00Z");
        assertThat(answers.due(saved.named("Month"))).isEqualTo(Due.WAITS_FOR_DATA);
        assertThat(answers.askDue(ANNA)).isEmpty();
        asked.load(HEADER, List.of("B,2026-02-01,O1,I1,64039900,1000,70"));
        QuestionComparison second = answers.askDue(ANNA).getFirst();
        SavedAnswer answer = Objects.requireNonNull(second.answer());
        assertThat(answer.days()).isEqualTo("2026-01-01 – 2026-01-31");
        assertThat(answer.said().sentences().getFirst().english())
                .contains("100")
                .doesNotContain("170");
        assertThat(second.isOtherPeriod()).isTrue();
        assertThat(second.isSameData()).isFalse();
    }

    @Test
    void a_period_goes_with_no_days_of_its_own() {
        assertThatThrownBy(() -> saved.save(
                        "x",
                        "revenue-collected",
                        Map.of("from", "2026-01-01"),
                        MovingPeriod.LAST_MONTH,
                        Schedule.MONTHLY,
                        ANNA))
                .hasMessageContaining("do not go together");
        assertThatThrownBy(() -> MovingPeriod.named("last_fortnight")).hasMessageContaining("last_fortnight");
    }

    @ParameterizedTest
    @CsvSource({
        "revenue-forecast,LAST_YEAR,all_to_last_month",
        "revenue-scenario,LAST_QUARTER,'last_12_months, year_to_last_month, last_year, all_to_last_month'",
        "revenue-month,LAST_MONTH,'last_12_months, year_to_last_month, last_year, all_to_last_month'",
        "director-summary,LAST_WEEK,'last_month, last_quarter, last_12_months, year_to_last_month, last_year, all_to_last_month'"
    })
    void a_period_that_never_holds_as_many_months_as_the_question_needs_is_refused_with_those_that_do(
            String analysis, MovingPeriod period, String instead) {
        assertThatThrownBy(() -> saved.save("x", analysis, Map.of(), period, Schedule.MONTHLY, ANNA))
                .hasMessageContaining(analysis + " takes at least ")
                .extracting(e -> ((TidewaiterException) e).remedy())
                .isEqualTo("give one of " + instead);
        assertThat(saved.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "=, is no lever with its value",
        "x, is no lever with its value",
        "duty_points=, is no lever with its value",
        "goods=87, is the same in all scenarios"
    })
    void a_scenario_whose_levers_are_none_is_not_saved(String levers, String reason) {
        assertThatThrownBy(() ->
                        saved.save("x", "revenue-scenario", Map.of("second", levers), null, Schedule.MONTHLY, ANNA))
                .hasMessageContaining("second")
                .hasMessageContaining(reason);
        assertThat(saved.all()).isEmpty();
    }

    /** Otherwise a question would be refused that could be answered. A week holds no whole month: what takes it takes the longer ones. */
    @Test
    void every_other_question_is_saved_with_the_shortest_period_and_one_with_every_period() {
        for (Analysis analysis : AnalysisRegister.all().analyses()) {
            if (analysis.leastMonths() == 0 && analysis.card().parameters().contains(Parameter.FROM)) {
                savedWith(analysis, MovingPeriod.LAST_WEEK);
            }
        }
        for (MovingPeriod period : MovingPeriod.values()) {
            savedWith(AnalysisRegister.all().named("revenue-collected"), period);
        }
    }

    private void savedWith(Analysis analysis, MovingPeriod period) {
        String name = analysis.card().name() + " " + period + " " + saved.all().size();
        assertThat(saved.save(name, analysis.card().name(), Map.of(), period, Schedule.MONTHLY, ANNA)
                        .period())
                .isEqualTo(period);
    }

    @Test
    void any_two_answers_are_compared_and_one_that_is_not_kept_is_refused() {
        SavedQuestion question = revenue();
        assertThat(answers.history(question)).isEmpty();
        assertThatThrownBy(() -> answers.compared(question, 1, null)).hasMessageContaining("No answer 1");
        answers.ask(question, ANNA);
        load("B", "I2", 50);
        answers.ask(question, ANNA);
        answers.ask(question, ANNA);
        assertThat(answers.history(question))
                .extracting(QuestionComparison::isChanged)
                .containsExactly(false, true, false);
        assertThat(answers.compared(question, 3, 1).isChanged()).isTrue();
        QuestionComparison back = answers.compared(question, 1, 3);
        Words was = Objects.requireNonNull(
                Objects.requireNonNull(back.change()).sentences().getFirst().was());
        assertThat(was.english()).contains("150");
        assertThat(answers.compared(question, 2, null).isChanged()).isTrue();
        assertThat(answers.compared(question, 1, null).before()).isNull();
        assertThatThrownBy(() -> answers.compared(question, 4, null)).hasMessageContaining("No answer 4");
    }

    @Test
    void answers_are_kept_up_to_a_number_and_those_of_a_dropped_question_for_a_year() {
        SavedQuestion question = revenue();
        answers.ask(question, ANNA);
        asked.workspace()
                .lake()
                .transaction(s -> s.execute(
                        "insert into saved_answer by name select a.* replace (n::integer as answer)"
                                + " from saved_answer a, range(2, ?) t(n)",
                        QuestionAnswers.KEPT + 1));
        answers.ask(question, ANNA);
        answers.ask(question, ANNA);
        assertThat(answers.all(question)).hasSize(QuestionAnswers.KEPT);
        assertThat(answers.all(question).getLast().number()).isEqualTo(3);
        assertThat(saved.named("Revenue of O1").answers()).isEqualTo(QuestionAnswers.KEPT + 2);
        saved.drop("Revenue of O1", ANNA);
        SavedQuestion next = revenue();
        answers.ask(next, ANNA);
        assertThat(answers.all(question)).hasSize(QuestionAnswers.KEPT);
        hand.now = hand.now.plus(Duration.ofDays(366));
        answers.ask(next, ANNA);
        assertThat(answers.all(question)).isEmpty();
        assertThat(answers.all(next)).hasSize(2);
    }

    @Test
    void rows_that_come_and_go_are_named() {
        asked.load(
                "declaration_id,accepted_at,importer_id,exporter_id,invoice_number,hs_code,customs_value",
                List.of("C,2026-01-10,I1,S1,INV-77,64039900,1000", "D,2026-01-11,I1,S1,INV-77,64039900,1000"));
        SavedQuestion question = saved.save("Twice", "repeated-documents", Map.of(), null, Schedule.WEEKLY, ANNA);
        answers.ask(question, ANNA);
        asked.load(
                "declaration_id,accepted_at,importer_id,exporter_id,invoice_number,hs_code,customs_value",
                List.of("E,2026-01-12,I2,S1,INV-88,64039900,1000", "F,2026-01-13,I2,S1,INV-88,64039900,1000"));
        AnswerChange change = Objects.requireNonNull(answers.ask(question, ANNA).change());
        assertThat(change.tables())
                .flatExtracting(AnswerChange.TableChange::came)
                .anyMatch(row -> row.contains("F"));
        assertThat(change.tables())
                .flatExtracting(AnswerChange.TableChange::went)
                .isEmpty();
    }

    @Test
    void who_saved_and_dropped_a_question_stands_in_the_trail() {
        SavedQuestion question = revenue();
        assertThat(question.savedBy()).isEqualTo("anna");
        saved.drop("Revenue of O1", Actor.systemUser("ben"));
        assertThat(saved.all()).isEmpty();
        assertThat(asked.workspace()
                        .lake()
                        .number("select count(*) from trail where action = 'question' and actor in ('anna', 'ben')"))
                .isEqualTo(2);
        assertThat(revenue().id()).as("the name is free again").isEqualTo(2);
    }

    @Test
    void what_cannot_be_asked_is_not_saved() {
        revenue();
        assertThatThrownBy(this::revenue)
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> saved.save(" ", "revenue-collected", Map.of(), null, Schedule.WEEKLY, ANNA))
                .hasMessageContaining("cannot be called");
        assertThatThrownBy(() -> saved.save("x", "revenue", Map.of(), null, Schedule.WEEKLY, ANNA))
                .hasMessageContaining("no analysis");
        assertThatThrownBy(() ->
                        saved.save("x", "revenue-collected", Map.of("colour", "red"), null, Schedule.WEEKLY, ANNA))
                .hasMessageContaining("no parameter");
        assertThatThrownBy(() -> saved.named("Revenue of O2")).hasMessageContaining("Revenue of O1");
        assertThat(saved.all()).hasSize(1);
    }
}
