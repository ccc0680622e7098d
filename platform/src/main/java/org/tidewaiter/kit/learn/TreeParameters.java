package org.tidewaiter.kit.learn;

import java.util.HashMap;
import java.util.Map;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * How trees are grown; names as in the XGBoost manual in brackets.
 *
 * @param rounds trees to grow at most
 * @param depth deepest level of a tree [max_depth]
 * @param learningRate share of each tree's answer that is taken [eta]
 * @param subsample share of the rows drawn for each tree
 * @param columnSample share of the columns drawn for each tree [colsample_bytree]
 * @param minChildWeight least sum of p(1-p) in a leaf [min_child_weight]
 * @param lambda pull of leaf values towards 0
 * @param maxBins histogram bins per column [max_bin]; 64 was no quicker than 256 on 830,000 × 60
 * @param threads processor cores to use; the model's bytes are promised for the same number only
 * @param seed of every draw
 * @param earlyStoppingRounds stop when the validation log loss has not fallen for so many trees; 0: never
 */
public record TreeParameters(
        int rounds,
        int depth,
        double learningRate,
        double subsample,
        double columnSample,
        double minChildWeight,
        double lambda,
        int maxBins,
        int threads,
        int seed,
        int earlyStoppingRounds) {
    /** Refuses what cannot be grown. */
    public TreeParameters {
        require(rounds >= 1 && rounds <= 100_000, "rounds", rounds, "1 to 100000");
        require(depth >= 1 && depth <= 16, "depth", depth, "1 to 16");
        require(learningRate > 0 && learningRate <= 1, "learningRate", learningRate, "above 0, at most 1");
        require(subsample > 0 && subsample <= 1, "subsample", subsample, "above 0, at most 1");
        require(columnSample > 0 && columnSample <= 1, "columnSample", columnSample, "above 0, at most 1");
        require(minChildWeight >= 0, "minChildWeight", minChildWeight, "at least 0");
        require(lambda >= 0, "lambda", lambda, "at least 0");
        require(maxBins >= 2 && maxBins <= 65_536, "maxBins", maxBins, "2 to 65536");
        require(threads >= 1, "threads", threads, "at least 1");
        require(earlyStoppingRounds >= 0, "earlyStoppingRounds", earlyStoppingRounds, "at least 0");
    }

    /** 200 trees of depth 6, rate 0.1, rows 0.8, columns 0.6, on all processor cores, without early stopping. */
    public static TreeParameters defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new TreeParameters(200, 6, 0.1, 0.8, 0.6, 5, 1, 256, cores, 1, 0);
    }

    /** These parameters with another number of trees. */
    public TreeParameters withRounds(int trees) {
        return with(trees, threads, seed, earlyStoppingRounds);
    }

    /** These parameters with another number of rounds to wait for a better validation log loss. */
    public TreeParameters withEarlyStopping(int patience) {
        return with(rounds, threads, seed, patience);
    }

    /** These parameters with another seed. */
    public TreeParameters withSeed(int draw) {
        return with(rounds, threads, draw, earlyStoppingRounds);
    }

    private TreeParameters with(int trees, int cores, int draw, int patience) {
        return new TreeParameters(
                trees,
                depth,
                learningRate,
                subsample,
                columnSample,
                minChildWeight,
                lambda,
                maxBins,
                cores,
                draw,
                patience);
    }

    Map<String, Object> asXgboost() {
        Map<String, Object> names = new HashMap<>();
        names.put("objective", "binary:logistic");
        names.put("eval_metric", "logloss");
        names.put("tree_method", "hist");
        names.put("verbosity", 0);
        names.put("max_depth", depth);
        names.put("eta", learningRate);
        names.put("subsample", subsample);
        names.put("colsample_bytree", columnSample);
        names.put("min_child_weight", minChildWeight);
        names.put("lambda", lambda);
        names.put("max_bin", maxBins);
        names.put("nthread", threads);
        names.put("seed", seed);
        return names;
    }

    private static void require(boolean fits, String name, Number value, String allowed) {
        if (!fits) {
            throw new TidewaiterException(
                    Kind.USAGE, name + " is " + value + ", which trees cannot be grown with", "give " + allowed);
        }
    }
}
