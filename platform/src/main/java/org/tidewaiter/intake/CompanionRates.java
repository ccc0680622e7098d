package org.tidewaiter.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.RateName;
import org.tidewaiter.mapping.RateWay;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.notation.Refusal;

/**
 * Which way round the exchange rates of a companion file are: what one unit of a currency is worth in another, as they are
 * kept, or how many units one of the other buys, as HMRC and the ECB publish them; for one unit, or for 100. A mapping says
 * it, or the name of the column; the monthly rates that are known prove it or contradict it, and where neither does, it is
 * asked.
 */
// Long: every way in which a file proves which way round its rates are stands here, and what is refused where none
// does.
final class CompanionRates {
    /** So many rows are looked at: a file of rates is not longer, or its other rows say the same. */
    static final int ENOUGH = 20_000;

    private static final int FEWEST = 2;

    /** How far a rate of Customs may be from the mean of the month on the markets, as a logarithm. */
    private static final double NEAR = Math.log(1.6);

    /** How far rates are from those of the currency that a sign means, at most; those of its sisters are further. */
    private static final double CLOSE = 0.06;

    /** So near to one for one a rate and its reverse are the same. */
    private static final double SAME = Math.log(1.12);

    /** How long after its last month a rate still tells which way round another is. */
    private static final int STALE_MONTHS = 24;

    private static final Pattern POWER_OF_TEN = Pattern.compile("10{0,5}(?:[.,]0+)?");

    /** What a row says, as it stands. */
    record RateRow(String day, String currency, String in, BigDecimal rate) {}

    private final List<RateRow> rows = new ArrayList<>();
    private final String column;
    private final boolean own;
    private final RateWay named;
    private final Set<String> others;
    private RateWay way;
    private String note = "";

    /**
     * The rates of a file.
     *
     * @param column the name of the column of rates
     * @param own whether that is what Tidewaiter calls it, whose way round is the direct one
     * @param name what the name says
     * @param stated what a mapping says
     * @param unitsIn the column that says for how many units each rate is; null where none does
     */
    CompanionRates(String column, boolean own, @Nullable RateName name, RateWay stated, @Nullable String unitsIn) {
        this.column = column;
        this.own = own;
        this.named = name == null ? RateWay.UNSAID : name.way();
        this.others = name == null ? Set.of() : name.others();
        boolean hundred = stated.units().compareTo(BigDecimal.ONE) != 0;
        this.way = new RateWay(stated.inverse(), hundred ? stated.units() : named.units(), unitsIn, stated.in());
    }

    RateWay way() {
        return way;
    }

    /** For how many units the rate of a row is. */
    BigDecimal units(List<String> header, List<String> row) throws Refusal {
        String in = way.unitsIn();
        int at = in == null ? -1 : header.indexOf(in);
        if (at < 0) {
            return way.units();
        }
        String text = row.get(at).strip();
        if (!POWER_OF_TEN.matcher(text).matches()) {
            throw new Refusal(
                    "is for '" + text + "' units, as '" + in + "' says, and no number of units is written so");
        }
        return new BigDecimal(text.replaceFirst("[.,].*", ""));
    }

    /** Looks at a row. */
    void add(RateRow said) {
        rows.add(said);
    }

    /**
     * Decides, all rows having been looked at.
     *
     * @throws TidewaiterException INPUT where the values contradict what is said, or nothing proves which way round they are
     */
    RateWay decide(Path file) {
        String other = knowsOther() ? other(file) : null;
        long direct = count(other, false);
        long inverse = count(other, true);
        Boolean said = way.inverse() != null ? way.inverse() : named.inverse();
        if (said == null && inverse >= FEWEST && direct == 0) {
            said = true;
            note = "'" + column + "' has units of the row's currency for one " + nameOf(other)
                    + ", as the rates that are known prove: they are turned round";
        } else if (said == null && (own || direct > 0) && (inverse == 0 || direct > inverse)) {
            said = false;
        } else if (said != null && way.inverse() == null && (said ? direct : inverse) > (said ? inverse : direct)) {
            throw asking(
                    file,
                    "'" + column + "' says by its name that it has "
                            + (said ? "units of the row's currency for one " + nameOf(other) : "the worth of one unit")
                            + ", and its values say the contrary");
        } else if (said != null && said) {
            note = "'" + column + "' has units of the row's currency for one " + nameOf(other)
                    + (way.inverse() == null ? ", as its name says" : "") + ": they are turned round";
        }
        if (said == null) {
            said = byEachOther(other);
        }
        if (said == null) {
            throw asking(
                    file,
                    "'" + column + "' may have the worth of one unit of the row's currency in another, or units of the"
                            + " row's currency for one of the other");
        }
        way = way.with(said, other);
        return way;
    }

    private static String nameOf(@Nullable String other) {
        return other == null ? "of the other" : other;
    }

    private TidewaiterException asking(Path file, String question) {
        return new TidewaiterException(
                Kind.INPUT,
                "Which way round the exchange rates of " + file + " are cannot be known from it: " + question,
                "say it in a mapping, under formats: 'rates: direct' (1 unit of the row's currency = so many of the"
                        + " other) or 'rates: inverse' (1 of the other = so many units of the row's currency)");
    }

    /** The other currency of all rows, where the sign in the name may be several: the one whose rates are known to be these. */
    private @Nullable String other(Path file) {
        if (way.in() != null) {
            return way.in();
        }
        if (others.size() == 1) {
            return others.iterator().next();
        }
        boolean inverse = Boolean.TRUE.equals(way.inverse() == null ? named.inverse() : way.inverse());
        Map<String, Double> off = new TreeMap<>();
        for (String code : others) {
            if (ExchangeRates.monthly().perDollar(code, YearMonth.of(2020, 1)).isPresent()) {
                double[] each = rows.stream()
                        .mapToDouble(r -> off(r, code, inverse))
                        .filter(d -> !Double.isNaN(d))
                        .toArray();
                if (each.length >= FEWEST) {
                    off.put(code, DoubleStream.of(each).average().orElse(1));
                }
            }
        }
        List<String> best = off.entrySet().stream()
                .filter(e -> e.getValue() < CLOSE)
                .map(Map.Entry::getKey)
                .toList();
        if (best.size() != 1) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "Of which currency '" + column + "' of " + file + " is cannot be known from it: it may be "
                            + CurrencyMark.named(others),
                    "say it in a mapping, under formats: 'rates_in: " + CurrencyMark.first(others) + "'");
        }
        return best.getFirst();
    }

    private long count(@Nullable String other, boolean inverse) {
        return rows.stream()
                .filter(r -> fits(r, other == null ? r.in : other, inverse))
                .count();
    }

    /**
     * Which way round rates are in a currency of which none is known, by what the currencies of the rows of a day are worth
     * in each other: a yen for 6.3 beside a dollar for 940 are both the worth of one unit. Null where nothing proves it.
     */
    private @Nullable Boolean byEachOther(@Nullable String other) {
        Map<String, RateRow> firsts = new TreeMap<>();
        long direct = 0;
        long inverse = 0;
        long neither = 0;
        for (RateRow row : rows) {
            if (row.rate.signum() <= 0 || Double.isNaN(known(row.day, row.currency, "USD"))) {
                continue;
            }
            RateRow first = firsts.putIfAbsent(row.day + " " + (other == null ? row.in : other), row);
            double known = first == null ? 0 : known(row.day, row.currency, first.currency);
            if (first != null && Math.abs(known) > SAME) {
                double cross = Math.log(row.rate.doubleValue()) - Math.log(first.rate.doubleValue());
                boolean as = Math.abs(cross - known) < CLOSE;
                boolean turned = Math.abs(cross + known) < CLOSE;
                direct += as ? 1 : 0;
                inverse += turned ? 1 : 0;
                neither += as || turned ? 0 : 1;
            }
        }
        if (neither > 0 || (direct > 0) == (inverse > 0)) {
            return null;
        }
        note = "'" + column + "' has "
                + (inverse > 0
                        ? "units of the row's currency for one " + nameOf(other)
                        : "the worth of one unit of the row's currency")
                + ", as what the currencies of a day are worth in each other proves"
                + (inverse > 0 ? ": they are turned round" : "");
        return inverse > 0;
    }

    private static boolean fits(RateRow said, String other, boolean inverse) {
        double known = known(said.day, said.currency, other);
        return Math.abs(known) > SAME && off(said, other, inverse) < Math.min(NEAR, Math.abs(known) / 2);
    }

    /** How far a rate is from the one that is known, as a logarithm; not a number where none is. */
    private static double off(RateRow said, String other, boolean inverse) {
        double rate = Math.log(said.rate.doubleValue()) * (inverse ? -1 : 1);
        return Math.abs(rate - known(said.day, said.currency, other));
    }

    /** The logarithm of what one unit is worth on the markets of its month, or of the last that is known; not a number where none is. */
    private static double known(String day, String currency, String other) {
        if (currency.isEmpty() || other.isEmpty() || day.isEmpty()) {
            return Double.NaN;
        }
        YearMonth month = YearMonth.from(LocalDate.parse(day.substring(0, 10)));
        for (int back = 0; back <= STALE_MONTHS; back++) {
            Optional<BigDecimal> rate = ExchangeRates.monthly().between(currency, other, month.minusMonths(back));
            if (rate.isPresent()) {
                return Math.log(rate.get().doubleValue());
            }
        }
        return Double.NaN;
    }

    /**
     * What one unit of the row's currency is worth.
     *
     * @param said the number as the row has it
     */
    String ofOne(String said, BigDecimal forUnits) throws Refusal {
        BigDecimal number = new BigDecimal(said);
        int kept = ReferenceColumn.Type.RATE.decimals();
        BigDecimal one = RateWay.ofOne(number, forUnits, Boolean.TRUE.equals(way.inverse()), kept);
        if (one == null) {
            throw new Refusal("is, turned round, less than can be kept of a rate");
        }
        return one.setScale(kept, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** Why a rate that was read cannot be right; null where nothing speaks against it. */
    static @Nullable String fault(String day, String currency, String other, String rate) {
        double known = rate.isEmpty() || new BigDecimal(rate).signum() <= 0 ? Double.NaN : known(day, currency, other);
        if (Double.isNaN(known) || Math.abs(known) <= SAME) {
            return null;
        }
        double off = Math.log(Double.parseDouble(rate)) - known;
        double near = Math.min(NEAR, Math.abs(known) / 2);
        for (int tens = 2; tens <= 3; tens++) {
            if (Math.abs(off - tens * Math.log(10)) < near) {
                return "is some " + (tens == 2 ? "100" : "1000") + " times what one " + currency
                        + " was worth: if it is for so many units, say so in a column 'units', or give that of one";
            }
        }
        return Math.abs(off + 2 * known) < near && Math.abs(off) > near
                ? "is what one " + other + " was worth in " + currency + ", not one " + currency + " in " + other
                        + ": give it the other way round"
                : null;
    }

    /** Whether it says itself in which currency the rates are. */
    boolean knowsOther() {
        return way.in() != null || !others.isEmpty();
    }

    /** What was decided, where it is to be told. */
    List<String> notes() {
        return note.isEmpty() ? List.of() : List.of(note);
    }
}
