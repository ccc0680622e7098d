package org.tidewaiter.analysis.maturity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.analysis.maturity.AnsweredQuestion.AreaAnswers;
import org.tidewaiter.analysis.maturity.AnsweredQuestion.GivenAnswer;

/** How the levels of areas rose from one day of answers to the next. */
final class CapabilityProgress {
    private static final int DAYS_SHOWN = 8;

    private CapabilityProgress() {}

    /** The levels after the answers of each day, by the answers that were given alone. */
    private static List<AreaAnswers> after(Questionnaire questionnaire, List<GivenAnswer> given, String day) {
        return AnsweredQuestion.of(
                questionnaire,
                List.of(),
                given.stream().filter(g -> g.assessedOn().compareTo(day) <= 0).toList());
    }

    static List<String> days(List<GivenAnswer> given) {
        return given.stream().map(GivenAnswer::assessedOn).distinct().sorted().toList();
    }

    /** A row an area, a column a day: the last days of answers, by the answers that were given alone. */
    static Table table(Questionnaire questionnaire, List<GivenAnswer> given) {
        List<String> all = days(given);
        List<String> days = all.subList(Math.max(0, all.size() - DAYS_SHOWN), all.size());
        List<Column> columns = new ArrayList<>();
        columns.add(Column.words("area", "Area", "Domaine", questionnaire.titles()));
        List<List<AreaAnswers>> after = new ArrayList<>();
        for (String day : days) {
            columns.add(Column.words("level_" + day.replace("-", "_"), day, day, CapabilityAssessment.LEVELS));
            after.add(after(questionnaire, given, day));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int area = 0; area < questionnaire.areas().size(); area++) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(questionnaire.areas().get(area).id());
            for (List<AreaAnswers> then : after) {
                row.add(CapabilityAssessment.level(then.get(area)));
            }
            rows.add(row);
        }
        return new Table(
                "progress",
                Words.of("Progress, by the answers that were given", "Progrès, selon les réponses données"),
                List.copyOf(columns),
                List.copyOf(rows),
                null);
    }
}
