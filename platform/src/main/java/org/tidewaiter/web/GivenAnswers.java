package org.tidewaiter.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.analysis.maturity.Questionnaire;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;
import org.tidewaiter.intake.LoadReport;

/**
 * Answers to the self-assessment as somebody gives them on a page or another system sends them: checked whole, then loaded by the door of
 * {@code load --as self_assessment}, so that they stand in the list of loads and in the trail. One that is wrong refuses them all.
 *
 * @param on the day on which they were given
 * @param by who gave them
 * @param answers by the names of their questions
 */
record GivenAnswers(LocalDate on, String by, Map<String, StatedAnswer> answers) {
    private static final String KIND = "self_assessment";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 2_000;

    /** An answer, and what shows it. */
    record StatedAnswer(boolean yes, String note) {}

    /**
     * Checks what was given.
     *
     * @param on the day, as 2026-12-31; blank for today
     * @param by who answered
     * @param given answer and note of each question, as texts
     * @throws TidewaiterException of kind USAGE, naming what is wrong and what would do
     */
    static GivenAnswers of(@Nullable String on, @Nullable String by, Map<String, FormAnswer> given) {
        String who = by == null ? "" : by.strip();
        if (who.isEmpty() || who.length() > LONGEST_NAME) {
            throw refused(
                    Words.of("Nobody is named who answers", "Personne n’est nommé qui répond"),
                    Words.of(
                            "say who answers, in at most {0} characters",
                            "dire qui répond, en {0} caractères au plus", LONGEST_NAME));
        }
        Map<String, StatedAnswer> said = new TreeMap<>();
        Set<String> known = Questionnaire.shipped().texts().keySet();
        given.forEach((question, one) -> {
            if (!known.contains(question)) {
                throw refused(
                        Words.of("There is no question {0}", "Il n’y a pas de question {0}", question),
                        Words.same(Nearest.did(question, List.copyOf(known))));
            }
            if (!one.answer().isBlank()) {
                said.put(question, new StatedAnswer(yes(question, one.answer()), note(question, one.note())));
            } else if (!one.note().isBlank()) {
                throw refused(
                        Words.of("The note on {0} has no answer", "La note sur {0} n’a pas de réponse", question),
                        Words.of("answer yes or no, or leave the note out", "répondre oui ou non, ou retirer la note"));
            }
        });
        if (said.isEmpty()) {
            throw refused(
                    Words.of("No question is answered", "Aucune question n’a de réponse"),
                    Words.of("answer at least one", "répondre à une au moins"));
        }
        return new GivenAnswers(day(on), who, said);
    }

    /** An answer and its note as texts. */
    record FormAnswer(String answer, String note) {}

    private static boolean yes(String question, String answer) {
        return switch (answer.strip().toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default ->
                throw refused(
                        Words.of(
                                "The answer to {0} is neither yes nor no",
                                "La réponse à {0} n’est ni yes ni no", question),
                        Words.of("send yes or no", "envoyer yes ou no"));
        };
    }

    private static String note(String question, String note) {
        if (note.length() > LONGEST_NOTE) {
            throw refused(
                    Words.of("The note on {0} is too long", "La note sur {0} est trop longue", question),
                    Words.of("say it in {0} characters", "le dire en {0} caractères", LONGEST_NOTE));
        }
        return note.strip();
    }

    private static LocalDate day(@Nullable String on) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try {
            LocalDate day = on == null || on.isBlank() ? today : LocalDate.parse(on.strip());
            if (!day.isAfter(today.plusDays(1)) && day.getYear() >= 2000) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw refused(
                Words.of(
                        "The day of the answers cannot be {0}",
                        "Le jour des réponses ne peut être {0}", String.valueOf(on)),
                Words.of(
                        "give a day until today, as {0}",
                        "donner un jour jusqu’à aujourd’hui, comme {0}", today.toString()));
    }

    private static TidewaiterException refused(Words why, Words remedy) {
        return new TidewaiterException(Kind.USAGE, why.english(), remedy.english())
                .french(why.french(), remedy.french());
    }

    /** Loads them; all are taken, since they were checked. */
    LoadReport record(Workspace workspace, Actor actor) throws IOException {
        CompanionTable table = CompanionLoad.kinds().stream()
                .filter(k -> k.name().equals(KIND))
                .findFirst()
                .orElseThrow();
        Path directory = Files.createTempDirectory(workspace.temporary(), "self-assessment");
        Path file = directory.resolve("self-assessment-" + on + ".csv");
        try {
            try (CsvWriter csv = CsvWriter.exactly(file)) {
                csv.row(List.of("assessed_on", "question", "answer", "evidence", "answered_by"));
                answers.forEach((question, said) ->
                        csv.row(new Object[] {on.toString(), question, said.yes() ? "yes" : "no", said.note(), by}));
            }
            return CompanionLoad.load(workspace, file, table, true, actor.stating(by));
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }
}
