package org.tidewaiter.mapping;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which field each column gets, so that the sum of the scores is the greatest: no column has two fields, no field two columns. */
public final class ColumnAssignment {
    private ColumnAssignment() {}

    /**
     * The assignment of the greatest sum by the Hungarian method with potentials (Kuhn 1955; Jonker and Volgenant 1987). Columns that fit nothing
     * take no part, and the smaller of the two sides chooses, so that thousands of columns take time of fields² × (fields + columns) and not the cube
     * of their number.
     *
     * @param scores by column and field, not negative; 0 where they do not belong together
     * @return by column the place of its field, or -1
     */
    public static int[] best(double[][] scores) {
        int[] fitting = IntStream.range(0, scores.length)
                .filter(c -> Arrays.stream(scores[c]).anyMatch(s -> s > 0))
                .toArray();
        int[] chosen = new int[scores.length];
        Arrays.fill(chosen, -1);
        if (fitting.length == 0) {
            return chosen;
        }
        double[][] open = Arrays.stream(fitting).mapToObj(c -> scores[c]).toArray(double[][]::new);
        if (open.length <= open[0].length) {
            int[] fields = choose(open);
            for (int c = 0; c < fitting.length; c++) {
                chosen[fitting[c]] = fields[c];
            }
        } else {
            int[] columns = choose(turned(open));
            for (int f = 0; f < columns.length; f++) {
                if (columns[f] >= 0) {
                    chosen[fitting[columns[f]]] = f;
                }
            }
        }
        return chosen;
    }

    private static double[][] turned(double[][] scores) {
        double[][] turned = new double[scores[0].length][scores.length];
        for (int row = 0; row < scores.length; row++) {
            for (int place = 0; place < turned.length; place++) {
                turned[place][row] = scores[row][place];
            }
        }
        return turned;
    }

    /** By row the place of the greatest sum, or -1. */
    private static int[] choose(double[][] scores) {
        int rows = scores.length;
        int wanted = scores[0].length;
        int places = wanted + rows; // a place of its own for each row that gets none
        double[] ofRow = new double[rows + 1];
        double[] ofPlace = new double[places + 1];
        int[] rowAt = new int[places + 1];
        for (int row = 1; row <= rows; row++) {
            augment(scores, row, wanted, places, ofRow, ofPlace, rowAt);
        }
        int[] chosen = new int[rows];
        Arrays.fill(chosen, -1);
        for (int place = 1; place <= wanted; place++) {
            if (rowAt[place] > 0 && scores[rowAt[place] - 1][place - 1] > 0) {
                chosen[rowAt[place] - 1] = place - 1;
            }
        }
        return chosen;
    }

    /**
     * Gives one more row a place along the cheapest chain of moves; place 0 stands for the start of the chain. Longer than 25
     * lines as the published method is: its steps share all their state.
     */
    private static void augment(
            double[][] scores, int row, int wanted, int places, double[] ofRow, double[] ofPlace, int[] rowAt) {
        double[] least = new double[places + 1];
        int[] from = new int[places + 1];
        boolean[] seen = new boolean[places + 1];
        Arrays.fill(least, Double.MAX_VALUE);
        rowAt[0] = row;
        int at = 0;
        do {
            seen[at] = true;
            int next = 0;
            double step = Double.MAX_VALUE;
            for (int place = 1; place <= places; place++) {
                if (!seen[place]) {
                    double cost = place <= wanted ? -scores[rowAt[at] - 1][place - 1] : 0;
                    double reduced = cost - ofRow[rowAt[at]] - ofPlace[place];
                    if (reduced < least[place]) {
                        least[place] = reduced;
                        from[place] = at;
                    }
                    if (least[place] < step) {
                        step = least[place];
                        next = place;
                    }
                }
            }
            for (int place = 0; place <= places; place++) {
                if (seen[place]) {
                    ofRow[rowAt[place]] += step;
                    ofPlace[place] -= step;
                } else {
                    least[place] -= step;
                }
            }
            at = next;
        } while (rowAt[at] != 0);
        while (at != 0) {
            rowAt[at] = rowAt[from[at]];
            at = from[at];
        }
    }
}
