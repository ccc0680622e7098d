package org.tidewaiter.simulate;

/** A supplier that one must not trade with, its name changed a little. Seen: a name close to one of the watch list. */
record ListedParty() implements Scheme {
    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        if (d.link.exporter().listed >= 0) {
            d.items.forEach(item -> item.typology = Typology.LISTED_PARTY);
        }
    }
}
