package org.tidewaiter.features;

/**
 * Repeated consignments: finds and numbers them. Real declarations repeat themselves (the same goods every week), and published data even
 * more; a repeated row's "history" is its own label. So each (HS 6, net mass) is counted once in finding rates, and
 * evaluation reports rows apart whose (HS 6, net mass) and (HS 6, item amount) both occur in no row before them.
 */
final class RepeatedGoods {
    private RepeatedGoods() {}

    /**
     * Codes (HS 6, value) cells. Most amounts come once, and what comes once has no past to keep: two bits for each of many
     * slots tell those cells, so that only the others need a table.
     *
     * @param values per item, exact, NaN where not given
     * @param cell filled with the code of (HS 6, value), counting up in the order of first sight; {@link Items#NO_CELL} where
     *     not given, {@link Items#ONLY_ONE} where no other item has the same (some of those have codes nevertheless)
     */
    static void code(int[] hs6, double[] values, int[] cell) {
        BloomFilter again = seenAgain(hs6, values);
        PairCodes cells = new PairCodes(1 << 13);
        for (int i = 0; i < values.length; i++) {
            long value = Double.doubleToLongBits(values[i]);
            cell[i] = Double.isNaN(values[i])
                    ? Items.NO_CELL
                    : again.has(PairCodes.hash(value, hs6[i])) ? cells.codeOf(value, hs6[i]) : Items.ONLY_ONE;
        }
    }

    /** The slots into which more than one item falls. */
    private static BloomFilter seenAgain(int[] hs6, double[] values) {
        BloomFilter once = new BloomFilter(values.length);
        BloomFilter again = new BloomFilter(values.length);
        for (int i = 0; i < values.length; i++) {
            int hash = PairCodes.hash(Double.doubleToLongBits(values[i]), hs6[i]);
            if (once.has(hash)) {
                again.add(hash);
            } else {
                once.add(hash);
            }
        }
        return again;
    }

    /** Marks items whose cells came before, and numbers the controlled items of each mass cell. */
    static void mark(Items items) {
        int[] controlled = new int[items.size()];
        int masses = 0;
        int amounts = 0;
        for (int i = 0; i < items.size(); i++) {
            int mass = items.massCell[i];
            int amount = items.amountCell[i];
            // Codes count up in the order of first sight: a code below the next new one has been seen.
            items.repeats[i] = mass >= 0 && mass < masses || amount >= 0 && amount < amounts;
            masses = Math.max(masses, mass + 1);
            amounts = Math.max(amounts, amount + 1);
            boolean known = items.label[i] != Items.UNKNOWN;
            items.occurrence[i] = !known ? 0 : mass < 0 ? 1 : ++controlled[mass];
        }
    }
}
