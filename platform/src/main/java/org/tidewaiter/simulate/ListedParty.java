package org.tidewaiter.simulate;

/** A supplier that one must not trade with, its name changed a little. Seen: a name close to one of the watch list. */
record ListedParty(World world) implements Scheme {
    @Override
    public void apply(Declaration d, Fraudster f, Chance c) {
        int entry = d.link.exporter().listed;
        if (entry >= 0) {
            String name = WatchList.asFirm(world.watchList.entries().get(entry).name());
            d.exporterName = Names.misspelt(name, c);
            d.items.forEach(item -> item.typology = Typology.LISTED_PARTY);
        }
    }
}
