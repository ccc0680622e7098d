package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Decides who is dishonest, in which way and since when, and who only looks so. Each typology gets actors until their expected
 * share of all declarations is the one that {@link Typology#share()} asks for.
 */
final class Roles {
    /** Fraudsters are found and lie low: so much more is given out than is wanted. */
    private static final double LOST = 1.9;

    /** A fraudster has at least so many declarations a period: fraud is a habit, and few do much of it. */
    private static final int LEAST_DECLARATIONS = 10;

    /** How long before the period those began who are at it on its first day. */
    private static final int DAYS_BEFORE = 200;

    /** Fraudsters who take a broker because of its friend. */
    private static final int CLIENTS_WHO_HEAR_OF_IT = 7;

    private final World world;
    private final Participants cast;
    private final Map<Importer.Kind, Double> weights = new EnumMap<>(Importer.Kind.class);
    private final int[] order;
    private int next;

    Roles(World world) {
        this.world = world;
        this.cast = world.cast;
        cast.importers.forEach(i -> weights.merge(i.kind, i.weight * life(i), Double::sum));
        order = shuffled(cast.importers.size());
    }

    /** Gives all roles; without fraud the look-alikes keep theirs, and nobody is dishonest. */
    void give() {
        new Chains(world, this).phoenixes();
        new Chains(world, this).missingTraders();
        Arrays.stream(Typology.values())
                .filter(Typology::recruits)
                .sorted(Comparator.comparingDouble(
                        Typology::share)) // what is rare finds who suits it before the others do
                .forEach(this::recruit);
        collude();
        for (Typology typology : Typology.values()) {
            lookAlikes(typology);
        }
        if (!world.plan.fraud()) {
            cast.importers.forEach(i -> i.fraudster = null);
            cast.brokers.forEach(b -> b.friend = null);
        }
    }

    private int[] shuffled(int n) {
        int[] numbers = new int[n];
        Chance c = world.chance(Chance.Stream.ROLE, -1);
        for (int i = 0; i < n; i++) {
            int j = c.below(i + 1);
            numbers[i] = numbers[j];
            numbers[j] = i;
        }
        return numbers;
    }

    /** The share of the period in which an importer is there. */
    double life(Importer i) {
        double days = world.plan.days();
        return Math.max(0, Math.min(days, i.died) - Math.max(0, i.born)) / days;
    }

    /** The expected share of all declarations that are an importer's. */
    double share(Importer i) {
        double total = java.util.Objects.requireNonNull(weights.get(i.kind));
        return i.weight * life(i) / total * ofKind(i.kind);
    }

    /** The weight that an importer needs to have so large a share of all declarations while it is there. */
    double weightFor(Importer.Kind kind, double share) {
        return share * java.util.Objects.requireNonNull(weights.get(kind)) / ofKind(kind);
    }

    private static double ofKind(Importer.Kind kind) {
        return switch (kind) {
            case ORDINARY -> Participants.KIND_SHARES[0] + Participants.KIND_SHARES[1];
            case WAREHOUSE -> Participants.KIND_SHARES[2];
            case TRANSIT -> Participants.KIND_SHARES[3];
            case PARCEL -> Participants.KIND_SHARES[4];
            case EXPORT -> Participants.KIND_SHARES[5];
        };
    }

    private void recruit(Typology typology) {
        double given = 0;
        double wanted = typology.share() * LOST;
        for (int tries = 0; given < wanted && tries < order.length; tries++) {
            Importer importer = cast.importers.get(order[next++ % order.length]);
            Chance c = world.chance(Chance.Stream.ROLE, importer.index, typology.ordinal());
            if (suits(importer, typology, wanted)) {
                Fraudster fraudster = corrupt(importer, typology, c);
                double share =
                        typology == Typology.SPLIT_PARCELS ? wanted / Roster.splitters(world.plan) : share(importer);
                given += share * fraudster.meanIntensity(world.plan.days());
            }
        }
    }

    private boolean suits(Importer i, Typology typology, double wanted) {
        boolean kind = switch (typology) {
            case SPLIT_PARCELS -> i.kind == Importer.Kind.PARCEL;
            case DIVERSION -> i.kind == Importer.Kind.WAREHOUSE || i.kind == Importer.Kind.TRANSIT;
            default -> i.kind == Importer.Kind.ORDINARY;
        };
        double most = Math.max(wanted / 2, 0.0016);
        double least = typology == Typology.SPLIT_PARCELS
                ? 0 // a buyer's own share does not matter: orders come in bursts
                : Math.min(LEAST_DECLARATIONS / (double) world.plan.declarations(), 0.35 * most);
        return kind
                && i.fraudster == null
                && i.looksLike == null
                && (!i.authorised || i.index % 3 == 0)
                && share(i) < most
                && share(i) > least;
    }

    private Fraudster corrupt(Importer i, Typology typology, Chance c) {
        int since = c.below(world.plan.days() + DAYS_BEFORE)
                - DAYS_BEFORE; // as many begin in every month, before the period too
        double depth = depth(c);
        double intensity = c.between(0.55, 0.95);
        if (typology == Typology.SPLIT_PARCELS) {
            intensity = 1;
        }
        new Supplies(world).suit(i, typology, c);
        if (typology == Typology.FALSE_ORIGIN) {
            Product goods = world.catalogue.product(i.links[0].products()[0]);
            since = java.util.Objects.requireNonNull(world.customs.measureOn(goods))
                    .from();
        }
        Fraudster fraudster = new Fraudster(i.index, since, typology, intensity, depth);
        i.fraudster = fraudster;
        for (int s = 0; s < 2 && i.kind == Importer.Kind.ORDINARY; s++) {
            fraudster.spares.add(spare(i, c));
        }
        return fraudster;
    }

    /** What is declared as a share of what is true: some take a little off, most about half, some nearly all. */
    private static double depth(Chance c) {
        double u = c.next();
        return u < 0.25 ? c.between(0.65, 0.82) : u < 0.8 ? c.between(0.35, 0.62) : c.between(0.15, 0.35);
    }

    /** Another identity of the same people: new name and number, and some of what people cannot help sharing. */
    Importer spare(Importer of, Chance c) {
        Importer spare = cast.importer(of.kind, of.weight * c.between(0.6, 1.1));
        spare.actor = of.actor;
        spare.links = of.links;
        spare.quality = of.quality;
        spare.massStep = of.massStep;
        spare.careless = of.careless;
        spare.deferred = of.deferred;
        spare.registered = -c.below(9_000);
        spare.struckOff = c.happens(0.5);
        spare.address = c.happens(0.5) ? of.address : spare.address;
        spare.phone = c.happens(0.5) ? of.phone : spare.phone;
        spare.director = c.happens(0.4) ? of.director : spare.director;
        spare.account = c.happens(0.3) ? of.account : spare.account;
        spare.fraudster = of.fraudster;
        spare.born = Integer.MAX_VALUE;
        return spare;
    }

    /**
     * Officers and brokers who come to terms: brokers of fraudsters, each with an officer of an office it works at; and, as innocent, a
     * broker whose goods only one officer knows.
     */
    private void collude() {
        List<Importer> clients = new ArrayList<>();
        for (Importer i : cast.importers) {
            if (i.fraudster != null && i.kind == Importer.Kind.ORDINARY && i.links.length > 0) {
                clients.add(i);
            }
        }
        int pairs = Math.max(3, cast.brokers.size() / 9);
        for (int p = 0; p < pairs && !clients.isEmpty(); p++) {
            Chance c = world.chance(Chance.Stream.ROLE, p, -2);
            Importer client = c.of(clients);
            Broker broker = client.brokers[0];
            TradeRelation link = client.links[0];
            int section =
                    Offices.section(world.catalogue.product(link.products()[0]).chapter());
            Officer officer = c.of(cast.offices.office(link.office()).sections.get(section));
            if (p % 3 == 2 && broker.friend == null) {
                broker.specialist = officer;
            } else if (broker.specialist == null) {
                broker.friend = officer;
                for (int more = 0; more < CLIENTS_WHO_HEAR_OF_IT; more++) {
                    c.of(clients).brokers = new Broker[] {broker};
                }
                broker.friendSince = c.below(world.plan.days() * 3 / 5);
            }
        }
    }

    private void lookAlikes(Typology typology) {
        double given = 0;
        double wanted = typology.share() * 0.7;
        for (int tries = 0; given < wanted && tries < order.length; tries++) {
            Importer i = cast.importers.get(order[next++ % order.length]);
            Chance c = world.chance(Chance.Stream.ROLE, i.index, 100 + typology.ordinal());
            if (suits(i, typology, wanted)) {
                i.looksLike = typology;
                i.looksLikeSince = Math.max(0, c.below(world.plan.days() + DAYS_BEFORE) - DAYS_BEFORE);
                new Supplies(world).resemble(i, typology, c);
                if (typology == Typology.PHOENIX) {
                    rename(i, c);
                }
                given += typology == Typology.SPLIT_PARCELS ? wanted / Roster.splitters(world.plan) : share(i) * 0.5;
            }
        }
    }

    /** An honest firm that goes on under another name and number, its debts paid: a merger, or a change of legal form. */
    private void rename(Importer old, Chance c) {
        Importer renamed = spare(old, c);
        renamed.weight = old.weight;
        renamed.address = old.address;
        renamed.phone = old.phone;
        renamed.director = old.director;
        renamed.account = old.account;
        renamed.died = old.died;
        old.died = Math.max(old.born + 1, old.looksLikeSince);
        renamed.born = old.died + 3 + c.below(10);
        renamed.looksLike = Typology.PHOENIX;
        renamed.looksLikeSince = renamed.born;
    }
}
