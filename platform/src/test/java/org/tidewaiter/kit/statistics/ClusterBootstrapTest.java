package org.tidewaiter.kit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.CancellableWork;
import org.tidewaiter.kit.statistics.ClusterBootstrap.Near;
import org.tidewaiter.kit.statistics.ClusterBootstrap.Total;

/** Intervals of means and medians whose values come in clusters. */
class ClusterBootstrapTest {
    /** Values by group, each with its cluster, all of them given one by one. */
    private static ClusterBootstrap of(double[][] values, int[][] clusters, int number) {
        List<Total> totals = new ArrayList<>();
        List<Near> near = new ArrayList<>();
        for (int g = 0; g < values.length; g++) {
            int group = g;
            double[] sums = new double[number];
            long[] counts = new long[number];
            for (int i = 0; i < values[g].length; i++) {
                sums[clusters[g][i]] += values[g][i];
                counts[clusters[g][i]]++;
                near.add(new Near(g, clusters[g][i], values[g][i]));
            }
            for (int c = 0; c < number; c++) {
                if (counts[c] > 0) {
                    totals.add(new Total(group, c, counts[c], sums[c], 0));
                }
            }
        }
        near.sort(java.util.Comparator.comparingInt(Near::group).thenComparingDouble(Near::value));
        return new ClusterBootstrap(values.length, number, totals, near);
    }

    private static int[] each(int n) {
        return java.util.stream.IntStream.range(0, n).toArray();
    }

    /** A thousand draws of many clusters take seconds, and no statement of the database is there to be stopped meanwhile. */
    @Test
    void drawing_ends_where_the_question_was_given_up() {
        CancellableWork work = new CancellableWork();
        work.giveUp();
        assertThatThrownBy(() -> work.run(() -> of(new double[][] {{1, 2}}, new int[][] {{0, 1}}, 2)))
                .hasMessageContaining("given up");
    }

    /** Each value its own cluster: the interval of the mean is that of the normal distribution, near enough. */
    @Test
    void values_that_stand_alone_have_the_interval_of_the_textbook() {
        Random random = new Random(3);
        double[] values = random.doubles(2_000, 0, 100).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double sd = Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
        double half = 1.96 * sd / Math.sqrt(values.length);
        Interval interval =
                of(new double[][] {values}, new int[][] {each(2_000)}, 2_000).mean(0);
        assertThat(interval.low()).isCloseTo(mean - half, within(half * .15));
        assertThat(interval.high()).isCloseTo(mean + half, within(half * .15));
        Interval median =
                of(new double[][] {values}, new int[][] {each(2_000)}, 2_000).median(0);
        Arrays.sort(values); // the interval by ranks: n/2 -+ 0.98 sqrt n
        assertThat(median.low()).isCloseTo(values[1_000 - 44], within(1.0));
        assertThat(median.high()).isCloseTo(values[1_000 + 44], within(1.0));
    }

    @Test
    void copies_within_a_cluster_make_nothing_surer() {
        double[] once = new Random(5).doubles(60, 0, 100).toArray();
        double[] tenTimes = new double[600];
        int[] clusters = new int[600];
        for (int i = 0; i < 600; i++) {
            tenTimes[i] = once[i % 60];
            clusters[i] = i % 60;
        }
        Interval single = of(new double[][] {once}, new int[][] {each(60)}, 60).mean(0);
        Interval copied =
                of(new double[][] {tenTimes}, new int[][] {clusters}, 60).mean(0);
        assertThat(copied.low()).isCloseTo(single.low(), within(1e-9));
        assertThat(copied.high()).isCloseTo(single.high(), within(1e-9));
        Interval median =
                of(new double[][] {tenTimes}, new int[][] {clusters}, 60).median(0);
        assertThat(median.low())
                .isCloseTo(
                        of(new double[][] {once}, new int[][] {each(60)}, 60)
                                .median(0)
                                .low(),
                        within(1e-9));
    }

    /** The same importers in both periods, each a day slower: their own speed cancels out. */
    @Test
    void the_difference_of_two_periods_knows_that_the_importers_are_the_same() {
        double[] before = new Random(7).doubles(40, 0, 100).toArray();
        double[] after = Arrays.stream(before).map(v -> v + 24).toArray();
        ClusterBootstrap both = of(new double[][] {before, after}, new int[][] {each(40), each(40)}, 40);
        assertThat(both.meanDifference(1, 0).low()).isCloseTo(24, within(1e-9));
        assertThat(both.meanDifference(1, 0).high()).isCloseTo(24, within(1e-9));
        assertThat(both.medianDifference(1, 0).low()).isCloseTo(24, within(1e-9));
        assertThat(both.mean(0).high() - both.mean(0).low()).isGreaterThan(10);
    }

    /** What lies far from the median may be given as counts alone. */
    @Test
    void values_below_may_be_given_by_their_number() {
        Random random = new Random(11);
        double[] values = random.doubles(4_000, 0, 100).sorted().toArray();
        int[] clusters = random.ints(4_000, 0, 200).toArray();
        Interval all = of(new double[][] {values}, new int[][] {clusters}, 200).median(0);
        List<Total> totals = new ArrayList<>();
        List<Near> near = new ArrayList<>();
        long[] counts = new long[200];
        long[] below = new long[200];
        double[] sums = new double[200];
        for (int i = 0; i < values.length; i++) {
            counts[clusters[i]]++;
            sums[clusters[i]] += values[i];
            if (i < 1_600) {
                below[clusters[i]]++;
            } else if (i < 2_400) {
                near.add(new Near(0, clusters[i], values[i]));
            }
        }
        for (int c = 0; c < 200; c++) {
            totals.add(new Total(0, c, counts[c], sums[c], below[c]));
        }
        assertThat(new ClusterBootstrap(1, 200, totals, near).median(0)).isEqualTo(all);
    }

    @Test
    void a_single_cluster_gives_no_spread_and_nothing_gives_none() {
        ClusterBootstrap one = of(new double[][] {{1, 2, 6}}, new int[][] {{0, 0, 0}}, 1);
        assertThat(one.mean(0)).isEqualTo(new Interval(3, 3));
        assertThat(one.median(0)).isEqualTo(new Interval(2, 2));
        assertThat(one.clusters(0)).isEqualTo(1);
        assertThat(new ClusterBootstrap(1, 0, List.of(), List.of()).mean(0).low())
                .isNaN();
    }
}
