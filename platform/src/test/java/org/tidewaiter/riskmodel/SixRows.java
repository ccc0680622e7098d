package org.tidewaiter.riskmodel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Branch;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.KeptWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.Feature;
import org.tidewaiter.features.FeatureMatrix;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Replay;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.kit.learn.Calibration;
import org.tidewaiter.kit.learn.FloatMatrix;
import org.tidewaiter.kit.learn.Sample;
import org.tidewaiter.kit.learn.TreeParameters;
import org.tidewaiter.kit.learn.Trees;
import org.tidewaiter.mapping.Mapping;

/**
 * A workspace of six rows written as a table, loaded as any other file, and a model whose every answer can be worked out by hand: one
 * tree with one split on one feature.
 */
public final class SixRows {
    /**
     * The log-odds of the model above its split, and with the other sign below it. XGBoost's leaf is −G/(H + λ): of 200 rows with a
     * finding and log-odds 0, G = 200 × −½ and H = 200 × ¼, and λ = 1.
     */
    public static final double LOG_ODDS = 100.0 / 51;

    /** The probabilities that belong to them. */
    public static final double HIGH = 1 / (1 + Math.exp(-LOG_ODDS));

    public static final double LOW = 1 - HIGH;

    /** Of each table that was loaded once: a copy of it is enough for the next test. */
    private static final Map<String, KeptWorkspace> LOADED = new ConcurrentHashMap<>();

    private SixRows() {}

    /** A workspace that holds the rows: names in the first line, blanks between cells, {@code -} for nothing. */
    public static Workspace load(Path directory, String table) {
        LOADED.computeIfAbsent(
                        table,
                        t -> new KeptWorkspace(place -> {
                            try (Workspace workspace = FreshWorkspace.in(place)) {
                                add(workspace, place, "rows.csv", table);
                            }
                        }))
                .copyTo(directory);
        return FreshWorkspace.in(directory);
    }

    /** Loads rows, written so, as a file of this name. */
    public static void add(Workspace workspace, Path directory, String name, String table) {
        String csv =
                table.strip().replaceAll("(?m)^ +", "").replaceAll(" +", ",").replaceAll("(?m)(?<=,|^)-(?=,|$)", "");
        try {
            Path file = Files.writeString(directory.resolve(name), csv + "\n", UTF_8);
            Mapping mapping = Mapping.of("tidewaiter", directory);
            TableLoad.load(
                    workspace, file, mapping, new LoadOptions(false, false, Actor.systemUser()), LoadProgress.SILENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a model that answers {@link #LOG_ODDS} where the feature is not below the split, and the opposite where it is. */
    public static ModelCard model(
            Workspace workspace, LocalDate until, String feature, float split, AmountRates amounts) {
        List<String> features = features(workspace);
        Calibration calibration = new Calibration.Identity();
        Trees trees = Trees.train(
                halves(features.size(), features.indexOf(feature), split),
                new TreeParameters(1, 1, 1, 1, 1, 1, 1, 256, 1, 7, 0));
        try (RiskModel model = new RiskModel(features, new CalibratedTrees(List.of(trees), calibration), null)) {
            ModelCard card = new ModelCard(
                    "",
                    until,
                    Instant.now(),
                    "t",
                    400,
                    200,
                    400,
                    "d1",
                    until.minusYears(1),
                    until.minusDays(1),
                    7,
                    features,
                    LearnParameters.until(until),
                    Map.of(),
                    Map.of(),
                    Map.of(Branch.FRESH, calibration),
                    Map.of(Branch.FRESH, 1),
                    amounts,
                    Map.of(),
                    Map.of());
            return new ModelStore(workspace).keep(card, model, Actor.systemUser());
        }
    }

    private static List<String> features(Workspace workspace) {
        FeatureMatrix rows = new Replay(ItemReader.read(workspace.lake())).features(i -> true);
        return rows.features().stream().map(Feature::name).toList();
    }

    /** 200 rows without a finding where the feature is 0, 200 with one where it is {@code split}; nothing else is known. */
    private static Sample halves(int columns, int column, float split) {
        float[] values = new float[400 * columns];
        float[] labels = new float[400];
        java.util.Arrays.fill(values, Float.NaN);
        for (int r = 0; r < 400; r++) {
            labels[r] = r % 2;
            values[r * columns + column] = r % 2 * split;
        }
        return Sample.of(new FloatMatrix(values, 400, columns), labels);
    }
}
