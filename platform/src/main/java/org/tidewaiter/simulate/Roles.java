package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Decides who is dishonest, in which way and since when, and who only looks so. Each typology gets actors until their expected
 * share of all declarations is the one that {@link Typology#share()} asks for.
 */
final class Roles {
    /** Fraudsters are found and lie low: so much more is given out than is wanted. */
    private static final double LOST = 2.1;

    /** A fraudster has at least so many declarations a period: fraud is a habit, and few do much of it. */
    private static final int LEAST_DECLARATIONS = 20;

    private final World world;
    private final Cast cast;
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
        for (Typology typology : Typology.values()) {
            switch (typology) {
                case PHOENIX -> new Chains(world, this).phoenixes();
                case MISSING_TRADER -> new Chains(world, this).missingTraders();
                case COLLUSION -> collude();
                default -> recruit(typology);
            }
        }
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
            case ORDINARY -> Cast.KIND_SHARES[0] + Cast.KIND_SHARES[1];
            case WAREHOUSE -> Cast.KIND_SHARES[2];
            case TRANSIT -> Cast.KIND_SHARES[3];
            case PARCEL -> Cast.KIND_SHARES[4];
            case EXPORT -> Cast.KIND_SHARES[5];
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
                given += share * fraudster.intensity * (1 - Math.max(0, fraudster.since) / (double) world.plan.days());
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
        int since = c.happens(0.55) ? -1 : c.below(world.plan.days() * 2 / 3);
        double depth = c.between(0.25, 0.62);
        double intensity = c.between(0.55, 0.95);
        if (typology == Typology.FALSE_ORIGIN) {
            since = 0; // the measure itself is the day since when
        } else if (typology == Typology.SPLIT_PARCELS) {
            intensity = 1;
        }
        Fraudster fraudster = new Fraudster(i.index, since, typology, intensity, depth);
        new Supplies(world).suit(i, typology, c);
        i.fraudster = fraudster;
        for (int s = 0; s < 2 && i.kind == Importer.Kind.ORDINARY; s++) {
            fraudster.spares.add(spare(i, c));
        }
        return fraudster;
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
        spare.address = c.happens(0.6) ? of.address : spare.address;
        spare.phone = c.happens(0.6) ? of.phone : spare.phone;
        spare.director = c.happens(0.5) ? of.director : spare.director;
        spare.account = c.happens(0.45) ? of.account : spare.account;
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
            Link link = client.links[0];
            int section =
                    Offices.section(world.catalogue.product(link.products()[0]).chapter());
            Officer officer = c.of(cast.offices.office(link.office()).sections.get(section));
            if (p % 3 == 2 && broker.friend == null) {
                broker.specialist = officer;
            } else if (broker.specialist == null) {
                broker.friend = officer;
                broker.friendSince = c.below(world.plan.days() / 2);
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
                i.looksLikeSince = c.below(world.plan.days() / 2);
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
