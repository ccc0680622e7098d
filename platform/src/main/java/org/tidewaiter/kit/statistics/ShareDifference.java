package org.tidewaiter.kit.statistics;

import java.util.List;

/**
 * How much oftener something happens in one group than in another, like with like: within strata, whose differences are weighed by what they tell.
 * Sources: Mantel and Haenszel, Journal of the National Cancer Institute 22 (1959), for the weights; Agresti and Caffo, The American Statistician 54
 * (2000), for the shares, each with one case and one other added, so that none of few cases is certain.
 */
public final class ShareDifference {
    private ShareDifference() {}

    /**
     * A part in which cases of both groups are alike.
     *
     * @param hits so many of the group
     * @param cases of so many
     * @param otherHits so many of the other group
     * @param otherCases of so many
     */
    public record Stratum(long hits, long cases, long otherHits, long otherCases) {
        private double weight() {
            return cases * (double) otherCases / (cases + otherCases);
        }

        private double difference() {
            return share(hits, cases) - share(otherHits, otherCases);
        }

        private double variance() {
            return variance(share(hits, cases), cases) + variance(share(otherHits, otherCases), otherCases);
        }

        private static double share(long hits, long cases) {
            return (hits + 1.0) / (cases + 2);
        }

        private static double variance(double share, long cases) {
            return share * (1 - share) / (cases + 2);
        }
    }

    /** The 95 % interval of the difference of the shares. Every stratum has cases of both groups, and there is one. */
    public static Interval interval(List<Stratum> strata) {
        double weights = strata.stream().mapToDouble(Stratum::weight).sum();
        double difference =
                strata.stream().mapToDouble(s -> s.weight() * s.difference()).sum() / weights;
        double deviation = Math.sqrt(strata.stream()
                        .mapToDouble(s -> s.weight() * s.weight() * s.variance())
                        .sum())
                / weights;
        return new Interval(difference - Interval.Z95 * deviation, difference + Interval.Z95 * deviation);
    }
}
