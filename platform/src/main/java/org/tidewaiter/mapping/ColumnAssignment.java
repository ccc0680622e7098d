package org.tidewaiter.mapping;

import java.util.Arrays;

/** Which field each column gets, so that the sum of the scores is the greatest: no column has two fields, no field two columns. */
public final class ColumnAssignment {
    private ColumnAssignment() {}

    /**
     * The assignment of the greatest sum by the Hungarian method with potentials (Kuhn 1955; Jonker and Volgenant 1987), in
     * time of columns² × (fields + columns).
     *
     * @param scores by column and field, not negative; 0 where they do not belong together
     * @return by column the place of its field, or -1
     */
    public static int[] best(double[][] scores) {
        int rows = scores.length;
        int fields = rows == 0 ? 0 : scores[0].length;
        int places = fields + rows; // a place of its own for each column that gets no field
        double[] ofRow = new double[rows + 1];
        double[] ofPlace = new double[places + 1];
        int[] rowAt = new int[places + 1];
        for (int row = 1; row <= rows; row++) {
            augment(scores, row, fields, places, ofRow, ofPlace, rowAt);
        }
        int[] chosen = new int[rows];
        Arrays.fill(chosen, -1);
        for (int place = 1; place <= fields; place++) {
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
            double[][] scores, int row, int fields, int places, double[] ofRow, double[] ofPlace, int[] rowAt) {
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
                    double cost = place <= fields ? -scores[rowAt[at] - 1][place - 1] : 0;
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
