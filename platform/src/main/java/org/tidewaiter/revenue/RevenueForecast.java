package org.tidewaiter.revenue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Steps;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.forecast.Forecast;
import org.tidewaiter.forecast.Method;
import org.tidewaiter.model.Field;

/**
 * What will the next months bring, and how sure is that? The total by the kit's forecast, and each tax by its own, brought to the total. Sources: Assimakopoulos and Nikolopoulos
 * 2000; Gardner and McKenzie 1985; Makridakis and Hibon, The M3-Competition (2000). It knows no law that will change.
 */
public final class RevenueForecast implements Analysis {
    private static final int YEAR = 12;
    private static final long LEAST = 3 * YEAR;

    record Counts(
            long months,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            long span,
            long empty) {}

    record Month(
            LocalDate month, BigDecimal total, BigDecimal duty, BigDecimal vat, BigDecimal excise, BigDecimal other) {}

    /** A month to come: its total with a 95 % band, and the taxes that it is made of, which add up to it. */
    record Ahead(LocalDate month, BigDecimal total, BigDecimal low, BigDecimal high, List<BigDecimal> taxes) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(RevenueForecast.class),
                Card.roomOf(RevenueForecast.class),
                Words.of(
                        "What will the next months bring, and how sure is that?",
                        "Que rapporteront les prochains mois, et avec quelle certitude ?"),
                Words.of("Revenue and budget", "Recettes et budget"),
                Words.of(
                        "Full months of tax assessed, at least 36 of them. Seasons are taken out where they are significant; theta and"
                                + " damped trend are combined, unless another method (theta alone, damped trend alone, the same month of"
                                + " last year) was clearly better in forecasting the last year from what was known before (rolling"
                                + " origin). Bands are as wide as the errors were then. Each tax is forecast by itself and brought to the"
                                + " total in proportion, so that they add up.",
                        "Mois complets de taxes liquidées, au moins 36. Les saisons sont ôtées si elles sont significatives ; thêta et"
                                + " tendance amortie sont combinées, sauf si une autre méthode (thêta, tendance amortie, même mois de"
                                + " l’an passé) prévoyait nettement mieux la dernière année à partir de ce qui était connu avant (origine"
                                + " glissante). Les bandes ont la largeur des erreurs d’alors. Chaque taxe est prévue seule et ramenée au"
                                + " total en proportion : elles s’additionnent."),
                List.of(
                        "Assimakopoulos and Nikolopoulos, The theta model, International Journal of Forecasting 16 (2000)",
                        "Gardner and McKenzie, Forecasting trends in time series, Management Science 31 (1985)",
                        "Makridakis and Hibon, The M3-Competition, International Journal of Forecasting 16 (2000)"),
                List.of(Field.TAX_ASSESSED, Field.DUTY_AMOUNT, Field.VAT_AMOUNT, Field.EXCISE_AMOUNT),
                Words.of(
                        "A law, a rate or a crisis that is to come; feasts that move from year to year. Assessed is not paid.",
                        "Une loi, un taux ou une crise à venir ; les fêtes mobiles. Liquidé n’est pas payé."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.HS,
                        Parameter.whole("months", Words.of("Months ahead", "Mois à venir"), 12, 1, 24),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(Steps steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.months() < LEAST) {
            return new Result.TooFew(
                    Words.of(
                            "Too few full months to know a year from its seasons.",
                            "Trop peu de mois complets pour distinguer une année de ses saisons."),
                    counts.months(),
                    LEAST);
        }
        if (counts.span() != counts.months() || counts.empty() > 0) {
            return new Result.NotApplicable(Words.of(
                    "{0} of {1} months have no revenue: a series with holes is not forecast.",
                    "{0} des {1} mois n’ont pas de recettes : une série trouée n’est pas prévue.",
                    counts.span() - counts.months() + counts.empty(),
                    counts.span()));
        }
        List<Month> past = steps.rows(Month.class, "months");
        Forecast forecast = Forecast.of(
                values(past, Month::total), YEAR, (int) steps.parameters().whole("months"));
        List<Ahead> ahead = ahead(past, forecast);
        return new Result.Findings(
                findings(past, forecast, ahead),
                List.of(table(ahead, steps.parameters().whole("rows"))),
                List.of(chart(past, ahead)));
    }

    private static double[] values(List<Month> months, Function<Month, BigDecimal> of) {
        return months.stream().map(of).mapToDouble(BigDecimal::doubleValue).toArray();
    }

    /** The months to come; a tax that was 0 or less in some month is forecast by the mean of its last year. */
    private static List<Ahead> ahead(List<Month> past, Forecast forecast) {
        int steps = forecast.steps().size();
        List<double[]> taxes = new ArrayList<>();
        for (Function<Month, BigDecimal> tax :
                List.<Function<Month, BigDecimal>>of(Month::duty, Month::vat, Month::excise, Month::other)) {
            double[] values = values(past, tax);
            double mean =
                    Arrays.stream(values).skip(values.length - YEAR).average().orElse(0);
            boolean positive = Arrays.stream(values).allMatch(v -> v > 0);
            double[] flat = new double[steps];
            Arrays.fill(flat, Math.max(0, mean));
            taxes.add(positive ? Method.COMBINED.forecast(values, YEAR, steps) : flat);
        }
        List<Ahead> ahead = new ArrayList<>();
        LocalDate next = past.getLast().month();
        for (int h = 0; h < steps; h++) {
            next = next.plusMonths(1);
            Forecast.Step step = forecast.steps().get(h);
            BigDecimal total = money(step.value());
            ahead.add(new Ahead(next, total, money(step.low()), money(step.high()), shared(total, taxes, h)));
        }
        return ahead;
    }

    /** The taxes of a step brought to the total; what rounding leaves is part of the largest. */
    private static List<BigDecimal> shared(BigDecimal total, List<double[]> taxes, int step) {
        double sum = taxes.stream().mapToDouble(t -> Math.max(0, t[step])).sum();
        List<BigDecimal> shared = new ArrayList<>();
        int largest = 0;
        for (int t = 0; t < taxes.size(); t++) {
            double part = sum == 0 ? 0 : Math.max(0, taxes.get(t)[step]) / sum;
            shared.add(money(total.doubleValue() * part));
            largest = shared.get(t).compareTo(shared.get(largest)) > 0 ? t : largest;
        }
        BigDecimal left = total.subtract(shared.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        shared.set(largest, shared.get(largest).add(left));
        return List.copyOf(shared);
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }

    /** The sentences: what comes, how sure it is, and how good the method was. */
    private static List<Finding> findings(List<Month> past, Forecast forecast, List<Ahead> ahead) {
        BigDecimal total = ahead.stream().map(Ahead::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        Ahead next = ahead.getFirst();
        return List.of(
                new Finding(
                        Words.of(
                                "The {0} months from {1} on bring {2}; the first of them {3}, between {4} and {5} with 95 % confidence.",
                                "Les {0} mois à partir du {1} rapportent {2} ; le premier {3}, entre {4} et {5} à 95 %.",
                                ahead.size(),
                                next.month(),
                                new Words.Money(total),
                                new Words.Money(next.total()),
                                new Words.Money(next.low()),
                                new Words.Money(next.high())),
                        total),
                Finding.of(
                        "Method {0}: in the last year it was wrong by {1} % on average (sMAPE), the same month of the year before by {2} %.",
                        "Méthode {0} : l’an passé elle se trompait de {1} % en moyenne (sMAPE), le même mois de l’année d’avant de {2} %.",
                        forecast.method()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' '),
                        forecast.smape(),
                        forecast.naiveSmape()),
                Finding.of(
                        "Forecast from {0} full months, {1} to {2}.",
                        "Prévu à partir de {0} mois complets, de {1} à {2}.",
                        past.size(),
                        past.getFirst().month(),
                        past.getLast().month()));
    }

    private static Table table(List<Ahead> ahead, long most) {
        List<List<@Nullable Object>> rows = ahead.stream()
                .limit(most)
                .map(a -> Arrays.<@Nullable Object>asList(
                        a.month(),
                        a.total(),
                        a.low(),
                        a.high(),
                        a.taxes().get(0),
                        a.taxes().get(1),
                        a.taxes().get(2),
                        a.taxes().get(3)))
                .toList();
        return new Table(
                "forecast",
                Words.of("Months to come", "Mois à venir"),
                List.of(
                        Column.day("month", "Month", "Mois"),
                        Column.money("total", "Total", "Total"),
                        Column.money("low", "95 % from", "95 % de"),
                        Column.money("high", "to", "à"),
                        Column.money("duty", "Duty", "Droits"),
                        Column.money("vat", "Value added tax", "TVA"),
                        Column.money("excise", "Excise", "Accises"),
                        Column.money("other", "Other or not told apart", "Autres ou non séparées")),
                rows,
                null);
    }

    private static Chart chart(List<Month> past, List<Ahead> ahead) {
        List<String> months = new ArrayList<>();
        past.forEach(m -> months.add(m.month().toString().substring(0, 7)));
        ahead.forEach(a -> months.add(a.month().toString().substring(0, 7)));
        return new Chart(
                "forecast",
                Chart.Form.LINES,
                Words.of("What came and what is to come", "Passé et à venir"),
                Words.of("Month", "Mois"),
                Words.of("National currency", "Monnaie nationale"),
                List.copyOf(months),
                List.of(
                        new Chart.Series(Words.of("Came", "Passé"), joined(past, Month::total, ahead, null)),
                        new Chart.Series(Words.of("Forecast", "Prévu"), joined(past, null, ahead, Ahead::total)),
                        new Chart.Series(Words.of("95 % from", "95 % de"), joined(past, null, ahead, Ahead::low)),
                        new Chart.Series(Words.of("95 % to", "95 % à"), joined(past, null, ahead, Ahead::high))));
    }

    private static List<@Nullable Double> joined(
            List<Month> past,
            @Nullable Function<Month, BigDecimal> came,
            List<Ahead> ahead,
            @Nullable Function<Ahead, BigDecimal> comes) {
        List<@Nullable Double> values = new ArrayList<>();
        past.forEach(m -> values.add(came == null ? null : came.apply(m).doubleValue()));
        ahead.forEach(a -> values.add(comes == null ? null : comes.apply(a).doubleValue()));
        return java.util.Collections.unmodifiableList(values);
    }
}
