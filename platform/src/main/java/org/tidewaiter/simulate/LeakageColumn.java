package org.tidewaiter.simulate;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.learn.RankingEvaluation;

/**
 * One column of two simulations, in the ways in which a single column can be looked up: its value, its first two, four and six
 * characters, its length, the band in which its number or time lies, and its words. Each way learns how often the values of one
 * simulation are fraud, and ranks the other by it.
 */
final class LeakageColumn {
    private static final int BANDS = 20;
    /** A rate of few items is drawn to the rate of all with the weight of so many. */
    private static final double SMOOTHING = 10;

    /** Dense numbers of what is the same in both simulations. */
    private record Keys(int[] learned, int[] tried, int count) {}

    private final @Nullable String[] learned;
    private final @Nullable String[] tried;
    private final List<Keys> ways = new ArrayList<>();
    private final boolean words;

    LeakageColumn(@Nullable String[] learned, @Nullable String[] tried) {
        this.learned = learned;
        this.tried = tried;
        ways.add(keys(learned, tried));
        for (int length : new int[] {2, 4, 6}) {
            ways.add(keys(beginnings(learned, length), beginnings(tried, length)));
        }
        ways.add(keys(lengths(learned), lengths(tried)));
        float[] numbers = numbers(learned);
        if (!allMissing(numbers)) {
            ways.add(bands(numbers, numbers(tried)));
        }
        words = Arrays.stream(learned).anyMatch(v -> v != null && v.indexOf(' ') > 0);
    }

    /** How well the best way ranks the tried items that could be fraud: area under the ROC curve; a half is chance. */
    double auc(Leakage.Labels of, Leakage.Labels on) {
        double best = words ? ofWords(of, on) : 0;
        for (Keys keys : ways) {
            best = Math.max(best, auc(keys, of, on));
        }
        return best;
    }

    /** Numbers and times as numbers; NaN for all else. */
    static float[] numbers(@Nullable String[] values) {
        float[] numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values[i]);
        }
        return numbers;
    }

    private static float number(@Nullable String value) {
        if (value == null) {
            return Float.NaN;
        }
        try {
            return value.matches("\\d{4}-\\d\\d-\\d\\dT.*")
                    ? LocalDateTime.parse(value).toEpochSecond(ZoneOffset.UTC) / 60
                    : Float.parseFloat(value);
        } catch (RuntimeException e) {
            return Float.NaN;
        }
    }

    private static boolean allMissing(float[] numbers) {
        for (float number : numbers) {
            if (!Float.isNaN(number)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String[] beginnings(@Nullable String[] values, int length) {
        return Arrays.stream(values)
                .map(v -> v == null ? null : v.substring(0, Math.min(length, v.length())))
                .toArray(String[]::new);
    }

    private static @Nullable String[] lengths(@Nullable String[] values) {
        return Arrays.stream(values)
                .map(v -> v == null ? null : Integer.toString(v.length()))
                .toArray(String[]::new);
    }

    private static Keys keys(@Nullable String[] learned, @Nullable String[] tried) {
        Map<String, Integer> numbers = new HashMap<>();
        return new Keys(numbered(learned, numbers), numbered(tried, numbers), numbers.size());
    }

    private static int[] numbered(@Nullable String[] values, Map<String, Integer> numbers) {
        int[] keys = new int[values.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = numbers.computeIfAbsent(String.valueOf(values[i]), v -> numbers.size());
        }
        return keys;
    }

    /** Bands with as many learned items each; those without a number are a band of their own. */
    private static Keys bands(float[] learned, float[] tried) {
        float[] sorted = learned.clone();
        Arrays.sort(sorted); // NaN last
        int known = sorted.length;
        while (known > 0 && Float.isNaN(sorted[known - 1])) {
            known--;
        }
        float[] cuts = new float[BANDS - 1];
        for (int b = 1; b < BANDS; b++) {
            cuts[b - 1] = sorted[(int) ((long) known * b / BANDS)];
        }
        return new Keys(banded(learned, cuts), banded(tried, cuts), 2 * BANDS + 1);
    }

    private static int[] banded(float[] numbers, float[] cuts) {
        int[] bands = new int[numbers.length];
        for (int i = 0; i < bands.length; i++) {
            int at = Arrays.binarySearch(cuts, numbers[i]);
            bands[i] = Float.isNaN(numbers[i]) ? 2 * BANDS : at < 0 ? -at - 1 : BANDS + at;
        }
        return bands;
    }

    private static double auc(Keys keys, Leakage.Labels of, Leakage.Labels on) {
        double[] rate = rates(keys.learned(), keys.count(), of);
        double[] fraud = new double[keys.count()];
        double[] honest = new double[keys.count()];
        for (int i = 0; i < keys.tried().length; i++) {
            if (on.could()[i]) {
                (on.carries()[i] ? fraud : honest)[keys.tried()[i]]++;
            }
        }
        Integer[] order = new Integer[keys.count()];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, (a, b) -> Double.compare(rate[a], rate[b]));
        return area(order, rate, fraud, honest);
    }

    /** Of all pairs of a fraud and an honest item, those in which the fraud has the higher rate; equal ones count half. */
    private static double area(Integer[] order, double[] rate, double[] fraud, double[] honest) {
        double below = 0;
        double won = 0;
        double frauds = 0;
        for (int from = 0, to; from < order.length; from = to) {
            double here = 0;
            double hereHonest = 0;
            for (to = from; to < order.length && rate[order[to]] == rate[order[from]]; to++) {
                here += fraud[order[to]];
                hereHonest += honest[order[to]];
            }
            won += here * (below + hereHonest / 2);
            below += hereHonest;
            frauds += here;
        }
        return frauds == 0 || below == 0 ? 0.5 : won / frauds / below;
    }

    private static double[] rates(int[] keys, int count, Leakage.Labels of) {
        double[] fraud = new double[count];
        double[] all = new double[count];
        double frauds = 0;
        double items = 0;
        for (int i = 0; i < keys.length; i++) {
            if (of.could()[i]) {
                fraud[keys[i]] += of.carries()[i] ? 1 : 0;
                all[keys[i]]++;
                frauds += of.carries()[i] ? 1 : 0;
                items++;
            }
        }
        for (int k = 0; k < count; k++) {
            fraud[k] = (fraud[k] + SMOOTHING * frauds / items) / (all[k] + SMOOTHING);
        }
        return fraud;
    }

    /** Words as independent witnesses: the sum over the words of an item of ln of how much more often frauds have them. */
    private double ofWords(Leakage.Labels of, Leakage.Labels on) {
        Map<String, double[]> seen = new HashMap<>();
        double[] all = {1, 1};
        for (int i = 0; i < learned.length; i++) {
            if (of.could()[i]) {
                int label = of.carries()[i] ? 1 : 0;
                all[label]++;
                for (String word : wordsOf(learned[i])) {
                    seen.computeIfAbsent(word, w -> new double[2])[label]++;
                }
            }
        }
        Map<String, Double> weights = new HashMap<>();
        double share = all[1] / (all[0] + all[1]);
        seen.forEach((word, n) -> weights.put(
                word,
                Math.log((n[1] + SMOOTHING * share) / all[1]) - Math.log((n[0] + SMOOTHING * (1 - share)) / all[0])));
        return on.auc(i -> Arrays.stream(wordsOf(tried[i]))
                .mapToDouble(word -> weights.getOrDefault(word, 0.0))
                .sum());
    }

    private static String[] wordsOf(@Nullable String text) {
        return text == null ? new String[0] : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    }

    /** The measure that {@link Leakage.Labels#auc} gives of scores, which are ranks for all that matters here. */
    static double auc(double[] scores, byte[] labels) {
        Double auc = RankingEvaluation.auc(scores, labels);
        return auc == null ? 0.5 : auc;
    }
}
