package org.tidewaiter.simulate;

/** Draws numbers with given weights in constant time (Vose's alias method). Immutable. */
final class Alias {
    private final double[] keep;
    private final int[] other;

    Alias(double[] weights) {
        int n = weights.length;
        keep = new double[n];
        other = new int[n];
        double total = 0;
        for (double w : weights) {
            total += w;
        }
        int[] small = new int[n];
        int[] large = new int[n];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < n; i++) {
            keep[i] = total == 0 ? 1 : weights[i] * n / total;
            if (keep[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int less = small[--smalls];
            int more = large[--larges];
            other[less] = more;
            keep[more] -= 1 - keep[less];
            if (keep[more] < 1) {
                small[smalls++] = more;
            } else {
                large[larges++] = more;
            }
        }
        settle(large, larges);
        settle(small, smalls);
    }

    private void settle(int[] left, int count) {
        for (int i = 0; i < count; i++) {
            keep[left[i]] = 1;
        }
    }

    int size() {
        return keep.length;
    }

    int draw(Chance chance) {
        int i = chance.below(keep.length);
        return chance.next() < keep[i] ? i : other[i];
    }
}
