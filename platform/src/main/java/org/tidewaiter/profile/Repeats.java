package org.tidewaiter.profile;

/**
 * Marks repeated consignments. Real declarations repeat themselves (the same goods every week), and published data even
 * more; a repeated row's "history" is its own label. So each (HS 6, net mass) is counted once in finding rates, and
 * evaluation reports rows apart whose (HS 6, net mass) and (HS 6, item amount) both occur in no row before them.
 */
final class Repeats {
    private Repeats() {}

    static void mark(Items items) {
        LongCodes masses = new LongCodes(1 << 16);
        LongCodes amounts = new LongCodes(1 << 16);
        int[] seen = new int[1 << 16];
        int[] hs6 = items.dimension[Dimension.HS6.ordinal()];
        int[] mass = items.dimension[Dimension.MASS.ordinal()];
        int[] amount = items.dimension[Dimension.AMOUNT.ordinal()];
        for (int i = 0; i < items.size(); i++) {
            boolean repeats = false;
            boolean controlled = items.label[i] != Items.UNKNOWN;
            items.occurrence[i] = controlled ? 1 : 0;
            if (mass[i] > 0) {
                int before = masses.size();
                int cell = masses.codeOf((long) hs6[i] << 32 | mass[i]);
                repeats = cell < before;
                if (cell >= seen.length) {
                    seen = java.util.Arrays.copyOf(seen, cell * 2);
                }
                if (controlled) {
                    items.occurrence[i] = ++seen[cell];
                }
            }
            if (amount[i] > 0) {
                int before = amounts.size();
                repeats |= amounts.codeOf((long) hs6[i] << 32 | amount[i]) < before;
            }
            items.repeats[i] = repeats;
        }
    }
}
