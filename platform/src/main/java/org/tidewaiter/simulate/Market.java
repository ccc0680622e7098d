package org.tidewaiter.simulate;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidewaiter.codesandunits.ExchangeRates;

/** What goods cost on a day, what carrying them costs, and what a currency is worth. */
final class Market {
    private static final double INFLATION = 0.025;
    /** The spread at which an importer's taste for quality tells in full: where goods differ little, quality does too. */
    private static final double USUAL_SPREAD = 0.55;

    /** A sudden rise or fall of the prices of a chapter that fades within months. */
    private record Shock(int chapter, int from, double size) {}

    private final long seed;
    private final LocalDate from;
    private final Map<String, TreeMap<YearMonth, Double>> commodities = new HashMap<>();
    private final Map<String, double[]> rates = new HashMap<>();
    private final List<Shock> shocks;

    static Market read(SimulationPlan plan, Catalogue catalogue, Origins origins) {
        return new Market(plan, catalogue, origins, Resource.rows("commodity-prices.csv.gz"));
    }

    private Market(SimulationPlan plan, Catalogue catalogue, Origins origins, List<NamedCsvRecord> prices) {
        seed = plan.seed();
        from = plan.from();
        for (NamedCsvRecord row : prices) {
            commodities
                    .computeIfAbsent(row.getField("heading"), h -> new TreeMap<>())
                    .put(YearMonth.parse(row.getField("month")), Resource.number(row, "price_index"));
        }
        for (Origin origin : origins.all()) {
            rates.computeIfAbsent(origin.currency(), currency -> daily(currency, plan));
        }
        Chance chance = Chance.of(seed, Chance.Stream.MEASURE, 1, 0);
        shocks = java.util.stream.IntStream.range(0, (int) Math.ceil(6 * plan.years()))
                .mapToObj(i ->
                        new Shock(catalogue.drawChapter(chance), chance.below(plan.days()), chance.between(-0.3, 0.5)))
                .toList();
    }

    /** US dollars for one unit of a currency, by day: the monthly means of the Federal Reserve, bent into days. */
    private double[] daily(String currency, SimulationPlan plan) {
        double[] rate = new double[plan.days()];
        for (int d = 0; d < rate.length; d++) {
            LocalDate day = from.plusDays(d);
            double along = (day.getDayOfMonth() - 15.0) / 30;
            YearMonth here = YearMonth.from(day);
            double mean = mean(currency, here);
            double next = mean(currency, along < 0 ? here.minusMonths(1) : here.plusMonths(1));
            double noise = Chance.of(seed, Chance.Stream.DAY, day.toEpochDay(), currency.hashCode())
                    .normal();
            double perDollar =
                    (mean + (next - mean) * Math.abs(along)) * (1 + (currency.equals("USD") ? 0 : 0.002 * noise));
            rate[d] = Math.rint(1e6 / perDollar) / 1e6;
        }
        return rate;
    }

    /** The last month known stands for those that are not known yet. */
    private static double mean(String currency, YearMonth month) {
        for (YearMonth m = month; m.getYear() >= 2015; m = m.minusMonths(1)) {
            var rate = ExchangeRates.monthly().perDollar(currency, m);
            if (rate.isPresent()) {
                return rate.map(BigDecimal::doubleValue).orElseThrow();
            }
        }
        throw new IllegalStateException("No rate of " + currency);
    }

    /** US dollars for one unit of a currency on a day of the period, six decimals. */
    double rate(String currency, int day) {
        return java.util.Objects.requireNonNull(rates.get(currency), currency)[day];
    }

    /** The currencies that goods are invoiced in. */
    List<String> currencies() {
        return rates.keySet().stream().sorted().toList();
    }

    /** What a product costs everywhere on a day, against its reference price. */
    double level(Product product, int day) {
        double level = StrictMath.pow(1 + INFLATION, day / 365.25);
        TreeMap<YearMonth, Double> commodity = commodities.get(product.heading());
        if (commodity != null) {
            var known = commodity.floorEntry(YearMonth.from(from.plusDays(day)));
            level *= known == null ? 1 : known.getValue();
        }
        for (Shock shock : shocks) {
            if (shock.chapter() == product.chapter() && day >= shock.from()) {
                level *= 1 + shock.size() * StrictMath.exp(-(day - shock.from()) / 70.0);
            }
        }
        return level;
    }

    /** What an exporter asks for a product on a usual day, USD per kg FOB: origin, quality and the exporter's own way. */
    double asked(Product product, Exporter exporter, double quality) {
        Chance c = Chance.of(seed, Chance.Stream.EXPORTER, exporter.index, product.index() + 1L);
        double own = StrictMath.exp(tier(c.next()) * product.spread()) * c.about(1, product.spread() * 0.5);
        return product.usdPerKg()
                * StrictMath.pow(exporter.origin.priceLevel(), 0.7)
                * own
                * StrictMath.pow(quality, product.spread() / USUAL_SPREAD);
    }

    /** Cheap makes, the usual ones, and the dear ones: how many spreads of the line they lie from its reference price. */
    private static double tier(double u) {
        return u < 0.3 ? -0.8 : u < 0.8 ? 0 : 1.2;
    }

    /** USD per kg of freight. */
    static double freightPerKg(int mode, Origin origin) {
        return switch (mode) {
            case 4 -> 1.6 + origin.distanceKm() * 0.0003;
            case 3 -> 0.15 + origin.distanceKm() * 0.00002;
            default -> 0.09 + origin.distanceKm() * 0.000016;
        };
    }
}
