package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the levers of a scenario do to each month, office and tax. What several do together is more or less than the sum of what each does alone; it
 * is shared among them by the mean of what each adds over all orders in which they could be set (Shapley 1953), so that the shares add up to the
 * whole, by tax, by office and by month, in hundredths of the currency.
 */
final class ScenarioEffects {
    private static final int TAXES = Tax.values().length;

    private final RevenueBase base;
    private final ScenarioFooting footing;
    private final Map<Lever, Double> levers;
    private final @Nullable LocalDate starts;
    private final double passThrough;
    private final Map<Lever, BigDecimal[][][]> shares = new EnumMap<>(Lever.class);

    ScenarioEffects(
            RevenueBase base,
            List<TaxedGoods> goods,
            Map<Lever, Double> levers,
            @Nullable LocalDate starts,
            double elasticity,
            double passThrough) {
        this.base = base;
        this.footing = new ScenarioFooting(base, goods);
        this.levers = levers;
        this.starts = starts;
        this.passThrough = passThrough;
        share(elasticity);
    }

    /** The mean of what each lever adds to each subset of the others, weighed by how many orders lead there. */
    private void share(double elasticity) {
        List<Lever> set = List.copyOf(levers.keySet());
        int n = set.size();
        double[][][][] subsets = new double[1 << n][][][];
        for (int s = 0; s < subsets.length; s++) {
            subsets[s] = effect(subset(set, s), elasticity);
        }
        for (int l = 0; l < n; l++) {
            BigDecimal[][][] share = new BigDecimal[base.steps()][base.offices().size()][TAXES];
            for (int h = 0; h < base.steps(); h++) {
                for (int o = 0; o < share[h].length; o++) {
                    for (int t = 0; t < TAXES; t++) {
                        double mean = 0;
                        for (int s = 0; s < subsets.length; s++) {
                            if ((s & 1 << l) == 0) {
                                double more = subsets[s | 1 << l][h][o][t] - subsets[s][h][o][t];
                                mean += more * orders(Integer.bitCount(s), n);
                            }
                        }
                        share[h][o][t] = l < n - 1
                                ? RevenueBase.money(mean)
                                : left(subsets[subsets.length - 1][h][o][t], h, o, t);
                    }
                }
            }
            shares.put(set.get(l), share);
        }
    }

    /** What all levers do together less what the earlier ones have of it, so that rounding brings no tax below 0. */
    private BigDecimal left(double together, int step, int office, int tax) {
        BigDecimal left = RevenueBase.money(together);
        for (BigDecimal[][][] share : shares.values()) {
            left = left.subtract(share[step][office][tax]);
        }
        return left;
    }

    /** The share of the orders of n levers in which exactly a given so many come before a given one: before! (n − before − 1)! / n!. */
    private static double orders(int before, int n) {
        double share = 1.0 / n;
        for (int i = 1; i <= before; i++) {
            share *= i / (double) (n - i);
        }
        return share;
    }

    private Map<Lever, Double> subset(List<Lever> set, int bits) {
        Map<Lever, Double> subset = new EnumMap<>(Lever.class);
        for (int l = 0; l < set.size(); l++) {
            if ((bits & 1 << l) != 0) {
                subset.put(set.get(l), levers.getOrDefault(set.get(l), 0.0));
            }
        }
        return subset;
    }

    /** What some levers add to each step, office and tax. */
    private double[][][] effect(Map<Lever, Double> some, double elasticity) {
        double[][][] effect = new double[base.steps()][base.offices().size()][TAXES];
        Map<Lever, Double> lasting = new EnumMap<>(Lever.class);
        some.forEach((lever, value) -> {
            if (!lever.isMeasure()) {
                lasting.put(lever, value);
            }
        });
        for (int h = 0; h < base.steps(); h++) {
            double inForce = inForce(base.month(h));
            for (int o = 0; o < effect[h].length; o++) {
                Map<List<TaxedGoods>, double[]> known = new IdentityHashMap<>();
                for (Tax tax : Tax.values()) {
                    ScenarioFooting.ReachedGoods reached =
                            footing.of(h, base.offices().get(o), tax);
                    double[] pays = known.computeIfAbsent(
                            reached.goods(), goods -> pay(goods, some, lasting, inForce, elasticity));
                    effect[h][o][tax.ordinal()] = reached.more(pays[tax.ordinal()]);
                }
            }
        }
        return effect;
    }

    /** What goods pay of each tax in a month of which the measures are in force for a share. */
    private double[] pay(
            List<TaxedGoods> goods,
            Map<Lever, Double> some,
            Map<Lever, Double> lasting,
            double inForce,
            double elasticity) {
        double[] sum = new double[TAXES];
        for (TaxedGoods g : goods) {
            double[] all = g.pays(some, elasticity, passThrough);
            double[] without = inForce < 1 ? g.pays(lasting, elasticity, passThrough) : all;
            for (int t = 0; t < TAXES; t++) {
                sum[t] += inForce * all[t] + (1 - inForce) * without[t];
            }
        }
        return sum;
    }

    /** The share of a month's days on which the measure is in force. */
    double inForce(YearMonth month) {
        if (starts == null || !starts.isAfter(month.atDay(1))) {
            return 1;
        }
        long days = month.lengthOfMonth();
        long before = Math.min(days, starts.toEpochDay() - month.atDay(1).toEpochDay());
        return (days - before) / (double) days;
    }

    /** What a lever would bring by itself. */
    BigDecimal alone(Lever lever, double elasticity) {
        return total(Map.of(lever, levers.getOrDefault(lever, 0.0)), elasticity);
    }

    /** What all levers bring together by another elasticity. */
    BigDecimal together(double elasticity) {
        return total(levers, elasticity);
    }

    private BigDecimal total(Map<Lever, Double> some, double elasticity) {
        double sum = Arrays.stream(effect(some, elasticity))
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .sum();
        return RevenueBase.money(sum);
    }

    /** The share of the levers in what is added: of one or all, in one step or all, of one office or all, of one tax or all. */
    BigDecimal share(@Nullable Lever lever, int step, @Nullable String office, @Nullable Tax tax) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Lever, BigDecimal[][][]> entry : shares.entrySet()) {
            if (lever == null || lever == entry.getKey()) {
                for (int h = 0; h < base.steps(); h++) {
                    if (step < 0 || step == h) {
                        sum = sum.add(ofStep(entry.getValue()[h], office, tax));
                    }
                }
            }
        }
        return sum;
    }

    private BigDecimal ofStep(BigDecimal[][] offices, @Nullable String office, @Nullable Tax tax) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int o = 0; o < offices.length; o++) {
            for (int t = 0; t < TAXES; t++) {
                boolean meant =
                        (office == null || office.equals(base.offices().get(o))) && (tax == null || tax.ordinal() == t);
                sum = meant ? sum.add(offices[o][t]) : sum;
            }
        }
        return sum;
    }

    /** The levers that are set. */
    List<Lever> set() {
        return new ArrayList<>(shares.keySet());
    }
}
