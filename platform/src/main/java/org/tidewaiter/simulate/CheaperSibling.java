package org.tidewaiter.simulate;

/** Goods under the line of the same heading that pays least. Seen: words and price of another line than the code's. */
record CheaperSibling(World world) implements Scheme {
    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        for (Item item : d.items) {
            Product cheaper = world.catalogue.cheaperSibling(item.product, f.actor);
            if (cheaper != item.product) {
                item.declaredProduct = cheaper;
                if (c.happens(0.45)) { // the words follow the code; otherwise they still tell
                    item.description = Descriptions.honest(cheaper, c);
                }
                requantify(item);
                item.preference = "";
                item.typology = Typology.CHEAPER_SIBLING;
            }
        }
    }

    /** The declared line may count in another unit. */
    static void requantify(Item item) {
        Product declared = item.declaredProduct;
        if (!declared.unit().equals(item.product.unit())) {
            item.declaredQuantity = declared.quantityOf(item.declaredGrams);
            item.declaredPrice = item.declaredPrice * item.quantity / item.declaredQuantity;
        }
    }
}
