package org.tidewaiter.features;

import org.jspecify.annotations.Nullable;

/** What the supplier's, the heading's and the importer's other goods say of an origin, as {@code doubtful-origins} asks them. */
final class OriginSignals extends SignalStates {
    private static final int LEAST_OF_SUPPLIER = 5;
    private static final int LEAST_OF_HEADING = 20;
    private static final int LEAST_OF_IMPORTER = 3;

    private final Items.KeyColumn origins;
    private final Items.KeyColumn departures;
    private final Items.KeyColumn hs4;
    private final KeptCodes importers;
    private final KeptCodes suppliers;
    private final CodeSums ofSupplier;
    private final CodeSums ofHeading;
    private final CodeSums ofImporter = new CodeSums(1 << 10);
    /** Numbers of the pairs of the day's items, found once for reading and adding; {@link Items#NO_CELL} where an item has no such pair. */
    private int[] goodsToday = new int[0];

    private int[] supplierToday = new int[0];
    private int[] headingToday = new int[0];
    private int[] importerToday = new int[0];

    private final PairCounts supplierOrigin = new PairCounts();
    private final PairCounts headingOrigin = new PairCounts();
    private final PairCounts importerHeading = new PairCounts();
    private final PairCounts importerOrigin = new PairCounts();

    OriginSignals(Items items, int @Nullable [] wanted) {
        super(items, Signal.SUPPLIER_ORIGIN, Signal.SUPPLIER_DEPARTURE, Signal.HEADING_ORIGIN, Signal.IMPORTER_ORIGIN);
        origins = items.column(Dimension.ORIGIN);
        departures = items.column(Dimension.DEPARTURE);
        hs4 = items.column(Dimension.HS4);
        importers = new KeptCodes(items, Dimension.IMPORTER, wanted);
        suppliers = new KeptCodes(items, Dimension.SUPPLIER, wanted);
        ofSupplier = new CodeSums(items.codeCount(Dimension.SUPPLIER));
        ofHeading = new CodeSums(items.codeCount(Dimension.HS4));
    }

    @Override
    boolean apply() {
        return items.codeCount(Dimension.ORIGIN) > 1;
    }

    @Override
    void meet(Day day) {
        if (goodsToday.length < day.size()) {
            goodsToday = new int[day.size()];
            supplierToday = new int[day.size()];
            headingToday = new int[day.size()];
            importerToday = new int[day.size()];
        }
        for (int place = 0; place < day.size(); place++) {
            int item = day.from() + place;
            int origin = origins.of(item);
            int supplier = origin == 0 ? 0 : suppliers.of(item);
            int heading = origin == 0 ? 0 : hs4.of(item);
            int importer = heading == 0 ? 0 : importers.of(item);
            supplierToday[place] = supplier > 0 ? supplierOrigin.code(supplier, origin) : Items.NO_CELL;
            headingToday[place] = heading > 0 ? headingOrigin.code(heading, origin) : Items.NO_CELL;
            goodsToday[place] = importer > 0 ? importerHeading.code(importer, heading) : Items.NO_CELL;
            importerToday[place] = importer > 0 ? importerOrigin.code(goodsToday[place], origin) : Items.NO_CELL;
        }
    }

    @Override
    void read(Day day, int[] wanted) {
        for (int r = day.firstRow(); r < day.lastRow(); r++) {
            int item = wanted[r];
            if (origins.of(item) > 0) {
                supplier(item, item - day.from(), r);
                heading(item, item - day.from(), r);
            }
        }
    }

    private void supplier(int item, int place, int row) {
        int supplier = suppliers.of(item);
        float all = ofSupplier.count(supplier);
        if (supplier > 0 && all >= LEAST_OF_SUPPLIER) {
            int departure = departures.of(item);
            set(Signal.SUPPLIER_ORIGIN, row, supplierOrigin.count(supplierToday[place]) / all);
            if (departure > 0 && departure != origins.of(item)) {
                set(Signal.SUPPLIER_DEPARTURE, row, supplierOrigin.count(supplier, departure) / all);
            }
        }
    }

    private void heading(int item, int place, int row) {
        int heading = hs4.of(item);
        float all = ofHeading.count(heading);
        if (heading > 0 && all >= LEAST_OF_HEADING) {
            set(Signal.HEADING_ORIGIN, row, headingOrigin.count(headingToday[place]) / all);
        }
        if (goodsToday[place] >= 0) {
            float own = ofImporter.count(goodsToday[place]);
            if (own >= LEAST_OF_IMPORTER) {
                set(Signal.IMPORTER_ORIGIN, row, importerOrigin.count(importerToday[place]) / own);
            }
        }
    }

    @Override
    void addItems(Day day) {
        for (int place = 0; place < day.size(); place++) {
            if (supplierToday[place] >= 0) {
                ofSupplier.add(suppliers.of(day.from() + place), 0);
                supplierOrigin.add(supplierToday[place]);
            }
            if (headingToday[place] >= 0) {
                ofHeading.add(hs4.of(day.from() + place), 0);
                headingOrigin.add(headingToday[place]);
            }
            if (goodsToday[place] >= 0) {
                ofImporter.add(goodsToday[place], 0);
                importerOrigin.add(importerToday[place]);
            }
        }
    }
}
