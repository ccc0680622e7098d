package org.tidewaiter.simulate;

/** Dangerous goods under a harmless code and words that say nothing. Seen: the words, and a price that does not suit them. */
record VagueDangerous(World world) implements Scheme {
    /** The others give the words of what they declare. */
    private static final double VAGUE = 0.5;

    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        for (Item item : d.items) {
            if (item.product.dangerous()) {
                Chance cover = world.chance(Chance.Stream.FRAUD, -1 - f.actor, item.product.index());
                item.declaredProduct = harmless(cover);
                CheaperSibling.requantify(item);
                item.description =
                        c.happens(VAGUE) ? Descriptions.vague(c) : Descriptions.honest(item.declaredProduct, c);
                item.undg = "";
                item.preference = "";
                item.typology = Typology.VAGUE_DANGEROUS;
            }
        }
    }

    /** Whatever else is traded. */
    private Product harmless(Chance c) {
        Product product = world.catalogue.drawIn(world.catalogue.drawChapter(c), c);
        while (product.dangerous()) {
            product = world.catalogue.drawIn(world.catalogue.drawChapter(c), c);
        }
        return product;
    }
}
