package org.tidewaiter.selection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tidewaiter.access.Actor;
import org.tidewaiter.bench.LoadedFiles;
import org.tidewaiter.datamodel.Branch;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.FeatureMatrix;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;
import org.tidewaiter.features.Replay;
import org.tidewaiter.riskmodel.LearnParameters;
import org.tidewaiter.riskmodel.Learning;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.ModelStore;
import org.tidewaiter.riskmodel.RiskModel;

/**
 * How long scoring takes: one row, and a batch beside the bare XGBoost calls on the same rows with the same trees. The bench of the
 * whole way has its scores from here. Stands in this package because {@link RiskModel} does not leave it.
 */
public final class ScoringBench {
    private static final int ROUNDS = 7;
    private static final int SINGLE = 20_000;
    private static final int BATCH_ROWS = 250_000;

    private final RiskModel model;
    private final ModelCard card;
    private final Workspace workspace;

    private ScoringBench(Workspace workspace, ModelCard card, RiskModel model) {
        this.workspace = workspace;
        this.card = card;
        this.model = model;
    }

    /** What the model of a card ranks rows by. */
    public static double[] rankScores(Workspace workspace, ModelCard card, FeatureMatrix rows) {
        try (RiskModel model = new ModelStore(workspace).open(card)) {
            return model.score(rows).rankScore();
        }
    }

    /** Runs with: workspace directory (made anew), files of the KCS data set. */
    public static void main(String[] arguments) throws IOException, XGBoostError {
        List<Path> files = Stream.of(arguments).skip(1).map(Path::of).toList();
        try (Workspace workspace = Workspace.open(Path.of(arguments[0]), "bench")) {
            Schema.create(workspace.lake());
            LoadedFiles.load(workspace, files);
            Items items = ItemReader.read(workspace.lake());
            FeatureMatrix rows = new Replay(items).features(i -> true);
            ModelCard card = Learning.learn(
                    workspace, items, LearnParameters.until(LocalDate.of(2021, 1, 1)), Actor.systemUser("bench"));
            try (RiskModel model = new ModelStore(workspace).open(card)) {
                ScoringBench bench = new ScoringBench(workspace, card, model);
                bench.single(rows);
                bench.batch(tiled(rows, BATCH_ROWS));
            }
        }
    }

    /** The rows again and again until there are {@code wanted}. */
    private static FeatureMatrix tiled(FeatureMatrix rows, int wanted) {
        return rows.rows(IntStream.range(0, wanted).map(r -> r % rows.rows()).toArray());
    }

    private void single(FeatureMatrix rows) {
        long[] nanos = new long[SINGLE];
        for (int pass = 0; pass < 2; pass++) { // the first warms up
            for (int i = 0; i < SINGLE; i++) {
                FeatureMatrix one = rows.rows(new int[] {rows.rows() - 1 - i % rows.rows()});
                long started = System.nanoTime();
                model.score(one);
                nanos[i] = System.nanoTime() - started;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "one declaration    p50 %7.1f µs   p99 %7.1f µs   (%,d rows, one at a time: branch, trees,"
                        + " calibration; the features stand ready, as nothing yet keeps states in memory between"
                        + " declarations)%n",
                nanos[SINGLE / 2] / 1e3,
                nanos[SINGLE * 99 / 100] / 1e3,
                SINGLE);
    }

    private void batch(FeatureMatrix rows) throws IOException, XGBoostError {
        double ours = Double.MAX_VALUE;
        double inPlace = Double.MAX_VALUE;
        double matrix = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) { // taking turns, so that a busy moment hits all; the best counts
            long started = System.nanoTime();
            model.score(rows);
            ours = Math.min(ours, (System.nanoTime() - started) / 1e9);
            inPlace = Math.min(inPlace, bare(rows, true));
            matrix = Math.min(matrix, bare(rows, false));
        }
        System.out.printf(Locale.ROOT, "batch of %,d rows%n", rows.rows());
        print("ours, with branches and calibration", rows.rows(), ours, ours);
        print("bare XGBoost, in place", rows.rows(), inPlace, ours);
        print("bare XGBoost, by way of a DMatrix", rows.rows(), matrix, ours);
    }

    private static void print(String what, int rows, double seconds, double ours) {
        System.out.printf(
                Locale.ROOT,
                "  %-36s %7.3f s  %,12.0f rows/s   ours reaches %4.0f %% of it%n",
                what,
                seconds,
                rows / seconds,
                100 * seconds / ours);
    }

    /** Seconds of nothing but the library's calls: each branch's boosters on its own rows, which were put apart before. */
    private double bare(FeatureMatrix rows, boolean inPlace) throws IOException, XGBoostError {
        long nanos = 0;
        for (Branch branch : model.trees().keySet()) {
            int[] mine = IntStream.range(0, rows.rows())
                    .filter(r -> model.branchOf(rows, r) == branch)
                    .toArray();
            FeatureMatrix part = rows.rows(mine);
            for (int b = 0; b < model.trees(branch).bags().size(); b++) {
                Booster booster = booster(branch + "-" + b + ".ubj");
                long started = System.nanoTime();
                call(booster, part, inPlace);
                nanos += System.nanoTime() - started;
                booster.dispose();
            }
        }
        return nanos / 1e9;
    }

    private Booster booster(String file) throws IOException, XGBoostError {
        Booster booster = XGBoost.loadModel(
                Files.readAllBytes(workspace.models().resolve(card.id()).resolve(file)));
        booster.setParam("nthread", card.parameters().threads());
        return booster;
    }

    private static void call(Booster booster, FeatureMatrix rows, boolean inPlace) throws XGBoostError {
        if (inPlace) {
            booster.inplace_predict(
                    rows.values(),
                    rows.rows(),
                    rows.columns(),
                    Float.NaN,
                    new int[] {0, 0},
                    Booster.PredictionType.kMargin,
                    null);
            return;
        }
        DMatrix matrix = new DMatrix(rows.values(), rows.rows(), rows.columns(), Float.NaN);
        booster.predict(matrix, true);
        matrix.dispose();
    }
}
