package org.tidewaiter.riskmodel;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Branch;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.features.FeatureMatrix;
import org.tidewaiter.features.Items;
import org.tidewaiter.features.Replay;
import org.tidewaiter.kit.learn.FloatMatrix;

/**
 * A learned model: two branches behind one door. Goods whose like (HS 6 with the same net mass, or the same amount)
 * has been controlled before go to the branch that may look at those results; all others go to the branch that learned from
 * first occurrences only, so that no repeated row's own label passes for history (decisions/0003).
 */
public final class RiskModel implements AutoCloseable {
    /** Breaks ties of calibrated probabilities by the log-odds, without moving any figure that is shown. */
    private static final double TIE_BREAK = 1e-6;

    private static final int PART_ROWS = 65_536;

    private final Map<Branch, CalibratedTrees> trees = new EnumMap<>(Branch.class);
    private final List<String> features;

    /**
     * A model of one branch, or of two.
     *
     * @param features the names of the columns that it learned from, in order
     */
    RiskModel(List<String> features, CalibratedTrees fresh, @Nullable CalibratedTrees repeated) {
        this.features = List.copyOf(features);
        trees.put(Branch.FRESH, fresh);
        if (repeated != null) {
            trees.put(Branch.REPEATED, repeated);
        }
    }

    /**
     * The scores of rows.
     *
     * @param probability of a finding, calibrated, 0 to 1
     * @param rankScore orders the rows as probability does, ties broken by the log-odds
     */
    public record Scores(double[] probability, double[] rankScore) {}

    /** The trees by branch; {@code FRESH} always, {@code REPEATED} where there were rows enough to learn from. */
    public Map<Branch, CalibratedTrees> trees() {
        return Collections.unmodifiableMap(trees);
    }

    /** The trees of a branch that the model has. */
    public CalibratedTrees trees(Branch branch) {
        return Objects.requireNonNull(trees.get(branch));
    }

    /** The branch that scores a row. */
    public Branch branchOf(FeatureMatrix rows, int row) {
        return rows.knownRepeat(row) && trees.containsKey(Branch.REPEATED) ? Branch.REPEATED : Branch.FRESH;
    }

    /**
     * The columns of rows that the model learned from: a model of a former version knows fewer.
     *
     * @throws TidewaiterException STATE where a column is no longer worked out
     */
    public FeatureMatrix fitting(FeatureMatrix rows) {
        FeatureMatrix own = rows.only(features);
        if (own == null) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "The model learned from figures that this version does not work out any more",
                    "learn again: tidewaiter learn");
        }
        return own;
    }

    /** Scores rows, in their order. */
    public Scores score(FeatureMatrix rows) {
        Scores scores = new Scores(new double[rows.rows()], new double[rows.rows()]);
        score(rows, scores, 0);
        return scores;
    }

    /** Scores the items of a period, a row each in time order, block by block: no matrix of all of them stands in memory. */
    public Scores score(Items items, PeriodItems period) {
        Scores scores = new Scores(new double[period.size()], new double[period.size()]);
        int[] done = {0};
        new Replay(items).blocks(period::holds, block -> {
            score(block, scores, done[0]);
            done[0] += block.rows();
        });
        return scores;
    }

    /** Writes the scores of rows from {@code at} on. */
    private void score(FeatureMatrix all, Scores scores, int at) {
        FeatureMatrix rows = fitting(all);
        for (Branch branch : trees.keySet()) {
            int[] mine = IntStream.range(0, rows.rows())
                    .filter(r -> branchOf(rows, r) == branch)
                    .toArray();
            // Part by part, so that no second copy of all rows stands in memory.
            for (int from = 0; from < mine.length; from += PART_ROWS) {
                score(
                        trees(branch),
                        rows,
                        Arrays.copyOfRange(mine, from, Math.min(mine.length, from + PART_ROWS)),
                        scores,
                        at);
            }
        }
    }

    private static void score(CalibratedTrees branch, FeatureMatrix rows, int[] part, Scores scores, int at) {
        double[] margins = branch.margins(matrix(rows, part));
        for (int i = 0; i < part.length; i++) {
            double p = branch.calibration().apply(margins[i]);
            scores.probability()[at + part[i]] = p;
            scores.rankScore()[at + part[i]] = p + TIE_BREAK / (1 + Math.exp(-margins[i]));
        }
    }

    /** The rows wanted, as trees take them; not copied where all are. */
    public static FloatMatrix matrix(FeatureMatrix rows, int[] wanted) {
        boolean whole = wanted.length == rows.rows() && rows.isExact() && isAll(wanted);
        FeatureMatrix part = whole ? rows : rows.rows(wanted);
        return new FloatMatrix(part.values(), part.rows(), part.columns());
    }

    private static boolean isAll(int[] wanted) {
        return Arrays.equals(wanted, IntStream.range(0, wanted.length).toArray());
    }

    @Override
    public void close() {
        trees.values().forEach(CalibratedTrees::close);
    }
}
