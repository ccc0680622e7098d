package org.tidewaiter.mapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.DayColumn;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.DayOrder;
import org.tidewaiter.notation.DayText;
import org.tidewaiter.notation.EpochTimes;
import org.tidewaiter.notation.StatedStyle;

/** How the columns of days and times are read: in which order, of which calendar, counted from when. */
final class DayDecisions {
    private final DecidedSoFar decided;
    private final StatedStyle told;

    DayDecisions(DecidedSoFar decided, StatedStyle told) {
        this.decided = decided;
        this.told = told;
    }

    /** Decides on every column of days or times. */
    void days() {
        List<String> dates = decided.of(EnumSet.of(Field.Type.TIME));
        Set<DayOrder> proven = dates.stream()
                .map(c -> decided.seen(c).days.proven())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOrder.class)));
        for (String column : dates) {
            var days = decided.seen(column).days;
            if (days.calendar() != null) {
                decided.assume("years of '" + column + "' are " + days.calendar());
            }
            if (!days.offsets().isEmpty()) {
                decided.assume("times of '" + column + "' say several offsets from UTC ("
                        + days.offsets().stream().sorted().collect(Collectors.joining(", "))
                        + "); each is kept as the clock there showed it");
            }
            if (!days.periodInPlaceOfDay().isEmpty()) {
                decided.ask(
                        column,
                        "'" + column + "' says " + days.period() + " in place of a day, such as '"
                                + days.periodInPlaceOfDay()
                                + "', and which of its days is meant nobody can know; give a file that says the day");
            } else if (!days.yearDayMonth().isEmpty() && told.order() == null) {
                yearDayMonth(column, days);
            } else if (!days.halfSwapped().isEmpty() && told.order() == null) {
                halfSwapped(column, days);
            } else if (!days.otherCalendar().isEmpty()) {
                calendar(column, days);
            } else if (!days.twofold().isEmpty()) {
                months(column, days);
            } else if (days.isSerials()) {
                decided.read(column, decided.style(column).dated(List.of(DayFormat.of(DayFormat.EXCEL))));
                decided.assume("'" + column + "' holds numbers of days as spreadsheets count them");
            } else if (days.ofYear() != null) {
                decided.read(column, decided.style(column).dated(List.of(DayFormat.of(String.valueOf(days.ofYear())))));
                decided.assume("'" + column + "' holds the year and the number of the day within it");
            } else if (days.epoch().format() != null) {
                epoch(column, days.epoch());
            } else if (!days.plain()) {
                day(column, proven);
            }
        }
    }

    /** Counts since 1970: of seconds or milliseconds as their length tells; of which clock, they must not leave open. */
    private void epoch(String column, EpochTimes times) {
        String format = String.valueOf(times.format());
        String unit = format.equals("epoch") ? "seconds" : "milliseconds";
        String midnight = times.midnightElsewhere();
        if (times.mayBeDays()) {
            decided.ask(
                    column,
                    "'" + column + "' holds numbers, such as '" + times.example()
                            + "', that may be seconds since 1970, or year, month, day, hour and minute; say in a"
                            + " mapping 'date: epoch' or 'date: yyMMddHHmm'");
        } else if (midnight != null) {
            decided.ask(
                    column,
                    "'" + column + "' holds " + unit + " since 1970, such as '" + times.example()
                            + "', that all lie at " + midnight
                            + " of UTC, so that they are midnights of another clock; say in a mapping how far it is"
                            + " from UTC: 'date: " + format + "+08:00', or 'date: " + format
                            + "' where it is UTC's");
        } else {
            decided.read(column, decided.style(column).dated(List.of(DayFormat.of(format))));
            decided.assume("'" + column + "' holds " + unit + " since 1970, such as '" + times.example()
                    + "'; they are read as the clock of UTC showed them");
        }
    }

    /** Months that Croatian calls as Poles and Czechs call others: the other months of the column tell the language. */
    private void months(String column, DayColumn days) {
        if (days.languages().size() != 1) {
            decided.ask(
                    column,
                    "'" + column + "' has a month that is another in Croatian than in Polish or Czech, such as '"
                            + days.twofold()
                            + "', and its others do not prove which; say it in a mapping with 'date: hr' or"
                            + " 'date: pl'");
            return;
        }
        String language = days.languages().keySet().iterator().next();
        decided.read(column, decided.style(column).dated(List.of(DayFormat.of(language))));
        decided.assume("months of '" + column + "' are in "
                + (language.equals(DayFormat.CROATIAN) ? "Croatian" : "Polish or Czech") + ", as '"
                + days.languages().get(language) + "' proves");
    }

    /** Days with their year first of which some can only be year, day, month: all of them are, or that is asked. */
    private void yearDayMonth(String column, DayColumn days) {
        if (ModelNames.isWhole(column)) {
            return; // the model's own name has days as ISO 8601 has them
        }
        if (days.isYearDayMonth()) {
            decided.read(column, decided.style(column).dated(List.of(DayFormat.of(DayFormat.YEAR_DAY_MONTH))));
            decided.assume("'" + column + "' is read as year, day, month, as '" + days.yearDayMonth() + "' proves");
            return;
        }
        String against = days.yearMonthDay();
        decided.ask(
                column,
                "'" + column + "' "
                        + (against.isEmpty()
                                ? "has few days such as '" + days.yearDayMonth()
                                        + "', which can only be year, day, month, and so others of it may be"
                                : "writes days in two orders: '" + days.yearDayMonth()
                                        + "' can only be year, day, month, '" + against + "' only year, month, day")
                        + "; say in a mapping 'date: ydm' where all are, or --date-order ymd where these are slips, whose rows are then set aside");
    }

    /** Days that a spreadsheet took for days of another order where it could, and let be where it could not. */
    private void halfSwapped(String column, DayColumn days) {
        DayOrder texts = Objects.requireNonNullElse(days.proven(), DayOrder.DMY);
        decided.ask(
                column,
                "'" + column + "' has days such as '" + days.halfSwapped()
                        + "', none of them beyond the 12th, beside texts such as '"
                        + days.example(texts)
                        + "', all of them beyond it: a program may have swapped day and month of the former; give the file as its system wrote"
                        + " it, or say --date-order "
                        + texts.word() + " where they are right");
    }

    private void calendar(String column, DayColumn days) {
        String proof = days.persian();
        if (proof == null) {
            decided.ask(
                    column,
                    "'" + column + "' looks like days of the Persian calendar or of the Hijra, such as '"
                            + days.otherCalendar()
                            + "', and no value proves which; say it in a mapping with 'date: persian' or 'date:"
                            + " hijri'");
            return;
        }
        decided.read(column, decided.style(column).dated(List.of(DayFormat.of(DayFormat.PERSIAN))));
        decided.assume("years of '" + column + "' are of the Persian calendar, as '" + proof + "' proves");
    }

    private void day(String column, Set<DayOrder> others) {
        var days = decided.seen(column).days;
        DayOrder order = told.order();
        String why = "as you say";
        if (order == null && days.proven() != null) {
            order = Objects.requireNonNull(days.proven());
            why = "as '" + days.example(order) + "' proves";
        }
        String contradiction = days.contradiction();
        if (order == null && contradiction != null) {
            decided.ask(
                    column,
                    "'" + column + "' writes days in two orders: " + contradiction
                            + "; say which one counts: --date-order dmy or --date-order mdy");
            return;
        }
        DayOrder stated = StatedDayOrder.of(column);
        if (order == null && stated != null && days.open().contains(stated)) {
            order = stated;
            why = "as its name says";
        }
        if (order == null && others.size() == 1 && days.open().containsAll(others)) {
            order = others.iterator().next();
            why = "as other columns of the file prove";
        }
        if (order == null && days.usual() != null) {
            order = days.usual();
            why = "as is usual with points";
        }
        if (order == null && days.byChange() != null) {
            order = days.byChange();
            why = "as its " + (order == DayOrder.DMY ? "last" : "first")
                    + " figure hardly changes and so is the year; no value proves it";
        }
        if (order == null) {
            decided.ask(
                    column,
                    "'" + column + "' can be read in more than one order, such as '" + days.ambiguous()
                            + "', and no value proves which; say "
                            + days.open().stream()
                                    .sorted()
                                    .map(o -> "--date-order " + o.word() + " (" + DayText.inWords(o) + ")")
                                    .collect(Collectors.joining(" or ")));
            return;
        }
        decided.read(column, decided.style(column).dated(List.of(DayFormat.of(order.word()))));
        decided.assume("'" + column + "' is read as " + DayText.inWords(order) + ", " + why);
    }
}
