package org.tidewaiter.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Register;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.questions.Change;
import org.tidewaiter.questions.SavedQuestions;
import org.tidewaiter.questions.SavedQuestions.Standing;
import org.tidewaiter.questions.Schedule;

/** Saved questions: what changed in their answers, what was and what is; saves, asks and drops them. */
public final class QuestionsPage {
    private static final int SHOWN = 20;

    private final SavedQuestions saved;
    private final Forms forms;

    QuestionsPage(Lake lake, Forms forms) {
        saved = new SavedQuestions(lake);
        this.forms = forms;
    }

    /** A saved question as the list shows it. */
    public record Line(Standing standing, Locale language) {
        /** A text in the language of the page. */
        public String say(String english, String french) {
            return new Words(english, french).in(language);
        }

        /** The question in words. */
        public String question() {
            return card().map(card -> card.question().in(language))
                    .orElseGet(
                            () -> say(
                                    "This version has no such question: drop it, and save one that is asked today.",
                                    "Cette version n’a pas cette question : supprimez-la, et enregistrez-en une qui se pose aujourd’hui."));
        }

        /** The card of its analysis; none where another version had it. */
        private Optional<Card> card() {
            return Register.all().analyses().stream()
                    .map(Analysis::card)
                    .filter(card -> card.name().equals(standing.question().analysis()))
                    .findFirst();
        }

        /** When it was last asked, or that it never was. */
        public String when() {
            return standing.askedAt() == null ? say("never asked", "jamais posée") : day(standing.askedAt());
        }

        /** What became of it since it was asked before. */
        public String what() {
            Change change = standing.change();
            if (change == null) {
                return say("no answer to compare with", "pas de réponse à comparer");
            }
            return change.isNone()
                    ? say("unchanged since ", "sans changement depuis le ") + day(standing.before())
                    : say("changed since ", "changée depuis le ") + day(standing.before());
        }

        /** Whether the last answer says something else than the one before. */
        public boolean changed() {
            return standing.change() != null && !standing.change().isNone();
        }

        /** Where it is shown. */
        public String url() {
            return "/questions/" + encoded(standing.question().name()) + (french() ? "?language=fr" : "");
        }

        /** Where its report is asked anew. */
        public String report() {
            StringBuilder url =
                    new StringBuilder("/analyses/" + standing.question().analysis() + "?ask=1");
            standing.question()
                    .parameters()
                    .forEach((name, value) ->
                            url.append('&').append(encoded(name)).append('=').append(encoded(value)));
            return url + (french() ? "&language=fr" : "");
        }

        /** Where a form asks or drops it. */
        public String action(String what) {
            return "/questions/" + encoded(standing.question().name()) + "/" + what + (french() ? "?language=fr" : "");
        }

        /** What was set, by its label. */
        public Map<String, String> parameters() {
            Map<String, String> set = new LinkedHashMap<>();
            for (Parameter p : card().map(Card::parameters).orElse(List.of())) {
                String value = standing.question().parameters().get(p.name());
                if (value != null) {
                    set.put(p.label().in(language), value);
                }
            }
            return set;
        }

        /** Words in the language of the page; a dash where there are none. */
        public String text(@Nullable Words words) {
            return words == null ? "–" : words.in(language);
        }

        /** The first rows of a list, in one line. */
        public String first(List<String> rows) {
            return String.join(", ", rows.stream().limit(SHOWN).toList())
                    + (rows.size() > SHOWN ? " … (" + rows.size() + ")" : "");
        }

        /** The first cells that changed. */
        public List<Change.Cell> cells(Change.TableChange table) {
            return table.cells().stream().limit(SHOWN).toList();
        }

        private boolean french() {
            return language.equals(Locale.FRENCH);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A day as it is shown; a dash where there is none. */
    public static String day(@Nullable Instant at) {
        return at == null ? "–" : at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** What the list shows. */
    public record View(List<Line> lines, Locale language) {
        /** A text in the language of the page. */
        public String say(String english, String french) {
            return new Words(english, french).in(language);
        }
    }

    /** What the page of a question shows. */
    public record One(Line line, String token) {}

    void list(Context context) {
        Locale language = Words.language(context.queryParam("language"));
        List<Line> lines =
                saved.standings().stream().map(s -> new Line(s, language)).toList();
        Templates.show(context, "questions", new View(lines, language));
    }

    void show(Context context) {
        Standing standing = saved.standing(saved.named(context.pathParam("name")));
        Locale language = Words.language(context.queryParam("language"));
        Templates.show(context, "question", new One(new Line(standing, language), forms.token()));
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
        saved.save(name, text(context, "analysis"), given, Schedule.named(text(context, "schedule")), actor(context));
        redirect(context, name.strip());
    }

    /** Asks it now. */
    void ask(Context context) {
        forms.check(context);
        String name = context.pathParam("name");
        saved.ask(saved.named(name), actor(context));
        redirect(context, name);
    }

    void drop(Context context) {
        forms.check(context);
        saved.drop(context.pathParam("name"), actor(context));
        context.redirect("/questions" + query(context), HttpStatus.SEE_OTHER);
    }

    private static void redirect(Context context, String name) {
        context.redirect("/questions/" + encoded(name) + query(context), HttpStatus.SEE_OTHER);
    }

    private static String query(Context context) {
        return "fr".equals(context.queryParam("language")) ? "?language=fr" : "";
    }

    private static Actor actor(Context context) {
        return Admission.actorOf(context).stating(context.formParam("who"));
    }

    private static String text(Context context, String field) {
        return Objects.requireNonNullElse(context.formParam(field), "");
    }

    /** How all saved questions stand, for scripts. */
    void apiList(Context context) {
        context.contentType("application/json").result(Json.text(saved.standings()));
    }

    /** How one stands. */
    void api(Context context) {
        context.contentType("application/json")
                .result(Json.text(saved.standing(saved.named(context.pathParam("name")))));
    }
}
