package org.tidewaiter.simulate;

import java.util.List;

/** Firms that are made to vanish: phoenixes, one after another, and missing traders. */
final class Chains {
    private static final int LIVES = 3;
    /** The last part of a phoenix's life, in which it no longer pays. */
    private static final double UNPAID = 0.4;

    /** Few enough that a year of 60,000 declarations has missing traders in every quarter. */
    private static final double DECLARATIONS_OF_A_MISSING_TRADER = 15;

    /** Those who never pay, and honest traders who grow as fast, order so many times as much at once. */
    static final double APPETITE = 4;

    /** A firm of a chain in a third of the period, paid or not. */
    private static final double DECLARATIONS_OF_A_PHOENIX = 25;

    /** Where phones and computers come from, for missing traders as for honest ones. */
    static final List<String> SELLERS = List.of("CN", "CN", "CN", "VN");

    private final World world;
    private final Roles roles;

    Chains(World world, Roles roles) {
        this.world = world;
        this.roles = roles;
    }

    /** Chains of three firms of the same people: each dies with a debt, and the next takes up its suppliers. */
    void phoenixes() {
        double share = Typology.PHOENIX.share() / UNPAID;
        int chains = (int) Math.max(2, share * world.plan.declarations() / LIVES / DECLARATIONS_OF_A_PHOENIX);
        int days = world.plan.days();
        for (int k = 0; k < chains; k++) {
            Chance c = world.chance(Chance.Stream.ROLE, k, -3);
            Importer model = supplier(c);
            int born = -(int) ((k + c.next()) / chains * days / LIVES); // not all of them die in the same weeks
            int first = -1;
            for (int life = 0; life < LIVES; life++) {
                Importer firm = firm(model, share / chains, c);
                first = first < 0 ? firm.index : first;
                firm.actor = first;
                model = firm;
                firm.born = life == 0 ? Integer.MIN_VALUE : born;
                firm.died = born + days / LIVES + c.below(20);
                firm.deferred = true;
                int since = Math.max(born, firm.died - (int) (UNPAID * days / LIVES));
                firm.fraudster = new Fraudster(first, since, Typology.PHOENIX, 1, 1);
                born = firm.died + 4 + c.below(20);
            }
        }
    }

    /** Firms that come from nowhere, import much of what sells quickly, defer the tax, and are gone. */
    void missingTraders() {
        double share = Typology.MISSING_TRADER.share();
        int days = world.plan.days();
        int count = (int) Math.max(2, share * world.plan.declarations() / DECLARATIONS_OF_A_MISSING_TRADER);
        for (int k = 0; k < count; k++) {
            Chance c = world.chance(Chance.Stream.ROLE, k, -4);
            Importer model = supplier(c);
            int life = Math.min(days, 50 + c.below(80));
            Importer firm = firm(model, share / count * days / life, c);
            firm.born = (int) ((k + c.next()) / count * (days - life + 1)); // some in every quarter
            firm.died = firm.born + life;
            firm.deferred = true;
            firm.scale = APPETITE;
            firm.fraudster = new Fraudster(firm.actor, firm.born, Typology.MISSING_TRADER, 1, 1);
            Product phone = c.of(world.catalogue.heading(c.happens(0.6) ? "8517" : "8471"));
            Exporter seller = world.cast.exporter(world.origins.of(c.of(SELLERS)), new int[] {phone.index()}, c);
            firm.links = new Link[] {world.cast.link(firm, seller, c)};
        }
    }

    /** An honest firm whose goods and suppliers a new one takes over. */
    private Importer supplier(Chance c) {
        Importer model = c.of(world.cast.importers);
        while (model.kind != Importer.Kind.ORDINARY || model.links.length == 0) {
            model = c.of(world.cast.importers);
        }
        return model;
    }

    private Importer firm(Importer model, double share, Chance c) {
        Importer firm = roles.spare(model, c);
        firm.links = model.links.clone();
        firm.weight = roles.weightFor(Importer.Kind.ORDINARY, share);
        firm.actor = firm.index;
        firm.fraudster = null;
        return firm;
    }
}
