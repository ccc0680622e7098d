package org.tidewaiter.kit.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tidewaiter.engine.CancellableWork;

/**
 * The percentile bootstrap of means and medians of values that share a fate in clusters, as the consignments of one importer do: whole clusters are
 * drawn with replacement, in all groups alike, so that the difference of two groups (two periods, two lanes) has its interval too. Source: Efron and
 * Tibshirani 1993, chapters 8 and 13; Davison and Hinkley 1997, section 3.8.
 *
 * <p>Only values near a group's median are needed one by one: of the others it is enough how many of each cluster lie below. 1,000 draws of 5,000
 * clusters with 40,000 values near the medians take some 0.2 s.
 */
public final class ClusterBootstrap {
    /** Draws by which intervals move in their third digit only. */
    public static final int DRAWS = 1_000;

    private static final long SEED = 20_240_706;

    /**
     * The values of a cluster in a group.
     *
     * @param group the group's number, from 0
     * @param cluster the cluster's number, from 0
     * @param count how many values
     * @param sum their sum
     * @param below how many of them lie below those that are given one by one
     */
    public record Total(int group, int cluster, long count, double sum, long below) {}

    /** A value near its group's median. */
    public record MedianValue(int group, int cluster, double value) {}

    private final double[][] means;
    private final double[][] medians;
    private final int[] clustersOf;

    /**
     * Draws the samples.
     *
     * @param totals each cluster that has values in a group, once
     * @param near the values around each group's median, those of a group together and ascending; wide enough for the medians of drawn samples: one
     *     that lies outside is taken for the outermost
     */
    public ClusterBootstrap(int groups, int clusters, List<Total> totals, List<MedianValue> near) {
        means = new double[groups][DRAWS];
        medians = new double[groups][DRAWS];
        clustersOf = new int[groups];
        totals.forEach(t -> clustersOf[t.group()]++);
        SplittableRandom random = new SplittableRandom(SEED);
        int[] times = new int[clusters];
        Columns columns = new Columns(groups, totals, near);
        for (int draw = 0; draw < DRAWS; draw++) {
            CancellableWork.orStop();
            Arrays.fill(times, 0);
            for (int i = 0; i < clusters; i++) {
                times[random.nextInt(clusters)]++;
            }
            columns.figures(times, means, medians, draw);
        }
    }

    /** The clusters that have values in a group. */
    public int clusters(int group) {
        return clustersOf[group];
    }

    /** The 95 % interval of a group's mean. */
    public Interval mean(int group) {
        return interval(means[group]);
    }

    /** The 95 % interval of a group's median. */
    public Interval median(int group) {
        return interval(medians[group]);
    }

    /** The 95 % interval of the mean of a group less that of another. */
    public Interval meanDifference(int group, int other) {
        return interval(less(means[group], means[other]));
    }

    /** The 95 % interval of the median of a group less that of another. */
    public Interval medianDifference(int group, int other) {
        return interval(less(medians[group], medians[other]));
    }

    private static double[] less(double[] values, double[] others) {
        double[] differences = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            differences[i] = values[i] - others[i];
        }
        return differences;
    }

    /** From the 2.5th to the 97.5th percentile of the draws in which the group has values. */
    private static Interval interval(double[] draws) {
        double[] known =
                Arrays.stream(draws).filter(d -> !Double.isNaN(d)).sorted().toArray();
        return known.length == 0
                ? new Interval(Double.NaN, Double.NaN)
                : new Interval(quantile(known, 0.025), quantile(known, 0.975));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int low = (int) place;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }

    /** Totals and values as columns, because each is read once a draw. */
    private static final class Columns {
        private final int[] group;
        private final int[] cluster;
        private final long[] count;
        private final long[] below;
        private final double[] sum;
        private final int[] nearCluster;
        private final double[] nearValue;
        /** Where the values of each group begin, and at last where they end. */
        private final int[] from;

        Columns(int groups, List<Total> totals, List<MedianValue> near) {
            group = totals.stream().mapToInt(Total::group).toArray();
            cluster = totals.stream().mapToInt(Total::cluster).toArray();
            count = totals.stream().mapToLong(Total::count).toArray();
            below = totals.stream().mapToLong(Total::below).toArray();
            sum = totals.stream().mapToDouble(Total::sum).toArray();
            nearCluster = near.stream().mapToInt(MedianValue::cluster).toArray();
            nearValue = near.stream().mapToDouble(MedianValue::value).toArray();
            from = new int[groups + 1];
            near.forEach(n -> from[n.group() + 1]++);
            for (int g = 0; g < groups; g++) {
                from[g + 1] += from[g];
            }
        }

        /** The mean and median of each group when each cluster is there so many times; NaN where nothing of it is. */
        void figures(int[] times, double[][] means, double[][] medians, int draw) {
            int groups = from.length - 1;
            long[] counts = new long[groups];
            long[] belows = new long[groups];
            double[] sums = new double[groups];
            for (int t = 0; t < group.length; t++) {
                int often = times[cluster[t]];
                counts[group[t]] += often * count[t];
                belows[group[t]] += often * below[t];
                sums[group[t]] += often * sum[t];
            }
            for (int g = 0; g < groups; g++) {
                means[g][draw] = counts[g] == 0 ? Double.NaN : sums[g] / counts[g];
                medians[g][draw] = counts[g] == 0 ? Double.NaN : median(g, times, counts[g], belows[g]);
            }
        }

        private double median(int group, int[] times, long count, long below) {
            long passed = below;
            for (int i = from[group]; i < from[group + 1]; i++) {
                passed += times[nearCluster[i]];
                if (2 * passed > count) {
                    return nearValue[i];
                }
                if (2 * passed == count && times[nearCluster[i]] > 0) {
                    return (nearValue[i] + next(i + 1, from[group + 1], times, nearValue[i])) / 2;
                }
            }
            return from[group] == from[group + 1] ? Double.NaN : nearValue[from[group + 1] - 1];
        }

        /** The next value that is there; the one before where there is none. */
        private double next(int first, int end, int[] times, double before) {
            for (int i = first; i < end; i++) {
                if (times[nearCluster[i]] > 0) {
                    return nearValue[i];
                }
            }
            return before;
        }
    }
}
