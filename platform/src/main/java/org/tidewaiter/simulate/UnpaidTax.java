package org.tidewaiter.simulate;

/** Tax that is deferred and will never be paid, by a firm that is going to vanish. Seen: a guarantee, no payment, no firm. */
record UnpaidTax(Typology typology) implements Scheme {
    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        for (Item item : d.items) {
            boolean taxed = item.product.dutyPercent() + item.product.vatPercent() > 0 && item.relief.isEmpty();
            item.typology = taxed ? typology : null;
            d.defaulted |= taxed;
        }
    }
}
