package org.tidewaiter.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.savedquestions.AnswerChange;
import org.tidewaiter.savedquestions.KeptAnswer;
import org.tidewaiter.savedquestions.QuestionComparison;
import org.tidewaiter.savedquestions.SavedAnswer;

/** Puts the change between two answers of a saved question into words, and gives the addresses of the pages about it. */
public record QuestionLine(QuestionComparison standing, Locale language) {
    private static final int SHOWN = 20;
    private static final int ROWS_SHOWN = 50;

    /** A text in the language of the page. */
    public String say(PageWords words) {
        return words.in(language);
    }

    private String say(String english, String french) {
        return new Words(english, french).in(language);
    }

    /** The address of the page of all saved questions. */
    public String list() {
        return "/questions" + (language.equals(Locale.FRENCH) ? "?language=fr" : "");
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
        return AnalysisRegister.all().analyses().stream()
                .map(Analysis::card)
                .filter(card -> card.name().equals(standing.question().analysis()))
                .findFirst();
    }

    /** The first sentence of the last answer, so that scenarios and the like stand side by side; "" where there is none. */
    public String answer() {
        return standing.answer() == null || standing.answer().said().sentences().isEmpty()
                ? ""
                : standing.answer().said().sentences().getFirst().in(language);
    }

    /** When it was asked, or that it never was. */
    public String when() {
        return standing.answer() == null
                ? say("never asked", "jamais posée")
                : day(standing.answer().askedAt());
    }

    /** Whether it is to be asked, behind a comma; nothing where it is not. */
    public String due() {
        return switch (standing.due()) {
            case NO -> "";
            case YES -> say(", due", ", à poser");
            case WAITS_FOR_DATA -> say(", waits for data of its period", ", attend les données de sa période");
        };
    }

    /** What became of it from the answer before to this one. */
    public String what() {
        AnswerChange change = standing.change();
        if (change == null || standing.before() == null) {
            return say("no answer to compare with", "pas de réponse à comparer");
        }
        return (change.isNone()
                        ? say("unchanged since ", "sans changement depuis le ")
                        : say("changed since ", "changée depuis le "))
                + day(standing.before().askedAt());
    }

    /** How much changed from the answer before, in a few words. */
    public String howMuch() {
        AnswerChange change = standing.change();
        if (change == null) {
            return say("the first that is kept", "la première conservée");
        }
        return change.isNone()
                ? say("unchanged", "sans changement")
                : Words.of(
                                "sentences: {0}, tables: {1}",
                                "phrases : {0}, tableaux : {1}",
                                change.sentences().size(),
                                change.tables().size())
                        .in(language);
    }

    /** The days that an answer is of. */
    public String days(@Nullable SavedAnswer answer) {
        return answer == null || answer.days() == null ? say("all days", "tous les jours") : answer.days();
    }

    /** What is to be known of two answers before they are compared. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (standing.isOtherPeriod()) {
            notes.add(say("Of ", "Sur ") + days(standing.answer()) + say(", beside ", ", face à ")
                    + days(standing.before()) + ".");
        }
        if (standing.isOtherMethod()) {
            notes.add(say(
                    "The method changed between the two: a change may be its doing.",
                    "La méthode a changé entre les deux : un changement peut en venir."));
        }
        if (standing.isSameData()) {
            notes.add(say("Both are of the same data.", "Les deux portent sur les mêmes données."));
        }
        return notes;
    }

    /** How often it is asked. */
    public String schedule() {
        return standing.question().schedule().label().in(language);
    }

    /** The moving period in words; null where it has none. */
    public @Nullable String period() {
        return standing.question().period() == null
                ? null
                : standing.question().period().label().in(language);
    }

    /** The first rows of a table of the answer. */
    public List<KeptAnswer.KeptRow> rows(KeptAnswer.KeptTable table) {
        return table.rows().stream().limit(ROWS_SHOWN).toList();
    }

    /** Its name as it stands in addresses. */
    public String name() {
        return encoded(standing.question().name());
    }

    /** The address of the page of the question, with its answers. */
    public String url() {
        return "/questions/" + encoded(standing.question().name()) + (french() ? "?language=fr" : "");
    }

    /** Where this answer is opened, beside the one before it. */
    public String open() {
        return "/questions/" + encoded(standing.question().name()) + "?is=" + number(standing.answer())
                + (french() ? "&language=fr" : "");
    }

    /** The change between these two answers in another language. */
    public String in(Locale other) {
        return PageLanguage.choosing(
                other,
                standing.answer() == null || standing.before() == null
                        ? new QuestionLine(standing, Locale.ENGLISH).url()
                        : "/questions/" + encoded(standing.question().name()) + "?is=" + number(standing.answer())
                                + "&was=" + number(standing.before()));
    }

    /** The number of an answer; 0 of none. */
    public static int number(@Nullable SavedAnswer answer) {
        return answer == null ? 0 : answer.number();
    }

    /** Where its report is asked anew. */
    public String report() {
        StringBuilder url = new StringBuilder("/analyses/" + standing.question().analysis() + "?ask=1");
        standing.question()
                .asked(LocalDate.now(ZoneOffset.UTC))
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
    public List<AnswerChange.ChangedCell> cells(AnswerChange.TableChange table) {
        return table.cells().stream().limit(SHOWN).toList();
    }

    private boolean french() {
        return language.equals(Locale.FRENCH);
    }

    /** A name as it stands in addresses. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A day as it is shown; a dash where there is none. */
    public static String day(@Nullable Instant at) {
        return at == null ? "–" : at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
