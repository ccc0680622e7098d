package org.tidewaiter.codesandunits;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidewaiter.datamodel.NationalCurrency;

/**
 * Exchange rates against the US dollar by month, 1971-01 to 2026-06, of 33 currencies. Source: Federal Reserve H.10/G.5,
 * see SOURCES.md beside the data. Immutable.
 *
 * <p>A rate is the number of units of the national currency for one US dollar, the mean of the month's days: KRW of
 * 2015-06 is 1112.8832. An amount in KRW divided by it is US dollars. They are market rates, not the rates a customs
 * administration publishes for valuation.
 */
public final class ExchangeRates implements NationalCurrency.Rates {
    private static final String DOLLAR = "USD";

    /** Names in the file → ISO 4217 code of the currency that its column is in, for the whole of the column. */
    private static final Map<String, String> CURRENCY = Map.ofEntries(
            Map.entry("Australia", "AUD"),
            Map.entry("Austria", "ATS"),
            Map.entry("Belgium", "BEF"),
            Map.entry("Brazil", "BRL"),
            Map.entry("Canada", "CAD"),
            Map.entry("China", "CNY"),
            Map.entry("Denmark", "DKK"),
            Map.entry("Euro", "EUR"),
            Map.entry("Finland", "FIM"),
            Map.entry("France", "FRF"),
            Map.entry("Germany", "DEM"),
            Map.entry("Greece", "GRD"),
            Map.entry("Hong Kong", "HKD"),
            Map.entry("India", "INR"),
            Map.entry("Ireland", "IEP"),
            Map.entry("Italy", "ITL"),
            Map.entry("Japan", "JPY"),
            Map.entry("Malaysia", "MYR"),
            Map.entry("Mexico", "MXN"),
            Map.entry("Netherlands", "NLG"),
            Map.entry("New Zealand", "NZD"),
            Map.entry("Norway", "NOK"),
            Map.entry("Portugal", "PTE"),
            Map.entry("Singapore", "SGD"),
            Map.entry("South Africa", "ZAR"),
            Map.entry("South Korea", "KRW"),
            Map.entry("Spain", "ESP"),
            Map.entry("Sri Lanka", "LKR"),
            Map.entry("Sweden", "SEK"),
            Map.entry("Switzerland", "CHF"),
            Map.entry("Taiwan", "TWD"),
            Map.entry("Thailand", "THB"),
            Map.entry("United Kingdom", "GBP"));

    /** Currencies that are fixed at one for one to a currency with rates, by law. */
    private static final Map<String, String> AT_PAR = Map.of(
            "BSD", "USD", "BMD", "USD", "PAB", "USD", "NAD", "ZAR", "LSL", "ZAR", "SZL", "ZAR", "BND", "SGD", "FKP",
            "GBP", "GIP", "GBP", "SHP", "GBP");

    private final Map<String, Map<YearMonth, BigDecimal>> byCurrency;

    private ExchangeRates(Map<String, Map<YearMonth, BigDecimal>> byCurrency) {
        this.byCurrency = Map.copyOf(byCurrency);
    }

    private static ExchangeRates read() {
        Map<String, Map<YearMonth, BigDecimal>> rates = new HashMap<>();
        CodeList.read("exchange-rates-monthly.csv.gz", row -> {
            String currency = CURRENCY.get(row.getField("country"));
            if (currency == null) {
                throw new IllegalStateException("No currency for " + row.getField("country"));
            }
            rates.computeIfAbsent(currency, c -> new HashMap<>())
                    .put(YearMonth.parse(row.getField("month")), new BigDecimal(row.getField("rate")));
        });
        return new ExchangeRates(rates);
    }

    private static final class Monthly {
        static final ExchangeRates LIST = read();
    }

    /** The rates; read once, at the first call. */
    public static ExchangeRates monthly() {
        return Monthly.LIST;
    }

    /**
     * Units of a currency for one US dollar, mean of the month.
     *
     * @param currency ISO 4217; {@code USD} gives 1
     * @return empty where the list has no rate: no other month and no other currency is put in its place
     */
    public Optional<BigDecimal> perDollar(String currency, YearMonth month) {
        if (currency.equals(DOLLAR)) {
            return Optional.of(BigDecimal.ONE);
        }
        return Optional.ofNullable(byCurrency.get(currency)).map(months -> months.get(month));
    }

    /**
     * Units of one currency for one of another, mean of the month, by way of the dollar. Currencies that are fixed at par to one
     * of the list (BSD to USD, LSL to ZAR, BND to SGD …) have its rates.
     *
     * @param currency of which there is one, ISO 4217
     * @param national in which it is told
     */
    @Override
    public Optional<BigDecimal> between(String currency, String national, YearMonth month) {
        String from = AT_PAR.getOrDefault(currency, currency);
        String to = AT_PAR.getOrDefault(national, national);
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        return perDollar(from, month)
                .flatMap(theirs -> perDollar(to, month).map(ours -> ours.divide(theirs, MathContext.DECIMAL64)));
    }

    /** The currencies (ISO 4217) with at least one rate, the dollar not among them, in no order. */
    @Override
    public Set<String> currencies() {
        return byCurrency.keySet();
    }

    /** How many rates the table has: one for each currency and month. */
    public int size() {
        return byCurrency.values().stream().mapToInt(Map::size).sum();
    }
}
