package org.tidewaiter.simulate;

/**
 * Firms of the simulation that are founded to vanish with the taxes they owe: phoenixes, each taking over the trade of the one before, and missing
 * traders.
 */
final class Chains {
    private static final int LIVES = 3;

    /** The last part of a phoenix's life, in which it no longer pays. */
    private static final double UNPAID = 0.4;

    /** Few enough that a year of 60,000 declarations has missing traders in every quarter. */
    private static final double DECLARATIONS_OF_A_MISSING_TRADER = 7;

    /** Those who never pay, and honest traders who grow as fast, order so many times as much at once. */
    static final double APPETITE = 4;

    /** A firm of a chain in a third of the period, paid or not. */
    private static final double DECLARATIONS_OF_A_PHOENIX = 14;

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
                register(firm, c);
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
            register(firm, c);
            firm.scale = APPETITE;
            firm.fraudster = new Fraudster(firm.actor, firm.born, Typology.MISSING_TRADER, 1, 1);
            Product goods = sellsQuickly(world, c);
            Exporter seller = world.cast.exporter(world.origins.draw(goods.chapter(), c), new int[] {goods.index()}, c);
            firm.links = new TradeRelation[] {world.cast.link(firm, seller, c)};
        }
    }

    /** Phones and computers, and whatever else is taxed and finds a buyer within a day. */
    static Product sellsQuickly(World world, Chance c) {
        if (c.happens(0.3)) {
            return c.of(world.catalogue.heading(c.happens(0.6) ? "8517" : "8471"));
        }
        Product goods = world.catalogue.drawIn(world.catalogue.drawChapter(c), c);
        while (goods.dutyPercent() + goods.vatPercent() < 5) {
            goods = world.catalogue.drawIn(world.catalogue.drawChapter(c), c);
        }
        return goods;
    }

    /** On deferred payment; half of them bought from a shelf, where they were registered long ago, and most never struck off. */
    private static void register(Importer firm, Chance c) {
        firm.deferred = true;
        firm.registered = c.happens(0.65) ? -c.below(9_000) : Math.max(firm.born, -c.below(9_000));
        firm.struckOff = c.happens(0.2);
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
