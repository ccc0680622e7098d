package org.tidewaiter.simulate;

/**
 * Once a measure is in force, the goods come from a neighbour, on paper or by way of it. Seen: a supplier, or a port of loading,
 * of the country that the measure is against; a neighbour that suddenly makes such goods.
 */
record FalseOrigin(World world) implements Scheme {
    /** The country that an actor says: one that makes such goods too. */
    static Origin another(World world, int actor, int chapter) {
        Chance c = world.chance(Chance.Stream.FRAUD, -1 - actor, -8);
        Origin origin = world.origins.draw(chapter, c);
        while (origin.code().equals("CN")) {
            origin = world.origins.draw(chapter, c);
        }
        return origin;
    }

    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        Origin neighbour =
                another(world, f.actor + f.shift, d.items.get(0).product.chapter());
        boolean sentThere = c.happens(0.5);
        for (Item item : d.items) {
            if (world.customs.measure(item.product, item.origin, d.day) != null) {
                item.declaredOrigin = neighbour;
                item.typology = Typology.FALSE_ORIGIN;
            }
        }
        if (d.fraudulent() && sentThere) {
            d.exportCountry = neighbour;
            d.loadingPort = neighbour.ports().get(0);
        }
    }
}
