package org.tidewaiter.profile;

import org.jspecify.annotations.Nullable;

/** What the supplier's, the heading's and the importer's other goods say of an origin, as {@code doubtful-origins} asks them. */
final class OriginSignals extends SignalStates {
    private static final int LEAST_OF_SUPPLIER = 5;
    private static final int LEAST_OF_HEADING = 20;
    private static final int LEAST_OF_IMPORTER = 3;

    private final Items.Column origins;
    private final Items.Column departures;
    private final Items.Column hs4;
    private final Kept importers;
    private final Kept suppliers;
    private final Sums ofSupplier;
    private final Sums ofHeading;
    private final Sums ofImporter = new Sums(1 << 10);
    private final Pairs supplierOrigin = new Pairs();
    private final Pairs headingOrigin = new Pairs();
    private final Pairs importerHeading = new Pairs();
    private final Pairs importerOrigin = new Pairs();

    OriginSignals(Items items, int @Nullable [] wanted) {
        super(items, Signal.SUPPLIER_ORIGIN, Signal.SUPPLIER_DEPARTURE, Signal.HEADING_ORIGIN, Signal.IMPORTER_ORIGIN);
        origins = items.column(Dimension.ORIGIN);
        departures = items.column(Dimension.DEPARTURE);
        hs4 = items.column(Dimension.HS4);
        importers = new Kept(items, Dimension.IMPORTER, wanted);
        suppliers = new Kept(items, Dimension.SUPPLIER, wanted);
        ofSupplier = new Sums(items.codeCount(Dimension.SUPPLIER));
        ofHeading = new Sums(items.codeCount(Dimension.HS4));
    }

    @Override
    boolean apply() {
        return items.codeCount(Dimension.ORIGIN) > 1;
    }

    @Override
    void read(Day day, int[] wanted) {
        for (int r = day.firstRow(); r < day.lastRow(); r++) {
            int item = wanted[r];
            if (origins.of(item) > 0) {
                supplier(item, r);
                heading(item, r);
            }
        }
    }

    private void supplier(int item, int row) {
        int supplier = suppliers.of(item);
        float all = ofSupplier.count(supplier);
        if (supplier > 0 && all >= LEAST_OF_SUPPLIER) {
            int origin = origins.of(item);
            int departure = departures.of(item);
            set(Signal.SUPPLIER_ORIGIN, row, supplierOrigin.count(supplier, origin) / all);
            if (departure > 0 && departure != origin) {
                set(Signal.SUPPLIER_DEPARTURE, row, supplierOrigin.count(supplier, departure) / all);
            }
        }
    }

    private void heading(int item, int row) {
        int heading = hs4.of(item);
        float all = ofHeading.count(heading);
        if (heading > 0 && all >= LEAST_OF_HEADING) {
            set(Signal.HEADING_ORIGIN, row, headingOrigin.count(heading, origins.of(item)) / all);
        }
        int importer = importers.of(item);
        if (importer > 0 && heading > 0) {
            int goods = importerHeading.code(importer, heading);
            float own = ofImporter.count(goods);
            if (own >= LEAST_OF_IMPORTER) {
                set(Signal.IMPORTER_ORIGIN, row, importerOrigin.count(goods, origins.of(item)) / own);
            }
        }
    }

    @Override
    void add(Day day) {
        for (int i = day.from(); i < day.to(); i++) {
            int origin = origins.of(i);
            if (origin == 0) {
                continue;
            }
            int supplier = suppliers.of(i);
            if (supplier > 0) {
                ofSupplier.add(supplier, 0);
                supplierOrigin.add(supplier, origin);
            }
            int heading = hs4.of(i);
            if (heading > 0) {
                ofHeading.add(heading, 0);
                headingOrigin.add(heading, origin);
                int importer = importers.of(i);
                if (importer > 0) {
                    int goods = importerHeading.code(importer, heading);
                    ofImporter.add(goods, 0);
                    importerOrigin.add(goods, origin);
                }
            }
        }
    }
}
