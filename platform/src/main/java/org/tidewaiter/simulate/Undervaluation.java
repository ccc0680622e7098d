package org.tidewaiter.simulate;

/** The invoice says less than was paid. Seen in the data: a price far below that of the same goods elsewhere. */
record Undervaluation() implements Scheme {
    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        for (Item item : d.items) {
            double factor = Math.min(0.88, f.depth * c.about(1, 0.08));
            boolean worthIt = item.product.dutyPercent() + item.product.vatPercent() > 4;
            if (worthIt && c.happens(0.85)) {
                item.declaredPrice = item.price * factor;
                item.typology = Typology.UNDERVALUATION;
            }
        }
    }
}
