package org.tidewaiter.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.savedquestions.AnswerChange;
import org.tidewaiter.savedquestions.Due;
import org.tidewaiter.savedquestions.KeptAnswer;
import org.tidewaiter.savedquestions.QuestionAnswers;
import org.tidewaiter.savedquestions.QuestionComparison;
import org.tidewaiter.savedquestions.SavedAnswer;
import org.tidewaiter.savedquestions.SavedQuestion;

/** Saved questions and what changed in their answers, as text. */
final class QuestionsText {
    private static final int SHOWN = 10;

    private QuestionsText() {}

    static void print(List<QuestionComparison> standings, boolean whole, Locale language, PrintStream out) {
        if (standings.isEmpty()) {
            out.println(
                    whole
                            ? Words.of("No question is due.", "Aucune question n’est à poser.")
                                    .in(language)
                            : Words.of(
                                            "No question is saved. Save one: tidewaiter questions NAME --save ANALYSIS",
                                            "Aucune question n’est enregistrée : tidewaiter questions NOM --save ANALYSE")
                                    .in(language));
        }
        for (QuestionComparison s : standings) {
            SavedQuestion question = s.question();
            out.println(question.name() + "  (" + question.analysis() + ", "
                    + (question.period() == null ? "" : question.period().word() + ", ")
                    + question.schedule().word() + due(s.due()) + ")");
            out.println("    " + sentence(s).in(language));
            if (whole) {
                shown(s, language, out);
            }
        }
    }

    private static String due(Due due) {
        return switch (due) {
            case NO -> "";
            case YES -> ", due";
            case WAITS_FOR_DATA -> ", waits for data of its period";
        };
    }

    /** The answers that are kept, a line each: number, day, days asked of, data version, what changed from the one before. */
    static void history(List<QuestionComparison> history, Locale language, PrintStream out) {
        for (QuestionComparison s : history) {
            SavedAnswer answer = s.answer();
            if (answer != null) {
                String days = answer.days() == null ? "" : "  " + answer.days();
                out.println(answer.number() + "  " + day(answer.askedAt()) + days + "  " + answer.dataVersion() + "  "
                        + changed(s).in(language));
            }
        }
        out.println(
                history.isEmpty()
                        ? Words.of("never asked", "jamais posée").in(language)
                        : Words.of(
                                        "The latest {0} answers are kept. Open one: --answer N; compare two: --answer N --with M.",
                                        "Les {0} dernières réponses sont conservées. En ouvrir une : --answer N ; en comparer deux : --answer N --with M.",
                                        QuestionAnswers.KEPT)
                                .in(language));
    }

    private static Words changed(QuestionComparison s) {
        AnswerChange change = s.change();
        if (change == null) {
            return Words.of("the first that is kept", "la première conservée");
        }
        return change.isNone()
                ? Words.of("unchanged", "sans changement")
                : Words.of(
                        "changed; sentences: {0}, tables: {1}",
                        "changée ; phrases : {0}, tableaux : {1}",
                        change.sentences().size(),
                        change.tables().size());
    }

    /** How a question stands, in a sentence. */
    private static Words sentence(QuestionComparison s) {
        SavedAnswer answer = s.answer();
        SavedAnswer before = s.before();
        if (answer == null) {
            return Words.of("never asked", "jamais posée");
        }
        if (before == null) {
            return Words.of("asked once, on {0}", "posée une fois, le {0}", day(answer.askedAt()));
        }
        return Words.of(
                "asked on {0}, beside {1}: {2}",
                "posée le {0}, face au {1} : {2}", day(answer.askedAt()), day(before.askedAt()), changed(s));
    }

    private static String day(@Nullable Instant at) {
        return at == null ? "–" : at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static void shown(QuestionComparison s, Locale language, PrintStream out) {
        notes(s).forEach(note -> lines("    ", note.in(language), out));
        AnswerChange change = s.change();
        if (change == null || change.isNone()) {
            if (s.answer() != null) {
                sentences(s.answer().said(), language, out);
            }
            return;
        }
        for (AnswerChange.Pair pair : change.sentences()) {
            lines("    ", Words.of("was: ", "avant : ").in(language) + in(pair.was(), language), out);
            lines("    ", Words.of("is:  ", "après : ").in(language) + in(pair.is(), language), out);
        }
        change.tables().forEach(t -> table(t, language, out));
    }

    /** What is to be known of two answers before they are compared. */
    private static List<Words> notes(QuestionComparison s) {
        List<Words> notes = new ArrayList<>();
        if (s.isOtherPeriod() && s.answer() != null && s.before() != null) {
            notes.add(Words.of(
                    "Of {0}, beside {1}.",
                    "Sur {0}, face à {1}.",
                    Objects.requireNonNullElse(s.answer().days(), "…"),
                    Objects.requireNonNullElse(s.before().days(), "…")));
        }
        if (s.isOtherMethod()) {
            notes.add(Words.of(
                    "The method changed between the two: a change may be its doing.",
                    "La méthode a changé entre les deux : un changement peut en venir."));
        }
        return notes;
    }

    private static void sentences(KeptAnswer said, Locale language, PrintStream out) {
        said.sentences().forEach(w -> lines("    ", "- " + w.in(language), out));
    }

    private static void table(AnswerChange.TableChange t, Locale language, PrintStream out) {
        out.println("    " + t.title().in(language) + " (" + t.name() + ")");
        t.cells().stream()
                .limit(SHOWN)
                .forEach(c -> out.println("      " + c.row() + ", " + c.column().in(language) + ": "
                        + c.was().in(language) + " → " + c.is().in(language)));
        more(t.cells().size(), language, out);
        rows(Words.of("new: ", "nouveau : "), t.came(), language, out);
        rows(Words.of("gone: ", "disparu : "), t.went(), language, out);
    }

    private static void rows(Words what, List<String> rows, Locale language, PrintStream out) {
        if (!rows.isEmpty()) {
            lines(
                    "      ",
                    what.in(language)
                            + String.join(", ", rows.stream().limit(SHOWN).toList()),
                    out);
            more(rows.size(), language, out);
        }
    }

    private static void more(int all, Locale language, PrintStream out) {
        if (all > SHOWN) {
            out.println("      … " + Words.of("{0} in all", "{0} en tout", all).in(language));
        }
    }

    private static String in(@Nullable Words words, Locale language) {
        return words == null ? "–" : words.in(language);
    }

    private static void lines(String indent, String text, PrintStream out) {
        EvaluationText.lines(text).forEach(line -> out.println(indent + line));
    }
}
