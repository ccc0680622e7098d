package org.tidewaiter.web;

import org.tidewaiter.dataquality.ScoreCards;
import org.tidewaiter.intake.LoadLog;
import org.tidewaiter.model.NationalCurrency;
import org.tidewaiter.selection.Overview;

/** The sentences of the overview. */
public final class OverviewSentences {
    private OverviewSentences() {}

    /** From when to when declarations are there. */
    public static Prose lead(Overview.Counts counts) {
        return counts.declarations() == 0
                ? Prose.of("Nothing has been loaded yet.")
                : Prose.of("Declarations accepted from ")
                        .strong(DisplayText.day(counts.firstAt()))
                        .say(" to ")
                        .strong(DisplayText.day(counts.lastAt()))
                        .say(".");
    }

    /** How many controls wait for their result. */
    public static String pending(long pending) {
        return pending > 0 ? DisplayText.count(pending) + " pending" : "none pending";
    }

    /** How many items have errors, and how many warnings only. */
    public static String quality(ScoreCards.Card whole) {
        return DisplayText.count(whole.withErrors()) + " of " + DisplayText.count(whole.items(), "item")
                + " with an error, " + DisplayText.count(whole.withWarnings()) + " with warnings only";
    }

    /** How many rows a file had, with a link to those that were set aside. */
    public static Prose rows(LoadLog.Load load) {
        Prose words = Prose.of("of " + DisplayText.count(load.rowsRead(), "row"));
        return load.rowsQuarantined() == 0
                ? words
                : words.say(", ")
                        .link(
                                "/loads?load=" + load.loadId() + "#quarantine",
                                DisplayText.count(load.rowsQuarantined()) + " quarantined");
    }

    /** An amount in no sum, its currency, and of how many items it is. */
    public static String unconverted(NationalCurrency.Unconverted sum) {
        String currency = sum.currency().isEmpty() ? "in a currency that is not named" : sum.currency();
        return DisplayText.amount(sum.amount(), sum.currency()) + "\u00a0" + currency + " ("
                + DisplayText.count(sum.items(), "item") + ")";
    }

    /** What the last assessment was of, under which budget, and with which model. */
    public static Prose assessment(Overview.Assessment a) {
        String budget = a.budget() <= 1 ? DisplayText.share(a.budget()) : DisplayText.figure(a.budget());
        return Prose.of("Number " + a.assessmentId() + " of " + DisplayText.moment(a.assessedAt()) + ": "
                        + DisplayText.day(a.periodFrom()) + " to " + DisplayText.dayBefore(a.periodTo()) + ", budget "
                        + budget
                        + " per "
                        + DisplayText.words(a.budgetPer()) + ", " + DisplayText.share(a.randomShare())
                        + " by chance, ranked by "
                        + a.ranking() + ", model ")
                .code(a.modelId())
                .say(".");
    }
}
