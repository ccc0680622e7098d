package org.tidewaiter.riskmodel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Branch;
import org.tidewaiter.datamodel.DataVersion;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.Feature;
import org.tidewaiter.features.FeatureMatrix;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;
import org.tidewaiter.features.Replay;
import org.tidewaiter.kit.learn.Calibration;
import org.tidewaiter.kit.learn.FloatMatrix;
import org.tidewaiter.kit.learn.Sample;
import org.tidewaiter.kit.learn.Trees;

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
    private static final int FEW = 200;

    /** So many findings, and as many controls without one, let goods whose like was controlled be learned apart. */
    private static final int FEW_OF_EACH = 20;

    private final Workspace workspace;
    private final LearnParameters parameters;

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

    /** Learns a model from some features only: what do the others bring? */
    static ModelCard learn(
            Workspace workspace, Items items, LearnParameters parameters, Predicate<Feature> used, Actor actor) {
        return new Learning(workspace, parameters, used).run(items, actor);
    }

    private ModelCard run(Items items, Actor actor) {
        int controlled = countControlled(items, until());
        FeatureMatrix rows = rowsToLearnFrom(items);
        Map<Branch, int[]> learned = rowsOfBranches(items, rows);
        Map<Branch, GrownBranch> grown = growBranches(items, rows, learned);
        try (RiskModel model = modelOf(rows, grown)) {
            ModelCard card = describe(items, rows, learned, grown, controlled, actor);
            return new ModelStore(workspace).keep(card, model, actor);
        }
    }

    private FeatureMatrix rowsToLearnFrom(Items items) {
        FeatureMatrix all = new Replay(items).features(itemsToLearnFrom(items, until()));
        return Objects.requireNonNull(
                all.only(all.features().stream().filter(used).map(Feature::name).toList()));
    }

    /** The rows that each branch learns from: first occurrences; and items whose like has been controlled before, where these are enough. */
    private Map<Branch, int[]> rowsOfBranches(Items items, FeatureMatrix rows) {
        Map<Branch, int[]> learned = new EnumMap<>(Branch.class);
        learned.put(Branch.FRESH, rowsWhere(rows, r -> !rows.knownRepeat(r) && items.occurrence(rows.items()[r]) == 1));
        int[] repeated = rowsWhere(rows, rows::knownRepeat);
        int findings = findings(items, rows, repeated);
        if (repeated.length >= FEW && findings >= FEW_OF_EACH && repeated.length - findings >= FEW_OF_EACH) {
            learned.put(Branch.REPEATED, repeated);
        }
        return learned;
    }

    private Map<Branch, GrownBranch> growBranches(Items items, FeatureMatrix rows, Map<Branch, int[]> learned) {
        Map<Branch, GrownBranch> grown = new EnumMap<>(Branch.class);
        learned.forEach((branch, mine) -> grown.put(
                branch, GrownBranch.grow(branch, mine, m -> sample(items, rows, m), parameters, names(rows))));
        return grown;
    }

    private static RiskModel modelOf(FeatureMatrix rows, Map<Branch, GrownBranch> grown) {
        GrownBranch repeated = grown.get(Branch.REPEATED);
        return new RiskModel(
                names(rows),
                Objects.requireNonNull(grown.get(Branch.FRESH)).trees(),
                repeated == null ? null : repeated.trees());
    }

    private static List<String> names(FeatureMatrix rows) {
        return rows.features().stream().map(Feature::name).toList();
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

    private Sample sample(Items items, FeatureMatrix rows, int[] mine) {
        FloatMatrix features = RiskModel.matrix(rows, mine);
        float[] labels = new float[mine.length];
        for (int i = 0; i < mine.length; i++) {
            labels[i] = items.labelBefore(rows.items()[mine[i]], until());
        }
        return Sample.of(features, labels);
    }

    private ModelCard describe(
            Items items,
            FeatureMatrix rows,
            Map<Branch, int[]> learned,
            Map<Branch, GrownBranch> grown,
            int controlled,
            Actor actor) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        Map<Branch, Calibration> calibration = new EnumMap<>(Branch.class);
        Map<Branch, Integer> bags = new EnumMap<>(Branch.class);
        Map<Branch, Map<String, Double>> gain = new EnumMap<>(Branch.class);
        grown.forEach((branch, one) -> {
            metrics.putAll(one.metrics());
            calibration.put(branch, one.trees().calibration());
            bags.put(branch, one.trees().bags().size());
            gain.put(branch, one.gain());
        });
        return new ModelCard(
                "",
                parameters.until(),
                Instant.now(),
                actor.person(),
                learned.values().stream().mapToInt(mine -> mine.length).sum(),
                learned.values().stream()
                        .mapToInt(mine -> findings(items, rows, mine))
                        .sum(),
                controlled,
                DataVersion.of(workspace.lake()),
                LocalDate.ofEpochDay(items.day(0)),
                LocalDate.ofEpochDay(items.day(items.firstOf(until()) - 1)),
                parameters.seed(),
                names(rows),
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
