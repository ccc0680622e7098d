package org.tidewaiter.simulate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes honest declarations: who orders what from whom, how it comes, and what it costs. */
final class Trade {
    /** UN numbers that chemicals and fireworks travel under. */
    private static final List<String> UN_NUMBERS = List.of(
            "1263", "1993", "3082", "1950", "1170", "2014", "1830", "1789", "1824", "0336", "1090", "2789", "3480");

    private static final List<String> BY_SEA =
            List.of("FOB", "FOB", "FOB", "FOB", "CIF", "CIF", "CIF", "CFR", "EXW", "DAP");
    private static final List<String> BY_AIR = List.of("FCA", "FCA", "FCA", "CIP", "CIP", "CPT", "EXW", "DAP");

    private final World world;
    private final Roster roster;

    Trade(World world, Roster roster) {
        this.world = world;
        this.roster = roster;
    }

    /** The honest declaration of a number: everything as it is, and declared as it is. */
    Declaration make(long number, int day) {
        Chance c = world.chance(Chance.Stream.GOODS, number);
        Declaration.Kind kind = kind(c.next());
        Importer importer = roster.draw(importerKind(kind), day, c);
        TradeRelation link = link(importer, day, c);
        Fraudster f = importer.fraudster;
        int shift = f == null ? 0 : f.shift;
        Broker broker = importer.brokers[(c.below(importer.brokers.length) + shift) % importer.brokers.length];
        Office office = office(link, shift, c);
        Declaration d = new Declaration(
                number, day, kind, importer, link, broker, steered(office, broker, f, day), carrier(link.mode(), c));
        head(d, c);
        int items = count(kind, c);
        for (int i = 0; i < items; i++) {
            d.items.add(item(d, c));
        }
        return d;
    }

    private static Declaration.Kind kind(double u) {
        double below = 0;
        for (Declaration.Kind kind : Declaration.Kind.values()) {
            below += Participants.KIND_SHARES[kind.ordinal()];
            if (u < below) {
                return kind;
            }
        }
        return Declaration.Kind.EXPORT;
    }

    private static Importer.Kind importerKind(Declaration.Kind kind) {
        return switch (kind) {
            case HOME_USE, TEMPORARY -> Importer.Kind.ORDINARY;
            case WAREHOUSE -> Importer.Kind.WAREHOUSE;
            case TRANSIT -> Importer.Kind.TRANSIT;
            case PARCEL -> Importer.Kind.PARCEL;
            case EXPORT -> Importer.Kind.EXPORT;
        };
    }

    /** One of the importer's relations, by weight, season and whether factories are at work. */
    private TradeRelation link(Importer importer, int day, Chance c) {
        if (importer.looksLike == Typology.FALSE_ORIGIN && importer.links.length == 2) {
            return importer.links[day >= importer.looksLikeSince ? 1 : 0];
        }
        LocalDate date = world.calendar.date(day);
        double total = 0;
        for (TradeRelation link : importer.links) {
            total += link.weight();
        }
        TradeRelation chosen = importer.links[0];
        for (int tries = 0; tries < 4; tries++) {
            double u = c.next() * total;
            for (TradeRelation link : importer.links) {
                chosen = link;
                u -= link.weight();
                if (u < 0) {
                    break;
                }
            }
            if (c.next() * Season.MOST < now(chosen, date)) {
                return chosen;
            }
        }
        return chosen;
    }

    private double now(TradeRelation link, LocalDate date) {
        String origin = link.exporter().madeIn.code();
        double lull = origin.equals("CN") || origin.equals("VN") || origin.equals("HK") ? Calendar.lunarLull(date) : 0;
        return world.catalogue.product(link.products()[0]).season().factor(date) * (1 - 0.65 * lull);
    }

    private Office office(TradeRelation link, int shift, Chance c) {
        Office usual = world.cast.offices.office(link.office());
        return shift % 2 == 1 || c.happens(0.06) ? world.cast.offices.draw(usual.mode, c) : usual;
    }

    /** A broker with a friend among the officers takes what must not be seen to the friend's office. */
    private static Office steered(Office usual, Broker broker, @Nullable Fraudster f, int day) {
        Officer friend = broker.friend;
        boolean goes = friend != null && f != null && f.active(day) && day >= broker.friendSince;
        return goes && friend != null && friend.office.mode == usual.mode ? friend.office : usual;
    }

    private Carrier carrier(int mode, Chance c) {
        List<Carrier> carriers = world.cast.carriers;
        double u = c.next();
        Carrier carrier = carriers.get((int) (u * u * carriers.size()));
        return mode != 1 && carrier.mode() == 1
                ? carriers.get(carriers.indexOf(carrier) / 3 * 3)
                : mode == 1 && carrier.mode() == 4 ? carriers.get(carriers.indexOf(carrier) + 1) : carrier;
    }

    private static int count(Declaration.Kind kind, Chance c) {
        if (kind == Declaration.Kind.PARCEL) {
            return c.happens(0.9) ? 1 : 2;
        }
        return c.happens(0.1) ? 4 + Math.min(90, c.failures(0.15)) : 1 + c.failures(0.55);
    }

    private void head(Declaration d, Chance c) {
        Exporter exporter = d.link.exporter();
        Origin via = d.link.via();
        boolean fromMaker = c.happens(0.7); // a trader abroad has goods sent from where they are made, or from stock
        d.exportCountry = via != null && c.happens(0.9) ? via : fromMaker ? exporter.madeIn : exporter.origin;
        d.loadingPort = c.of(d.exportCountry.ports());
        d.incoterm = c.of(d.link.mode() == 1 ? BY_SEA : BY_AIR);
        d.currency = c.happens(0.45) ? exporter.origin.currency() : c.happens(0.1) ? "EUR" : "USD";
        d.rate = world.market.rate(d.currency, d.day);
        Chance spelling = world.chance(Chance.Stream.SPELLING, d.number);
        d.exporterName = Names.written(exporter.name.latin(), spelling);
        d.importerName = Names.written(d.importer.name, spelling);
        d.invoiceNumber = References.invoice(d, c);
        d.transportDocument = References.transportDocument(d, c);
        d.container = d.link.mode() == 1 && c.happens(0.78) ? References.container(c) : "";
    }

    private Item item(Declaration d, Chance c) {
        Product product = product(d, c);
        Item item = new Item(product, d.link.exporter().madeIn);
        double quality = d.importer.quality * (c.happens(0.2) ? c.between(0.75, 1.4) : 1);
        double perKg = world.market.asked(product, d.link.exporter(), quality)
                * world.market.level(product, d.day)
                * c.factor(product.spread() * 0.5);
        double kg = product.kgPerUnit() * c.about(1, 0.05);
        item.price = perKg * product.kgPerUnit();
        double value = value(d, c);
        measure(item, value, kg, d.importer, c);
        item.grossGrams = Math.round(item.grams * (1.02 + 0.16 * c.next()));
        item.packages = (int) Math.max(1, Math.min(4000, item.grossGrams / (1000 * c.between(4, 30))));
        item.description = Descriptions.honest(product, c);
        item.undg = product.dangerous() ? UN_NUMBERS.get(product.index() % UN_NUMBERS.size()) : "";
        String preference = world.customs.preference(product, item.origin);
        item.preference = c.happens(0.85) ? preference : "";
        item.relief = d.importer.relief.isEmpty() || !c.happens(0.6) ? "" : d.importer.relief;
        asDeclared(item);
        return item;
    }

    /** One of the relation's goods: the first ones are ordered more often; new goods not before they exist. */
    private Product product(Declaration d, Chance c) {
        int[] goods = d.link.products();
        double u = c.next();
        Product product = world.catalogue.product(goods[(int) (u * u * goods.length)]);
        return product.introduced() <= d.day ? product : world.catalogue.product(goods[0]);
    }

    /** What an item is worth, in US dollars: log-normal, less by air, little in parcels. */
    private static double value(Declaration d, Chance c) {
        return switch (d.kind) {
            case PARCEL -> Math.min(c.happens(0.9) ? 195 : 900, c.happens(0.3) ? c.about(105, 0.4) : c.about(38, 0.8));
            default -> d.importer.scale * c.about(d.link.mode() == 1 ? 4200 : 1300, 1.45);
        };
    }

    private static void measure(Item item, double value, double kg, Importer importer, Chance c) {
        double units = Math.max(0.02, value / item.price);
        boolean counted = item.product.counted();
        double usual = units > 40 && c.happens(0.5) ? Math.rint(units / 10) * 10 : Math.ceil(units);
        double quantity = counted ? Math.max(1, usual) : units;
        double grams = quantity * kg * 1000;
        int step = grams < 20_000 ? 10 : importer.massStep * 10;
        item.grams = Math.max(10, Math.round(grams / step) * step);
        item.quantity = counted ? Math.round(quantity * 1000) : item.product.quantityOf(item.grams);
    }

    /** Declares everything as it is. */
    static void asDeclared(Item item) {
        item.declaredQuantity = item.quantity;
        item.declaredGrams = item.grams;
        item.declaredGrossGrams = item.grossGrams;
        item.declaredPrice = item.price;
    }
}
