package org.tidewaiter.kit.learn;

/**
 * Platt's method: probability = logistic(slope × score + intercept), fitted by log loss on smoothed targets.
 *
 * <p>J. Platt, "Probabilistic outputs for support vector machines", 1999; the targets (n₊+1)/(n₊+2) and 1/(n₋+2) are his,
 * the Newton steps with halving follow Lin, Lin and Weng, Machine Learning 68, 2007. Scores are brought to mean 0 and
 * deviation 1 while fitting.
 *
 * @param slope never negative: 0 when the score points the wrong way or does not vary
 * @param intercept log-odds at score 0
 */
public record Platt(double slope, double intercept) implements Calibration {
    private static final int STEPS = 100;

    @Override
    public double apply(double score) {
        return slope == 0 ? Logistic.of(intercept) : Logistic.of(slope * score + intercept);
    }

    @Override
    public String name() {
        return "platt";
    }

    /** Fits by weight; rows without weight or without variation give a flat line at the smoothed mean. */
    public static Platt fit(LabelledScores rows) {
        Fit fit = new Fit(rows);
        double[] line = fit.minimise();
        return line[0] > 0 ? new Platt(line[0] / fit.scale, line[1] - line[0] * fit.mean / fit.scale) : fit.flat();
    }

    /** The state of one fit: slope a and intercept b of the standardised score. */
    private static final class Fit {
        private final LabelledScores rows;
        private final double positives;
        private final double negatives;
        private final double mean;
        private final double scale;

        Fit(LabelledScores rows) {
            this.rows = rows;
            double[] counts = new double[2];
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < rows.size(); i++) {
                double weight = rows.weights()[i];
                counts[rows.labels()[i]] += weight;
                sum += weight * rows.scores()[i];
            }
            negatives = counts[0];
            positives = counts[1];
            double weight = positives + negatives;
            mean = weight > 0 ? sum / weight : 0;
            for (int i = 0; i < rows.size(); i++) {
                double deviation = rows.scores()[i] - mean;
                squares += rows.weights()[i] * deviation * deviation;
            }
            scale = squares > 0 ? Math.sqrt(squares / weight) : 1;
        }

        double target(int row) {
            return rows.labels()[row] == 1 ? (positives + 1) / (positives + 2) : 1 / (negatives + 2);
        }

        Platt flat() {
            double weight = positives + negatives;
            double share = weight > 0
                    ? (positives * (positives + 1) / (positives + 2) + negatives / (negatives + 2)) / weight
                    : 0.5;
            return new Platt(0, Math.log(share / (1 - share)));
        }

        double[] minimise() {
            double[] line = {0, flat().intercept()};
            double loss = loss(line[0], line[1]);
            for (int step = 0; step < STEPS; step++) {
                double[] move = newton(line[0], line[1]);
                double length = 1;
                double next = loss(line[0] - move[0], line[1] - move[1]);
                while (next > loss && length > 1e-10) {
                    length /= 2;
                    next = loss(line[0] - length * move[0], line[1] - length * move[1]);
                }
                if (!(loss - next > 1e-12 * Math.abs(loss))) {
                    break;
                }
                line = new double[] {line[0] - length * move[0], line[1] - length * move[1]};
                loss = next;
            }
            return line;
        }

        private double loss(double a, double b) {
            double sum = 0;
            for (int i = 0; i < rows.size(); i++) {
                double margin = a * (rows.scores()[i] - mean) / scale + b;
                // ln(1 + exp(m)) - t m, without overflow.
                sum += rows.weights()[i]
                        * (Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))) - target(i) * margin);
            }
            return sum;
        }

        /** The step to subtract; 1e-12 on the diagonal keeps it defined when scores do not vary. */
        private double[] newton(double a, double b) {
            double ga = 0;
            double gb = 0;
            double haa = 1e-12;
            double hab = 0;
            double hbb = 1e-12;
            for (int i = 0; i < rows.size(); i++) {
                double x = (rows.scores()[i] - mean) / scale;
                double p = Logistic.of(a * x + b);
                double slope = rows.weights()[i] * (p - target(i));
                double curve = rows.weights()[i] * p * (1 - p);
                ga += slope * x;
                gb += slope;
                haa += curve * x * x;
                hab += curve * x;
                hbb += curve;
            }
            double determinant = haa * hbb - hab * hab;
            return new double[] {(hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant};
        }
    }
}
