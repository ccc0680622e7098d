package org.tidewaiter.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences about entries, rows and files that do not fit the trail, collected while {@link Verification} goes through it. */
final class VerificationFindings {
    private final List<String> sentences = new ArrayList<>();

    /** Adds a sentence, filled as by {@link String#format}. */
    void add(String sentence, Object... words) {
        sentences.add(String.format(Locale.ROOT, sentence, words));
    }

    /** Adds a sentence as it stands. */
    void addAsIs(String sentence) {
        sentences.add(sentence);
    }

    /** Forgets what was found: somebody answered for it. */
    void clear() {
        sentences.clear();
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
