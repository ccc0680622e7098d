package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Gives dishonest importers the goods their fraud needs, and honest look-alikes the goods that make them look like it. */
final class Supplies {
    private static final List<String> NEIGHBOURS = List.of("VN", "MY", "TH", "TW", "TR");
    private static final List<String> COVER = List.of("AE", "TR", "HK", "CN", "SG");

    private final World world;

    Supplies(World world) {
        this.world = world;
    }

    /** Goods for a fraudster. */
    void suit(Importer i, Typology typology, Chance c) {
        switch (typology) {
            case FALSE_ORIGIN -> lead(i, c, world.origins.of("CN"), measured(c));
            case CHEAPER_SIBLING -> {
                Product dear = some(c, p -> world.catalogue.cheaperSibling(p) != p);
                lead(i, c, world.origins.draw(dear.chapter(), c), dear);
            }
            case VAGUE_DANGEROUS -> lead(i, c, world.origins.of(c.of(COVER)), some(c, Product::dangerous));
            case LISTED_PARTY -> {
                Product goods = world.catalogue.product(i.links[0].products()[0]);
                Exporter exporter = lead(i, c, world.origins.of(c.of(COVER)), goods);
                exporter.listed = c.below(world.watchList.entries().size());
            }
            default -> {}
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
                Exporter after = exporter(i, c, world.origins.of(c.of(NEIGHBOURS)), goods);
                i.links = new Link[] {world.cast.link(i, before, c), world.cast.link(i, after, c)};
            }
            case CHEAPER_SIBLING -> {
                Product dear = some(c, p -> world.catalogue.cheaperSibling(p) != p);
                lead(i, c, world.origins.draw(dear.chapter(), c), world.catalogue.cheaperSibling(dear));
            }
            case FALSE_EXEMPTION -> i.relief = c.of(Customs.RELIEFS);
            case MISSING_TRADER -> {
                i.born = c.below(world.plan.days() * 2 / 3);
                i.looksLikeSince = i.born;
                i.deferred = true;
                i.scale = Chains.APPETITE;
                lead(
                        i,
                        c,
                        world.origins.of(c.of(Chains.SELLERS)),
                        some(c, p -> p.heading().equals("8517")));
            }
            case LISTED_PARTY -> nameAlike(i, c);
            default -> {}
        }
    }

    private void nameAlike(Importer i, Chance c) {
        Product goods = world.catalogue.product(i.links[0].products()[0]);
        String listed = WatchList.asFirm(c.of(world.watchList.entries()).name());
        int space = listed.indexOf(' ');
        String like = (space > 0 ? listed.substring(0, space) : listed) + " "
                + c.of(List.of("General", "United", "New")) + " Trading";
        Exporter ordinary = exporter(i, c, world.origins.of(c.of(COVER)), goods);
        Exporter alike = new Exporter(
                ordinary.index, ordinary.id, ordinary.origin, new Names.Name(like, like), ordinary.products);
        world.cast.exporters.set(ordinary.index, alike);
        i.links[0] = new Link(alike, alike.products, 3, i.links[0].mode(), i.links[0].office(), null);
    }

    /** Puts goods at the head of what an importer orders. */
    private Exporter lead(Importer i, Chance c, Origin origin, Product goods) {
        Exporter exporter = exporter(i, c, origin, goods);
        Link link = world.cast.link(i, exporter, c);
        double others = 0;
        for (Link l : i.links) {
            others += l.weight();
        }
        Link[] links = java.util.Arrays.copyOf(i.links, i.links.length + 1);
        links[links.length - 1] = links[0];
        links[0] = new Link(exporter, link.products(), 2 * others + 1, link.mode(), link.office(), link.via());
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
