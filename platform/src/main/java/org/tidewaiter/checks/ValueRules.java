package org.tidewaiter.checks;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.codesandunits.Incoterms;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.path.NamePattern;
import org.tidewaiter.message.path.Numbers;

/** Kinds of checks of how the customs value was built: charges, currency and rate. */
final class ValueRules {
    private static final List<Field> CHARGES =
            List.of(Field.FREIGHT_AMOUNT, Field.INSURANCE_AMOUNT, Field.OTHER_CHARGES);
    private static final Pattern TERM = Pattern.compile("([+-]?)\\s*([0-9][0-9.,' ]*)");

    private ValueRules() {}

    /**
     * Customs value = (invoice + freight + insurance + other − deductions) × rate, within {@code share}. Charges may be in
     * the currency of the invoice or in the national one, and a price that holds the freight by its term stands alone: as it does in the countries
     * of {@code valued_fob}, which value goods without it: if any of these readings comes out right, nothing is said; nor is it where customs
     * {@code adjusted} what an item declares.
     */
    static CheckRule customsValue(CheckLine line) {
        double share = line.number("share", 0.01);
        NamePattern adjusted = line.names("adjusted", "(?!)");
        Set<String> valuedFob = Set.copyOf(line.texts("valued_fob"));
        return (seen, sink) -> {
            double rate = seen.number(0, Field.EXCHANGE_RATE);
            double invoice = seen.number(0, Field.INVOICE_AMOUNT);
            double value = totalValue(seen);
            if (Double.isNaN(rate + invoice + value) || rate <= 0 || isAdjusted(seen, adjusted)) {
                return;
            }
            double charges =
                    AmountRules.sumOf(seen, 0, CHARGES) - AmountRules.sumOf(seen, 0, List.of(Field.DEDUCTIONS));
            double expected = (invoice + charges) * rate;
            String term = seen.text(0, Field.INCOTERM);
            String country = seen.text(0, Field.DESTINATION_COUNTRY);
            boolean alone =
                    (term != null && Incoterms.holdsFreight(term) || country != null && valuedFob.contains(country))
                            && FigureAgreement.agree(invoice * rate, value, 1, share);
            if (!alone
                    && !FigureAgreement.agree(expected, value, 1, share)
                    && !FigureAgreement.agree(invoice * rate + charges, value, 1, share)) {
                sink.found(
                        0,
                        Field.DECLARATION_CUSTOMS_VALUE,
                        seen.text(0, Field.DECLARATION_CUSTOMS_VALUE),
                        DefectDetail.of("built_up", DefectDetail.number(value), DefectDetail.number(expected)));
            }
        };
    }

    /** Whether customs put another value in the place of what an item declares: an addition of that name is another figure than one. */
    private static boolean isAdjusted(PreparedMessage seen, NamePattern names) {
        return seen.message().additions().stream()
                .filter(a -> names.in(a.name()))
                .map(a -> Numbers.POINT.read(a.text()))
                .anyMatch(rate -> rate != null && rate.signum() > 0 && rate.compareTo(BigDecimal.ONE) != 0);
    }

    private static double totalValue(PreparedMessage seen) {
        double stated = seen.number(0, Field.DECLARATION_CUSTOMS_VALUE);
        return Double.isNaN(stated) && seen.items() > 0 ? AmountRules.sumOverItems(seen, Field.CUSTOMS_VALUE) : stated;
    }

    /**
     * The rate must be the official one of {@code national} within {@code share}: national units for one of the invoice's
     * currency. The rates that ship are means of months, so the band has to hold a month's movement.
     */
    static CheckRule exchangeRate(CheckLine line) {
        String national = line.text("national", "");
        double share = line.number("share", 0.05);
        return (seen, sink) -> {
            String currency = seen.text(0, Field.CURRENCY);
            double rate = seen.number(0, Field.EXCHANGE_RATE);
            if (currency == null || national.isEmpty() || Double.isNaN(rate)) {
                return;
            }
            double official = official(national, currency, YearMonth.from(seen.day()));
            if (!Double.isNaN(official) && Math.abs(rate / official - 1) > share) {
                sink.found(
                        0,
                        Field.EXCHANGE_RATE,
                        seen.text(0, Field.EXCHANGE_RATE),
                        DefectDetail.of("rate", DefectDetail.number(rate), DefectDetail.number(official)));
            }
        };
    }

    /** NaN where the list has no rate of that month. */
    private static double official(String national, String currency, YearMonth month) {
        if (national.equals(currency)) {
            return 1;
        }
        Optional<Double> ours =
                ExchangeRates.monthly().perDollar(national, month).map(Number::doubleValue);
        Optional<Double> theirs =
                ExchangeRates.monthly().perDollar(currency, month).map(Number::doubleValue);
        return ours.isPresent() && theirs.isPresent() ? ours.get() / theirs.get() : Double.NaN;
    }

    /** The rate that most declarations of a currency had on a day so far. */
    private static final class UsualRate {
        double rate;
        int votes;
    }

    /**
     * The rate must be within {@code share} of the one that most declarations of that currency had on that day, so far as
     * they have come in; three must have agreed. The vote is Boyer and Moore's, one number a day and currency.
     */
    static CheckRule sameRate(CheckLine line) {
        double share = line.number("share", 0.005);
        RecentKeys<UsualRate> usual = new RecentKeys<>((int) line.number("keep", 10_000));
        return CheckRule.remembering((seen, sink) -> {
            String currency = seen.text(0, Field.CURRENCY);
            double rate = seen.number(0, Field.EXCHANGE_RATE);
            if (currency == null || Double.isNaN(rate)) {
                return;
            }
            UsualRate day = usual.getOrAdd(currency + seen.day(), UsualRate::new);
            if (day.votes >= 3 && Math.abs(rate / day.rate - 1) > share) {
                sink.found(
                        0,
                        Field.EXCHANGE_RATE,
                        seen.text(0, Field.EXCHANGE_RATE),
                        DefectDetail.of("rate.others", DefectDetail.number(rate), DefectDetail.number(day.rate)));
            }
            if (day.votes == 0) {
                day.rate = rate;
            }
            day.votes += Math.abs(rate / day.rate - 1) <= share ? 1 : -1;
        });
    }

    /** The price of every item must be in the currency of the invoice: additions that end in {@code suffix} name another. */
    static CheckRule currencyMix(CheckLine line) {
        NamePattern name = line.names("names");
        return (seen, sink) -> {
            String currency = seen.text(0, Field.CURRENCY);
            if (currency == null) {
                return;
            }
            for (Addition addition : seen.message().additions()) {
                if (!addition.text().equals(currency) && addition.text().length() == 3 && name.in(addition.name())) {
                    int part = Math.min(PreparedMessage.of(addition), seen.items());
                    sink.found(
                            part,
                            Field.CURRENCY,
                            addition.text(),
                            DefectDetail.of(
                                    "currencies", DefectDetail.text(addition.text()), DefectDetail.text(currency)));
                }
            }
        };
    }

    /**
     * ASYCUDA's sum written out, {@code 2,045.01+0.00+20.57+0.00-0.00}, must come to the item's value: in the same currency,
     * at the rate, or at the ratio that the first item of the declaration has. In most countries it is the sum of the costs beside
     * the price: an addition of the item that fits {@code costs} then has it.
     */
    static CheckRule valueExpression(CheckLine line) {
        NamePattern name = line.names("names");
        Field field = line.field("field");
        double share = line.number("share", 0.01);
        NamePattern costs = line.names("costs", "(?!)");
        return (seen, sink) -> {
            double usual = Double.NaN;
            for (Addition addition : seen.message().additions()) {
                int part = PreparedMessage.of(addition);
                if (part < 1 || part > seen.items() || !name.in(addition.name())) {
                    continue;
                }
                double sum = sumWritten(addition.text());
                double stated = seen.number(part, field);
                double rate = seen.number(0, Field.EXCHANGE_RATE);
                usual = Double.isNaN(usual) && seen.items() > 1 ? stated / sum : usual;
                boolean fits = agrees(sum, stated, share)
                        || agrees(sum * rate, stated, share)
                        || agrees(sum * usual, stated, share)
                        || agreesWithCosts(seen, part, costs, sum, share);
                if (!Double.isNaN(sum) && !Double.isNaN(stated) && !fits) {
                    sink.found(
                            part,
                            field,
                            seen.text(part, field),
                            DefectDetail.of("written_sum", DefectDetail.number(sum), DefectDetail.number(stated)));
                }
            }
        };
    }

    private static boolean agreesWithCosts(
            PreparedMessage seen, int part, NamePattern costs, double sum, double share) {
        return seen.message().additions().stream()
                .filter(a -> PreparedMessage.of(a) == part && costs.in(a.name()))
                .map(a -> Numbers.POINT.read(a.text()))
                .anyMatch(cost -> cost != null && agrees(sum, cost.doubleValue(), share));
    }

    private static boolean agrees(double sum, double stated, double share) {
        return !Double.isNaN(sum) && FigureAgreement.agree(sum, stated, 1, share);
    }

    /**
     * A charge must not be more than {@code max} times what the goods are worth: the larger of the invoice, the invoice at the
     * rate and the customs value, as a charge may be in the national currency.
     */
    static CheckRule chargeShare(CheckLine line) {
        Field field = line.field("field");
        double max = line.number("max", 1);
        return (seen, sink) -> {
            double charge = seen.number(0, field);
            double invoice = seen.number(0, Field.INVOICE_AMOUNT);
            double worth = larger(invoice, larger(invoice * seen.number(0, Field.EXCHANGE_RATE), totalValue(seen)));
            if (charge > 0 && worth >= 0 && charge > max * worth) {
                sink.found(
                        0,
                        field,
                        seen.text(0, field),
                        DefectDetail.of(
                                "charge",
                                DefectDetail.field(field),
                                DefectDetail.figure(field, charge),
                                DefectDetail.number(worth)));
            }
        };
    }

    /** The larger one, or the one that is known. */
    private static double larger(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
    }

    /** NaN for a text that is not such a sum. Its numbers show one another which sign stands before the decimals. */
    static double sumWritten(String text) {
        String bare = text.strip();
        Matcher term = TERM.matcher(bare);
        List<String> signs = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        int end = 0;
        while (end < bare.length() && term.find() && term.start() == end) {
            signs.add(term.group(1));
            figures.add(term.group(2).strip());
            end = term.end();
        }
        Numbers style = Numbers.of(figures);
        double sum = 0;
        for (int i = 0; i < figures.size(); i++) {
            BigDecimal number = style.read(figures.get(i));
            if (number == null) {
                return Double.NaN;
            }
            sum += signs.get(i).equals("-") ? -number.doubleValue() : number.doubleValue();
        }
        return figures.isEmpty() || end < bare.length() ? Double.NaN : sum;
    }
}
