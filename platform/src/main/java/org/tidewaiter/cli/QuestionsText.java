package org.tidewaiter.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.questions.Change;
import org.tidewaiter.questions.SavedQuestions.Standing;

/** Saved questions and what changed in their answers, as text. */
final class QuestionsText {
    private static final int SHOWN = 10;

    private QuestionsText() {}

    static void print(List<Standing> standings, boolean whole, Locale language, PrintStream out) {
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
        for (Standing s : standings) {
            out.println(s.question().name() + "  (" + s.question().analysis() + ", "
                    + s.question().schedule().word() + (s.due() ? ", due" : "") + ")");
            out.println("    " + told(s).in(language));
            if (whole) {
                shown(s, language, out);
            }
        }
    }

    /** How a question stands, in a sentence. */
    private static Words told(Standing s) {
        Change change = s.change();
        if (s.askedAt() == null) {
            return Words.of("never asked", "jamais posée");
        }
        if (change == null) {
            return Words.of("asked once, on {0}", "posée une fois, le {0}", day(s.askedAt()));
        }
        return change.isNone()
                ? Words.of(
                        "unchanged on {0}, beside {1}",
                        "sans changement le {0}, face au {1}", day(s.askedAt()), day(s.before()))
                : Words.of(
                        "changed on {0}, beside {1}; sentences: {2}, tables: {3}",
                        "changée le {0}, face au {1} ; phrases : {2}, tableaux : {3}",
                        day(s.askedAt()),
                        day(s.before()),
                        change.sentences().size(),
                        change.tables().size());
    }

    private static String day(@Nullable Instant at) {
        return at == null ? "–" : at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static void shown(Standing s, Locale language, PrintStream out) {
        Change change = s.change();
        if (s.otherMethod()) {
            out.println("    "
                    + Words.of(
                                    "The method changed between the two: a change may be its doing.",
                                    "La méthode a changé entre les deux : un changement peut en venir.")
                            .in(language));
        }
        if (change == null || change.isNone()) {
            if (s.answer() != null) {
                s.answer().sentences().forEach(w -> lines("    ", "- " + w.in(language), out));
            }
            return;
        }
        for (Change.Pair pair : change.sentences()) {
            lines("    ", Words.of("was: ", "avant : ").in(language) + in(pair.was(), language), out);
            lines("    ", Words.of("is:  ", "après : ").in(language) + in(pair.is(), language), out);
        }
        change.tables().forEach(t -> table(t, language, out));
    }

    private static void table(Change.TableChange t, Locale language, PrintStream out) {
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
