package org.tidewaiter.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.savedquestions.MovingPeriod;
import org.tidewaiter.savedquestions.QuestionAnswers;
import org.tidewaiter.savedquestions.QuestionComparison;
import org.tidewaiter.savedquestions.SavedQuestion;
import org.tidewaiter.savedquestions.SavedQuestions;
import org.tidewaiter.savedquestions.Schedule;

/** Saved questions: what changed in their answers, what was and what is; saves, asks and drops them. */
public final class QuestionsPage {
    private final SavedQuestions saved;
    private final QuestionAnswers answers;
    private final Forms forms;

    QuestionsPage(Lake lake, Forms forms) {
        saved = new SavedQuestions(lake);
        answers = new QuestionAnswers(lake);
        this.forms = forms;
    }

    /** What the list shows. */
    public record View(List<QuestionLine> lines, Locale language) {
        /** A text in the language of the page. */
        public String say(PageWords words) {
            return words.in(language);
        }
    }

    /**
     * What the page of a question shows.
     *
     * @param line the answer that is open, and the one that it is compared with
     * @param history all answers that are kept, the last one first
     * @param token of the forms
     */
    public record SavedQuestionView(QuestionLine line, List<QuestionLine> history, String token) {
        /** How long answers are kept. */
        public String kept() {
            return Words.of(
                            "The latest {0} answers are kept; those of a question that is dropped for {1} days.",
                            "Les {0} dernières réponses sont conservées ; celles d’une question retirée pendant {1} jours.",
                            QuestionAnswers.KEPT,
                            QuestionAnswers.KEPT_DAYS_AFTER_DROP)
                    .in(line.language());
        }
    }

    void list(Context context) {
        Locale language = PageLanguage.localeOf(context);
        List<QuestionLine> lines = answers.standings().stream()
                .map(s -> new QuestionLine(s, language))
                .toList();
        Templates.show(context, "questions", new View(lines, language));
    }

    void show(Context context) {
        SavedQuestion question = saved.named(context.pathParam("name"));
        Locale language = PageLanguage.localeOf(context);
        List<QuestionLine> history = answers.history(question).stream()
                .map(s -> new QuestionLine(s, language))
                .toList();
        Templates.show(
                context,
                "question",
                new SavedQuestionView(new QuestionLine(compared(context, question), language), history, forms.token()));
    }

    private QuestionComparison compared(Context context, SavedQuestion question) {
        return answers.compared(question, number(context, "is"), number(context, "was"));
    }

    private static @Nullable Integer number(Context context, String name) {
        String text = context.queryParam(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new TidewaiterException(
                            Kind.USAGE, name + " is no number of an answer: " + text, "give a whole number")
                    .french(name + " n’est pas le numéro d’une réponse\u00a0: " + text, "donner un nombre entier");
        }
        return Integer.valueOf(text);
    }

    /** Saves the question of a report under the name of the form. */
    void save(Context context) {
        forms.check(context);
        Map<String, String> given = new LinkedHashMap<>();
        context.formParamMap().forEach((name, values) -> {
            if (name.startsWith("p.")) {
                given.put(name.substring(2), values.getFirst());
            }
        });
        String name = text(context, "name");
        String word = text(context, "period");
        MovingPeriod period = word.isBlank() ? null : MovingPeriod.named(word);
        if (period != null) { // chosen in place of the days of the report
            given.keySet().removeAll(List.of(Parameter.FROM.name(), Parameter.TO.name()));
        }
        saved.save(
                name,
                text(context, "analysis"),
                given,
                period,
                Schedule.named(text(context, "schedule")),
                actor(context));
        redirect(context, name.strip());
    }

    /** Asks it now. */
    void ask(Context context) {
        forms.check(context);
        String name = context.pathParam("name");
        answers.ask(saved.named(name), actor(context));
        redirect(context, name);
    }

    void drop(Context context) {
        forms.check(context);
        saved.drop(context.pathParam("name"), actor(context));
        context.redirect("/questions" + query(context), HttpStatus.SEE_OTHER);
    }

    private static void redirect(Context context, String name) {
        context.redirect("/questions/" + QuestionLine.encoded(name) + query(context), HttpStatus.SEE_OTHER);
    }

    private static String query(Context context) {
        return PageLanguage.of(context).isFrench() ? "?language=fr" : "";
    }

    private static Actor actor(Context context) {
        return Admission.actorOf(context).stating(context.formParam("who"));
    }

    private static String text(Context context, String field) {
        return Objects.requireNonNullElse(context.formParam(field), "");
    }

    /** How all saved questions stand, for scripts. */
    void apiList(Context context) {
        send(context, answers.standings());
    }

    /** How one stands; with {@code is} and {@code was} an answer of that number beside another. */
    void api(Context context) {
        send(context, compared(context, saved.named(context.pathParam("name"))));
    }

    /** The answers to one that are kept, each beside the one before. */
    void apiHistory(Context context) {
        send(context, answers.history(saved.named(context.pathParam("name"))));
    }

    private static void send(Context context, Object answer) {
        context.contentType("application/json").result(Json.text(answer));
    }
}
