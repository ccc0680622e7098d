package org.tidewaiter.notation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.chrono.HijrahDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a day, or a day and a time, in the ways in which people write it: in figures with any signs between them or none,
 * with the month in words, with AM and PM; in the years of Gregory, of Buddha (2567 is 2024) and of the Hijra
 * (1445 began in 2023, by the Umm al-Qura calendar). With an offset or zone it is the day and time that the clock there
 * showed. Which of two figures is the month, and whether 24-Mar-11 is of 2011 or of 2024, is the column's to know.
 */
public final class DayText {
    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");
    /** A letter that no month begins with, as of an era that is not known. */
    private static final Pattern LETTERED = Pattern.compile("\\p{L}\\d.*");

    private static final Pattern PART = Pattern.compile("\\d+|[\\p{L}\\p{M}]+\\.?|º");
    private static final Pattern SEPARATED = Pattern.compile("[\\d\\p{L}\\p{M}\\s./,º-]+");
    private static final Pattern COMPACT = Pattern.compile("(\\d{8}|\\d{6})(?:[T ]?(\\d{2})(\\d{2})(\\d{2})?)?");

    private static final Pattern SEVEN_DIGITS = Pattern.compile("\\d{7}");

    private DayText() {}

    /**
     * The day and time that a text says.
     *
     * @param order the order in which figures are read; null takes only texts that can mean one day
     * @throws Refusal when it is none
     */
    public static LocalDateTime of(String text, @Nullable DayOrder order) throws Refusal {
        DayMeanings meanings = meanings(text);
        if (meanings.isTwofold()) {
            throw new Refusal(
                    "has a month that is another in Croatian than in Polish or Czech: say 'date: hr' or 'date: pl'"
                            + " in a mapping, or give the month in figures");
        }
        return of(meanings, order);
    }

    /** A day whose month stands in words of Croatian, or of Polish, Czech and the others; in figures it has to tell itself. */
    static LocalDateTime inLanguage(String text, String language) throws Refusal {
        return of(meanings(text, language), (DayOrder) null);
    }

    private static LocalDateTime of(DayMeanings meanings, @Nullable DayOrder order) throws Refusal {
        boolean named = order == DayOrder.MDY && meanings.worded() && !meanings.told();
        LocalDateTime found = order == null ? null : meanings.byOrder().get(named ? DayOrder.DMY : order);
        if (order == null && meanings.told() && meanings.isOne()) {
            found = meanings.byOrder().values().iterator().next();
        }
        if (found == null && meanings.told() && !meanings.byOrder().isEmpty()) {
            found = meanings.byOrder().values().iterator().next();
        }
        if (found != null) {
            return found;
        }
        if (meanings.never() != null) {
            throw new Refusal(meanings.never());
        }
        if (!meanings.byOrder().isEmpty() && order != null) {
            throw new Refusal("is no day when it is read as " + inWords(order) + ", as its column is");
        }
        throw new Refusal(
                meanings.worded() && !meanings.byOrder().isEmpty()
                        ? "does not tell which of its figures is the year: say 'date: dmy' or 'date: ymd' in a mapping"
                        : "is not a date");
    }

    /** A day by the Persian calendar, or by the Hijra, where its year may be of either; else as Gregory counts. */
    static LocalDateTime of(String text, boolean persian) throws Refusal {
        DayMeanings.Foreign foreign = meanings(text).foreign();
        if (foreign == null) {
            return of(text, (DayOrder) null);
        }
        try {
            LocalDate day = persian
                    ? PersianDays.of(foreign.year(), foreign.month(), foreign.day())
                    : LocalDate.from(HijrahDate.of(foreign.year(), foreign.month(), foreign.day()));
            return day.atTime(foreign.time());
        } catch (DateTimeException e) {
            throw new Refusal(PossibleDays.NO_SUCH_DAY + (persian ? " in the Persian calendar" : " in the Hijra"));
        }
    }

    /** Whether a text is written as a day, though that day may not exist or its figures stand in another order. */
    public static boolean isLikeDay(String text) {
        return meanings(text).isLikeDay();
    }

    /** Whether a text is a day when its figures are read in one order or another. */
    public static boolean isInAnOrder(String text) {
        return !meanings(text).byOrder().isEmpty();
    }

    /** The order in words for people. */
    public static String inWords(DayOrder order) {
        return switch (order) {
            case DMY -> "day, month, year";
            case MDY -> "month, day, year";
            case YMD -> "year, month, day";
        };
    }

    static DayMeanings meanings(String written) {
        return meanings(written, MonthWords.POLISH);
    }

    private static DayMeanings meanings(String written, String language) {
        if (Signs.isLong(written)) {
            return DayMeanings.none();
        }
        String plain = Signs.plain(written);
        if (!Figures.areIn(plain)) {
            return DayMeanings.none();
        }
        Eras.EraDay era = Eras.of(plain);
        String period = PeriodText.of(plain);
        if (period != null) {
            return DayMeanings.none("says " + period + ", which is no day");
        }
        if (era == null) {
            return Figures.areAmount(plain) ? DayMeanings.none() : ofGregory(plain, language);
        }
        DayMeanings found = ofGregory(era.text(), language);
        return new DayMeanings(found.byOrder(), found.dotted(), found.never(), found.told(), era.calendar());
    }

    private static DayMeanings ofGregory(String plain, String language) {
        String text = MonthWords.inOneWord(TimeNotations.usual(HijriMonths.inFigures(plain)))
                .replaceAll("[年月년월]\\s*", "-")
                .replaceAll("[日일]", "")
                .replace('\'', ' ')
                .strip();
        if (text.length() < Figures.SHORTEST_DAY
                || text.length() > 60
                || !Character.isLetterOrDigit(text.charAt(0))
                || LETTERED.matcher(text).matches()) {
            return DayMeanings.none();
        }
        LocalDate counted = CountedDays.of(text);
        if (counted != null) {
            PossibleDays tries = new PossibleDays(LocalTime.MIDNIGHT, false);
            tries.add(
                    DayOrder.YMD,
                    Integer.toString(counted.getYear()),
                    counted.getMonthValue(),
                    Integer.toString(counted.getDayOfMonth()));
            return tries.meanings(true);
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return compact(compact);
        }
        if (SEVEN_DIGITS.matcher(text).matches()) {
            return sevenDigits(text);
        }
        ClockText clock = ClockText.of(text);
        if (clock == null) {
            return DayMeanings.none();
        }
        DayMeanings found = parts(clock.day(), clock.time(), language);
        return clock.endsDay() ? found.nextDay() : found;
    }

    private static DayMeanings parts(String text, LocalTime time, String language) {
        // Long: one way of writing a day after another; the first that fits decides.
        List<String> figures = new ArrayList<>();
        Integer month = null;
        DayMeanings.MonthWord word = null;
        int wordAt = -1;
        Set<DayOfWeek> weekdays = Set.of();
        Matcher part = PART.matcher(text);
        boolean right = SEPARATED.matcher(text).matches();
        while (right && part.find()) {
            String one = part.group();
            if (Character.isDigit(one.charAt(0))) {
                figures.add(one);
                continue;
            }
            Integer named = figures.size() == 1 && ROMAN.contains(one.replace(".", ""))
                    ? Integer.valueOf(ROMAN.indexOf(one.replace(".", "")) + 1)
                    : MonthWords.month(one, language);
            if (named != null && month == null) {
                month = named;
                word = DayMeanings.MonthWord.of(one);
                wordAt = figures.size();
            } else {
                right = MonthWords.isFiller(one);
                weekdays = MonthWords.weekdays(one).isEmpty() ? weekdays : MonthWords.weekdays(one);
            }
        }
        if (!right || figures.size() != (month == null ? 3 : 2)) {
            return DayMeanings.none();
        }
        PossibleDays tries =
                new PossibleDays(time, text.indexOf('.') > 0 && text.indexOf('/') < 0 && text.indexOf('-') < 0);
        tries.on(weekdays);
        if (month != null && word != null) {
            boolean yearFirst = figures.getFirst().length() == 4;
            String day = yearFirst ? figures.get(1) : figures.get(0);
            String year = yearFirst ? figures.get(0) : figures.get(1);
            boolean whole = wordAt <= 2 && day.length() <= 2;
            if (whole && year.length() == 2 && wordAt > 0) {
                return shortYear(tries, year, month, day).with(word);
            }
            for (DayOrder order : whole ? DayOrder.values() : new DayOrder[0]) {
                tries.add(order, year, month, day);
            }
            return tries.meanings(true).with(word);
        }
        String a = figures.get(0);
        String b = figures.get(1);
        String c = figures.get(2);
        if (b.length() > 2) {
            return DayMeanings.none();
        }
        if (a.length() == 4 && DayFormat.isYearDayMonth(a + "-" + b + "-" + c)) {
            return DayMeanings.none("can only be year, day, month, and its column is not read so");
        }
        if (a.length() == 4 && c.length() <= 2) {
            for (DayOrder order : DayOrder.values()) {
                tries.add(order, a, Integer.parseInt(b), c);
            }
            return tries.meanings(true);
        }
        if (a.length() > 2) {
            return DayMeanings.none();
        }
        tries.add(DayOrder.DMY, c, Integer.parseInt(b), a);
        tries.add(DayOrder.MDY, c, Integer.parseInt(a), b);
        if (c.length() <= 2 && a.length() == 2) {
            tries.add(DayOrder.YMD, a, Integer.parseInt(b), c);
        }
        return tries.meanings(false);
    }

    /** 24-Mar-11: the year may stand at either end; a single figure is no year. */
    private static DayMeanings shortYear(PossibleDays tries, String last, int month, String first) {
        tries.inWords();
        tries.add(DayOrder.DMY, last, month, first);
        if (first.length() == 2) {
            tries.add(DayOrder.YMD, first, month, last);
        }
        return tries.meanings(false);
    }

    private static DayMeanings compact(Matcher text) {
        String day = text.group(1);
        ClockText clock = ClockText.of(day, text.group(2), text.group(3), text.group(4));
        if (clock == null) {
            return DayMeanings.none();
        }
        PossibleDays tries = new PossibleDays(clock.time(), false);
        int years = day.length() - 4;
        String last = day.substring(4);
        tries.add(DayOrder.DMY, last, number(day, 2, 4), day.substring(0, 2));
        tries.add(DayOrder.MDY, last, number(day, 0, 2), day.substring(2, 4));
        tries.add(
                DayOrder.YMD,
                day.substring(0, years),
                number(day, years, years + 2),
                day.substring(years + 2, years + 4));
        DayMeanings found = tries.meanings(false);
        return clock.endsDay() ? found.nextDay() : found;
    }

    /** 2024071, the day of a year; or 1032024, the 1st of March or 3rd of January, which lost its zero. */
    private static DayMeanings sevenDigits(String text) {
        PossibleDays tries = new PossibleDays(LocalTime.MIDNIGHT, false);
        String year = text.substring(3);
        tries.add(DayOrder.DMY, year, number(text, 1, 3), text.substring(0, 1));
        tries.add(DayOrder.MDY, year, number(text, 0, 1), text.substring(1, 3));
        LocalDate counted = CountedDays.of(text.substring(0, 4) + "-" + text.substring(4));
        if (counted != null) {
            tries.add(
                    DayOrder.YMD,
                    text.substring(0, 4),
                    counted.getMonthValue(),
                    Integer.toString(counted.getDayOfMonth()));
        }
        return tries.meanings(false);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }
}
