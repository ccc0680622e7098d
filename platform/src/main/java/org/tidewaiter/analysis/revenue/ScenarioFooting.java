package org.tidewaiter.analysis.revenue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * On which goods of the last year a tax of an office stands in a month to come, so that what levers do to those goods is said as a share of the tax.
 * The goods are those of the office in the like month; where they paid little or none of that tax (less than a third of its share of the office's
 * revenue to come), those of the office in the whole year, and then those of all offices.
 */
final class ScenarioFooting {
    /**
     * Goods that paid less of a tax than its share of the revenue to come by this are not what it stands on: a share of nearly nothing would be blown
     * up.
     */
    private static final double LEAST = 1 / 3.0;

    /**
     * The goods that a tax stands on.
     *
     * @param before what they paid of it
     * @param amount what of the tax to come stands on them, in the national currency; what exports pay, and goods without a value, is not in it. 0
     *     where none of the tax is to come
     * @param growth by what a new tax on them is multiplied
     */
    record ReachedGoods(List<TaxedGoods> goods, double before, double amount, double growth) {
        /**
         * What is added where they pay so much instead: a share of what is to come, or of a tax that nobody pays so far the grown amount. Never more
         * is taken than is to come.
         */
        double more(double pays) {
            return before > 0 && amount > 0 ? amount * (pays / before - 1) : growth * Math.max(0, pays - before);
        }
    }

    private record TaxPlace(int step, String office, Tax tax) {}

    private final RevenueBase base;
    private final Map<LocalDate, Map<String, List<TaxedGoods>>> months = new HashMap<>();
    private final Map<String, List<TaxedGoods>> offices = new HashMap<>();
    private final List<TaxedGoods> nation;
    private final Map<List<TaxedGoods>, double[]> paid = new IdentityHashMap<>();
    private final Map<TaxPlace, ReachedGoods> reached = new HashMap<>();

    ScenarioFooting(RevenueBase base, List<TaxedGoods> goods) {
        this.base = base;
        this.nation = goods;
        for (TaxedGoods g : goods) {
            months.computeIfAbsent(g.month(), m -> new HashMap<>())
                    .computeIfAbsent(g.office(), o -> new ArrayList<>())
                    .add(g);
            offices.computeIfAbsent(g.office(), o -> new ArrayList<>()).add(g);
        }
    }

    ReachedGoods of(int step, String office, Tax tax) {
        return reached.computeIfAbsent(new TaxPlace(step, office, tax), p -> find(step, office, tax));
    }

    private ReachedGoods find(int step, String office, Tax tax) {
        List<TaxedGoods> own =
                months.getOrDefault(base.likeMonth(step).atDay(1), Map.of()).getOrDefault(office, List.of());
        double growth = base.growth(step, office);
        double ahead = Math.max(0, base.ahead(step, office, tax).doubleValue());
        double all = base.ahead(step, office, null).doubleValue();
        if (ahead > 0) {
            int last = base.past().size();
            int like = last - RevenueBase.YEAR + step % RevenueBase.YEAR;
            List<TaxedGoods> year = offices.getOrDefault(office, List.of());
            if (bears(own, tax, ahead / all)) {
                return standing(own, tax, ahead, growth, came(like, like + 1, office, tax));
            }
            if (bears(year, tax, ahead / all)) {
                return standing(year, tax, ahead, growth, came(last - RevenueBase.YEAR, last, office, tax));
            }
            if (paid(nation)[tax.ordinal()] > 0) {
                return standing(nation, tax, ahead, growth, came(last - RevenueBase.YEAR, last, null, tax));
            }
        }
        return new ReachedGoods(own, paid(own)[tax.ordinal()], 0, growth);
    }

    private boolean bears(List<TaxedGoods> goods, Tax tax, double share) {
        double[] amounts = paid(goods);
        double of = amounts[tax.ordinal()];
        return of > 0 && of >= LEAST * share * Arrays.stream(amounts).sum();
    }

    private ReachedGoods standing(List<TaxedGoods> goods, Tax tax, double ahead, double growth, double came) {
        double before = paid(goods)[tax.ordinal()];
        return new ReachedGoods(goods, before, ahead * (came > before ? before / came : 1), growth);
    }

    private double came(int from, int to, @Nullable String office, Tax tax) {
        return IntStream.range(from, to)
                .mapToDouble(m -> base.came(m, office, tax).doubleValue())
                .sum();
    }

    /** What goods paid of each tax. */
    private double[] paid(List<TaxedGoods> goods) {
        return paid.computeIfAbsent(goods, of -> {
            double[] sum = new double[Tax.values().length];
            for (TaxedGoods g : of) {
                double[] pays = g.pays(Map.of(), 0, 1);
                Arrays.setAll(sum, t -> sum[t] + pays[t]);
            }
            return sum;
        });
    }
}
