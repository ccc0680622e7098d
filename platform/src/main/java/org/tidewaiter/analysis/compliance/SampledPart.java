package org.tidewaiter.analysis.compliance;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.kit.statistics.Interval;

/**
 * A part of all declarations with what those of it that were drawn at random say: a row of the step {@code rate} of SampledRates.sql.
 *
 * @param part which
 * @param chosen those that a rule, a model or an officer chose
 * @param chosenFound those of them with a finding
 * @param found all with a finding, whatever chose them
 * @param sampled those that were drawn at random and looked at in the way that is asked about
 * @param unseen those that nobody looked at
 * @param unseenValue the customs value of these, in the national currency
 * @param weights how many declarations those sampled stand for together
 * @param variance of the weighted share, with the declarations of an importer taken together; null where it cannot be told
 * @param recovered what findings brought, in the national currency
 * @param place 0 for all declarations; else the number of the dimension by which they are taken apart
 */
record SampledPart(
        String part,
        long declarations,
        long chosen,
        long chosenFound,
        long found,
        long sampled,
        long sampledFound,
        long unseen,
        BigDecimal unseenValue,
        double weights,
        double weightsFound,
        double weightsSquared,
        @Nullable Double variance,
        BigDecimal recovered,
        long place) {
    /** Declarations drawn at random from which a rate is told: of fewer, an interval reaches over most of what is possible. */
    static final long LEAST = 100;
    /** Declarations drawn at random in a part from which its rate is told. */
    static final long LEAST_OF_PART = 30;

    static final Parameter TYPE =
            Parameter.code("type", Words.of("Declaration type begins with", "Le type de déclaration commence par"));

    static final Parameter DRAWS = Parameter.choice(
                    "draws",
                    Words.of(
                            "Draws that speak: whose goods were examined, or any",
                            "Tirages qui parlent : marchandises visitées, ou tous"),
                    "goods",
                    "any")
            .meaning("goods", "whose goods were examined", "dont les marchandises ont été visitées")
            .meaning("any", "any", "tous");

    /** Why nothing is told of the parts, the first of which is the whole: no results, or too few draws; null where they are enough. */
    static @Nullable Result refused(List<SampledPart> parts) {
        if (parts.isEmpty() || parts.getFirst().chosen() + parts.getFirst().sampled() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No declaration of that period has a result.",
                    "Aucune déclaration de cette période n’a de résultat."));
        }
        SampledPart all = parts.getFirst();
        return all.sampled() >= LEAST
                ? null
                : new Result.TooFew(
                        Words.of(
                                "Too few declarations were drawn at random and looked at in the way that is asked about (draws),"
                                        + " and no other choice says what is not looked at.",
                                "Trop peu de déclarations tirées au hasard et vérifiées de la façon demandée (draws), et"
                                        + " rien d’autre ne dit ce qui n’est pas regardé."),
                        all.sampled(),
                        LEAST);
    }

    /** The share of what nothing chose that is wrong. */
    double rate() {
        return weights == 0 ? 0 : weightsFound / weights;
    }

    /** Its 95 % interval: Wilson's, for as many independent declarations as the sample is worth. */
    Interval interval() {
        double worth = weightsSquared == 0 ? 0 : weights * weights / weightsSquared;
        if (variance != null && variance > 0) {
            worth = Math.min(worth, rate() * (1 - rate()) / variance);
        }
        return Interval.wilson(rate() * worth, worth);
    }

    /** What is wrong among all declarations, by a rate of what nothing chose. */
    double wrong(double rate) {
        return chosenFound + rate * (declarations - chosen);
    }

    /** The share of what is wrong that is found; null where nothing is. */
    @Nullable
    Double detection(double rate) {
        return wrong(rate) <= 0 ? null : Math.min(1, found() / wrong(rate));
    }

    /** Whether enough were drawn to tell something of it. */
    boolean judged() {
        return sampled >= LEAST_OF_PART;
    }
}
