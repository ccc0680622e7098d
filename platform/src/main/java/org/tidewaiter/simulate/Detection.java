package org.tidewaiter.simulate;

/** What a control finds: what its way can see, times the officer's skill; and, seldom, something where nothing is. */
final class Detection {
    private static final double MISTAKE_SEEN = 0.5;
    /** What is not paid or never arrives cannot be hidden for long; some of it is put down to a dispute or a lost paper. */
    private static final double OVERDUE_SEEN = 0.85;

    private static final double FALSE_ALARM = 0.0025;

    private final World world;

    Detection(World world) {
        this.world = world;
    }

    void judge(Declaration d, Officer officer, boolean goods) {
        Chance c = world.chance(Chance.Stream.OUTCOME, d.number);
        // One officer, one eye: the items of a declaration are mostly found out together or not at all.
        double together = c.next();
        for (Item item : d.items) {
            double u = c.happens(0.8) ? together : c.next();
            double share = c.between(0.6, 1.0);
            double alarm = c.next();
            if (!d.steered && u < chance(item, goods) * officer.skill) {
                found(item, share);
            } else if (!d.steered && alarm < FALSE_ALARM && item.due.total() > 0) {
                item.finding = true;
                item.findingKind = "value";
                item.recoveredCents = Math.round(item.due.total() * 0.1 * share);
            }
        }
    }

    /** Whether those who come back to a controlled file, because nothing was paid or nothing arrived, find what was hidden. */
    boolean overdue(Declaration d, Chance c) {
        boolean seen = c.happens(OVERDUE_SEEN);
        double share = c.between(0.6, 1.0);
        for (Item item : d.items) {
            if (seen && item.typology != null) {
                found(item, share);
            }
        }
        return d.items.stream().anyMatch(i -> i.finding);
    }

    private static double chance(Item item, boolean goods) {
        Typology typology = item.typology;
        if (typology == null) {
            return item.mistake.isEmpty() ? 0 : MISTAKE_SEEN;
        }
        double papers = typology.detection(false);
        return goods ? 1 - (1 - papers) * (1 - typology.detection(true)) : papers;
    }

    private static void found(Item item, double share) {
        item.finding = true;
        item.findingKind = item.typology == null ? item.mistake : kind(item.typology);
        item.recoveredCents = Math.round(item.evadedCents() * share);
    }

    private static String kind(Typology typology) {
        return switch (typology) {
            case UNDERVALUATION, SPLIT_PARCELS -> "value";
            case CHEAPER_SIBLING -> "classification";
            case FALSE_ORIGIN -> "origin";
            case WEIGHT_QUANTITY -> "mass";
            case FALSE_EXEMPTION -> "preference";
            case VAGUE_DANGEROUS -> "description";
            case LISTED_PARTY -> "party";
            case DIVERSION -> "procedure";
            case PHOENIX, MISSING_TRADER, COLLUSION -> "payment";
        };
    }
}
