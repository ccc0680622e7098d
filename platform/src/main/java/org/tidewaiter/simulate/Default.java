package org.tidewaiter.simulate;

/** Tax that is deferred and will never be paid, by a firm that is going to vanish. Seen: a guarantee, no payment, no firm. */
record Default(Typology typology) implements Scheme {
    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        d.defaulted = true;
        d.items.forEach(item -> item.typology = typology);
    }
}
