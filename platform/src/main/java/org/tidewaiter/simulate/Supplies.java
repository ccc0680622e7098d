package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Gives dishonest importers the goods their fraud needs, and honest look-alikes the goods that make them look like it. */
final class Supplies {
    private final World world;

    Supplies(World world) {
        this.world = world;
    }

    /** Goods for a fraudster. */
    void suit(Importer i, Typology typology, Chance c) {
        switch (typology) {
            case FALSE_ORIGIN -> {
                Product goods = measured(c);
                boolean soldFromNext =
                        c.happens(0.35); // a seller next door who has sold goods of the country all along
                Origin seller =
                        soldFromNext ? FalseOrigin.another(world, i.index, goods.chapter()) : world.origins.of("CN");
                lead(i, c, seller, goods).madeIn = world.origins.of("CN");
            }
            case CHEAPER_SIBLING -> {
                Product dear = some(c, p -> world.catalogue.cheaperSibling(p, i.actor) != p);
                lead(i, c, world.origins.draw(dear.chapter(), c), dear);
            }
            case VAGUE_DANGEROUS -> {
                Product dangerous = some(c, Product::dangerous);
                lead(i, c, world.origins.draw(dangerous.chapter(), c), dangerous);
            }
            case LISTED_PARTY -> {
                Product goods = world.catalogue.product(i.links[0].products()[0]);
                int entry = c.below(world.watchList.entries().size());
                Exporter exporter = named(
                        exporter(i, c, world.origins.draw(goods.chapter(), c), goods),
                        world.watchList.entries().get(entry),
                        c);
                exporter.listed = entry;
                lead(i, c, exporter);
            }
            // Any goods do.
            case UNDERVALUATION,
                    WEIGHT_QUANTITY,
                    SPLIT_PARCELS,
                    PHOENIX,
                    COLLUSION,
                    FALSE_EXEMPTION,
                    DIVERSION,
                    MISSING_TRADER -> {}
            default -> throw unsaid(typology);
        }
    }

    /** Goods for an honest importer that is to look like a fraudster. */
    void resemble(Importer i, Typology typology, Chance c) {
        switch (typology) {
            case FALSE_ORIGIN -> {
                Product goods = measured(c);
                i.looksLikeSince = java.util.Objects.requireNonNull(world.customs.measureOn(goods))
                        .from();
                Exporter before = exporter(i, c, world.origins.of("CN"), goods);
                Exporter after = exporter(i, c, FalseOrigin.another(world, i.index, goods.chapter()), goods);
                i.links = new TradeRelation[] {world.cast.link(i, before, c), world.cast.link(i, after, c)};
            }
            case CHEAPER_SIBLING -> {
                Product dear = some(c, p -> world.catalogue.cheaperSibling(p, i.actor) != p);
                lead(i, c, world.origins.draw(dear.chapter(), c), world.catalogue.cheaperSibling(dear, i.actor));
            }
            case FALSE_EXEMPTION -> i.relief = c.of(Customs.RELIEFS);
            case MISSING_TRADER -> {
                i.born = c.below(world.plan.days());
                i.registered = i.born;
                i.looksLikeSince = i.born;
                i.deferred = true;
                i.scale = Chains.APPETITE;
                Product goods = Chains.sellsQuickly(world, c);
                lead(i, c, world.origins.draw(goods.chapter(), c), goods);
            }
            case LISTED_PARTY -> nameAlike(i, c);
            // Honest importers with the goods they have look like it already, or none do.
            case UNDERVALUATION, WEIGHT_QUANTITY, SPLIT_PARCELS, PHOENIX, COLLUSION, DIVERSION, VAGUE_DANGEROUS -> {}
            default -> throw unsaid(typology);
        }
    }

    private static IllegalStateException unsaid(Typology typology) {
        return new IllegalStateException("It is not said which goods suit " + typology);
    }

    private void nameAlike(Importer i, Chance c) {
        Product goods = world.catalogue.product(i.links[0].products()[0]);
        Exporter alike = named(
                exporter(i, c, world.origins.draw(goods.chapter(), c), goods), c.of(world.watchList.entries()), c);
        i.links[0] = new TradeRelation(alike, alike.products, 3, i.links[0].mode(), i.links[0].office(), null);
    }

    /** The exporter under a name that is near a listed one. */
    private Exporter named(Exporter exporter, WatchList.ListedName entry, Chance c) {
        String near = WatchList.near(entry, c.happens(0.35), c);
        Exporter named = new Exporter(
                exporter.index, exporter.id, exporter.origin, new Names.Name(near, near), exporter.products);
        world.cast.exporters.set(exporter.index, named);
        return named;
    }

    /** Puts goods at the head of what an importer orders. */
    private Exporter lead(Importer i, Chance c, Origin origin, Product goods) {
        return lead(i, c, exporter(i, c, origin, goods));
    }

    private Exporter lead(Importer i, Chance c, Exporter exporter) {
        TradeRelation link = world.cast.link(i, exporter, c);
        double others = 0;
        for (TradeRelation l : i.links) {
            others += l.weight();
        }
        TradeRelation[] links = java.util.Arrays.copyOf(i.links, i.links.length + 1);
        links[links.length - 1] = links[0];
        links[0] = new TradeRelation(exporter, link.products(), 2 * others + 1, link.mode(), link.office(), link.via());
        i.links = links;
        return exporter;
    }

    private Exporter exporter(Importer i, Chance c, Origin origin, Product goods) {
        List<Product> heading = world.catalogue.heading(goods.heading());
        List<Integer> of = new ArrayList<>(List.of(goods.index()));
        if (heading.size() > 2) {
            of.add(c.of(heading).index());
        }
        return world.cast.exporter(origin, of.stream().mapToInt(n -> n).toArray(), c);
    }

    private Product measured(Chance c) {
        String heading = c.of(world.customs.measures()).heading();
        return c.of(world.catalogue.heading(heading));
    }

    private Product some(Chance c, Predicate<Product> wanted) {
        Product product = c.of(world.catalogue.all());
        while (!wanted.test(product)) {
            product = c.of(world.catalogue.all());
        }
        return product;
    }
}
