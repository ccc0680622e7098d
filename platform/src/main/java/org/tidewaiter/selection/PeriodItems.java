package org.tidewaiter.selection;

import java.time.LocalDate;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.profile.Items;

/** The items of some days: {@code first} to before {@code end} in {@link Items}. */
record PeriodItems(int first, int end) {
    static PeriodItems of(Items items, LocalDate from, LocalDate to) {
        if (!from.isBefore(to)) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "The period from " + from + " to before " + to + " has no day",
                    "give a --to that is later than --from");
        }
        PeriodItems period = new PeriodItems(
                items.firstOf(Math.toIntExact(from.toEpochDay())), items.firstOf(Math.toIntExact(to.toEpochDay())));
        if (period.first == period.end) {
            String held = items.size() == 0
                    ? "the workspace is empty"
                    : "the workspace holds " + LocalDate.ofEpochDay(items.day(0)) + " to "
                            + LocalDate.ofEpochDay(items.day(items.size() - 1));
            throw new TidewaiterException(
                    Kind.STATE,
                    "No declaration was accepted from " + from + " to before " + to + " (" + held + ")",
                    "load that period, or give another");
        }
        return period;
    }

    /** How many items. */
    int size() {
        return end - first;
    }

    boolean holds(int item) {
        return item >= first && item < end;
    }
}
