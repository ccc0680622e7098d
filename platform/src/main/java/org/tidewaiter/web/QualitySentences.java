package org.tidewaiter.web;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.dataquality.ScoreCards;

/** The sentences of the page of data quality. */
public final class QualitySentences {
    private QualitySentences() {}

    /** How many items were judged, how many have errors and warnings, and what the errors touch. */
    public static Prose lead(ScoreCards.Card whole, @Nullable String currency) {
        String has = " " + has(whole.withErrors()) + " an error";
        Prose words = Prose.of("Of ")
                .strong(DisplayText.count(whole.items()))
                .say(" goods items judged, ")
                .link(
                        "/defects?severity=error",
                        "",
                        Prose.empty()
                                .strong(DisplayText.count(whole.withErrors()))
                                .say(has));
        if (whole.moneyWithErrors() != null) {
            words.say("; " + (whole.withErrors() == 1 ? "its" : "their") + " customs value is ")
                    .strong(DisplayText.money(whole.moneyWithErrors()))
                    .say(" " + DisplayText.in(currency));
        }
        Prose more = Prose.empty()
                .strong(DisplayText.count(whole.withWarnings()))
                .say(" more " + has(whole.withWarnings()) + " only warnings");
        return words.say(". ").link("/defects?severity=warning", "", more).say(". ");
    }

    /** How many rows and messages no card counts, as they wait in quarantine. */
    public static String quarantined(long waiting) {
        return waiting == 1
                ? "1 row or message in quarantine is not among them: nothing is known of it"
                : DisplayText.count(waiting)
                        + " rows or messages in quarantine are not among them: nothing is known of them";
    }

    /** How many loads and declarations wait to be judged. */
    public static String waiting(long loads, long declarations) {
        String with = declarations == 0 ? "" : " with " + DisplayText.count(declarations, "declaration");
        return DisplayText.count(loads, "load") + with + " " + has(loads) + " not been judged; the figures below leave "
                + (loads == 1 ? "it" : "them") + " out.";
    }

    /** How the score cards are ordered and what their shares are of. */
    public static String cards(ScoreCards.Group by) {
        return "Those with the most customs value touched by errors come first. Shares are of goods items of"
                + " declarations, entry summaries and manifests; the five sides count errors and warnings alike; a defect"
                + " of a document as a whole counts for each of its items."
                + (by == ScoreCards.Group.FIELD ? " Fields in which nothing was found have no card." : "");
    }

    private static String has(long count) {
        return count == 1 ? "has" : "have";
    }
}
