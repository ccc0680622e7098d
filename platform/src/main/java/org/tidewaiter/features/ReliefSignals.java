package org.tidewaiter.features;

/** What the register has of a relief that is claimed, and how steadily the importer claims one, as {@code relief-claims} asks. */
final class ReliefSignals extends SignalStates {
    private static final int LEAST_ITEMS = 3;

    private final int[] importer;
    private final CodeSums all;
    private final CodeSums claims;

    ReliefSignals(Items items) {
        super(items, Signal.REGISTERED, Signal.RELIEF_HABIT);
        importer = items.dimension[Dimension.IMPORTER.ordinal()];
        all = new CodeSums(items.codeCount(Dimension.IMPORTER));
        claims = new CodeSums(items.codeCount(Dimension.IMPORTER));
    }

    @Override
    boolean apply() {
        return items.signs.hasClaims();
    }

    @Override
    void read(Day day, int[] wanted) {
        for (int r = day.firstRow(); r < day.lastRow(); r++) {
            int item = wanted[r];
            int claim = items.signs.claim(item);
            if (claim != SignalInputs.NO_CLAIM) {
                set(Signal.REGISTERED, r, claim == SignalInputs.NO_REGISTER ? Float.NaN : claim);
                int before = all.count(importer[item]);
                if (importer[item] > 0 && before >= LEAST_ITEMS) {
                    set(Signal.RELIEF_HABIT, r, claims.count(importer[item]) / (float) before);
                }
            }
        }
    }

    @Override
    void addItems(Day day) {
        for (int i = day.from(); i < day.to(); i++) {
            all.add(importer[i], 0);
            if (items.signs.claim(i) != SignalInputs.NO_CLAIM) {
                claims.add(importer[i], 0);
            }
        }
    }
}
