package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.simulate.Declaration.ControlLane;

/**
 * How declarations were selected before anybody learned from them: rules of mixed worth with probabilities, as in ASYCUDA, a
 * share drawn by chance, and officers who pick what looks odd to them. The reference prices and lists of the rules were made
 * before the first day and are never brought up to date: they rot, as such lists do.
 */
final class Regime {
    /** Shares of all declarations drawn by chance, whatever they are and whoever lodges them: for an examination, a look at the papers, an audit. */
    static final double RANDOM = 0.015;

    private static final double RANDOM_DOCUMENTS = 0.006;
    private static final double RANDOM_AUDIT = 0.004;
    /** A small office draws more, so that each of its lanes has about so many draws in the period; but not more than so many times as many. */
    private static final double DRAWS = 30;

    private static final double MOST_TIMES = 2;

    private static final double OFFICER = 0.004;
    private static final double AUDIT = 0.008;
    private static final int REMEMBERED_DAYS = 180;
    private static final Set<String> NEIGHBOURS = Set.of("VN", "MY", "TH", "TW", "TR", "IN");
    private static final Set<String> SUSPECT = Set.of("CN", "TR", "AE", "HK");

    /** A rule: whom it hits, into which lane, with which probability. */
    private record InspectionRule(String id, ControlLane lane, double probability, Predicate<Declaration> hits) {}

    private final World world;
    private final List<InspectionRule> rules = new ArrayList<>();

    private Regime(World world) {
        this.world = world;
    }

    /** The rules of an administration, as they stood before the first day. */
    static Regime of(World world) {
        Regime regime = new Regime(world);
        regime.addRules();
        return regime;
    }

    private void addRules() {
        rules.add(new InspectionRule(
                "R01-FOUND-BEFORE", ControlLane.RED, 0.62, d -> d.day - d.importer.lastFinding <= REMEMBERED_DAYS));
        rules.add(new InspectionRule("R02-LOW-PRICE", ControlLane.RED, 0.8, this::isCheap));
        rules.add(new InspectionRule("R03-LOW-PRICE-DOCUMENTS", ControlLane.YELLOW, 0.50, this::isCheap));
        rules.add(new InspectionRule("R04-NEW-IMPORTER", ControlLane.YELLOW, 0.6, d -> d.importer.seen < 5));
        rules.add(new InspectionRule("R05-MEASURE", ControlLane.RED, 0.3, this::isUnderMeasure));
        rules.add(new InspectionRule("R06-SUSPECT-GOODS", ControlLane.RED, 0.08, this::isOnList));
        rules.add(new InspectionRule(
                "R07-CHEMICALS", ControlLane.YELLOW, 0.50, d -> any(d, i -> i.declaredProduct.dangerous())));
        rules.add(new InspectionRule("R08-WATCH-LIST", ControlLane.RED, 0.9, this::isNamed));
        rules.add(new InspectionRule("R09-BROKER", ControlLane.YELLOW, 0.25, this::isSuspectBroker));
        rules.add(new InspectionRule(
                "R10-PREFERENCE",
                ControlLane.YELLOW,
                0.15,
                d -> any(d, i -> !i.preference.isEmpty() && isLookedAt(i))));
        rules.add(new InspectionRule(
                "R11-RELIEF", ControlLane.YELLOW, 0.12, d -> any(d, i -> !i.relief.isEmpty() && isLookedAt(i))));
        rules.add(new InspectionRule(
                "R12-VAGUE", ControlLane.YELLOW, 0.10, d -> any(d, i -> i.description.length() < 10)));
        rules.add(new InspectionRule("R13-HUB", ControlLane.YELLOW, 0.35, d -> d.exportCountry.hub()));
        rules.add(new InspectionRule(
                "R14-HIGH-DUTY", ControlLane.YELLOW, 0.5, d -> any(d, i -> i.declaredProduct.dutyPercent() > 10)));
    }

    /** Chooses the lane of a declaration and writes down why and with which probability. */
    void select(Declaration d) {
        Chance c = world.chance(Chance.Stream.SELECTION, d.number);
        double times = times(d.office);
        double drawn = c.next();
        double audits = d.kind == Declaration.Kind.HOME_USE ? RANDOM_AUDIT * times : 0;
        double documents = RANDOM_DOCUMENTS * times;
        double passes = 1 - RANDOM * times - documents - audits;
        double trust = trust(d);
        for (InspectionRule rule : rules) {
            double probability = Math.min(1, rule.probability() * trust * world.plan.controls());
            boolean fires = c.happens(probability);
            if (rule.hits().test(d)) {
                passes *= 1 - probability;
                if (fires && rule.lane().compareTo(d.lane) > 0) {
                    choose(d, rule.lane(), Chooser.RULE, rule.id());
                }
            }
        }
        d.probability = 1 - passes;
        double eye = c.next();
        double audit = c.next();
        if (drawn < RANDOM * times) {
            choose(d, ControlLane.RED, Chooser.RANDOM, "");
        } else if (drawn < RANDOM * times + documents && d.lane.compareTo(ControlLane.YELLOW) < 0) {
            choose(d, ControlLane.YELLOW, Chooser.RANDOM, "");
        } else if (drawn > 1 - audits && d.lane == ControlLane.GREEN) {
            choose(d, ControlLane.BLUE, Chooser.RANDOM, "");
        } else if (d.lane == ControlLane.GREEN && eye < OFFICER * oddness(d)) {
            choose(d, ControlLane.RED, Chooser.OFFICER, "");
        } else if (d.lane == ControlLane.GREEN && audit < AUDIT && d.kind == Declaration.Kind.HOME_USE) {
            choose(d, ControlLane.BLUE, Chooser.RULE, "A01-AUDIT");
        }
    }

    /** How many times the usual share an office draws. */
    private double times(Office office) {
        double expected = RANDOM_AUDIT * office.share * world.plan.declarations();
        return Math.max(1, Math.min(MOST_TIMES, DRAWS / expected));
    }

    private static void choose(Declaration d, ControlLane lane, Chooser by, String selector) {
        d.lane = lane;
        d.selectedBy = by;
        d.selector = selector;
    }

    private static double trust(Declaration d) {
        return switch (d.kind) {
            case PARCEL -> 0.15;
            case EXPORT, TEMPORARY -> 0.25;
            default -> d.importer.authorised ? 0.25 : 1;
        };
    }

    /** What an experienced eye sees that no rule does: more of what is far from true, but by no means all of it. */
    private static double oddness(Declaration d) {
        boolean friend = d.broker.friend != null && d.day >= d.broker.friendSince;
        return friend ? 0.2 : d.fraudulent() ? 9 : any(d, i -> i.looksLike != null) ? 4 : 1;
    }

    private static boolean any(Declaration d, Predicate<Item> holds) {
        return d.items.stream().anyMatch(holds);
    }

    /** Below a fifth of a reference price that was good to within a third before the first day: cheap makes are not far above it. */
    private boolean isCheap(Declaration d) {
        return any(d, i -> {
            Product p = i.declaredProduct;
            return p.dutyPercent() + p.vatPercent() > 4
                    && i.valueCents / 100.0 < 0.2 * ReferencePriceList.usdPerKg(world, p) * i.declaredGrams / 1000;
        });
    }

    private boolean isUnderMeasure(Declaration d) {
        return any(d, i -> {
            Customs.PlannedMeasure m = world.customs.measureOn(i.declaredProduct);
            return m != null && d.day >= m.from() && NEIGHBOURS.contains(i.declaredOrigin.code());
        });
    }

    /** Goods of a chapter and country that somebody once wrote down. */
    private boolean isOnList(Declaration d) {
        return SUSPECT.contains(d.exportCountry.code())
                && any(
                        d,
                        i -> world.chance(Chance.Stream.MEASURE, i.declaredProduct.chapter(), 5)
                                .happens(0.25));
    }

    /** Goods of a chapter whose claims somebody once thought worth a look. */
    private boolean isLookedAt(Item i) {
        return world.chance(Chance.Stream.MEASURE, i.declaredProduct.chapter(), 11)
                .happens(0.4);
    }

    private boolean isSuspectBroker(Declaration d) {
        return world.chance(Chance.Stream.MEASURE, d.broker.index, 7).happens(0.12);
    }

    /** The watch list of the regime knows names as they are written there, and nothing near them. */
    private boolean isNamed(Declaration d) {
        return world.watchList.holds(d.exporterName);
    }
}
