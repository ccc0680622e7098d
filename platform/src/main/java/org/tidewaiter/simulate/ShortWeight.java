package org.tidewaiter.simulate;

/** Fewer and lighter than what is in the container. Seen: the manifest and the packages weigh more than the declaration. */
record ShortWeight() implements Scheme {
    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        for (Item item : d.items) {
            double factor = Math.min(
                    0.9,
                    0.75 * f.depth + 0.12 * c.next()); // of weight one has to take more off for it to be worth while
            int step = item.grams < 20_000 ? 10 : d.importer.massStep * 10;
            long grams = Math.max(step, Math.round(item.grams * factor / step) * step);
            long quantity = item.product.counted()
                    ? Math.max(1, Math.round(item.quantity * factor / 1000)) * 1000
                    : item.product.quantityOf(grams);
            if (quantity < item.quantity && grams < item.grams) {
                item.declaredQuantity = quantity;
                item.declaredGrams = grams;
                item.declaredGrossGrams = Math.max(grams, Math.round(item.grossGrams * factor));
                item.typology = Typology.WEIGHT_QUANTITY;
            }
        }
    }
}
