package org.tidewaiter.analysis.maturity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.maturity.Questionnaire.Area;
import org.tidewaiter.analysis.maturity.Questionnaire.Question;

/**
 * A question with its answer.
 *
 * @param yes the answer; null where nobody and nothing has answered
 * @param fact what the workspace measured; null where it is a question to people
 * @param given the last answer that was given; null where there is none
 */
record AnsweredQuestion(
        Question question,
        @Nullable Boolean yes,
        @Nullable MeasuredFact fact,
        @Nullable GivenAnswer given) {
    /** What the workspace measured: yes from the least value on; null where there is nothing to measure it on. */
    record MeasuredFact(String fact, @Nullable Double measured, double least) {
        @Nullable
        Boolean holds() {
            return measured == null ? null : measured >= least;
        }
    }

    /** An answer that somebody gave on a day. */
    record GivenAnswer(
            String assessedOn,
            String question,
            boolean answer,
            @Nullable String evidence,
            @Nullable String answeredBy) {}

    /** The questions of an area with their answers. */
    record AreaAnswers(Area area, List<AnsweredQuestion> answers) {
        /** The level: how many are answered with yes from the first on, at least 1, since nobody is nowhere. */
        int level() {
            int level = 0;
            for (AnsweredQuestion answered : answers) {
                if (!Boolean.TRUE.equals(answered.yes())) {
                    break;
                }
                level++;
            }
            return Math.max(1, level);
        }

        long yes() {
            return answers.stream().filter(a -> Boolean.TRUE.equals(a.yes())).count();
        }

        long open() {
            return answers.stream().filter(a -> a.yes() == null).count();
        }

        /** The question at which the level ends; null at the highest. */
        @Nullable
        AnsweredQuestion next() {
            return answers.stream()
                    .filter(a -> !Boolean.TRUE.equals(a.yes()))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Who or what answered: data, people, or nobody yet. */
    String source() {
        return fact != null && fact.holds() != null ? "data" : given != null ? "people" : "open";
    }

    /** Whether somebody said otherwise than the data. */
    boolean contradicted() {
        return source().equals("data") && given != null && yes != null && given.answer() != yes;
    }

    /** All areas, answered by the data where they can, else by the last answer that was given. */
    static List<AreaAnswers> of(Questionnaire questionnaire, List<MeasuredFact> facts, List<GivenAnswer> given) {
        Map<String, GivenAnswer> last = new LinkedHashMap<>();
        given.forEach(g -> last.put(g.question(), g));
        List<AreaAnswers> areas = new ArrayList<>();
        for (Area area : questionnaire.areas()) {
            List<AnsweredQuestion> answers = new ArrayList<>();
            for (Question question : area.questions()) {
                answers.add(of(question, facts, last.get(question.id())));
            }
            areas.add(new AreaAnswers(area, List.copyOf(answers)));
        }
        return List.copyOf(areas);
    }

    private static AnsweredQuestion of(Question question, List<MeasuredFact> facts, @Nullable GivenAnswer given) {
        MeasuredFact fact = facts.stream()
                .filter(f -> f.fact().equals(question.fact()))
                .findFirst()
                .orElse(null);
        @Nullable Boolean holds = fact == null ? null : fact.holds();
        return new AnsweredQuestion(
                question, holds != null ? holds : given == null ? null : given.answer(), fact, given);
    }
}
