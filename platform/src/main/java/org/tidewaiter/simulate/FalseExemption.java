package org.tidewaiter.simulate;

import java.util.List;

/**
 * A preference for goods that another country made, or a relief that the importer does not hold. Seen: a country that does not
 * make such goods; a code of a relief without an entry in its register.
 */
record FalseExemption(World world) implements Scheme {
    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        boolean relief = f.actor % 2 == 0;
        for (Item item : d.items) {
            List<String> programmes = item.product.programmes().stream()
                    .filter(p -> !Customs.countries(p).isEmpty())
                    .toList();
            if (!relief && item.product.dutyPercent() > 0 && !programmes.isEmpty() && item.preference.isEmpty()) {
                String programme = programmes.get(Math.floorMod(f.actor, programmes.size()));
                List<String> countries = Customs.countries(programme);
                Origin claimed = world.origins.of(countries.get(Math.floorMod(f.actor, countries.size())));
                if (claimed != item.origin) {
                    item.preference = programme;
                    item.declaredOrigin = claimed;
                    item.typology = Typology.FALSE_EXEMPTION;
                }
            } else if (relief && d.importer.relief.isEmpty() && Customs.spares(claimed(f), item.product)) {
                item.relief = claimed(f);
                item.preference = "";
                item.typology = Typology.FALSE_EXEMPTION;
            }
        }
    }

    private static String claimed(Fraudster f) {
        return Customs.RELIEFS.get(f.actor / 2 % Customs.RELIEFS.size());
    }
}
