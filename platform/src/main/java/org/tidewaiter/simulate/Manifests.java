package org.tidewaiter.simulate;

/**
 * What carriers say of a consignment before it arrives. They weigh little of what they carry: they write what the shipper tells them,
 * round it, estimate it, put several consignments on one bill and one consignment on two.
 */
final class Manifests {
    private static final double ROUNDED = 0.3;
    private static final double ESTIMATED = 0.3;
    private static final double OF_SEVERAL = 0.1;
    private static final double IN_TWO_LINES = 0.07;
    /** A shipper who helps to declare too little tells the carrier the same, as often as not. */
    private static final double TOLD_AS_DECLARED = 0.45;

    private final World world;

    Manifests(World world) {
        this.world = world;
    }

    /** Fills what the manifest says of a declaration whose goods, true and declared, are made. */
    void fill(Declaration d) {
        Chance c = world.chance(Chance.Stream.ROUTE, d.number, 1);
        boolean asDeclared = c.happens(TOLD_AS_DECLARED);
        long told = d.sum(i -> asDeclared ? i.declaredGrossGrams : i.grossGrams);
        double spread = c.happens(ESTIMATED) ? 0.1 : 0.03;
        double others = c.happens(OF_SEVERAL) ? c.between(1.2, 3.5) : 1;
        double grams = told * c.about(1, spread) * others;
        boolean roughly = c.happens(ROUNDED);
        long step = roughly && grams > 5_000_000
                ? 1_000_000
                : roughly && grams > 200_000 ? 100_000 : grams > 20_000 ? 1_000 : 100;
        d.manifestGrams = Math.max(step, Math.round(grams / step) * step);
        d.manifestPackages = (int) Math.max(1, Math.round(d.sum(i -> i.packages) * others));
        d.manifestInTwoLines = c.happens(IN_TWO_LINES);
    }
}
