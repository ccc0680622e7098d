package org.tidewaiter.simulate;

import java.util.List;

/**
 * Once a measure is in force, the goods come from a neighbour, on paper or by way of it. Seen: a supplier, or a port of loading,
 * of the country that the measure is against; a neighbour that suddenly makes such goods.
 */
record FalseOrigin(World world) implements Scheme {
    private static final List<String> NEIGHBOURS = List.of("VN", "MY", "TH", "TW", "TR");

    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        Origin neighbour = world.origins.of(NEIGHBOURS.get(Math.floorMod(f.actor + f.shift, NEIGHBOURS.size())));
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
