package org.tidewaiter.simulate;

/** One order in several parcels, each just below the de minimis. Seen: a buyer's parcels of a week, together above it. */
record SplitParcels(int days) implements Scheme {
    /** The key of an order: so much for each span of days, and the actor. */
    static final long SPAN = 10_000_000L;

    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        double target = Customs.DE_MINIMIS_CENTS / 100.0 * c.between(0.25, 0.95) / d.items.size();
        for (Item item : d.items) {
            double part = target / (item.price * item.quantity / 1000.0);
            item.grams = Math.max(10, Math.round(item.grams * part / 10) * 10);
            item.grossGrams = Math.max(item.grams, Math.round(item.grossGrams * part));
            if (item.product.counted()) {
                item.price *= part; // another make: as dear a kg as it was
            } else {
                item.quantity = item.product.quantityOf(item.grams);
            }
            Trade.asDeclared(item);
            item.relief = "";
            item.preference = "";
            item.typology = Typology.SPLIT_PARCELS;
        }
        d.order = 1 + Math.floorDiv(d.day, days) * SPAN + f.actor;
    }
}
