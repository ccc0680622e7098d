package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.kit.forecast.Forecast;
import org.tidewaiter.kit.forecast.MonthlySeries;
import org.tidewaiter.kit.forecast.Reconciliation;
import org.tidewaiter.kit.forecast.Regressor;

/**
 * The months to come of each office and tax, so forecast that offices add up to the nation and taxes to the total: the total, each tax, each office
 * and each tax of an office are forecast by themselves and brought to agree ({@link Reconciliation}), rounded to a hundredth as parts, and added up
 * from there.
 */
// Long: the months to come and their parts, made and read here alone, so that they add up.
final class RevenueBase {
    static final int YEAR = MonthlySeries.YEAR;

    /** The least months of which a year can be told from its seasons. */
    static final int LEAST = 3 * YEAR;

    /** Below this share of the total a forecast is taken to be so sure: a part that is nearly nothing is not surer than that. */
    private static final double LEAST_DEVIATION = 1e-5;

    /** Months without anything after which a part is taken to have ended. */
    private static final int ENDED = 3;

    /**
     * The full months of the data.
     *
     * @param latest the last day of the data, which may be after the last full month
     */
    record CoveredMonths(
            long months,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            long span,
            long empty,
            @Nullable LocalDate latest) {
        /** The last day of a month that has begun and is left out, since it is not full; null where there is none. */
        @Nullable
        LocalDate leftOut() {
            return last == null
                            || latest == null
                            || !latest.isAfter(last.plusMonths(1).minusDays(1))
                    ? null
                    : latest;
        }

        /** Months between the first and the last in which nothing came. */
        long holes() {
            return span - months + empty;
        }
    }

    record MonthlyRevenue(
            LocalDate month, String office, BigDecimal duty, BigDecimal vat, BigDecimal excise, BigDecimal other) {
        BigDecimal of(Tax tax) {
            return switch (tax) {
                case DUTY -> duty;
                case VAT -> vat;
                case EXCISE -> excise;
                case OTHER -> other;
            };
        }
    }

    record Weekday(long weekday, @Nullable Double weight) {}

    record ClosedDay(LocalDate day) {}

    /** An office's tax, and its past by month. */
    record OfficeTax(String office, Tax tax, List<BigDecimal> past) {}

    /**
     * What was forecast of a part or a sum of parts before it was brought to agree with the others.
     *
     * @param what the office or tax, "" for the total
     * @param forecast null where a month has nothing or less: the mean of the last year stands for it
     * @param last the last month of the past
     */
    @SuppressWarnings("ArrayRecordComponent") // made once and read within the room
    record Single(
            String what,
            int[] parts,
            double[] values,
            double[] deviations,
            @Nullable Forecast forecast,
            YearMonth last) {
        /** How many months of the past there are from a month on. */
        int monthsFrom(YearMonth month) {
            return (int) month.until(last, ChronoUnit.MONTHS) + 1;
        }
    }

    private final List<YearMonth> past;
    private final List<OfficeTax> parts;
    private final List<Single> singles;
    private final List<BigDecimal[]> agreed;

    private RevenueBase(List<YearMonth> past, List<OfficeTax> parts, List<Single> singles, List<BigDecimal[]> agreed) {
        this.past = past;
        this.parts = parts;
        this.singles = singles;
        this.agreed = agreed;
    }

    /** The forecast of what {@code RevenueSeries.sql} found; there are as many months as it takes, and none is empty. */
    static RevenueBase of(AnalysisSql steps, int months, boolean byCalendar) {
        List<MonthlyRevenue> cells = steps.rows(MonthlyRevenue.class, "cells");
        List<YearMonth> past =
                cells.stream().map(c -> YearMonth.from(c.month())).distinct().toList();
        List<OfficeTax> parts = RevenueParts.of(cells);
        YearMonth first = past.getFirst();
        List<Regressor> regressors =
                byCalendar ? time(steps).regressors(first, past.getLast().plusMonths(months)) : List.of();
        List<Single> singles = RevenueParts.groups(parts).entrySet().parallelStream()
                .map(group -> single(
                        group.getKey(),
                        group.getValue(),
                        RevenueParts.together(group.getValue(), parts),
                        first,
                        regressors,
                        months))
                .toList();
        List<Single> informed = singles.parallelStream()
                .map(s -> RecentShift.of(singles, s)
                        .map(shift -> single(
                                s.what(),
                                s.parts(),
                                shift.levelled(RevenueParts.together(s.parts(), parts)),
                                first,
                                regressors,
                                months))
                        .orElse(s))
                .toList();
        return new RevenueBase(past, parts, informed, agreed(parts, informed, months));
    }

    /** Why there is nothing to answer where an office or a code is asked of that no full month has; empty where one has it. */
    static Optional<Result> nothingOf(AnalysisSql steps, CoveredMonths span) {
        String office = steps.parameters().text("office");
        String hs = steps.parameters().text("hs");
        if (span.months() > 0 || office.isEmpty() && hs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Result.NotApplicable(Words.of(
                "No full month of the period has taxes assessed for {0}: is the code written as in the data?",
                "Aucun mois complet de la période n’a de taxes liquidées pour {0} : le code est-il écrit comme dans les données ?",
                Stream.of(
                                office.isEmpty() ? null : Words.of("office {0}", "le bureau {0}", office),
                                hs.isEmpty() ? null : Words.of("HS code {0}", "le code SH {0}", hs))
                        .filter(Objects::nonNull)
                        .reduce((a, b) -> Words.of("{0}, {1}", "{0}, {1}", a, b))
                        .orElseThrow())));
    }

    /** The last twelve full months over again, where there are too few for a forecast; at least twelve. */
    static RevenueBase repeated(AnalysisSql steps, int months) {
        List<MonthlyRevenue> cells = steps.rows(MonthlyRevenue.class, "cells");
        List<YearMonth> past =
                cells.stream().map(c -> YearMonth.from(c.month())).distinct().toList();
        List<OfficeTax> parts = RevenueParts.of(cells);
        List<BigDecimal[]> agreed = new ArrayList<>();
        for (int h = 0; h < months; h++) {
            int like = past.size() - YEAR + h % YEAR;
            agreed.add(parts.stream().map(p -> p.past().get(like)).toArray(BigDecimal[]::new));
        }
        return new RevenueBase(past, parts, List.of(), List.copyOf(agreed));
    }

    /** What days bring and when offices are closed. */
    static WorkingTime time(AnalysisSql steps) {
        List<Double> known = steps.rows(Weekday.class, "weekdays").stream()
                .map(w -> Objects.requireNonNullElse(w.weight(), 0.0))
                .toList();
        List<Double> weights =
                known.isEmpty() || known.stream().allMatch(w -> w == 0) ? Collections.nCopies(7, 1.0) : known;
        return new WorkingTime(
                weights,
                new HashSet<>(steps.rows(ClosedDay.class, "holidays").stream()
                        .map(ClosedDay::day)
                        .toList()));
    }

    private static Single single(
            String what, int[] of, double[] values, YearMonth first, List<Regressor> regressors, int months) {
        if (Arrays.stream(values).allMatch(v -> v > 0)) {
            Forecast forecast = Forecast.of(new MonthlySeries(first, values, regressors), months);
            return new Single(
                    what,
                    of,
                    forecast.steps().stream().mapToDouble(Forecast.Step::value).toArray(),
                    forecast.steps().stream()
                            .mapToDouble(Forecast.Step::deviation)
                            .toArray(),
                    forecast,
                    first.plusMonths(values.length - 1L));
        }
        double[] recent = Arrays.copyOfRange(values, values.length - YEAR, values.length);
        double mean = Arrays.stream(recent).average().orElse(0);
        double spread = Math.sqrt(Arrays.stream(recent)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
        boolean ended = Arrays.stream(recent).skip(YEAR - ENDED).allMatch(v -> v == 0);
        double[] flat = new double[months];
        double[] deviations = new double[months];
        Arrays.fill(flat, ended ? 0 : mean);
        Arrays.fill(deviations, spread);
        return new Single(what, of, flat, deviations, null, first.plusMonths(values.length - 1L));
    }

    /** Each part of each month to come, in hundredths of the currency. */
    private static List<BigDecimal[]> agreed(List<OfficeTax> parts, List<Single> singles, int months) {
        List<BigDecimal[]> agreed = new ArrayList<>();
        for (int h = 0; h < months; h++) {
            int month = h;
            double least = LEAST_DEVIATION * Math.max(1, singles.getFirst().values()[h]);
            List<Reconciliation.Sum> sums = singles.stream()
                    .map(s -> new Reconciliation.Sum(
                            s.parts(), s.values()[month], Math.max(least, s.deviations()[month])))
                    .toList();
            agreed.add(Arrays.stream(Reconciliation.parts(parts.size(), sums))
                    .mapToObj(RevenueBase::money)
                    .toArray(BigDecimal[]::new));
        }
        return List.copyOf(agreed);
    }

    static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }

    List<YearMonth> past() {
        return past;
    }

    /** The month of a step, 0 for the first to come. */
    YearMonth month(int step) {
        return past.getLast().plusMonths(step + 1L);
    }

    int steps() {
        return agreed.size();
    }

    List<String> offices() {
        return parts.stream().map(OfficeTax::office).distinct().toList();
    }

    /** What came in a month of the past, all offices and taxes. */
    BigDecimal came(int month) {
        return came(month, null);
    }

    /** What came in a month of the past by an office, by all of them where none is named. */
    BigDecimal came(int month, @Nullable String office) {
        return came(month, office, null);
    }

    /** Likewise of a tax, of all of them where none is named. */
    BigDecimal came(int month, @Nullable String office, @Nullable Tax tax) {
        return parts.stream()
                .filter(p -> (office == null || office.equals(p.office())) && (tax == null || tax == p.tax()))
                .map(p -> p.past().get(month))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is to come in a step, of all offices and taxes where none is named. */
    BigDecimal ahead(int step, @Nullable String office, @Nullable Tax tax) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int p = 0; p < parts.size(); p++) {
            boolean meant = (office == null || office.equals(parts.get(p).office()))
                    && (tax == null || tax == parts.get(p).tax());
            sum = meant ? sum.add(agreed.get(step)[p]) : sum;
        }
        return sum;
    }

    /** Whether it is a forecast, and not the last year over again. */
    boolean isForecast() {
        return !singles.isEmpty();
    }

    /** The month of the last year of the past that a step is in other years. */
    YearMonth likeMonth(int step) {
        return past.get(past.size() - YEAR + step % YEAR);
    }

    /** What an office brings in a step by what it brought in the like month of the past; the nation's where it brought nothing then. */
    double growth(int step, String office) {
        int like = past.size() - YEAR + step % YEAR;
        BigDecimal then = came(like, office);
        BigDecimal now = ahead(step, office, null);
        if (then.signum() <= 0) {
            then = came(like);
            now = ahead(step, null, null);
        }
        return then.signum() <= 0 ? 1 : now.doubleValue() / then.doubleValue();
    }

    /** The lower end of the total's 95 % band. */
    BigDecimal low(int step) {
        Forecast.Step own = total().steps().get(step);
        return money(ahead(step, null, null).doubleValue() * own.low() / own.value());
    }

    /** Its upper end. */
    BigDecimal high(int step) {
        Forecast.Step own = total().steps().get(step);
        return money(ahead(step, null, null).doubleValue() * own.high() / own.value());
    }

    /** The forecasts before they were brought to agree, the total's first. */
    List<Single> singles() {
        return singles;
    }

    /** The forecast of the total by itself; its months are all over 0. */
    Forecast total() {
        return Objects.requireNonNull(singles.getFirst().forecast());
    }

    /** Whether anything ever came of a tax; of all taxes where none is named. */
    boolean has(@Nullable Tax tax) {
        return parts.stream().anyMatch(p -> tax == null || tax == p.tax());
    }

    /** What was forecast by itself of an office or a tax, or of the total where it has the same parts. */
    Single single(@Nullable String office, @Nullable Tax tax) {
        int[] of = RevenueParts.where(
                parts, p -> (office == null || office.equals(p.office())) && (tax == null || tax == p.tax()));
        return singles.stream()
                .filter(s -> Arrays.equals(s.parts(), of))
                .findFirst()
                .orElseThrow();
    }
}
