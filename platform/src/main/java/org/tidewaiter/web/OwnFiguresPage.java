package org.tidewaiter.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.TableExport;
import org.tidewaiter.analysis.integrity.OwnFigures;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Shows an officer their own figures: a form that asks for the number, and what the questions about officers say of it. The look goes into the trail.
 */
public final class OwnFiguresPage {
    private final Lake lake;
    private final Forms forms;

    OwnFiguresPage(Lake lake, Forms forms) {
        this.lake = lake;
        this.forms = forms;
    }

    /** What a question says of the officer: its sentences, and its tables. */
    public record Answer(ReportQuery query, List<String> sentences, List<AnalysesPage.ShownTable> tables) {}

    /**
     * What the page shows.
     *
     * @param officer whose figures are shown; null before anybody has asked
     */
    public record View(@Nullable String officer, List<Answer> answers, Locale language, String token) {
        /** A text in the language of the page. */
        public String say(PageWords words) {
            return words.in(language);
        }

        /** The language's code. */
        public String code() {
            return language.getLanguage();
        }
    }

    /** The form. */
    void form(Context context) {
        Locale language = PageLanguage.localeOf(context);
        Templates.show(context, "own-figures", new View(null, List.of(), language, forms.token()));
    }

    /** The figures of the officer whose number the form brings. */
    void show(Context context) {
        forms.check(context);
        Locale language = PageLanguage.localeOf(context);
        String officer =
                Objects.requireNonNullElse(context.formParam("officer"), "").strip();
        if (officer.isEmpty()) {
            throw new TidewaiterException(
                            Kind.USAGE, "No number is given", "give the number under which your results are recorded")
                    .french("Aucun numéro n’est donné", "donner le numéro sous lequel vos résultats sont enregistrés");
        }
        Actor actor = Admission.actorOf(context).stating(officer);
        List<Report.TimedReport> reports = OwnFigures.look(lake, actor);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            answers.add(answer(OwnFigures.QUESTIONS.get(i), reports.get(i).report(), officer, language));
        }
        Templates.show(context, "own-figures", new View(officer, answers, language, forms.token()));
    }

    private static Answer answer(Analysis question, Report report, String officer, Locale language) {
        ReportQuery query = new ReportQuery(question, Map.of("officer", officer), language);
        List<AnalysesPage.ShownTable> tables = report.result() instanceof Result.Findings findings
                ? findings.tables().stream()
                        .filter(t -> t.columns().stream().anyMatch(c -> c.name().equals("officer")))
                        .map(t -> AnalysesPage.shown(query, t))
                        .toList()
                : List.of();
        return new Answer(query, TableExport.sentences(report, language), tables);
    }
}
