package org.tidewaiter.simulate;

/** What honest traders get wrong, as a control may find it: never much, and as often against themselves as for. */
final class Mistakes {
    private final World world;

    Mistakes(World world) {
        this.world = world;
    }

    void make(Declaration d) {
        Chance c = world.chance(Chance.Stream.MISTAKE, d.number);
        for (Item item : d.items) {
            boolean wrong = c.happens(d.importer.careless);
            double kind = c.next();
            if (wrong && item.typology == null && d.kind != Declaration.Kind.PARCEL) {
                mistake(d, item, kind, c);
            }
        }
    }

    private void mistake(Declaration d, Item item, double kind, Chance c) {
        if (kind < 0.45) {
            item.declaredPrice = item.price * c.between(0.72, 0.96);
            item.mistake = "value";
        } else if (kind < 0.75) {
            Product other = c.of(world.catalogue.heading(item.product.heading()));
            item.declaredProduct = other;
            CheaperSibling.requantify(item);
            item.preference = "";
            item.mistake = other == item.product ? "" : "classification";
        } else if (kind < 0.87 && item.declaredGrams > 10_000) {
            item.declaredGrams = Math.round(item.grams * c.between(0.8, 0.97) / 10) * 10;
            item.declaredQuantity =
                    item.product.counted() ? item.quantity : item.product.quantityOf(item.declaredGrams);
            item.mistake = "mass";
        } else if (d.exportCountry != item.origin) {
            item.declaredOrigin = d.exportCountry;
            item.mistake = "origin";
        }
    }
}
