package org.tidewaiter.intake;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * Amounts that were taken as they are declared, and that are more in the national currency than a column of amounts keeps: they stand in no sum,
 * which is told.
 */
final class BeyondKeeping {
    private static final SqlSections SQL = SqlSections.read(BeyondKeeping.class, "beyond-keeping.sql");

    private final List<Found> found;

    private BeyondKeeping(List<Found> found) {
        this.found = found;
    }

    /** Those of one load: how many there are, and of the first its line, place, amount and declared rate, empty where none is declared. */
    private record Found(
            int loadId,
            long items,
            long line,
            String place,
            String amount,
            @Nullable String rate) {}

    /** Those of the loads from one on, which are written. */
    static BeyondKeeping of(Session session, int firstLoad) {
        String load = Integer.toString(firstLoad);
        return session.number(SQL.get("any").replace("$load", load)) == 0
                ? new BeyondKeeping(List.of())
                : new BeyondKeeping(session.query(Found.class, SQL.get("items").replace("$load", load)));
    }

    /** What there is to say of a load, as sentences; none where all amounts can be kept. */
    List<String> notes(int loadId) {
        return found.stream()
                .filter(f -> f.loadId() == loadId)
                .map(f -> String.format(
                        Locale.ROOT,
                        "in no sum: %,d %s in the national currency more than can be kept, which has fifteen digits before the decimal point"
                                + " (the first: %s, line %d, amount %s%s); correct the amount or its exchange rate and load the declaration with"
                                + " --corrections",
                        f.items(),
                        f.items() == 1 ? "amount of an item is" : "amounts of items are",
                        f.place(),
                        f.line(),
                        f.amount(),
                        f.rate() == null ? "" : " at " + f.rate()))
                .toList();
    }
}
