package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;

/**
 * The tables and the line chart of the answer {@link RevenueMonth}: the running month by office, by day, and beside past months. Amounts
 * in the national currency; shares and chances from 0 to 1; an empty cell where no target is loaded or past months are too few to tell.
 */
final class RunningMonthTables {
    private RunningMonthTables() {}

    static Table offices(RevenueMonth.MonthSoFar all, List<RevenueMonth.MonthSoFar> offices, long most) {
        List<RevenueMonth.MonthSoFar> rows =
                new ArrayList<>(offices.stream().limit(most).toList());
        rows.add(all);
        return new Table(
                "offices",
                Words.of("By office", "Par bureau"),
                List.of(
                        Column.words(
                                "office", "Office", "Bureau", Map.of("", Words.of("All together", "Tous ensemble"))),
                        Column.money("came", "Came in", "Liquidé"),
                        Column.money("target", "Target", "Objectif"),
                        Column.money("expected", "Of it usual by now", "Dont d’ordinaire à ce jour"),
                        Column.money("whole", "The month brings", "Le mois apporte"),
                        Column.money("low", "95 % from", "95 % de"),
                        Column.money("high", "to", "à"),
                        Column.share("chance", "Chance to reach it", "Chance de l’atteindre")),
                rows.stream()
                        .map(o -> Arrays.<@Nullable Object>asList(
                                o.office(),
                                o.came(),
                                o.target(),
                                o.expected(),
                                o.whole(null),
                                o.whole(true),
                                o.whole(false),
                                o.chance()))
                        .toList(),
                "office");
    }

    static Table days(
            List<RevenueMonth.Arrival> arrivals,
            RevenueMonth.MonthSoFar all,
            LocalDate by,
            WorkingTime time,
            long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        YearMonth month = YearMonth.from(by);
        BigDecimal came = BigDecimal.ZERO;
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            BigDecimal amount = of(arrivals, day);
            came = came.add(amount);
            boolean passed = !day.isAfter(by);
            rows.add(Arrays.<@Nullable Object>asList(
                    day, time.of(day), passed ? amount : null, passed ? came : null, usual(all, day, by, time)));
        }
        return new Table(
                "days",
                Words.of("By day", "Par jour"),
                List.of(
                        Column.day("day", "Day", "Jour"),
                        Column.number("work", "Work of the day", "Travail du jour"),
                        Column.money("amount", "Came in", "Liquidé"),
                        Column.money("came", "So far", "Cumulé"),
                        Column.money("usual", way(all).english(), way(all).french())),
                rows.stream().limit(most).toList(),
                "day");
    }

    private static BigDecimal of(List<RevenueMonth.Arrival> arrivals, LocalDate day) {
        return arrivals.stream()
                .filter(a -> a.arrivedOn().equals(day))
                .map(RevenueMonth.Arrival::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the way is called: to a target it takes something, to no target it is what is usual. */
    private static Words way(RevenueMonth.MonthSoFar all) {
        return all.target() == null
                ? Words.of("Usual so far", "Cumul usuel")
                : Words.of("Needed so far", "Cumul nécessaire");
    }

    /**
     * What should have come in by a day on the way to the target, or where there is none to what the month will bring: up to the day asked of by the
     * usual curve, then by the work of the days.
     */
    private static @Nullable BigDecimal usual(
            RevenueMonth.MonthSoFar all, LocalDate day, LocalDate by, WorkingTime time) {
        BigDecimal goal = all.target() == null ? all.whole(null) : all.target();
        MonthCurve curve = all.curve();
        if (goal == null || curve == null) {
            return null;
        }
        YearMonth month = YearMonth.from(day);
        double until = time.of(month, by);
        double whole = time.of(month, month.atEndOfMonth());
        double here = time.of(month, day);
        double share = here <= until
                ? until == 0 ? 0 : curve.usual() * here / until
                : curve.usual() + (1 - curve.usual()) * (here - until) / (whole - until);
        return RevenueBase.money(goal.doubleValue() * share);
    }

    static Table past(List<RevenueMonth.Arrival> arrivals, RevenueMonth.MonthSoFar all, YearMonth month, long most) {
        Map<YearMonth, BigDecimal> totals = arrivals.stream()
                .filter(a -> YearMonth.from(a.arrivedOn()).isBefore(month))
                .collect(Collectors.toMap(
                        a -> YearMonth.from(a.arrivedOn()),
                        RevenueMonth.Arrival::amount,
                        BigDecimal::add,
                        TreeMap::new));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        MonthCurve curve = all.curve();
        int place = 0;
        for (Map.Entry<YearMonth, BigDecimal> past : totals.entrySet()) {
            rows.add(Arrays.<@Nullable Object>asList(
                    past.getKey().toString(),
                    curve == null ? null : curve.shares().get(place),
                    past.getValue()));
            place++;
        }
        return new Table(
                "past_months",
                Words.of("Past months by the same share of their work", "Mois passés à la même part de leur travail"),
                List.of(
                        Column.text("month", "Month", "Mois"),
                        Column.share("share", "Had come in", "Liquidé"),
                        Column.money("total", "Whole month", "Mois entier")),
                rows.stream().limit(most).toList(),
                "month");
    }

    static Chart chart(
            List<RevenueMonth.Arrival> arrivals, RevenueMonth.MonthSoFar all, LocalDate by, WorkingTime time) {
        YearMonth month = YearMonth.from(by);
        List<LocalDate> days =
                month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).toList();
        List<@Nullable Double> came = new ArrayList<>();
        double sum = 0;
        for (LocalDate day : days) {
            sum += of(arrivals, day).doubleValue();
            came.add(day.isAfter(by) ? null : sum);
        }
        return new Chart(
                        "days",
                        Chart.Form.LINES,
                        Words.of("What came in so far", "Liquidé jusqu’ici"),
                        Words.of("Day", "Jour"),
                        Chart.MONEY,
                        days.stream()
                                .map(d -> String.valueOf(d.getDayOfMonth()))
                                .toList(),
                        List.of(
                                new Chart.Series(Words.of("Came in", "Liquidé"), Collections.unmodifiableList(came)),
                                Chart.Series.of(way(all), days, d -> usual(all, d, by, time))))
                .leadingBy(days.stream().map(day -> "until " + day).toList());
    }
}
