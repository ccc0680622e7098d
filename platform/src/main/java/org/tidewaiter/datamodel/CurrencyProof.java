package org.tidewaiter.datamodel;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.NationalCurrency.Basis;
import org.tidewaiter.datamodel.NationalCurrency.Rates;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * What the declarations say about the national currency.
 *
 * @param currency the national one; null where nothing proves it
 * @param amountsIn the currency whose amounts count as they stand; empty where none is named, null where several are and none is proven
 * @param basis how it is known
 */
record CurrencyProof(@Nullable String currency, @Nullable String amountsIn, Basis basis) {
    private static final SqlSections SQL = SqlSections.read(NationalCurrency.class, "NationalCurrency.sql");
    /** A declared rate further than this from the market's is no sign of the national currency. */
    private static final double NEAR = 0.03;
    /** A declared rate further than this, twice or half the market's, contradicts the national currency that it is reckoned in. */
    private static final double FAR = 1;
    /** What share of the declared rates must be near the market's. */
    private static final double MOST = 0.9;
    /** How many declared rates of a currency and month there must be before they prove anything by their nearness. */
    private static final int LEAST_RATES = 3;

    private record DeclaredCurrency(
            String currency,
            long declarations,
            long rated,
            @Nullable BigDecimal least,
            @Nullable BigDecimal largest) {
        boolean alwaysPar() {
            return rated > 0 && isOne(least) && isOne(largest);
        }

        boolean speaks() {
            return rated > 0 && !alwaysPar();
        }

        private static boolean isOne(@Nullable BigDecimal rate) {
            return rate != null && rate.compareTo(BigDecimal.ONE) == 0;
        }
    }

    private record Monthly(String currency, String month, BigDecimal rate) {}

    private record ParityCount(long valued, long same) {
        boolean provesPar() {
            return valued > 0 && 2 * same > valued;
        }
    }

    /** What is proven by the declared rates, or by there being one currency only. */
    static CurrencyProof of(Session session, Rates rates) {
        List<DeclaredCurrency> declared = session.query(DeclaredCurrency.class, SQL.get("currencies"));
        List<DeclaredCurrency> named =
                declared.stream().filter(d -> !d.currency.isEmpty()).toList();
        if (named.stream().anyMatch(d -> d.rated > 0)) {
            Optional<String> proven = byRates(session, named, rates);
            if (proven.isPresent()) {
                return new CurrencyProof(proven.get(), proven.get(), Basis.RATES);
            }
        }
        if (declared.size() == 1 && !declared.getFirst().speaks()) {
            return ofOne(session, declared.getFirst().currency);
        }
        return new CurrencyProof(null, null, Basis.UNKNOWN);
    }

    /** All amounts are in one currency, or in one that nobody names: what are the customs values in? */
    private static CurrencyProof ofOne(Session session, String currency) {
        ParityCount equal = session.first(ParityCount.class, SQL.get("equal")).orElseThrow();
        if (equal.valued == 0 || equal.provesPar()) {
            String national = equal.provesPar() && !currency.isEmpty() ? currency : null;
            return new CurrencyProof(national, currency, currency.isEmpty() ? Basis.UNNAMED : Basis.ONLY);
        }
        return new CurrencyProof(null, null, Basis.UNKNOWN);
    }

    /**
     * The one currency whose declared rate is always 1 while those of others are not, unless the market says otherwise; or the
     * one currency against which nearly all declared rates are the market's.
     */
    private static Optional<String> byRates(Session session, List<DeclaredCurrency> named, Rates rates) {
        List<Monthly> monthly = session.query(Monthly.class, SQL.get("rates"));
        List<String> par = named.stream()
                .filter(DeclaredCurrency::alwaysPar)
                .map(DeclaredCurrency::currency)
                .toList();
        boolean othersSpeak = named.size() == 1 || named.stream().anyMatch(DeclaredCurrency::speaks);
        if (par.size() == 1 && othersSpeak && !(share(monthly, par.getFirst(), rates, FAR) < 0.5)) {
            return Optional.of(par.getFirst());
        }
        List<String> fitting = Stream.concat(Stream.of("USD"), rates.currencies().stream())
                .distinct()
                .filter(c -> monthly.size() >= LEAST_RATES && share(monthly, c, rates, NEAR) >= MOST)
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** The share of the declared rates that are near the market's, were this the national currency; NaN where none compares. */
    private static double share(List<Monthly> monthly, String national, Rates rates, double tolerance) {
        int compared = 0;
        int near = 0;
        for (Monthly m : monthly) {
            Optional<BigDecimal> market = m.currency.equals(national)
                    ? Optional.empty()
                    : rates.between(m.currency, national, YearMonth.parse(m.month));
            if (market.isPresent()) {
                compared++;
                double ratio = m.rate.doubleValue() / market.get().doubleValue();
                near += Math.max(ratio, 1 / ratio) <= 1 + tolerance ? 1 : 0;
            }
        }
        return compared == 0 ? Double.NaN : near / (double) compared;
    }
}
