package org.tidewaiter.analysis.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tidewaiter.kit.statistics.Distributions;

/**
 * Monetary-unit sampling: every unit of money has the same chance to be drawn, so an entry's chance goes with its amount. Sources: AICPA, Audit
 * Sampling (2017), appendix C (sample sizes); Stringer 1963 (the bound), as in Touw and Hoogduin, Statistiek voor Audit en Controlling (2012).
 */
final class MonetaryUnits {
    /** A sample of more entries than this is no sample. */
    static final int MOST = 100_000;

    private MonetaryUnits() {}

    /**
     * The least sample size with which the error is known to be at most tolerable, if it is as expected.
     *
     * @param confidence from 0 to 1, such as 0.95
     * @param tolerable the error that may be there, as a share of the amount
     * @param expected the error that is expected, as a share of the amount; less than tolerable
     */
    static int sampleSize(double confidence, double tolerable, double expected) {
        int n = 1;
        while (n < MOST && Distributions.gammaAtMost(1 + expected * n, tolerable * n) < confidence) {
            n++;
        }
        return n;
    }

    /**
     * An entry that is looked at.
     *
     * @param place its place among all entries, from 0
     * @param certain whether it is as large as an interval and so taken in any case
     */
    record DrawnEntry(int place, boolean certain) {}

    /**
     * What was drawn.
     *
     * @param interval the units of money from one hit to the next; 0 where all is certain
     * @param start the first hit, from 0 to the interval
     * @param drawn the entries, in their order; one that is hit more than once stands as often
     */
    record Selection(double interval, double start, List<DrawnEntry> drawn) {
        /** How many hits came of the interval. */
        int hits() {
            return (int) drawn.stream().filter(d -> !d.certain()).count();
        }
    }

    /**
     * Draws by a fixed interval. Entries as large as the interval are certain and leave its calculation, until none is left that is as large; a zero
     * is never drawn.
     *
     * @param amounts the amount of each entry, none negative
     * @param size how many are to be drawn
     * @param uniform a draw from 0 to 1 that places the first hit in the interval
     */
    static Selection select(double[] amounts, int size, double uniform) {
        boolean[] certain = certain(amounts, size);
        int wanted = size - count(certain);
        double interval = wanted <= 0 ? 0 : rest(amounts, certain) / wanted;
        List<DrawnEntry> drawn = new ArrayList<>();
        double next = interval * uniform;
        double passed = 0;
        for (int i = 0; i < amounts.length; i++) {
            if (certain[i]) {
                drawn.add(new DrawnEntry(i, true));
            } else if (interval > 0) {
                passed += amounts[i];
                for (; next < passed; next += interval) {
                    drawn.add(new DrawnEntry(i, false));
                }
            }
        }
        return new Selection(interval, interval * uniform, List.copyOf(drawn));
    }

    private static boolean[] certain(double[] amounts, int size) {
        boolean[] certain = new boolean[amounts.length];
        for (int before = -1; before < count(certain); ) {
            before = count(certain);
            double interval = size > before ? rest(amounts, certain) / (size - before) : Double.POSITIVE_INFINITY;
            for (int i = 0; i < amounts.length; i++) {
                certain[i] |= amounts[i] > 0 && amounts[i] >= interval;
            }
        }
        return certain;
    }

    private static int count(boolean[] flags) {
        return (int) IntStream.range(0, flags.length).filter(i -> flags[i]).count();
    }

    private static double rest(double[] amounts, boolean[] certain) {
        return IntStream.range(0, amounts.length)
                .filter(i -> !certain[i])
                .mapToDouble(i -> amounts[i])
                .sum();
    }

    /** How the upper bound of the count of errors in n hits is worked out. */
    enum Counts {
        POISSON {
            @Override
            double bound(double confidence, int errors, int n) {
                return Distributions.gammaQuantile(confidence, 1.0 + errors) / n;
            }
        },
        BINOMIAL {
            @Override
            double bound(double confidence, int errors, int n) {
                return errors >= n ? 1 : Distributions.betaQuantile(confidence, 1.0 + errors, (double) n - errors);
            }
        };

        /** The share of errors that is exceeded with no more than the rest of the confidence, when so many were seen in n. */
        abstract double bound(double confidence, int errors, int n);
    }

    /**
     * Stringer's upper bound of the error, as a share of the amount.
     *
     * @param taints the error of each hit as a share of its amount, those that are right left out; taints below 0 do not lower the bound
     * @param n how many hits there were
     * @param largest what one taint can be at most: 1 where an entry cannot be wrong by more than itself. A duty can, so that taints are brought to
     *     that scale and the bound back from it; every taint must be within it
     */
    static double stringer(double[] taints, int n, double confidence, double largest, Counts counts) {
        double[] down = Arrays.stream(taints)
                .filter(t -> t > 0)
                .map(t -> -t / largest)
                .sorted()
                .map(t -> -t)
                .toArray();
        double before = counts.bound(confidence, 0, n);
        double bound = before;
        for (int i = 0; i < down.length; i++) {
            double next = counts.bound(confidence, i + 1, n);
            bound += (next - before) * down[i];
            before = next;
        }
        return bound * largest;
    }

    /** The error that is most likely, as a share of the amount: the mean taint, over- and underpayments together. */
    static double mostLikely(double[] taints, int n) {
        return Arrays.stream(taints).sum() / n;
    }
}
