package org.tidewaiter.savedquestions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** How often a saved question falls due: in every calendar month or week (from Monday, ISO 8601) in which it was not asked yet, in UTC. */
public enum Schedule {
    MONTHLY(Words.of("every month", "chaque mois")),
    WEEKLY(Words.of("every week", "chaque semaine"));

    private final Words label;

    Schedule(Words label) {
        this.label = label;
    }

    /**
     * The schedule of that word.
     *
     * @throws TidewaiterException of kind USAGE for any other
     */
    public static Schedule named(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "monthly" -> MONTHLY;
            case "weekly" -> WEEKLY;
            default ->
                throw new TidewaiterException(
                                Kind.USAGE, "There is no schedule '" + word + "'", "give monthly or weekly")
                        .french("Il n’y a pas de rythme « " + word + " »", "donner monthly ou weekly");
        };
    }

    /** Whether a question is due that was last asked then; null where it never was. */
    public boolean isDue(@Nullable Instant last, Instant now) {
        if (last == null) {
            return true;
        }
        LocalDate before = last.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return before.isBefore(today)
                && switch (this) {
                    case MONTHLY -> !YearMonth.from(before).equals(YearMonth.from(today));
                    case WEEKLY -> week(before) != week(today);
                };
    }

    private static int week(LocalDate day) {
        return 100 * day.get(IsoFields.WEEK_BASED_YEAR) + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** What it is called for people. */
    public Words label() {
        return label;
    }

    /** The word in the database and at the doors. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
