package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everybody who takes part: made once for a seed, in numbers that grow more slowly than the declarations. */
final class Participants {
    /** Shares of the kinds of declarations, in the order of {@link Declaration.Kind}. */
    static final double[] KIND_SHARES = {0.775, 0.015, 0.035, 0.035, 0.07, 0.07};

    /** Chapters of what people order from abroad: cosmetics, bags, clothes, shoes, small electronics, toys. */
    private static final List<Integer> IN_PARCELS = List.of(33, 42, 61, 61, 62, 62, 62, 64, 85, 85, 95, 95, 96, 71);

    /** Goods invoiced from a third country are about a quarter of trade (UNCTAD on invoicing, customs samples): estimate of ours. */
    private static final double TRADES_IN_OTHERS_GOODS = 0.25;

    /** The names of such a list are common ones: screening stops one firm in a few by its name alone. Estimate of ours. */
    private static final double NAMED_LIKE_A_LISTED_PARTY = 0.3;

    private static final long PRIME = 899_999_963L;

    final List<Exporter> exporters = new ArrayList<>();
    final List<Broker> brokers = new ArrayList<>();
    final List<Carrier> carriers = new ArrayList<>();
    final List<Importer> importers = new ArrayList<>();
    final Offices offices;
    private final SimulationPlan plan;
    private final Catalogue catalogue;
    private final Origins origins;
    private final WatchList watchList;
    private final Map<Integer, List<Exporter>> ofChapter = new HashMap<>();
    private Alias drawBroker = new Alias(new double[] {1});

    Participants(SimulationPlan plan, Catalogue catalogue, Origins origins, WatchList watchList) {
        this.plan = plan;
        this.catalogue = catalogue;
        this.origins = origins;
        this.watchList = watchList;
        offices = new Offices(plan);
        double n = plan.declarations();
        makeBrokers((int) Math.max(14, 0.9 * Math.pow(n, 0.45)));
        makeCarriers();
        int ordinary = (int) Math.min(150_000, Math.max(150, 10 * Math.pow(n, 0.58)));
        makeExporters((int) (1.1 * ordinary));
        makeImporters(Importer.Kind.ORDINARY, ordinary, 0.58);
        makeImporters(Importer.Kind.PARCEL, (int) Math.max(60, 3 * Math.pow(n, 0.6)), 0.5);
        makeImporters(Importer.Kind.WAREHOUSE, (int) Math.max(14, 0.6 * Math.sqrt(n)), 0.6);
        makeImporters(Importer.Kind.TRANSIT, (int) Math.max(14, 0.5 * Math.sqrt(n)), 0.6);
        makeImporters(Importer.Kind.EXPORT, (int) Math.max(30, 4 * Math.sqrt(n)), 0.6);
    }

    private Chance chance(Chance.Stream stream, long index) {
        return Chance.of(plan.seed(), stream, index, 0);
    }

    private void makeBrokers(int count) {
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            Chance c = chance(Chance.Stream.BROKER, i);
            weights[i] = 1 / Math.pow(i + 2, 0.95);
            String id = "B" + (10_000 + identity(i, 89_989L, 3));
            String name = Names.firm(Origins.HOME, c).latin().replaceFirst(" [A-Z]\\w+ ", " Clearing ");
            brokers.add(new Broker(i, id, name, Names.phone(c), Names.address(c)));
        }
        drawBroker = new Alias(weights);
    }

    private void makeCarriers() {
        for (int i = 0; i < 36; i++) {
            Chance c = chance(Chance.Stream.BROKER, 1_000_000 + i);
            int mode = i % 3 == 0 ? 4 : 1;
            String name = c.of(List.of("Blue", "Pacific", "Orient", "Crown", "Equator", "Gulf", "Star", "Austral"))
                    + " " + c.of(List.of("Lines", "Shipping", "Express", "Air Cargo", "Navigation", "Freight")) + " "
                    + (i + 1);
            carriers.add(new Carrier("C" + (1000 + identity(i, 8_999L, 5)), name, mode));
        }
    }

    private void makeExporters(int count) {
        for (int i = 0; i < count; i++) {
            Chance c = chance(Chance.Stream.EXPORTER, i);
            int chapter = catalogue.drawChapter(c);
            int[] goods = new int[1 + Math.min(7, c.failures(0.32))];
            for (int g = 0; g < goods.length; g++) {
                Product p = catalogue.drawIn(chapter, c);
                goods[g] = p.index();
            }
            Exporter exporter = exporter(origins.draw(chapter, c), goods, c);
            if (c.happens(TRADES_IN_OTHERS_GOODS)) {
                exporter.madeIn = origins.draw(chapter, c);
            }
        }
    }

    /** Adds an exporter of the given goods. */
    Exporter exporter(Origin origin, int[] goods, Chance c) {
        int index = exporters.size();
        String id = origin.code() + "-" + (100_000_000L + identity(index, PRIME, 7));
        Exporter made = new Exporter(index, id, origin, nameOfExporter(origin, c), goods);
        exporters.add(made);
        ofChapter
                .computeIfAbsent(catalogue.product(goods[0]).chapter(), k -> new ArrayList<>())
                .add(made);
        return made;
    }

    private Names.Name nameOfExporter(Origin origin, Chance c) {
        if (!c.happens(NAMED_LIKE_A_LISTED_PARTY)) {
            return Names.firm(origin.code(), c);
        }
        String name = WatchList.near(c.of(watchList.entries()), c.happens(0.4), c);
        return new Names.Name(name, name);
    }

    private void makeImporters(Importer.Kind kind, int count, double steep) {
        int first = importers.size();
        for (int i = 0; i < count; i++) {
            double weight = chance(Chance.Stream.IMPORTER, first + i).about(1, 0.4) / Math.pow(i + 3, steep);
            Importer importer = importer(kind, weight);
            Chance c = chance(Chance.Stream.SUPPLY, importer.index);
            if (i > count / 20 && c.happens(0.16)) {
                importer.born = c.below(plan.days());
            } else if (i > count / 20 && c.happens(0.1)) {
                importer.died = c.below(plan.days());
            }
            importer.seen = importer.born < 0 ? 100 : 0; // who was there before the first day is known
            importer.authorised = kind == Importer.Kind.ORDINARY && c.happens(i < count / 25 ? 0.5 : 0.02);
            importer.deferred = importer.authorised || c.happens(0.36);
            importer.monthlyAccount = importer.deferred && c.happens(0.45);
            importer.relief = c.happens(0.1) ? c.of(Customs.RELIEFS) : "";
            new FirmRegistration(this, c).enter(importer, first);
            supply(importer, c);
        }
    }

    /** Adds an importer with an identity of its own, and nothing to import yet. */
    Importer importer(Importer.Kind kind, double weight) {
        int index = importers.size();
        Chance c = chance(Chance.Stream.IDENTITY, index);
        Importer made = new Importer(index, kind, Long.toString(100_000_000L + identity(index, PRIME, 11)), weight);
        made.name = kind == Importer.Kind.PARCEL
                ? Names.person(c)
                : Names.firm(Origins.HOME, c).latin();
        made.address = Names.address(c);
        made.phone = Names.phone(c);
        made.director = Names.person(c);
        made.account = Names.account(c);
        made.quality = c.about(1, 0.18);
        made.careless = 0.007 * c.about(1, 0.8);
        made.massStep = c.happens(0.5) ? 1 : c.happens(0.6) ? 100 : 1000;
        made.brokers = new Broker[1 + c.below(2)];
        for (int b = 0; b < made.brokers.length; b++) {
            made.brokers[b] = brokers.get(drawBroker.draw(c));
        }
        made.registered = -c.below(9_000);
        importers.add(made);
        return made;
    }

    /** Gives an importer its suppliers: a few in one to three chapters. */
    private void supply(Importer importer, Chance c) {
        int count = importer.kind == Importer.Kind.PARCEL ? 3 : 1 + Math.min(9, c.failures(0.3));
        int chapters = 1 + c.below(3);
        int[] of = new int[chapters];
        for (int k = 0; k < chapters; k++) {
            of[k] = importer.kind == Importer.Kind.PARCEL ? c.of(IN_PARCELS) : catalogue.drawChapter(c);
        }
        TradeRelation[] links = new TradeRelation[count];
        for (int l = 0; l < count; l++) {
            List<Exporter> known = ofChapter.getOrDefault(of[c.below(chapters)], exporters);
            double u = c.next();
            Exporter exporter = known.get((int) (u * u * known.size())); // the earlier ones are the larger
            links[l] = link(importer, exporter, c);
        }
        importer.links = links;
    }

    /** A business relation with an exporter: what of its goods, by which way, over which office. */
    TradeRelation link(Importer importer, Exporter exporter, Chance c) {
        Product first = catalogue.product(exporter.products[0]);
        boolean parcel = importer.kind == Importer.Kind.PARCEL;
        int mode = parcel ? (c.happens(0.75) ? 5 : 4) : c.happens(first.usdPerKg() > 30 ? 0.8 : 0.28) ? 4 : 1;
        Origin via = !exporter.origin.hub() && c.happens(0.07) ? origins.hub(c) : null;
        return new TradeRelation(exporter, exporter.products, c.about(1, 0.8), mode, offices.draw(mode, c).index, via);
    }

    /** A number below a prime that stands for an index and tells nothing of it; different for every seed. */
    private long identity(long index, long prime, long salt) {
        Chance c = Chance.of(plan.seed(), Chance.Stream.IDENTITY, -1, salt);
        long factor = 1 + Math.floorMod(c.bits(), prime - 1);
        long offset = Math.floorMod(c.bits(), prime);
        return Math.floorMod(factor * (index + 1) + offset, prime);
    }
}
