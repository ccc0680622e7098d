package org.tidewaiter.analysis.integrity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.analysis.integrity.OfficerBrokerPairs.Pair;
import org.tidewaiter.engine.CancellableWork;
import org.tidewaiter.kit.statistics.Distributions;
import org.tidewaiter.kit.statistics.FalseDiscovery;
import org.tidewaiter.kit.statistics.JoinedChance;

/**
 * The chance that a broker and an officer met as they did. Signs are judged each by its own chance: they met where the office's way of sharing work
 * out does not bring them together; the officer was quicker with that than with others' work; and was quicker with what else came from the broker.
 * {@link JoinedChance} makes one chance of them, and {@link FalseDiscovery} bounds how many of those shown are there by chance.
 */
final class PairTests {
    /** Fewer declarations of a broker at an office give no answer. */
    static final int LEAST = 5;
    /** A chance of one in ten thousand: pairs are many. */
    private static final double FREQUENT = 1e-4;
    /** Pairs that are guilty rather than not are left out of what is expected of the others, whether they are shown or not. */
    private static final double SUSPECT = 0.5;
    /** Rounds after which those shown no longer change, if they ever do. */
    private static final int ROUNDS = 5;

    private final List<Pair> pairs;
    private final double share;

    private PairTests(List<Pair> pairs, double share) {
        this.pairs = pairs;
        this.share = share;
    }

    /**
     * A pair and what its chance is.
     *
     * @param pair the pair
     * @param meeting the chance to meet as often, where work does not bring them together
     * @param adjusted the least share of false discoveries at which the pair is still shown
     */
    record TestedPair(Pair pair, double meeting, double adjusted) {
        /** Whether they meet more often than others' declarations of the same goods would have it, which a rule of assignment may explain. */
        boolean frequent() {
            double chance = Math.min(1, pair.expected() / pair.declarations());
            return Distributions.binomialAtLeast(pair.met(), pair.declarations(), chance) < FREQUENT;
        }
    }

    /**
     * Tests all pairs of brokers with enough declarations.
     *
     * @param share of those shown, the share that may be there by chance, such as 0.05
     * @return the pairs that met, in the order of their chance
     */
    static List<TestedPair> of(List<Pair> all, double share) {
        List<Pair> judged = all.stream().filter(p -> p.declarations() >= LEAST).toList();
        return new PairTests(judged, share).tested();
    }

    /**
     * How often goods come to a desk that hardly ever has them is estimated by all other pairs, those shown left out: else each pair in collusion
     * hides behind the others.
     */
    private List<TestedPair> tested() {
        List<TestedPair> tested = List.of();
        Set<Pair> shown = Set.of();
        for (int round = 0; round < ROUNDS; round++) {
            CancellableWork.orStop();
            tested = round(shown);
            Set<Pair> now = tested.stream()
                    .filter(t -> t.adjusted() <= Math.max(share, SUSPECT))
                    .map(TestedPair::pair)
                    .collect(Collectors.toSet());
            if (now.equals(shown)) {
                break;
            }
            shown = now;
        }
        return tested.stream()
                .filter(t -> t.pair().met() > 0)
                .sorted(Comparator.comparingDouble(TestedPair::adjusted)
                        .thenComparingDouble(t -> -t.pair().tax().doubleValue())
                        .thenComparing(t ->
                                t.pair().office() + t.pair().broker() + t.pair().officer()))
                .toList();
    }

    private List<TestedPair> round(Set<Pair> shown) {
        StrayShare stray = StrayShare.of(pairs, shown);
        double[] joined = pairs.stream().mapToDouble(p -> joined(p, stray)).toArray();
        double[] adjusted = FalseDiscovery.adjusted(joined);
        List<TestedPair> tested = new ArrayList<>();
        for (int i = 0; i < joined.length; i++) {
            Pair p = pairs.get(i);
            tested.add(new TestedPair(
                    p, Distributions.binomialAtLeast(hits(p), trials(p), chance(p, stray)), adjusted[i]));
        }
        return tested;
    }

    /**
     * How often goods go astray, in offices that share work out by goods: to a desk that hardly ever has them.
     *
     * @param astray such declarations of all pairs that are not shown
     * @param judged declarations for which that can be told
     * @param ofBroker the same two of each broker
     */
    private record StrayShare(double astray, double judged, Map<String, double[]> ofBroker) {
        static StrayShare of(List<Pair> pairs, Set<Pair> shown) {
            double astray = 0;
            double judged = 0;
            Map<String, double[]> ofBroker = new HashMap<>();
            for (Pair p : pairs) {
                if (p.byGoods()) {
                    double unusual = shown.contains(p) ? 0 : p.unusual();
                    double each = p.judged()
                            / (double) p.officers(); // the broker's declarations stand in every officer's row
                    astray += unusual;
                    judged += each;
                    double[] sums = ofBroker.computeIfAbsent(p.broker(), b -> new double[2]);
                    sums[0] += unusual;
                    sums[1] += each;
                }
            }
            return new StrayShare(astray, judged, ofBroker);
        }

        /** The chance that a declaration of the broker goes astray and to this one officer, by what other brokers' do. */
        double chance(Pair p) {
            double[] own = ofBroker.getOrDefault(p.broker(), new double[2]);
            return (astray - own[0] + 1) / (judged - own[1] + 1) / p.officers();
        }
    }

    /** The declarations that tell of a pair: where work is shared out by goods, those that went astray to the officer; elsewhere all that met. */
    private static long hits(Pair p) {
        return p.byGoods() ? p.unusual() : p.met();
    }

    private static long trials(Pair p) {
        return p.byGoods() ? p.judged() : p.declarations();
    }

    private static double chance(Pair p, StrayShare stray) {
        return Math.min(1, p.byGoods() ? stray.chance(p) : p.expected() / p.declarations());
    }

    /**
     * The chance of all signs of a pair together. Where work is shared out by goods, one to whom nothing of the broker's went astray has
     * no sign: quick work on the desk's own goods says something beside a stray, and nothing by itself.
     */
    private static double joined(Pair p, StrayShare stray) {
        if (p.byGoods() && p.unusual() == 0) {
            return 1;
        }
        return JoinedChance.of(
                hits(p),
                trials(p),
                chance(p, stray),
                p.strays().chance(),
                p.usual().chance());
    }
}
