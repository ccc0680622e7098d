package org.tidewaiter.selection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.learn.Calibration;
import org.tidewaiter.learn.FloatMatrix;
import org.tidewaiter.learn.LabelledScores;
import org.tidewaiter.learn.RankingEvaluation;
import org.tidewaiter.learn.Sample;
import org.tidewaiter.learn.TreeParameters;
import org.tidewaiter.learn.Trees;
import org.tidewaiter.model.Branch;
import org.tidewaiter.model.DataVersion;
import org.tidewaiter.profile.Feature;
import org.tidewaiter.profile.FeatureMatrix;
import org.tidewaiter.profile.ItemReader;
import org.tidewaiter.profile.Items;
import org.tidewaiter.profile.Replay;

/**
 * Learns from controls which goods to control.
 *
 * <p>Method: profiles by replay; gradient-boosted trees on controlled items; the later fifth, in time, validates (early
 * stopping, calibration), then the same number of trees is grown on everything. Repeat-aware: each (HS 6, net mass) counts
 * once in finding rates; goods whose like was controlled before are learned apart from first occurrences, and repeats are
 * thinned to their 2nd, 3rd, 5th, 9th … occurrence, which say what there is to say.
 *
 * <p>Limits: labels come from goods that were chosen for control; where that choice was not random, probabilities hold for
 * goods like those controlled. Only the random share tells about the rest.
 */
public final class Learning {
    private static final double VALIDATED = 0.2;
    private static final int FEW = 200;
    private static final int SMALL = 100_000;

    private final Workspace workspace;
    private final LearnParameters parameters;
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private final Map<Branch, Map<String, Double>> gain = new EnumMap<>(Branch.class);

    /** The features that are learned from. */
    private final Predicate<Feature> used;

    private Learning(Workspace workspace, LearnParameters parameters, Predicate<Feature> used) {
        this.workspace = workspace;
        this.parameters = parameters;
        this.used = used;
    }

    /**
     * Learns a model and keeps it; does not put it in force.
     *
     * @throws TidewaiterException STATE when too few controls are known before the day
     */
    public static ModelCard learn(Workspace workspace, LearnParameters parameters, Actor actor) {
        return learn(workspace, ItemReader.read(workspace.lake()), parameters, actor);
    }

    /**
     * Learns a model from items that were read before, and keeps it; does not put it in force.
     *
     * @throws TidewaiterException STATE when too few controls are known before the day
     */
    public static ModelCard learn(Workspace workspace, Items items, LearnParameters parameters, Actor actor) {
        return learn(workspace, items, parameters, feature -> true, actor);
    }

    /** The same from some features only: what do the others bring? */
    static ModelCard learn(
            Workspace workspace, Items items, LearnParameters parameters, Predicate<Feature> used, Actor actor) {
        return new Learning(workspace, parameters, used).run(items, actor);
    }

    private ModelCard run(Items items, Actor actor) {
        int controlled = countControlled(items, until());
        FeatureMatrix rows = rowsToLearnFrom(items);
        Split split = split(items, rows);
        try (RiskModel model = growBranches(items, rows, split)) {
            ModelCard card = describe(items, rows, split.learned(model), controlled, model, actor);
            return new ModelStore(workspace).keep(card, model, actor);
        }
    }

    private FeatureMatrix rowsToLearnFrom(Items items) {
        FeatureMatrix all = new Replay(items).features(itemsToLearnFrom(items, until()));
        return Objects.requireNonNull(
                all.only(all.features().stream().filter(used).map(Feature::name).toList()));
    }

    /**
     * The rows that each branch learns from.
     *
     * @param fresh of first occurrences
     * @param repeated of items whose like has been controlled before
     */
    @SuppressWarnings("ArrayRecordComponent") // Lives within one call.
    private record Split(int[] fresh, int[] repeated) {
        /** Those that a model learned from: repeats only where it has a branch for them. */
        Split learned(RiskModel model) {
            return model.trees().containsKey(Branch.REPEATED) ? this : new Split(fresh, new int[0]);
        }
    }

    private static Split split(Items items, FeatureMatrix rows) {
        return new Split(
                rowsWhere(rows, r -> !rows.knownRepeat(r) && items.occurrence(rows.items()[r]) == 1),
                rowsWhere(rows, rows::knownRepeat));
    }

    private RiskModel growBranches(Items items, FeatureMatrix rows, Split split) {
        return new RiskModel(
                rows.features().stream().map(Feature::name).toList(),
                grow(Branch.FRESH, items, rows, split.fresh()),
                growIfEnough(items, rows, split.repeated()));
    }

    /** The versions of the libraries that make the model what it is, as they state them. */
    private static Map<String, String> libraryVersions() {
        return Map.of(
                "xgboost4j",
                Trees.libraryVersion(),
                "duckdb",
                Lake.libraryVersion(),
                "java",
                Runtime.version().toString());
    }

    private int findings(Items items, FeatureMatrix rows, int[] wanted) {
        return (int) IntStream.of(wanted)
                .filter(r -> items.labelBefore(rows.items()[r], until()) == 1)
                .count();
    }

    private int until() {
        return Math.toIntExact(parameters.until().toEpochDay());
    }

    private int countControlled(Items items, int until) {
        int count = 0;
        for (int i = 0; i < items.firstOf(until); i++) {
            count += items.labelBefore(i, until) == Items.UNKNOWN ? 0 : 1;
        }
        if (count < FEW) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "Only " + count + " controls are known before " + parameters.until() + ", too few to learn from",
                    "load a longer period with results of controls (at least " + FEW + "), or give a later --until");
        }
        return count;
    }

    /** The items to learn from: controlled, known, repeats thinned, and of those the latest if there are too many. */
    private java.util.function.IntPredicate itemsToLearnFrom(Items items, int until) {
        int end = items.firstOf(until);
        int first = end;
        for (int found = 0; first > 0 && found < parameters.largestSample(); first--) {
            found += learnable(items, first - 1, until) ? 1 : 0;
        }
        int from = first;
        return i -> i >= from && i < end && learnable(items, i, until);
    }

    private static boolean learnable(Items items, int item, int until) {
        int before = items.occurrence(item) - 1;
        return items.labelBefore(item, until) != Items.UNKNOWN && (before & (before - 1)) == 0;
    }

    private static int[] rowsWhere(FeatureMatrix rows, java.util.function.IntPredicate wanted) {
        return IntStream.range(0, rows.rows()).filter(wanted).toArray();
    }

    private @Nullable CalibratedTrees growIfEnough(Items items, FeatureMatrix rows, int[] repeated) {
        int findings = findings(items, rows, repeated);
        return repeated.length < FEW || findings < 20 || repeated.length - findings < 20
                ? null
                : grow(Branch.REPEATED, items, rows, repeated);
    }

    private CalibratedTrees grow(Branch branch, Items items, FeatureMatrix rows, int[] mine) {
        int cut = mine.length - (int) (mine.length * VALIDATED);
        Sample earlier = sample(items, rows, java.util.Arrays.copyOfRange(mine, 0, cut));
        Sample later = sample(items, rows, java.util.Arrays.copyOfRange(mine, cut, mine.length));
        Sample all = sample(items, rows, mine);
        TreeParameters shape = shape(branch);
        int bags = mine.length < SMALL && branch == Branch.FRESH ? 3 : 1;
        List<Trees> grown = new ArrayList<>();
        double[] margins = new double[mine.length - cut];
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
        recordGain(branch, rows, grown.get(0));
        return new CalibratedTrees(grown, calibrate(branch, margins, later));
    }

    private Calibration calibrate(Branch branch, double[] margins, Sample later) {
        byte[] labels = new byte[margins.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) later.labels()[i];
        }
        LabelledScores judged = LabelledScores.of(margins, labels);
        LabelledScores[] halves = judged.halves(parameters.seed());
        Calibration.Choice choice = Calibration.best(halves[0], halves[1]);
        choice.heldOutLogLoss().forEach((kind, loss) -> metrics.put(branch + " log loss, " + kind, loss));
        Double auc = RankingEvaluation.auc(margins, labels);
        metrics.put(branch + " validation AUC", auc == null ? Double.NaN : auc);
        metrics.put(branch + " validation rows", (double) margins.length);
        return choice.calibration();
    }

    /** First occurrences hold little signal: few columns a tree and heavy leaves, or the trees learn the noise. */
    private TreeParameters shape(Branch branch) {
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

    private void recordGain(Branch branch, FeatureMatrix rows, Trees trees) {
        double[] shares = trees.gainShares();
        Map<String, Double> top = new LinkedHashMap<>();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble((Integer c) -> -shares[c]))
                .limit(20)
                .forEach(c -> top.put(rows.features().get(c).name(), shares[c]));
        gain.put(branch, top);
        metrics.put(branch + " trees", (double) trees.bestRound());
    }

    private Sample sample(Items items, FeatureMatrix rows, int[] mine) {
        FloatMatrix features = RiskModel.matrix(rows, mine);
        float[] labels = new float[mine.length];
        for (int i = 0; i < mine.length; i++) {
            labels[i] = items.labelBefore(rows.items()[mine[i]], until());
        }
        return Sample.of(features, labels);
    }

    private ModelCard describe(
            Items items, FeatureMatrix rows, Split learned, int controlled, RiskModel model, Actor actor) {
        Map<Branch, Calibration> calibration = new EnumMap<>(Branch.class);
        Map<Branch, Integer> bags = new EnumMap<>(Branch.class);
        model.trees().forEach((branch, trees) -> {
            calibration.put(branch, trees.calibration());
            bags.put(branch, trees.bags().size());
        });
        return new ModelCard(
                "",
                parameters.until(),
                Instant.now(),
                actor.person(),
                learned.fresh().length + learned.repeated().length,
                findings(items, rows, learned.fresh()) + findings(items, rows, learned.repeated()),
                controlled,
                DataVersion.of(workspace.lake()),
                LocalDate.ofEpochDay(items.day(0)),
                LocalDate.ofEpochDay(items.day(items.firstOf(until()) - 1)),
                parameters.seed(),
                rows.features().stream().map(Feature::name).toList(),
                parameters,
                libraryVersions(),
                metrics,
                calibration,
                bags,
                AmountRates.learn(items, until()),
                gain,
                Map.of());
    }
}
