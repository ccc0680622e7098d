package org.tidewaiter.web;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.kit.learn.RankingMetrics;
import org.tidewaiter.riskmodel.Evaluation;

/** The sentences of the page of a model. */
public final class ModelSentences {
    private ModelSentences() {}

    /** What to do in a workspace without a model. */
    public static Prose none() {
        return Prose.of("There is no model in this workspace. Learn one from what was known before a day; the ")
                .link("/", "overview")
                .say(" says whether anything is loaded to learn from.");
    }

    /** How many rows a bare look-up could know again. */
    public static String repeats(long repeating, long rows) {
        return DisplayText.count(repeating) + " of " + DisplayText.count(rows)
                + " rows repeat the (HS 6, net mass) or the (HS 6, item amount) of an earlier row. What a bare look-up of one"
                + " key's past finding rate reaches, without any model:";
    }

    /** The period a model was measured on, or why there is none. */
    public static Prose measured(@Nullable Evaluation evaluation, @Nullable String misfit) {
        if (evaluation == null) {
            return Prose.of(misfit == null ? "It has not been evaluated." : "It is not opened.");
        }
        return Prose.of("Measured on ")
                .strong(DisplayText.day(evaluation.from()))
                .say(" to ")
                .strong(DisplayText.dayBefore(evaluation.to()))
                .say(", a period it did not learn from.");
    }

    /** That an evaluation's file is not as it was measured, and what can be done. */
    public static String changed(String misfit) {
        return "These figures are not to be relied on: " + misfit
                + ". Evaluate the model again for that period, or take the file from a backup.";
    }

    /** The interval of a measure; empty where there is none. */
    public static String interval(RankingMetrics.@Nullable Interval interval) {
        return interval == null
                ? ""
                : DisplayText.number(interval.low(), 3) + " to " + DisplayText.number(interval.high(), 3);
    }

    /** How many times better than chance. */
    public static String lift(@Nullable Double lift) {
        return lift == null ? DisplayText.NOTHING : DisplayText.number(lift, 2) + "×";
    }

    /** Why no card is shown. */
    public static String noCard(@Nullable String misfit) {
        return misfit == null
                ? "No card is kept with this model."
                : "What its card says is not shown, as it may have been changed.";
    }
}
