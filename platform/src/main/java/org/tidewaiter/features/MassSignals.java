package org.tidewaiter.features;

/** Packages and units that are lighter or heavier than those of their peers, as {@code unusual-masses} looks at them. */
final class MassSignals extends SignalStates {
    private static final int LEAST_PACKAGES = 25;
    private static final int LEAST_UNITS = 10;
    /** A package is light below so many robust deviations, which some 2 % of a normal are; more than ten beyond count as ten. */
    private static final double LIGHT = -2;

    private static final double MOST = 10;
    private static final double UNITS = 1 << 10;
    /** Items of an importer that are counted in as neither light nor heavy. */
    private static final int PRIOR = 2;

    private final PriceSpread byHeading = new PriceSpread();
    private final PriceSpread byChapter = new PriceSpread();
    private final PriceSpread byUnit = new PriceSpread();
    private final Items.KeyColumn hs6;
    private final Items.KeyColumn hs4;
    private final Items.KeyColumn hs2;
    private final KeptCodes importers;
    private final CodeSums light;

    MassSignals(Items items, int @org.jspecify.annotations.Nullable [] wanted) {
        super(items, Signal.PACKAGE_MASS, Signal.LIGHT_PACKAGES_HABIT, Signal.UNIT_MASS, Signal.TARE);
        hs6 = items.column(Dimension.HS6);
        hs4 = items.column(Dimension.HS4);
        hs2 = items.column(Dimension.HS2);
        importers = new KeptCodes(items, Dimension.IMPORTER, wanted);
        light = new CodeSums(items.codeCount(Dimension.IMPORTER));
    }

    @Override
    boolean apply() {
        return items.signs.hasMasses() || items.hasUnits();
    }

    @Override
    void read(Day day, int[] wanted) {
        for (int r = day.firstRow(); r < day.lastRow(); r++) {
            int item = wanted[r];
            set(Signal.PACKAGE_MASS, r, packageDeviation(item, day.number()));
            set(Signal.TARE, r, items.signs.tare(item));
            float unit = items.logMassPerUnit(item);
            if (Float.isFinite(unit) && byUnit.count(hs6.of(item)) >= LEAST_UNITS) {
                set(Signal.UNIT_MASS, r, byUnit.z(hs6.of(item), unit, day.number()));
            }
            int importer = importers.of(item);
            if (importer > 0 && items.signs.hasMasses()) {
                set(Signal.LIGHT_PACKAGES_HABIT, r, (float)
                        (light.sum(importer) / UNITS / (light.count(importer) + PRIOR)));
            }
        }
    }

    private float packageDeviation(int item, int day) {
        float mass = items.signs.logPackageMass(item);
        if (!Float.isFinite(mass)) {
            return Float.NaN;
        }
        int heading = hs4.of(item);
        int chapter = hs2.of(item);
        return byHeading.count(heading) >= LEAST_PACKAGES
                ? byHeading.z(heading, mass, day)
                : byChapter.count(chapter) >= LEAST_PACKAGES ? byChapter.z(chapter, mass, day) : Float.NaN;
    }

    @Override
    void addItems(Day day) {
        for (int i = day.from(); i < day.to(); i++) {
            int importer = importers.of(i);
            float deviation = importer > 0 ? packageDeviation(i, day.number()) : Float.NaN;
            if (Float.isFinite(deviation)) {
                light.add(importer, Math.round(Math.clamp(LIGHT - deviation, 0, MOST) * UNITS));
            }
        }
        for (int i = day.from(); i < day.to(); i++) {
            addPeer(byHeading, hs4.of(i), items.signs.logPackageMass(i));
            addPeer(byChapter, hs2.of(i), items.signs.logPackageMass(i));
            addPeer(byUnit, hs6.of(i), items.logMassPerUnit(i));
        }
    }

    private static void addPeer(PriceSpread spread, int code, float value) {
        if (Float.isFinite(value)) {
            spread.add(code, value);
        }
    }
}
