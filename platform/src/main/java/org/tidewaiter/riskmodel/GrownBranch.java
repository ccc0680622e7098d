package org.tidewaiter.riskmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tidewaiter.datamodel.Branch;
import org.tidewaiter.kit.learn.Calibration;
import org.tidewaiter.kit.learn.LabelledScores;
import org.tidewaiter.kit.learn.RankingEvaluation;
import org.tidewaiter.kit.learn.Sample;
import org.tidewaiter.kit.learn.TreeParameters;
import org.tidewaiter.kit.learn.Trees;

/**
 * One branch of a model as it was grown, with what its card says of it. The later fifth of the rows, in time, says when to stop and
 * calibrates; then as many trees are grown on all rows.
 *
 * @param trees those that the model keeps; they hold native memory
 * @param metrics figures of the later fifth, by their names on the card
 * @param gain the twenty features that brought most, the best first, with their shares of the whole gain
 */
record GrownBranch(CalibratedTrees trees, Map<String, Double> metrics, Map<String, Double> gain) {
    private static final double VALIDATED = 0.2;
    private static final int SMALL = 100_000;
    private static final int SHOWN = 20;

    /** The trees that are kept, and the mean log-odds that others of their shape gave to rows they had not seen. */
    @SuppressWarnings("ArrayRecordComponent") // Lives within one call.
    private record Bags(List<Trees> kept, double[] marginsOfLater) {}

    /**
     * Grows the trees of a branch.
     *
     * @param rows those to learn from, in time order
     * @param samples the features and labels of rows
     * @param features the names of the features, in the order of their columns
     */
    static GrownBranch grow(
            Branch branch,
            int[] rows,
            Function<int[], Sample> samples,
            LearnParameters parameters,
            List<String> features) {
        int cut = rows.length - (int) (rows.length * VALIDATED);
        Sample earlier = samples.apply(Arrays.copyOfRange(rows, 0, cut));
        Sample later = samples.apply(Arrays.copyOfRange(rows, cut, rows.length));
        Bags bags = growBags(branch, earlier, later, samples.apply(rows), parameters);
        byte[] labels = labels(later);
        Calibration.Choice choice = calibrate(bags.marginsOfLater(), labels, parameters.seed());
        Trees first = bags.kept().getFirst();
        return new GrownBranch(
                new CalibratedTrees(bags.kept(), choice.calibration()),
                metrics(branch, first, choice, bags.marginsOfLater(), labels),
                largest(first.gainShares(), features));
    }

    /** A few ensembles that differ by seed where rows are few: their mean is steadier than each. */
    private static Bags growBags(Branch branch, Sample earlier, Sample later, Sample all, LearnParameters parameters) {
        TreeParameters shape = shape(branch, parameters);
        int rows = all.labels().length;
        int bags = rows < SMALL && branch == Branch.FRESH ? 3 : 1;
        List<Trees> grown = new ArrayList<>();
        double[] margins = new double[later.labels().length];
        for (int b = 0; b < bags; b++) {
            TreeParameters seeded = shape.withSeed(parameters.seed() + b);
            try (Trees trial = Trees.train(earlier, later, seeded)) {
                float[] part = trial.margins(later.features());
                for (int i = 0; i < margins.length; i++) {
                    margins[i] += part[i] / bags;
                }
                grown.add(Trees.train(
                        all, seeded.withRounds(Math.max(10, trial.bestRound())).withEarlyStopping(0)));
            }
        }
        return new Bags(grown, margins);
    }

    /** First occurrences hold little signal: few columns a tree and heavy leaves, or the trees learn the noise. */
    private static TreeParameters shape(Branch branch, LearnParameters parameters) {
        boolean fresh = branch == Branch.FRESH;
        return new TreeParameters(
                parameters.rounds(),
                fresh ? Math.min(4, parameters.depth()) : parameters.depth(),
                fresh ? 0.05 : 0.1,
                0.8,
                fresh ? 0.2 : 0.5,
                5,
                1,
                256,
                parameters.threads(),
                parameters.seed(),
                parameters.earlyStopping());
    }

    private static byte[] labels(Sample sample) {
        byte[] labels = new byte[sample.labels().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) sample.labels()[i];
        }
        return labels;
    }

    /** The calibration that does best on a half that it was not fitted to. */
    private static Calibration.Choice calibrate(double[] margins, byte[] labels, long seed) {
        LabelledScores[] halves = LabelledScores.of(margins, labels).halves(seed);
        return Calibration.best(halves[0], halves[1]);
    }

    private static Map<String, Double> metrics(
            Branch branch, Trees first, Calibration.Choice choice, double[] margins, byte[] labels) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(branch + " trees", (double) first.bestRound());
        choice.heldOutLogLoss().forEach((kind, loss) -> metrics.put(branch + " log loss, " + kind, loss));
        Double auc = RankingEvaluation.auc(margins, labels);
        metrics.put(branch + " validation AUC", auc == null ? Double.NaN : auc);
        metrics.put(branch + " validation rows", (double) margins.length);
        return metrics;
    }

    private static Map<String, Double> largest(double[] shares, List<String> features) {
        Map<String, Double> top = new LinkedHashMap<>();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> -shares[c]))
                .limit(SHOWN)
                .forEach(c -> top.put(features.get(c), shares[c]));
        return top;
    }
}
