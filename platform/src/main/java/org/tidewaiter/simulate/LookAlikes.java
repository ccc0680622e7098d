package org.tidewaiter.simulate;

/** Makes an honest declaration truly unusual in the way in which a fraud would be: a sale, light goods, vague words. */
final class LookAlikes {
    private final World world;

    LookAlikes(World world) {
        this.world = world;
    }

    void make(Declaration d) {
        Typology like = d.importer.looksLike;
        if (like == null || d.day < d.importer.looksLikeSince) {
            return;
        }
        Chance c = world.chance(Chance.Stream.FRAUD, d.number, -7);
        boolean often = c.happens(0.5);
        switch (like) {
            case UNDERVALUATION -> sale(d, often, c);
            case WEIGHT_QUANTITY -> light(d, often, c);
            case VAGUE_DANGEROUS -> {
                for (Item item : d.items) {
                    item.description = often ? Descriptions.vague(c) : item.description;
                }
                mark(d, often);
            }
            case FALSE_EXEMPTION -> mark(d, d.items.stream().anyMatch(i -> !i.relief.isEmpty()));
            case COLLUSION -> {}
            default -> mark(d, true);
        }
    }

    /** The end of a season, or of a model: truly sold for little. */
    private static void sale(Declaration d, boolean now, Chance c) {
        for (Item item : d.items) {
            if (now) {
                item.price *= c.between(0.35, 0.75);
                Trade.asDeclared(item);
            }
        }
        mark(d, now);
    }

    /** A lighter make of the same goods: truly fewer grams a piece. */
    private static void light(Declaration d, boolean now, Chance c) {
        for (Item item : d.items) {
            if (now && item.product.counted()) {
                item.grams = Math.max(10, Math.round(item.grams * c.between(0.5, 0.8) / 10) * 10);
                item.grossGrams = Math.max(item.grams, item.grossGrams * 2 / 3);
                Trade.asDeclared(item);
            }
        }
        mark(d, now);
    }

    private static void mark(Declaration d, boolean now) {
        for (Item item : d.items) {
            item.looksLike = now ? d.importer.looksLike : null;
        }
    }
}
