package org.tidewaiter.simulate;

import java.util.List;

/** Dangerous goods under a harmless code and words that say nothing. Seen: the words, and a price that does not suit them. */
record VagueDangerous(World world) implements Scheme {
    private static final List<Integer> HARMLESS = List.of(39, 48, 73, 83, 94, 96);

    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        for (Item item : d.items) {
            if (item.product.dangerous()) {
                List<Product> lines = world.catalogue.chapter(HARMLESS.get(Math.floorMod(f.actor, HARMLESS.size())));
                item.declaredProduct = lines.get(Math.floorMod(item.product.index() * 31, lines.size()));
                CheaperSibling.requantify(item);
                item.description = Descriptions.vague(c);
                item.undg = "";
                item.preference = "";
                item.typology = Typology.VAGUE_DANGEROUS;
            }
        }
    }
}
