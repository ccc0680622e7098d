package org.tidewaiter.simulate;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.tidewaiter.codesandunits.LunarNewYear;

/** The calendar of the simulated administration: its working days, and how many declarations are lodged on each day. */
final class Calendar {
    private static final Set<MonthDay> HOLIDAYS =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(10, 3), MonthDay.of(12, 25), MonthDay.of(12, 26));
    private static final double[] WEEKDAY = {1.18, 1.05, 1.02, 1.0, 1.05, 0.22, 0.09};
    private static final double GROWTH_PER_YEAR = 0.06;

    private final LocalDate from;
    private final long[] counts;

    Calendar(SimulationPlan plan) {
        from = plan.from();
        double[] weights = new double[plan.days()];
        double total = 0;
        for (int d = 0; d < weights.length; d++) {
            weights[d] = weight(plan, d);
            total += weights[d];
        }
        counts = new long[weights.length];
        double due = 0;
        long given = 0;
        for (int d = 0; d < weights.length; d++) {
            due += weights[d] / total * plan.declarations();
            counts[d] = (d == weights.length - 1 ? plan.declarations() : (long) due) - given;
            given += counts[d];
        }
    }

    private double weight(SimulationPlan plan, int d) {
        LocalDate day = from.plusDays(d);
        double year = 2 * StrictMath.PI * day.getDayOfYear() / 365.25;
        double common = 1 + 0.07 * StrictMath.cos(year - 5.4);
        double holiday = HOLIDAYS.contains(MonthDay.from(day)) ? 0.15 : 1;
        double noise =
                Chance.of(plan.seed(), Chance.Stream.DAY, day.toEpochDay(), 0).about(1, 0.06);
        return WEEKDAY[day.getDayOfWeek().getValue() - 1]
                * common
                * holiday
                * noise
                * StrictMath.pow(1 + GROWTH_PER_YEAR, d / 365.25)
                * (1 - 0.16 * lunarLull(day));
    }

    /** How many declarations are accepted on day {@code d} of the period. */
    int count(int d) {
        return Math.toIntExact(counts[d]);
    }

    LocalDate date(int d) {
        return from.plusDays(d);
    }

    /** From 0 to 1: how far goods from China and Viet Nam are missing because factories stood still three weeks before. */
    static double lunarLull(LocalDate day) {
        for (LocalDate feast : LunarNewYear.days()) {
            long since = ChronoUnit.DAYS.between(feast, day);
            if (since >= 12 && since <= 40) {
                return 1 - Math.abs(since - 26) / 14.0;
            }
        }
        return 0;
    }

    /** Whether offices are open. */
    static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().getValue() <= 5 && !HOLIDAYS.contains(MonthDay.from(day));
    }
}
