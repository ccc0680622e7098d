package org.tidewaiter.kit.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Isotonic regression by pool-adjacent-violators: the never-falling steps nearest to the outcomes, joined by lines.
 *
 * <p>B. Zadrozny and C. Elkan, "Transforming classifier scores into accurate multiclass probability estimates", KDD 2002.
 * Equal scores are one point. The lowest step is never 0 and the highest never 1: they become 1/(n+2) and (n+1)/(n+2) of
 * their rows (rule of succession), so far as the neighbouring step allows, as n rows without a finding do not prove that
 * there is none.
 *
 * @param scores where a step begins or ends, rising; at least one
 * @param probabilities the probability there, never falling
 */
@SuppressWarnings("ArrayRecordComponent") // Read by binary search on every answer; never handed out changed.
public record Isotonic(double[] scores, double[] probabilities) implements Calibration {
    /** Refuses knots that do not rise: they did not come from {@link #fit}. */
    public Isotonic {
        boolean rises = scores.length == probabilities.length && scores.length > 0;
        for (int i = 1; rises && i < scores.length; i++) {
            rises = scores[i - 1] < scores[i] && probabilities[i - 1] <= probabilities[i];
        }
        if (!rises) {
            throw new TidewaiterException(
                    Kind.INPUT, "The steps of an isotonic calibration do not rise", "learn the model again");
        }
    }

    @Override
    public double apply(double score) {
        if (Double.isNaN(score)) {
            return Double.NaN;
        }
        int found = Arrays.binarySearch(scores, score + 0.0); // + 0.0: minus zero is zero.
        if (found >= 0) {
            return probabilities[found];
        }
        int above = -found - 1;
        if (above == 0 || above == scores.length) {
            return probabilities[above == 0 ? 0 : above - 1];
        }
        double share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        double low = probabilities[above - 1];
        double high = probabilities[above];
        return Math.min(high, low + share * (high - low));
    }

    @Override
    public String name() {
        return "isotonic";
    }

    /** Fits by weight; without rows that count, 0.5 everywhere. */
    public static Isotonic fit(LabelledScores rows) {
        List<Step> steps = pooled(rows);
        if (steps.isEmpty()) {
            return new Isotonic(new double[] {0}, new double[] {0.5});
        }
        double[] values = smoothedEnds(steps);
        List<double[]> knots = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            knots.add(new double[] {step.first, values[i]});
            if (step.last > step.first) {
                knots.add(new double[] {step.last, values[i]});
            }
        }
        return new Isotonic(
                knots.stream().mapToDouble(k -> k[0]).toArray(),
                knots.stream().mapToDouble(k -> k[1]).toArray());
    }

    /** Scores from first to last with the same probability. */
    private record Step(double first, double last, double weight, double positives) {
        double mean() {
            return positives / weight;
        }

        Step with(Step next) {
            return new Step(first, next.last, weight + next.weight, positives + next.positives);
        }
    }

    private static List<Step> pooled(LabelledScores rows) {
        int[] order = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> rows.scores()[i] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Step> steps = new ArrayList<>();
        for (int i : order) {
            double weight = rows.weights()[i];
            if (weight > 0) {
                double score = rows.scores()[i] + 0.0;
                push(steps, new Step(score, score, weight, weight * rows.labels()[i]));
            }
        }
        return merged(steps);
    }

    /** Joins rows of the same score into one point; pooling must come after, or ties would depend on row order. */
    private static void push(List<Step> points, Step point) {
        if (!points.isEmpty() && points.getLast().first == point.first) {
            points.add(points.removeLast().with(point));
        } else {
            points.add(point);
        }
    }

    private static List<Step> merged(List<Step> points) {
        List<Step> steps = new ArrayList<>();
        for (Step point : points) {
            Step step = point;
            while (!steps.isEmpty() && steps.getLast().mean() >= step.mean()) {
                step = steps.removeLast().with(step);
            }
            steps.add(step);
        }
        return steps;
    }

    private static double[] smoothedEnds(List<Step> steps) {
        double[] values = steps.stream().mapToDouble(Step::mean).toArray();
        int last = values.length - 1;
        Step low = steps.getFirst();
        Step high = steps.getLast();
        if (values[0] <= 0) {
            double lowest = 1 / (low.weight + 2);
            values[0] = last == 0 ? lowest : Math.min(lowest, values[1]);
        }
        if (values[last] >= 1) {
            double highest = (high.weight + 1) / (high.weight + 2);
            values[last] = last == 0 ? highest : Math.max(highest, values[last - 1]);
        }
        return values;
    }
}
