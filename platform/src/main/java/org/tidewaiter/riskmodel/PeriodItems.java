package org.tidewaiter.riskmodel;

import java.time.LocalDate;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.features.Items;

/** The items of some days: {@code first} to before {@code end} in {@link Items}. */
public record PeriodItems(int first, int end) {
    /**
     * The items accepted from {@code from} to before {@code to}.
     *
     * @throws TidewaiterException USAGE where the period has no day, STATE where no item was accepted in it
     */
    public static PeriodItems of(Items items, LocalDate from, LocalDate to) {
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
    public int size() {
        return end - first;
    }

    /** Whether an item, by its place in time order, was accepted in the period. */
    public boolean holds(int item) {
        return item >= first && item < end;
    }
}
