package org.tidewaiter.riskmodel;

import java.util.List;
import org.tidewaiter.kit.learn.Calibration;
import org.tidewaiter.kit.learn.FloatMatrix;
import org.tidewaiter.kit.learn.Trees;

/**
 * The trees of one branch of a model: the mean log-odds of a few ensembles that differ by seed, and the calibration that leads from
 * there to a probability. Holds native memory until it is closed.
 *
 * @param bags the ensembles; at least one
 * @param calibration from mean log-odds to the probability of a finding
 */
public record CalibratedTrees(List<Trees> bags, Calibration calibration) implements AutoCloseable {
    public CalibratedTrees {
        bags = List.copyOf(bags);
    }

    /** Mean log-odds per row. */
    double[] margins(FloatMatrix rows) {
        double[] sum = new double[rows.rows()];
        for (Trees trees : bags) {
            float[] part = trees.margins(rows);
            for (int i = 0; i < part.length; i++) {
                sum[i] += part[i] / bags.size();
            }
        }
        return sum;
    }

    /** Mean SHAP contribution per row and column; the last column is the same for all. */
    public double[][] contributions(FloatMatrix rows) {
        double[][] sum = new double[rows.rows()][rows.columns() + 1];
        for (Trees trees : bags) {
            float[][] part = trees.shap(rows);
            for (int i = 0; i < part.length; i++) {
                for (int c = 0; c < part[i].length; c++) {
                    sum[i][c] += part[i][c] / bags.size();
                }
            }
        }
        return sum;
    }

    @Override
    public void close() {
        bags.forEach(Trees::close);
    }
}
