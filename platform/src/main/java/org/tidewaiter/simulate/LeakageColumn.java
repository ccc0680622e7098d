package org.tidewaiter.simulate;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.kit.learn.RankingEvaluation;

/**
 * One column of two simulations, in the ways in which a single column can be looked up: its value, its first two, four and six
 * characters, its length, the band in which its number or time lies, and its words. Each way learns how often the values of one
 * simulation are fraud, and ranks the other by it.
 */
final class LeakageColumn {
    private static final int BANDS = 20;
    /** A rate of few items is drawn to the rate of all with the weight of so many. */
    private static final double SMOOTHING = 10;
    /** Stands for no value where values are keys. */
    private static final String MISSING = "\0";

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT");

    /** Dense numbers of what is the same in both simulations. */
    private record Keys(int[] learned, int[] tried, int count) {
        /** What is the same once more is the same: the number that each of these numbers gets instead. */
        Keys as(int[] others, int count) {
            return new Keys(replaced(learned, others), replaced(tried, others), count);
        }

        private static int[] replaced(int[] keys, int[] others) {
            return Arrays.stream(keys).map(key -> others[key]).toArray();
        }
    }

    /** Of each different value, in the order of their numbers: a column has far fewer of them than items. */
    private final List<@Nullable String> values = new ArrayList<>();

    private final Keys items;
    private final List<Keys> ways = new ArrayList<>();
    private final float[] numbers;
    private final WordTable words;

    LeakageColumn(@Nullable String[] learned, @Nullable String[] tried) {
        Map<@Nullable String, Integer> known = new HashMap<>();
        items = new Keys(numbered(learned, known), numbered(tried, known), known.size());
        numbers = numbers(values);
        words = WordTable.of(values);
        ways.add(items);
        for (int length : new int[] {2, 4, 6}) {
            ways.add(same(value -> value.substring(0, Math.min(length, value.length()))));
        }
        ways.add(same(value -> Integer.toString(value.length())));
        if (!allMissing(learnedNumbers())) {
            ways.add(bands());
        }
    }

    /** The number or time of each item that was learned from; NaN for all else. */
    float[] learnedNumbers() {
        return numbersOf(items.learned());
    }

    /** The number or time of each item that is tried; NaN for all else. */
    float[] triedNumbers() {
        return numbersOf(items.tried());
    }

    private float[] numbersOf(int[] keys) {
        float[] of = new float[keys.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = numbers[keys[i]];
        }
        return of;
    }

    private int[] numbered(@Nullable String[] texts, Map<@Nullable String, Integer> known) {
        int[] keys = new int[texts.length];
        for (int i = 0; i < keys.length; i++) {
            Integer key = known.get(texts[i]);
            if (key == null) {
                key = values.size();
                known.put(texts[i], key);
                values.add(texts[i]);
            }
            keys[i] = key;
        }
        return keys;
    }

    /** The way that takes those values for the same of which a text is the same. */
    private Keys same(UnaryOperator<String> text) {
        Map<String, Integer> known = new HashMap<>();
        int[] others = new int[values.size()];
        for (int v = 0; v < others.length; v++) {
            String value = values.get(v);
            others[v] = known.computeIfAbsent(value == null ? MISSING : text.apply(value), t -> known.size());
        }
        return items.as(others, known.size());
    }

    /** How well the best way ranks the tried items that could be fraud: area under the ROC curve; a half is chance. */
    double auc(Leakage.PlantedLabels of, Leakage.PlantedLabels on) {
        double best = words.several() ? ofWords(of, on) : 0;
        for (Keys keys : ways) {
            best = Math.max(best, auc(keys, of, on));
        }
        return best;
    }

    private static float[] numbers(List<@Nullable String> values) {
        float[] numbers = new float[values.size()];
        for (int v = 0; v < numbers.length; v++) {
            numbers[v] = number(values.get(v));
        }
        return numbers;
    }

    private static float number(@Nullable String value) {
        if (value == null || isWord(value)) {
            return Float.NaN;
        }
        try {
            return TIME.matcher(value).lookingAt()
                    ? LocalDateTime.parse(value).toEpochSecond(ZoneOffset.UTC) / 60
                    : Float.parseFloat(value);
        } catch (RuntimeException e) {
            return Float.NaN;
        }
    }

    /** Whether a text is no number by its first letter already: {@code NaN} and {@code Infinity} are some. An exception costs more. */
    private static boolean isWord(String value) {
        return value.isEmpty() || (Character.isLetter(value.charAt(0)) && "NI".indexOf(value.charAt(0)) < 0);
    }

    private static boolean allMissing(float[] numbers) {
        return IntStream.range(0, numbers.length).allMatch(i -> Float.isNaN(numbers[i]));
    }

    /** Bands with as many learned items each; those without a number are a band of their own. */
    private Keys bands() {
        float[] sorted = learnedNumbers();
        Arrays.sort(sorted); // NaN last
        int known = sorted.length;
        while (known > 0 && Float.isNaN(sorted[known - 1])) {
            known--;
        }
        float[] cuts = new float[BANDS - 1];
        for (int b = 1; b < BANDS; b++) {
            cuts[b - 1] = sorted[(int) ((long) known * b / BANDS)];
        }
        return items.as(banded(numbers, cuts), 2 * BANDS + 1);
    }

    private static int[] banded(float[] numbers, float[] cuts) {
        int[] bands = new int[numbers.length];
        for (int i = 0; i < bands.length; i++) {
            int at = Arrays.binarySearch(cuts, numbers[i]);
            bands[i] = Float.isNaN(numbers[i]) ? 2 * BANDS : at < 0 ? -at - 1 : BANDS + at;
        }
        return bands;
    }

    private static double auc(Keys keys, Leakage.PlantedLabels of, Leakage.PlantedLabels on) {
        double[] rate = rates(keys.learned(), keys.count(), of);
        double[] fraud = new double[keys.count()];
        double[] honest = new double[keys.count()];
        for (int i = 0; i < keys.tried().length; i++) {
            if (on.could()[i]) {
                (on.carries()[i] ? fraud : honest)[keys.tried()[i]]++;
            }
        }
        return area(rate, fraud, honest);
    }

    /** Of all pairs of a fraud and an honest item, those in which the fraud has the higher rate; equal ones count half. */
    private static double area(double[] rate, double[] fraud, double[] honest) {
        double[] rates = different(rate);
        double[] fraudAt = new double[rates.length];
        double[] honestAt = new double[rates.length];
        for (int k = 0; k < rate.length; k++) {
            if (fraud[k] + honest[k] > 0) {
                int at = Arrays.binarySearch(rates, rate[k]);
                fraudAt[at] += fraud[k];
                honestAt[at] += honest[k];
            }
        }
        double below = 0;
        double won = 0;
        double frauds = 0;
        for (int at = 0; at < rates.length; at++) {
            won += fraudAt[at] * (below + honestAt[at] / 2);
            below += honestAt[at];
            frauds += fraudAt[at];
        }
        return frauds == 0 || below == 0 ? 0.5 : won / frauds / below;
    }

    /** In ascending order, each once. */
    private static double[] different(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (double value : sorted) {
            if (count == 0 || sorted[count - 1] != value) {
                sorted[count++] = value;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static double[] rates(int[] keys, int count, Leakage.PlantedLabels of) {
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
    private double ofWords(Leakage.PlantedLabels of, Leakage.PlantedLabels on) {
        double[] frauds = new double[words.count()];
        double[] honest = new double[words.count()];
        double[] all = {1, 1};
        for (int i = 0; i < items.learned().length; i++) {
            if (of.could()[i]) {
                all[of.carries()[i] ? 1 : 0]++;
                for (int word : words.of()[items.learned()[i]]) {
                    (of.carries()[i] ? frauds : honest)[word]++;
                }
            }
        }
        double share = all[1] / (all[0] + all[1]);
        double[] weights = new double[words.count()];
        for (int w = 0; w < weights.length; w++) {
            weights[w] = frauds[w] + honest[w] == 0
                    ? 0
                    : Math.log((frauds[w] + SMOOTHING * share) / all[1])
                            - Math.log((honest[w] + SMOOTHING * (1 - share)) / all[0]);
        }
        double[] scores = Arrays.stream(words.of())
                .mapToDouble(ids ->
                        Arrays.stream(ids).mapToDouble(word -> weights[word]).sum())
                .toArray();
        return on.auc(i -> scores[items.tried()[i]]);
    }

    /**
     * The words of each different value.
     *
     * @param of the numbers of its words, by value
     * @param count how many different words there are
     * @param several whether a value has more than one
     */
    private record WordTable(int[][] of, int count, boolean several) {
        private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

        static WordTable of(List<@Nullable String> values) {
            Map<String, Integer> known = new HashMap<>();
            int[][] of = new int[values.size()][];
            boolean several = values.stream().anyMatch(value -> value != null && value.indexOf(' ') > 0);
            for (int v = 0; v < of.length; v++) {
                String value = values.get(v);
                of[v] = value == null || !several
                        ? new int[0]
                        : BETWEEN.splitAsStream(value.toLowerCase(Locale.ROOT))
                                .mapToInt(word -> known.computeIfAbsent(word, w -> known.size()))
                                .toArray();
            }
            return new WordTable(of, known.size(), several);
        }
    }

    /** The measure that {@link Leakage.PlantedLabels#auc} gives of scores, which are ranks for all that matters here. */
    static double auc(double[] scores, byte[] labels) {
        Double auc = RankingEvaluation.auc(scores, labels);
        return auc == null ? 0.5 : auc;
    }
}
