package org.tidewaiter.kit.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.LibraryVersion;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.UnpackedLibraries;

/**
 * Gradient-boosted trees for a yes-or-no outcome: a thin kit over XGBoost (Chen and Guestrin, KDD 2016).
 *
 * <p>The same sample, parameters (threads and seed among them) and library version give the same bytes. Predicting is
 * safe from many threads. Holds native memory: close it. Any failure of the native library is a
 * {@link TidewaiterException} of kind INTERNAL.
 */
// 270 lines, a third of them javadoc: the whole of the native library that anything else may see.
public final class Trees implements AutoCloseable {
    private static final int CHUNK_ROWS = 65_536;
    private static final String BEST_ROUND = "tidewaiter_best_round";

    private final Booster booster;
    private final int columns;
    private final int bestRound;
    private final List<Double> validationLogLoss;
    private final ReentrantLock explaining = new ReentrantLock();

    private Trees(Booster booster, int columns, int bestRound, List<Double> validationLogLoss) {
        this.booster = booster;
        this.columns = columns;
        this.bestRound = bestRound;
        this.validationLogLoss = List.copyOf(validationLogLoss);
    }

    /** Grows trees. As {@link #train(Sample, Sample, TreeParameters)} without validation: all rounds are kept. */
    public static Trees train(Sample training, TreeParameters parameters) {
        return train(training, null, parameters);
    }

    /**
     * Grows trees.
     *
     * @param training at least one row of each outcome
     * @param validation rows on which log loss is measured after each tree, or null. The trees after the best round are
     *     kept in the bytes but answer nothing
     * @param parameters without early stopping all rounds are grown, and the best of them still chosen on validation
     * @throws TidewaiterException STATE when all outcomes are the same
     */
    public static Trees train(Sample training, @Nullable Sample validation, TreeParameters parameters) {
        if (!training.hasBothOutcomes()) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "All " + training.labels().length + " rows to learn from have the same outcome",
                    "load a longer period, with controls that found something and controls that did not");
        }
        return guarded("be grown", () -> {
            DMatrix rows = matrix(training, parameters);
            DMatrix held = validation == null ? null : held(validation);
            try {
                return grow(rows, held, training.features().columns(), parameters);
            } finally {
                rows.dispose();
                if (held != null) {
                    held.dispose();
                }
            }
        });
    }

    private static Trees grow(DMatrix rows, @Nullable DMatrix held, int columns, TreeParameters parameters)
            throws XGBoostError {
        // Zero rounds: the only public way to a booster that can then be stepped tree by tree.
        Booster booster = XGBoost.train(rows, parameters.asXgboost(), 0, Map.of(), null, null);
        List<Double> losses = new ArrayList<>();
        int best = held == null ? parameters.rounds() : 0;
        for (int round = 0; round < parameters.rounds(); round++) {
            booster.update(rows, round);
            if (held == null) {
                continue;
            }
            losses.add(logLoss(booster, held, round));
            best = best == 0 || losses.get(round) < losses.get(best - 1) ? round + 1 : best;
            if (parameters.earlyStoppingRounds() > 0 && round + 1 - best >= parameters.earlyStoppingRounds()) {
                break;
            }
        }
        booster.setAttr(BEST_ROUND, Integer.toString(best));
        return new Trees(booster, columns, best, losses);
    }

    /** XGBoost keeps the held rows' margins and adds only the newest tree; its answer reads {@code [3]\theld-logloss:0.41}. */
    private static double logLoss(Booster booster, DMatrix held, int round) throws XGBoostError {
        String answer = booster.evalSet(new DMatrix[] {held}, new String[] {"held"}, round);
        return Double.parseDouble(answer.substring(answer.lastIndexOf(':') + 1));
    }

    private static DMatrix matrix(Sample sample, TreeParameters parameters) throws XGBoostError {
        return described(QuantileMatrix.of(sample.features(), parameters), sample);
    }

    /**
     * The held rows as they are and not as bins: their log loss is measured after each tree, and to find the values that bins stand for took longer
     * than growing it (163,390 × 92, 199 trees: 11.9 s of processor time with bins, 4.7 s without, the same losses to the last digit). They take 8
     * bytes a value, in place of one.
     */
    private static DMatrix held(Sample sample) throws XGBoostError {
        FloatMatrix features = sample.features();
        return described(new DMatrix(features.values(), features.rows(), features.columns(), Float.NaN), sample);
    }

    private static DMatrix described(DMatrix rows, Sample sample) throws XGBoostError {
        rows.setLabel(sample.labels());
        if (sample.weights() != null) {
            rows.setWeight(sample.weights());
        }
        if (sample.baseMargins() != null) {
            rows.setBaseMargin(sample.baseMargins());
        }
        return rows;
    }

    /** Log-odds per row; above 0 means more likely than not. Missing values are NaN. */
    public float[] margins(FloatMatrix rows) {
        return margins(rows, null);
    }

    /** Log-odds per row, starting from {@code baseMargins}: for trees that were trained with them. */
    public float[] margins(FloatMatrix rows, float @Nullable [] baseMargins) {
        checkColumns(rows);
        float[] answer = new float[rows.rows()];
        return guarded("answer", () -> {
            for (int first = 0; first < rows.rows(); first += CHUNK_ROWS) {
                int count = Math.min(CHUNK_ROWS, rows.rows() - first);
                FloatMatrix part = count == rows.rows() ? rows : rows.slice(first, count);
                // In place: 100,000 × 60 and 200 trees 0.16 s, against 0.21 s by way of a DMatrix; one row 36 µs
                // against 31.
                float[][] margins = booster.inplace_predict(
                        part.values(),
                        count,
                        columns,
                        Float.NaN,
                        new int[] {0, bestRound},
                        Booster.PredictionType.kMargin,
                        baseMargins == null ? null : Arrays.copyOfRange(baseMargins, first, first + count));
                for (int i = 0; i < count; i++) {
                    answer[first + i] = margins[i][0];
                }
            }
            return answer;
        });
    }

    /** Probability per row, not calibrated: the logistic function of {@link #margins(FloatMatrix)}. */
    public float[] probabilities(FloatMatrix rows) {
        float[] answer = margins(rows);
        for (int i = 0; i < answer.length; i++) {
            answer[i] = (float) Logistic.of(answer[i]);
        }
        return answer;
    }

    /**
     * What each column adds to a row's log-odds: SHAP values (Lundberg and Lee 2017; exact for trees: Lundberg et al. 2020).
     *
     * @return per row one number per column and a last one, the same for every row without base margins; their sum is the
     *     row's margin. 0.2 ms a row: explain what is shown, not everything
     */
    public float[][] shap(FloatMatrix rows, float @Nullable [] baseMargins) {
        checkColumns(rows);
        if (rows.rows() == 0) {
            return new float[0][];
        }
        explaining.lock();
        try {
            return guarded("explain", () -> {
                DMatrix matrix = new DMatrix(rows.values(), rows.rows(), columns, Float.NaN);
                try {
                    if (baseMargins != null) {
                        matrix.setBaseMargin(baseMargins);
                    }
                    return booster.predictContrib(matrix, bestRound);
                } finally {
                    matrix.dispose();
                }
            });
        } finally {
            explaining.unlock();
        }
    }

    /** What each column adds to a row's log-odds, for trees that were trained without base margins; shaped as that with them. */
    public float[][] shap(FloatMatrix rows) {
        return shap(rows, null);
    }

    /** Share of the whole loss reduction that splits on each column brought: one number per column, summing to 1 or all 0. */
    public double[] gainShares() {
        String[] names = IntStream.range(0, columns).mapToObj(c -> "f" + c).toArray(String[]::new);
        Map<String, Double> gains = guarded(
                "tell their columns apart", () -> booster.getScore(names, Booster.FeatureImportanceType.TOTAL_GAIN));
        double total = gains.values().stream().mapToDouble(Double::doubleValue).sum();
        double[] shares = new double[columns];
        for (int c = 0; c < columns; c++) {
            shares[c] = total > 0 ? gains.getOrDefault(names[c], 0.0) / total : 0;
        }
        return shares;
    }

    /** How many trees answer: the best round on validation, or all. */
    public int bestRound() {
        return bestRound;
    }

    /** How many columns a row must have. */
    public int columns() {
        return columns;
    }

    /** Log loss on the validation rows after each tree; empty without validation and after {@link #fromBytes}. */
    public List<Double> validationLogLoss() {
        return validationLogLoss;
    }

    /** The trees as XGBoost's UBJSON. */
    public byte[] toBytes() {
        return guarded("be written", () -> booster.toByteArray("ubj"));
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @param threads processor cores to answer with
     * @throws TidewaiterException INTERNAL when the bytes are no trees of Tidewaiter
     */
    public static Trees fromBytes(byte[] bytes, int threads) {
        return guarded("be read", () -> {
            Booster booster = XGBoost.loadModel(bytes);
            UnpackedLibraries.forget();
            booster.setParam("nthread", threads);
            String best = booster.getAttr(BEST_ROUND);
            int rounds = best == null ? booster.getNumBoostedRound() : Integer.parseInt(best);
            return new Trees(booster, Math.toIntExact(booster.getNumFeature()), rounds, List.of());
        });
    }

    /** The version of XGBoost that grows and reads trees, as its library states it. */
    public static String libraryVersion() {
        return LibraryVersion.of(Booster.class);
    }

    /** Frees the native memory; every later call fails. */
    @Override
    public void close() {
        booster.dispose();
    }

    private void checkColumns(FloatMatrix rows) {
        if (rows.columns() != columns) {
            throw new TidewaiterException(
                    Kind.INTERNAL,
                    "The model knows " + columns + " columns, the rows have " + rows.columns(),
                    "learn a new model with this version");
        }
    }

    private interface Native<T> {
        T run() throws XGBoostError, IOException;
    }

    private static <T> T guarded(String what, Native<T> work) {
        try {
            return work.run();
        } catch (XGBoostError | IOException e) {
            throw new TidewaiterException(
                    Kind.INTERNAL,
                    "The trees could not " + what + " (" + e.getMessage() + ")",
                    "learn the model again with this version, or put another in force",
                    e);
        }
    }
}
