package org.tidewaiter.analysis.integrity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.analysis.integrity.OfficerBrokerPairs.Pair;
import org.tidewaiter.kit.statistics.Distributions;
import org.tidewaiter.kit.statistics.FalseDiscovery;

/**
 * The chance that a broker and an officer met as they did. Two signs are judged, each by its own chance: they met where the office's way of sharing work out does not bring
 * them together, and the officer was quicker than with others' work. Fisher's method makes one chance of the two (Statistical Methods for Research Workers, 1925, § 21.1), and
 * {@link FalseDiscovery} bounds how many of those shown are there by chance.
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
     * @param quickness the chance to be as quick
     * @param adjusted the least share of false discoveries at which the pair is still shown
     */
    record Tested(Pair pair, double meeting, double quickness, double adjusted) {
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
    static List<Tested> of(List<Pair> all, double share) {
        List<Pair> judged = all.stream().filter(p -> p.declarations() >= LEAST).toList();
        return new PairTests(judged, share).tested();
    }

    /**
     * How often goods come to a desk that hardly ever has them is estimated by all other pairs, those shown left out: else each pair in collusion hides
     * behind the others.
     */
    private List<Tested> tested() {
        List<Tested> tested = List.of();
        Set<Pair> shown = Set.of();
        for (int round = 0; round < ROUNDS; round++) {
            tested = round(shown);
            Set<Pair> now = tested.stream()
                    .filter(t -> t.adjusted() <= Math.max(share, SUSPECT))
                    .map(Tested::pair)
                    .collect(Collectors.toSet());
            if (now.equals(shown)) {
                break;
            }
            shown = now;
        }
        return tested.stream()
                .filter(t -> t.pair().met() > 0)
                .sorted(Comparator.comparingDouble(Tested::adjusted)
                        .thenComparing(t -> -t.pair().tax().doubleValue())
                        .thenComparing(t ->
                                t.pair().office() + t.pair().broker() + t.pair().officer()))
                .toList();
    }

    private List<Tested> round(Set<Pair> shown) {
        Stray stray = Stray.of(pairs, shown);
        double[] meeting = pairs.stream().mapToDouble(p -> meeting(p, stray)).toArray();
        double[] quick = pairs.stream().mapToDouble(PairTests::quickness).toArray();
        double[] both = new double[pairs.size()];
        for (int i = 0; i < both.length; i++) {
            both[i] = fisher(meeting[i], quick[i]);
        }
        double[] adjusted = FalseDiscovery.adjusted(both);
        List<Tested> tested = new ArrayList<>();
        for (int i = 0; i < both.length; i++) {
            tested.add(new Tested(pairs.get(i), meeting[i], quick[i], adjusted[i]));
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
    private record Stray(double astray, double judged, Map<String, double[]> ofBroker) {
        static Stray of(List<Pair> pairs, Set<Pair> shown) {
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
            return new Stray(astray, judged, ofBroker);
        }

        /** The chance that a declaration of the broker goes astray and to this one officer, by what other brokers' do. */
        double chance(Pair p) {
            double[] own = ofBroker.getOrDefault(p.broker(), new double[2]);
            return (astray - own[0] + 1) / (judged - own[1] + 1) / p.officers();
        }
    }

    private static double meeting(Pair p, Stray stray) {
        return p.byGoods()
                ? Distributions.binomialAtLeast(p.unusual(), p.judged(), Math.min(1, stray.chance(p)))
                : Distributions.binomialAtLeast(
                        p.met(), p.declarations(), Math.min(1, p.expected() / p.declarations()));
    }

    /** The chance to be as quick: places among the officer's work are even from 0 to 1 if nothing is special about these. */
    private static double quickness(Pair p) {
        return Distributions.uniformSumAtMost(p.timedPlaces(), p.timedPieces());
    }

    /** Minus twice the logarithm of the product is chi square with four degrees: its tail is q (1 − ln q). */
    private static double fisher(double one, double other) {
        double product = one * other;
        return product <= 0 ? 0 : Math.min(1, product * (1 - Math.log(product)));
    }
}
