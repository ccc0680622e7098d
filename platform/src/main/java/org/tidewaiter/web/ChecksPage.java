package org.tidewaiter.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Aspect;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.CheckNote;
import org.tidewaiter.checks.FalseAlarms;
import org.tidewaiter.dataquality.ScoreCards;

/** Every check: what it means, what to do, on what it rests, and how often it failed. */
public final class ChecksPage {
    private final CheckBook book;
    private final CachedQuality known;
    private final Answers answers;

    ChecksPage(CheckBook book, CachedQuality known, Answers answers) {
        this.answers = answers;
        this.book = book;
        this.known = known;
    }

    /** A check and how often it failed; {@code used} says whether it is in use, or only left defects. */
    public record ListedCheck(CheckNote note, ScoreCards.@Nullable CheckCount count, boolean used, Locale language) {
        /** How often it flagged what is right, as measured. */
        public String falseAlarms() {
            return FalseAlarms.measured().sentence(note.id(), language);
        }

        /** Where its defects are. */
        public String url() {
            return DefectsQuery.all().with("check", note.id()).url();
        }
    }

    /** The checks of one side of quality. */
    public record AspectChecks(Aspect aspect, List<ListedCheck> lines) {
        /** Its name. */
        public DataWords name() {
            return QualitySentences.side(aspect);
        }
    }

    /** What the page shows. */
    public record View(
            String language,
            int checks,
            long failed,
            List<AspectChecks> sides,
            @Nullable String national) {}

    void show(Context context) {
        Locale language = LetterWords.language(context);
        Templates.showInLanguage(context, "checks", answers.of(context, View.class, language, () -> view(language)));
    }

    private View view(Locale language) {
        List<ListedCheck> lines = lines(language);
        List<AspectChecks> sides = Arrays.stream(Aspect.values())
                .map(a -> new AspectChecks(
                        a, lines.stream().filter(l -> l.note().aspect() == a).toList()))
                .filter(s -> !s.lines().isEmpty())
                .toList();
        long failed = lines.stream().filter(l -> l.count() != null).count();
        return new View(language.getLanguage(), lines.size(), failed, sides, known.money());
    }

    private List<ListedCheck> lines(Locale language) {
        Map<String, ScoreCards.CheckCount> counts = known.checks().stream()
                .collect(Collectors.toMap(ScoreCards.CheckCount::check, c -> c, (one, other) -> one));
        List<CheckNote> notes = book.used(language);
        Set<String> used = notes.stream().map(CheckNote::id).collect(Collectors.toSet());
        List<ListedCheck> lines = new ArrayList<>();
        notes.forEach(n -> lines.add(new ListedCheck(n, counts.get(n.id()), true, language)));
        counts.values().stream()
                .filter(c -> !used.contains(c.check()))
                .forEach(c -> lines.add(new ListedCheck(book.note(c.check(), language), c, false, language)));
        lines.sort(Comparator.comparing((ListedCheck l) -> l.note().severity())
                .thenComparing(l -> l.note().id()));
        return lines;
    }
}
