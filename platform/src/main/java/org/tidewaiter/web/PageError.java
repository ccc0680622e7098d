package org.tidewaiter.web;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;

/**
 * Why something could not be done, as a page shows it.
 *
 * @param text in the language of the page; in English where it has no other words
 * @param lang the language of the text where it is not that of the page, else null
 */
public record PageError(String text, @Nullable String lang) {
    static PageError of(TidewaiterException refusal, PageLanguage p) {
        return new PageError(refusal.message(p.locale()), refusal.isIn(p.locale()) ? null : p.english());
    }

    /** A sentence of the page itself. */
    static PageError of(String english, String french, PageLanguage p) {
        return new PageError(p.say(english, french), null);
    }
}
