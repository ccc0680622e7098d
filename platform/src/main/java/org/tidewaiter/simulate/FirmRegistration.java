package org.tidewaiter.simulate;

/**
 * What the registers of a country say of honest firms, and how they come to share what firms share: an agent's phone and address
 * given for many clients, a family with several firms, a firm bought from a shelf.
 */
final class FirmRegistration {
    private static final double GIVES_THE_AGENTS_PHONE = 0.25;
    private static final double OF_A_GROUP = 0.3;
    private static final double FROM_A_SHELF = 0.2;
    /** Of holders of a relief: entered late, and never. */
    private static final double ENTERED_LATE = 0.25;

    private static final double NEVER_ENTERED = 0.2;
    /** Of those who hold none any more or never did: still, or by mistake, in the register. */
    private static final double ENTERED_WRONGLY = 0.02;

    private final Participants cast;
    private final Chance c;

    FirmRegistration(Participants cast, Chance c) {
        this.cast = cast;
        this.c = c;
    }

    /**
     * Enters an importer.
     *
     * @param first the index of the first importer of its kind
     */
    void enter(Importer importer, int first) {
        if (importer.born >= 0 && !c.happens(FROM_A_SHELF)) {
            importer.registered = importer.born;
        }
        importer.struckOff = c.happens(0.8);
        boolean ofGroup = c.happens(OF_A_GROUP) && importer.index > first;
        if (ofGroup) {
            share(cast.importers.get(importer.index - 1), importer);
        } else if (c.happens(GIVES_THE_AGENTS_PHONE)) {
            importer.phone = importer.brokers[0].phone;
            importer.address = c.happens(0.4) ? importer.brokers[0].address : importer.address;
        }
        importer.reliefEntered = relief(importer);
    }

    private void share(Importer of, Importer with) {
        with.phone = c.happens(0.7) ? of.phone : with.phone;
        with.address = c.happens(0.6) ? of.address : with.address;
        with.director = c.happens(0.5) ? of.director : with.director;
        with.account = c.happens(0.45) ? of.account : with.account;
    }

    /** The day on which the register of reliefs begins to know it; the largest number where it never does. */
    private int relief(Importer importer) {
        double u = c.next();
        if (importer.relief.isEmpty()) {
            return u < ENTERED_WRONGLY ? -c.below(1_000) : Integer.MAX_VALUE;
        }
        return u < NEVER_ENTERED
                ? Integer.MAX_VALUE
                : u < NEVER_ENTERED + ENTERED_LATE ? Math.max(0, importer.born) + c.below(330) : -c.below(1_000);
    }
}
