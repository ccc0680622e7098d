package org.tidewaiter.selection;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * The figure by which the list of an assessment is ordered: the probability of a finding, the amount that is expected of it, or the mean of the
 * places that a declaration has by each.
 */
final class Ranks {
    private Ranks() {}

    /**
     * What a list is ordered by, higher first.
     *
     * @param amountsKnown whether the model learned how much is recovered
     * @throws TidewaiterException STATE where it is to go by amounts, and none are known
     */
    static double[] scores(
            AssessParameters.Ranking ranking, double[] byProbability, double[] byAmount, boolean amountsKnown) {
        if (ranking == AssessParameters.Ranking.PROBABILITY) {
            return byProbability;
        }
        if (!amountsKnown) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "The controls that the model learned from carry no amounts recovered, so nothing can be ranked by"
                            + " amount",
                    "rank by probability, or load controls with control.amount_recovered and learn again");
        }
        if (ranking == AssessParameters.Ranking.AMOUNT) {
            return byAmount;
        }
        double[] one = of(byProbability);
        double[] other = of(byAmount);
        return IntStream.range(0, one.length)
                .mapToDouble(i -> (one[i] + other[i]) / 2)
                .toArray();
    }

    /** The place of each value among all, 0 for the lowest, 1 for the highest. */
    private static double[] of(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int place = 0; place < order.length; place++) {
            ranks[order[place]] = place / (double) Math.max(1, order.length - 1);
        }
        return ranks;
    }
}
