package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * The importers that lodge declarations in a week, and how likely each is to lodge the next one: tables made anew every week. Read by many threads.
 */
final class Roster {
    private static final int WEEK = 7;
    /** Share of the parcels that come in bursts to one buyer. */
    private static final double BURSTS = 0.09;

    /** Spread of the yearly growth of firms, as a natural logarithm: about a quarter, up or down. */
    private static final double GROWTH = 0.25;

    private final World world;
    private final List<List<Importer>> present = new ArrayList<>();
    private final List<Alias> draw = new ArrayList<>();
    private final List<Importer> bursting = new ArrayList<>();
    private int madeFor = Integer.MIN_VALUE;

    Roster(World world) {
        this.world = world;
    }

    /** How many buyers split orders, so that each of those who do so at a time gets several parcels. */
    static int splitters(SimulationPlan plan) {
        return (int) Math.max(3, parcelsInBurstsADay(plan) * 7 / 2);
    }

    /** The days over which the parcels of an order are spread: a week, and longer where there are few parcels at all. */
    static int orderDays(SimulationPlan plan) {
        return (int) Math.max(7, Math.min(56, 8 / parcelsInBurstsADay(plan)));
    }

    private static double parcelsInBurstsADay(SimulationPlan plan) {
        return plan.declarations() * Participants.KIND_SHARES[4] * BURSTS / plan.days();
    }

    /** Makes the tables ready for a day. */
    void prepare(int day) {
        int week = Math.floorDiv(day, WEEK);
        if (week == madeFor) {
            return;
        }
        if (week > 0) {
            grow(world.calendar.date(day).getYear());
        }
        madeFor = week;
        present.clear();
        draw.clear();
        bursting.clear();
        for (Importer.Kind kind : Importer.Kind.values()) {
            List<Importer> mine = new ArrayList<>();
            for (Importer i : world.cast.importers) {
                if (i.kind == kind && i.born < day + WEEK && i.died > day) {
                    mine.add(i);
                }
            }
            present.add(mine);
            draw.add(new Alias(mine.stream().mapToDouble(i -> i.weight).toArray()));
        }
        for (Importer i : present.get(Importer.Kind.PARCEL.ordinal())) {
            boolean splits = i.fraudster != null && i.fraudster.active(day);
            boolean buysMuch = i.looksLike == Typology.SPLIT_PARCELS;
            if ((splits || buysMuch)
                    && world.chance(Chance.Stream.FRAUD, -1 - i.index, Math.floorDiv(day, orderDays(world.plan)))
                            .happens(splits ? 0.45 : 0.2)) {
                bursting.add(i);
            }
        }
    }

    /** A week of the growth or decline that a year has in store for each firm. */
    private void grow(int year) {
        for (Importer i : world.cast.importers) {
            double growth =
                    GROWTH * world.chance(Chance.Stream.GROWTH, i.index, year).normal();
            i.weight *= StrictMath.exp(growth * WEEK / 365.25);
        }
    }

    /** The importer of a declaration of a day. */
    Importer draw(Importer.Kind kind, int day, Chance c) {
        double burst = c.next();
        if (kind == Importer.Kind.PARCEL && burst < BURSTS && !bursting.isEmpty()) {
            return bursting.get(c.below(bursting.size()));
        }
        List<Importer> mine = present.get(kind.ordinal());
        Alias alias = draw.get(kind.ordinal());
        Importer one = mine.get(alias.draw(c));
        for (int tries = 0; !one.alive(day) && tries < 20; tries++) {
            one = mine.get(alias.draw(c));
        }
        return one;
    }
}
