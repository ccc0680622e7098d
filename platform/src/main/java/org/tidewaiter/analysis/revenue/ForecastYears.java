package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.kit.forecast.Forecast;

/**
 * The fiscal years that the months to come fall into: what came in of each, what is to come, and the sum with its 95 % band. A band of a year is not
 * the sum of the bands of its months: errors of neighbouring months hang together, as far as the sums of past forecasts show
 * ({@link Forecast#sumFactor(int, int)}).
 */
record ForecastYears(RevenueBase base, int firstMonth) {
    /**
     * A year.
     *
     * @param first its first month
     * @param from its first month of the past, as a place; the length of the past where none came
     * @param to the place after its last month of the past
     * @param stepFrom its first step to come
     * @param stepTo the place after its last step
     */
    record Year(YearMonth first, int from, int to, int stepFrom, int stepTo) {
        int came() {
            return to - from;
        }

        int ahead() {
            return stepTo - stepFrom;
        }

        /** Whether all of its months came or are forecast. */
        boolean isWhole() {
            return came() + ahead() == RevenueBase.YEAR;
        }

        /** 2026, or 2026/27 where it does not begin in January. */
        String name() {
            return first.getMonthValue() == 1
                    ? String.valueOf(first.getYear())
                    : "%d/%02d".formatted(first.getYear(), (first.getYear() + 1) % 100);
        }
    }

    /** A sum with its band; null where it has none. */
    record BandedSum(
            BigDecimal came,
            BigDecimal ahead,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {
        BigDecimal total() {
            return came.add(ahead);
        }
    }

    /** The years of which a month is to come. */
    List<Year> years() {
        List<Year> years = new ArrayList<>();
        int past = base.past().size();
        for (int step = 0; step < base.steps(); step = years.getLast().stepTo()) {
            YearMonth first = yearOf(base.month(step));
            int months = (int) first.until(base.month(0), java.time.temporal.ChronoUnit.MONTHS);
            int came = Math.clamp(months, 0, Math.min(RevenueBase.YEAR, past));
            int end = Math.min(base.steps(), RevenueBase.YEAR - months);
            years.add(new Year(first, past - came, past, step, end));
        }
        return List.copyOf(years);
    }

    private YearMonth yearOf(YearMonth month) {
        YearMonth first = month.withMonth(firstMonth);
        return first.isAfter(month) ? first.minusYears(1) : first;
    }

    /** What a year brings of a tax, of all where none is named. */
    BandedSum of(Year year, @Nullable Tax tax) {
        BigDecimal came = sum(year.from(), year.to(), m -> base.came(m, null, tax));
        BigDecimal ahead = sum(year.stepFrom(), year.stepTo(), h -> base.ahead(h, null, tax));
        Forecast forecast = forecastOf(tax);
        if (forecast == null) {
            return new BandedSum(came, ahead, null, null);
        }
        double factor = forecast.sumFactor(year.stepFrom(), year.stepTo());
        return new BandedSum(
                came,
                ahead,
                came.add(RevenueBase.money(ahead.doubleValue() / factor)),
                came.add(RevenueBase.money(ahead.doubleValue() * factor)));
    }

    private static BigDecimal sum(int from, int to, java.util.function.IntFunction<BigDecimal> of) {
        return IntStream.range(from, to).mapToObj(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable Forecast forecastOf(@Nullable Tax tax) {
        return base.has(tax) ? base.single(null, tax).forecast() : null;
    }

    /** Each year, of all taxes and of each. */
    Table table(long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Year year : years()) {
            rows.add(row(year, null));
            Arrays.stream(Tax.values()).filter(base::has).forEach(tax -> rows.add(row(year, tax)));
        }
        return new Table(
                "years",
                Words.of("By fiscal year", "Par exercice budgétaire"),
                List.of(
                        Column.text("year", "Year", "Exercice"),
                        Column.words("tax", "Tax", "Taxe", ForecastWords.series()),
                        Column.count("months_came", "Months that came", "Mois écoulés"),
                        Column.money("came", "Came", "Liquidé"),
                        Column.count("months_ahead", "Months to come", "Mois à venir"),
                        Column.money("ahead", "To come", "À venir"),
                        Column.money("total", "Together", "Total"),
                        Column.money("low", "95 % from", "95 % de"),
                        Column.money("high", "to", "à")),
                rows.stream().limit(most).toList(),
                null);
    }

    private List<@Nullable Object> row(Year year, @Nullable Tax tax) {
        BandedSum sum = of(year, tax);
        return Arrays.<@Nullable Object>asList(
                year.name(),
                tax == null ? "total" : tax.code(),
                year.came(),
                sum.came(),
                year.ahead(),
                sum.ahead(),
                sum.total(),
                sum.low(),
                sum.high());
    }

    /** Each month of each tax, with its band. */
    Table taxMonths(long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int h = 0; h < base.steps(); h++) {
            for (Tax tax : Arrays.stream(Tax.values()).filter(base::has).toList()) {
                BigDecimal amount = base.ahead(h, null, tax);
                Forecast forecast = forecastOf(tax);
                Forecast.@Nullable Step step =
                        forecast == null ? null : forecast.steps().get(h);
                rows.add(Arrays.<@Nullable Object>asList(
                        base.month(h).toString(),
                        tax.code(),
                        amount,
                        step == null ? null : RevenueBase.money(amount.doubleValue() * step.low() / step.value()),
                        step == null ? null : RevenueBase.money(amount.doubleValue() * step.high() / step.value())));
            }
        }
        return new Table(
                "tax_months",
                Words.of("By month and tax", "Par mois et taxe"),
                List.of(
                        Column.text("month", "Month", "Mois"),
                        Column.words("tax", "Tax", "Taxe", ForecastWords.series()),
                        Column.money("total", "Total", "Total"),
                        Column.money("low", "95 % from", "95 % de"),
                        Column.money("high", "to", "à")),
                rows.stream().limit(most).toList(),
                null);
    }

    /** A sentence a year that is whole; that a year is not, where none is. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Year year : years().stream().filter(Year::isWhole).toList()) {
            BandedSum sum = of(year, null);
            findings.add(new Finding(
                    Words.of(
                            year.came() == 0
                                    ? "The fiscal year {0} brings {1}, between {2} and {3} with 95 % confidence: none of its months is assessed yet."
                                    : "The fiscal year {0} brings {1}, between {2} and {3} with 95 % confidence: {4} of {5}, and {6} to come.",
                            year.came() == 0
                                    ? "L’exercice {0} rapportera {1}, entre {2} et {3} à 95 % : aucun mois encore liquidé."
                                    : "L’exercice {0} rapportera {1}, entre {2} et {3} à 95 % : {4} de {5}, et {6} à venir.",
                            year.name(),
                            new Words.Money(sum.total()),
                            new Words.Money(Objects.requireNonNull(sum.low())),
                            new Words.Money(Objects.requireNonNull(sum.high())),
                            new Words.Money(sum.came()),
                            ForecastWords.months(year.came()),
                            new Words.Money(sum.ahead())),
                    sum.total()));
        }
        if (findings.isEmpty()) {
            Year last = years().getLast();
            findings.add(Finding.of(
                    "No fiscal year is whole within the months asked for: {0} has {1} of its 12 months. Ask for more months ahead (months), up to 24.",
                    "Aucun exercice n’est entier dans les mois demandés : {0} a {1} de ses 12 mois. Demandez plus de mois à venir (months), jusqu’à 24.",
                    last.name(),
                    last.came() + last.ahead()));
        }
        return List.copyOf(findings);
    }
}
