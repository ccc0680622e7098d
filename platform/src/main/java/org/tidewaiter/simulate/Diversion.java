package org.tidewaiter.simulate;

/** Goods under suspension that never reach the other office or leave the warehouse. Seen: a movement that is never closed. */
record Diversion() implements Scheme {
    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        d.defaulted = true;
        d.items.forEach(item -> item.typology = Typology.DIVERSION);
    }
}
