package org.tidewaiter.simulate;

/** A way to defraud: changes what a declaration says, and marks the items whose truth is another. */
sealed interface Scheme
        permits Undervaluation,
                CheaperSibling,
                FalseOrigin,
                ShortWeight,
                SplitParcels,
                UnpaidTax,
                FalseExemption,
                Diversion,
                ListedParty,
                VagueDangerous {
    /**
     * Applies it where the goods allow it; a declaration whose goods do not stays honest.
     *
     * @param f who does it, and how far it goes
     * @param c draws of this declaration's fraud
     */
    void apply(Declaration d, Fraudster f, Chance c);

    /** The scheme of a typology. */
    static Scheme of(Typology typology, World world) {
        return switch (typology) {
            case UNDERVALUATION -> new Undervaluation();
            case CHEAPER_SIBLING -> new CheaperSibling(world);
            case FALSE_ORIGIN -> new FalseOrigin(world);
            case WEIGHT_QUANTITY -> new ShortWeight();
            case SPLIT_PARCELS -> new SplitParcels(Roster.orderDays(world.plan));
            case PHOENIX, MISSING_TRADER, COLLUSION -> new UnpaidTax(typology);
            case FALSE_EXEMPTION -> new FalseExemption(world);
            case DIVERSION -> new Diversion();
            case LISTED_PARTY -> new ListedParty();
            case VAGUE_DANGEROUS -> new VagueDangerous(world);
        };
    }
}
