package org.tidewaiter.kit.forecast;

import java.util.List;
import jdplus.toolkit.base.core.data.DataBlock;
import jdplus.toolkit.base.core.math.matrices.FastMatrix;
import jdplus.toolkit.base.core.math.matrices.SymmetricMatrix;

/**
 * Brings forecasts of parts and of sums of parts to agree: the parts whose sums lie nearest to all forecasts, each weighed by how sure it was. It is
 * the trace minimisation of Wickramasuriya, Athanasopoulos and Hyndman, Journal of the American Statistical Association 114 (2019), with the
 * variances of past errors and no covariances (WLS; Hyndman, Lee and Wang 2016), which some three years of months would not bear.
 */
public final class Reconciliation {
    private Reconciliation() {}

    /**
     * A forecast of a part or of a sum of parts.
     *
     * @param parts which parts, from 0
     * @param value what was forecast of their sum
     * @param deviation how far off it is, in the same unit; over 0
     */
    @SuppressWarnings("ArrayRecordComponent") // made once and read here
    public record Sum(int[] parts, double value, double deviation) {}

    /**
     * The parts that agree. None is below 0: one that would be is 0, and the others stay as they are, so that sums are those of the parts in any
     * case.
     *
     * @param parts how many there are; each is a forecast by itself or among the forecasts of sums
     */
    public static double[] parts(int parts, List<Sum> forecasts) {
        FastMatrix weights = FastMatrix.square(parts);
        DataBlock right = DataBlock.make(parts);
        for (Sum forecast : forecasts) {
            double weight = 1 / (forecast.deviation() * forecast.deviation());
            for (int i : forecast.parts()) {
                right.add(i, weight * forecast.value());
                for (int j : forecast.parts()) {
                    weights.add(i, j, weight);
                }
            }
        }
        SymmetricMatrix.solve(weights, right, false);
        double[] agreed = right.toArray();
        for (int i = 0; i < parts; i++) {
            agreed[i] = Math.max(0, agreed[i]);
        }
        return agreed;
    }
}
