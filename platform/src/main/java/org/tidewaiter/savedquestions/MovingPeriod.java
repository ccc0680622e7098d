package org.tidewaiter.savedquestions;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * A period that moves on with the calendar: whole weeks, months, quarters or years that have passed on the day on which a question is asked, so that
 * a monthly question asks of the new month and not of the same days again. None of them holds a day that is still under way.
 */
public enum MovingPeriod {
    LAST_WEEK(Words.of("last week (from Monday)", "la semaine passée (dès lundi)")),
    LAST_MONTH(Words.of("last month", "le mois passé")),
    LAST_QUARTER(Words.of("last quarter", "le trimestre passé")),
    LAST_12_MONTHS(Words.of("last 12 months", "les 12 derniers mois")),
    YEAR_TO_LAST_MONTH(Words.of("this year to the end of last month", "l’année jusqu’à la fin du mois passé")),
    LAST_YEAR(Words.of("last year", "l’année passée")),
    /** For what looks back by itself, such as a forecast: only its end is set. */
    ALL_TO_LAST_MONTH(Words.of("all to the end of last month", "tout jusqu’à la fin du mois passé"));

    private final Words label;

    MovingPeriod(Words label) {
        this.label = label;
    }

    /**
     * The days of a period.
     *
     * @param from the first day; null where it begins with the data
     * @param to the day after the last
     */
    public record Days(@Nullable LocalDate from, LocalDate to) {
        /** The last day. */
        public LocalDate last() {
            return to.minusDays(1);
        }
    }

    /** The days that it means on a day; in January {@link #YEAR_TO_LAST_MONTH} is the whole year before. */
    public Days on(LocalDate day) {
        LocalDate month = day.withDayOfMonth(1);
        LocalDate year = day.withDayOfYear(1);
        return switch (this) {
            case LAST_WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new Days(monday.minusWeeks(1), monday);
            }
            case LAST_MONTH -> new Days(month.minusMonths(1), month);
            case LAST_QUARTER -> {
                LocalDate quarter = day.with(IsoFields.DAY_OF_QUARTER, 1);
                yield new Days(quarter.minusMonths(3), quarter);
            }
            case LAST_12_MONTHS -> new Days(month.minusMonths(12), month);
            case YEAR_TO_LAST_MONTH -> new Days(month.minusDays(1).withDayOfYear(1), month);
            case LAST_YEAR -> new Days(year.minusYears(1), year);
            case ALL_TO_LAST_MONTH -> new Days(null, month);
        };
    }

    /** How many whole months it holds at most, on whichever day it is asked of. */
    int mostMonths() {
        return switch (this) {
            case LAST_WEEK -> 0;
            case LAST_MONTH -> 1;
            case LAST_QUARTER -> 3;
            case LAST_12_MONTHS, YEAR_TO_LAST_MONTH, LAST_YEAR -> 12;
            case ALL_TO_LAST_MONTH -> Integer.MAX_VALUE;
        };
    }

    /** What it is called for people. */
    public Words label() {
        return label;
    }

    /** The word in the database and at the doors. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The period of that word.
     *
     * @throws TidewaiterException of kind USAGE for any other
     */
    public static MovingPeriod named(String word) {
        String asked = word.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(values())
                .filter(p -> p.word().equals(asked))
                .findFirst()
                .orElseThrow(
                        () -> new TidewaiterException(
                                        Kind.USAGE,
                                        "There is no period '" + word + "'",
                                        "give one of " + words()
                                                + "; or the days of one that does not move, with the parameters from and to")
                                .french(
                                        "Il n’y a pas de période « " + word + " »",
                                        "prendre parmi " + words()
                                                + " ; ou les jours d’une période qui ne bouge pas, avec les paramètres from et to"));
    }

    private static String words() {
        return Arrays.stream(values()).map(MovingPeriod::word).collect(Collectors.joining(", "));
    }
}
