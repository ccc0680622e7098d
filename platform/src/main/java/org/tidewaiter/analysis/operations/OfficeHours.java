package org.tidewaiter.analysis.operations;

import java.util.Arrays;
import java.util.List;

/**
 * The hours in which an office works, as its own work shows them: the days on which something was done, from the second to the ninety-eighth
 * hundredth of the times of day at which things were done, from the full hour before to the half hour after. Time is counted in open seconds, which
 * stand still while the office is closed.
 */
final class OfficeHours {
    private static final long DAY = 86_400;
    private static final long HOUR = 3_600;
    private static final long HALF = 1_800;

    private final long[] days;
    private final long opens;
    private final long length;

    private OfficeHours(long[] days, long opens, long closes) {
        this.days = days;
        this.opens = opens;
        length = closes - opens;
    }

    /** The hours of an office whose controls are not empty. */
    static OfficeHours of(List<TimedControl> controls) {
        long[] done = controls.stream().flatMapToLong(TimedControl::ends).toArray();
        long[] clock =
                Arrays.stream(done).map(t -> Math.floorMod(t, DAY)).sorted().toArray();
        long opens = clock[(int) (clock.length * 0.02)] / HOUR * HOUR;
        long closes = (clock[(int) (clock.length * 0.98)] / HALF + 1) * HALF;
        return new OfficeHours(
                Arrays.stream(done)
                        .map(t -> Math.floorDiv(t, DAY))
                        .sorted()
                        .distinct()
                        .toArray(),
                opens,
                closes);
    }

    /** Open seconds from the first day to a moment. */
    double open(long at) {
        long day = Math.floorDiv(at, DAY);
        int place = Arrays.binarySearch(days, day);
        if (place < 0) {
            return (-place - 1.0) * length;
        }
        return place * (double) length + Math.max(0, Math.min(length, Math.floorMod(at, DAY) - opens));
    }

    /** The moment at which so many open seconds have passed; after the last day every day is one of work. */
    long moment(double open) {
        int place = (int) Math.max(0, Math.ceil(open / length) - 1);
        long day = place < days.length ? days[place] : days[days.length - 1] + place - days.length + 1;
        return day * DAY + opens + Math.round(open - place * (double) length);
    }

    /** Hours of opening on a day of work. */
    double hours() {
        return length / 3600.0;
    }
}
