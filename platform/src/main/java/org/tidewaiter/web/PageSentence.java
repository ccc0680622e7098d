package org.tidewaiter.web;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;

/**
 * What a room below says in English, as a page shows it.
 *
 * @param text in the language of the page; in English where it has no other words
 * @param lang the language of the text where it is not that of the page, else null
 */
public record PageSentence(String text, @Nullable String lang) {
    /** A remark, or a reason that follows a value, in the language of the page. */
    public static PageSentence of(String english, PageLanguage p) {
        return p.isFrench()
                ? FrenchSentences.of(english)
                        .map(french -> new PageSentence(new Words(english, french).in(p.locale()), null))
                        .orElseGet(() -> new PageSentence(english, p.english()))
                : new PageSentence(english, null);
    }
}
