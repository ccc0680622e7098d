package org.tidewaiter.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.chrono.HijrahDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final String NO_SUCH_DAY = "is a day that does not exist";
    private static final String TWO_CALENDARS =
            "looks like a year of the Persian calendar or of the Hijra, which cannot be told apart: ";
    private static final int BUDDHIST = 543;
    /** Earlier ones may be years of the Persian calendar, which has not come so far. */
    private static final int SURE_HIJRA = 1420;

    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");
    /** A letter that no month begins with, as of an era that is not known. */
    private static final Pattern LETTERED = Pattern.compile("\\p{L}\\d.*");

    private static final Pattern TIME = Pattern.compile(
            "(?:^|[\\sT,;-])\\s*(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,:]\\d{1,9})?)?\\s*([ap])?\\.?\\s?(m)?\\.?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ZONE = Pattern.compile("\\s*(?:(Z|UTC|GMT)|(?:UTC|GMT)?([+-]\\d{2}):?(\\d{2}))$");
    private static final Pattern PART = Pattern.compile("\\d+|[\\p{L}\\p{M}]+\\.?|º");
    private static final Pattern SEPARATED = Pattern.compile("[\\d\\p{L}\\p{M}\\s./,º-]+");
    private static final Pattern COMPACT = Pattern.compile("(\\d{8}|\\d{6})(?:[T ]?(\\d{2})(\\d{2})(\\d{2})?)?");

    private static final Pattern SEVEN_DIGITS = Pattern.compile("\\d{7}");

    private DayText() {}

    /** A day whose year may be of the Persian calendar or of the Hijra. */
    record Foreign(int year, int month, int day, LocalTime time) {
        /** Whether only the Persian calendar has it: no month of the Hijra has 31 days. */
        boolean isPersian() {
            return day == 31 && month <= 6;
        }
    }

    /**
     * What a text may mean, by the order in which it is read; the same for all where its own writing tells. One that means no
     * day, such as 31/11/2026, still says in which only order its figures can stand.
     */
    record Meanings(
            Map<DayOrder, LocalDateTime> byOrder,
            boolean dotted,
            @Nullable String never,
            boolean told,
            @Nullable String calendar,
            @Nullable Foreign foreign,
            @Nullable DayOrder only,
            boolean soon,
            boolean worded) {
        Meanings(
                Map<DayOrder, LocalDateTime> byOrder,
                boolean dotted,
                @Nullable String never,
                boolean told,
                @Nullable String calendar) {
            this(byOrder, dotted, never, told, calendar, null, null, false, false);
        }

        Meanings(Map<DayOrder, LocalDateTime> byOrder, boolean dotted, @Nullable String never, boolean told) {
            this(byOrder, dotted, never, told, null, null, null, false, false);
        }

        /** The same a day later. */
        Meanings nextDay() {
            Map<DayOrder, LocalDateTime> later = new EnumMap<>(DayOrder.class);
            byOrder.forEach((order, at) -> later.put(order, at.plusDays(1)));
            return new Meanings(later, dotted, never, told, calendar, foreign, only, soon, worded);
        }

        boolean isOne() {
            return byOrder.values().stream().distinct().count() == 1;
        }
    }

    /**
     * The day and time that a text says.
     *
     * @param order the order in which figures are read; null takes only texts that can mean one day
     * @throws Refusal when it is none
     */
    public static LocalDateTime of(String text, @Nullable DayOrder order) throws Refusal {
        Meanings meanings = meanings(text);
        boolean named = order == DayOrder.MDY && meanings.worded && !meanings.told;
        LocalDateTime found = order == null ? null : meanings.byOrder.get(named ? DayOrder.DMY : order);
        if (order == null && meanings.told && meanings.isOne()) {
            found = meanings.byOrder.values().iterator().next();
        }
        if (found == null && meanings.told && !meanings.byOrder.isEmpty()) {
            found = meanings.byOrder.values().iterator().next();
        }
        if (found != null) {
            return found;
        }
        if (meanings.never != null) {
            throw new Refusal(meanings.never);
        }
        if (!meanings.byOrder.isEmpty() && order != null) {
            throw new Refusal("is no day when it is read as " + inWords(order) + ", as its column is");
        }
        throw new Refusal(
                meanings.worded && !meanings.byOrder.isEmpty()
                        ? "does not tell which of its figures is the year: say 'date: dmy' or 'date: ymd' in a mapping"
                        : "is not a date");
    }

    /** A day by the Persian calendar, or by the Hijra, where its year may be of either; else as Gregory counts. */
    static LocalDateTime of(String text, boolean persian) throws Refusal {
        Foreign foreign = meanings(text).foreign;
        if (foreign == null) {
            return of(text, (DayOrder) null);
        }
        try {
            LocalDate day = persian
                    ? PersianDays.of(foreign.year, foreign.month, foreign.day)
                    : LocalDate.from(HijrahDate.of(foreign.year, foreign.month, foreign.day));
            return day.atTime(foreign.time);
        } catch (DateTimeException e) {
            throw new Refusal(NO_SUCH_DAY + (persian ? " in the Persian calendar" : " in the Hijra"));
        }
    }

    /** Whether a text is written as a day, though that day may not exist or its figures stand in another order. */
    public static boolean isLikeDay(String text) {
        Meanings meanings = meanings(text);
        return !meanings.byOrder.isEmpty()
                || meanings.foreign != null
                || meanings.never != null && meanings.never.startsWith(NO_SUCH_DAY);
    }

    /** The order in words for people. */
    public static String inWords(DayOrder order) {
        return switch (order) {
            case DMY -> "day, month, year";
            case MDY -> "month, day, year";
            case YMD -> "year, month, day";
        };
    }

    static Meanings meanings(String written) {
        String plain = Signs.plain(written);
        Eras.Told era = Eras.of(plain);
        String period = PeriodText.of(plain);
        if (period != null) {
            return new Meanings(Map.of(), false, "says " + period + ", which is no day", false);
        }
        if (era == null) {
            return ofGregory(plain);
        }
        Meanings found = ofGregory(era.text());
        return new Meanings(found.byOrder, found.dotted, found.never, found.told, era.calendar());
    }

    private static Meanings ofGregory(String plain) {
        String text = TimeNotations.usual(plain)
                .replaceAll("[年月년월]\\s*", "-")
                .replaceAll("[日일]", "")
                .replace('\'', ' ')
                .strip();
        Map<DayOrder, LocalDateTime> none = Map.of();
        if (text.length() < 6
                || text.length() > 60
                || !Character.isLetterOrDigit(text.charAt(0))
                || LETTERED.matcher(text).matches()) {
            return new Meanings(none, false, null, false);
        }
        LocalDate counted = CountedDays.of(text);
        if (counted != null) {
            Tries tries = new Tries(LocalTime.MIDNIGHT, false);
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
        int offset = 0;
        Matcher zone = ZONE.matcher(text);
        boolean zoned = zone.find() && text.indexOf(':') > 0 && text.indexOf(':') < zone.start();
        if (zoned) {
            if (zone.group(2) != null) {
                int hours = Integer.parseInt(zone.group(2).substring(1));
                offset = (hours * 60 + Integer.parseInt(zone.group(3)))
                        * (zone.group(2).startsWith("-") ? -1 : 1);
            }
            text = text.substring(0, zone.start()).strip();
        }
        LocalTime time = LocalTime.MIDNIGHT;
        boolean endOfDay = false;
        Matcher clock = TIME.matcher(text);
        if (clock.find()
                && (text.indexOf(':') > 0
                        || clock.group(5) != null
                        || clock.group().indexOf('h') > 0)) {
            LocalTime said = time(clock);
            if (said == null) {
                return new Meanings(none, false, null, false);
            }
            time = said;
            endOfDay = isEndOfDay(clock);
            text = text.substring(0, clock.start()).strip();
        }
        if (Math.abs(offset) > 18 * 60) {
            return new Meanings(none, false, null, false);
        }
        Meanings found = parts(text, time);
        return endOfDay ? found.nextDay() : found;
    }

    /** 24:00 of ISO 8601, the midnight with which a day ends. */
    private static boolean isEndOfDay(Matcher clock) {
        return clock.group(1).equals("24");
    }

    private static @Nullable LocalTime time(Matcher clock) {
        int hour = Integer.parseInt(clock.group(1));
        if (clock.group(4) != null) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (clock.group(4).equalsIgnoreCase("p") ? 12 : 0);
        }
        int minute = Integer.parseInt(clock.group(2));
        int second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
        if (isEndOfDay(clock) && minute == 0 && second == 0) {
            return LocalTime.MIDNIGHT;
        }
        return hour > 23 || minute > 59 || second > 59 ? null : LocalTime.of(hour, minute, second);
    }

    private static Meanings parts(String text, LocalTime time) {
        List<String> figures = new ArrayList<>();
        Integer month = null;
        int wordAt = -1;
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
                    : MonthWords.month(one);
            if (named != null && month == null) {
                month = named;
                wordAt = figures.size();
            } else {
                right = MonthWords.isFiller(one);
            }
        }
        if (!right || figures.size() != (month == null ? 3 : 2)) {
            return new Meanings(Map.of(), false, null, false);
        }
        Tries tries = new Tries(time, text.indexOf('.') > 0 && text.indexOf('/') < 0 && text.indexOf('-') < 0);
        if (month != null) {
            boolean yearFirst = figures.getFirst().length() == 4;
            String day = yearFirst ? figures.get(1) : figures.get(0);
            String year = yearFirst ? figures.get(0) : figures.get(1);
            boolean whole = wordAt <= 2 && day.length() <= 2;
            if (whole && year.length() == 2 && wordAt > 0) {
                return shortYear(tries, year, month, day);
            }
            for (DayOrder order : whole ? DayOrder.values() : new DayOrder[0]) {
                tries.add(order, year, month, day);
            }
            return tries.meanings(true);
        }
        String a = figures.get(0);
        String b = figures.get(1);
        String c = figures.get(2);
        if (b.length() > 2) {
            return new Meanings(Map.of(), false, null, false);
        }
        if (a.length() == 4 && c.length() <= 2) {
            for (DayOrder order : DayOrder.values()) {
                tries.add(order, a, Integer.parseInt(b), c);
            }
            return tries.meanings(true);
        }
        if (a.length() > 2) {
            return new Meanings(Map.of(), false, null, false);
        }
        tries.add(DayOrder.DMY, c, Integer.parseInt(b), a);
        tries.add(DayOrder.MDY, c, Integer.parseInt(a), b);
        if (c.length() <= 2 && a.length() == 2) {
            tries.add(DayOrder.YMD, a, Integer.parseInt(b), c);
        }
        return tries.meanings(false);
    }

    /** 24-Mar-11: the year may stand at either end; a single figure is no year. */
    private static Meanings shortYear(Tries tries, String last, int month, String first) {
        tries.worded = true;
        tries.add(DayOrder.DMY, last, month, first);
        if (first.length() == 2) {
            tries.add(DayOrder.YMD, first, month, last);
        }
        return tries.meanings(false);
    }

    private static Meanings compact(Matcher text) {
        String day = text.group(1);
        LocalTime time = LocalTime.MIDNIGHT;
        boolean endOfDay = false;
        if (text.group(2) != null) {
            int hour = Integer.parseInt(text.group(2));
            int minute = Integer.parseInt(text.group(3));
            int second = text.group(4) == null ? 0 : Integer.parseInt(text.group(4));
            endOfDay = hour == 24 && minute == 0 && second == 0;
            hour = endOfDay ? 0 : hour;
            if (hour > 23 || minute > 59 || second > 59) {
                return new Meanings(Map.of(), false, null, false);
            }
            time = LocalTime.of(hour, minute, second);
        }
        Tries tries = new Tries(time, false);
        int years = day.length() - 4;
        String last = day.substring(4);
        tries.add(DayOrder.DMY, last, number(day, 2, 4), day.substring(0, 2));
        tries.add(DayOrder.MDY, last, number(day, 0, 2), day.substring(2, 4));
        tries.add(
                DayOrder.YMD,
                day.substring(0, years),
                number(day, years, years + 2),
                day.substring(years + 2, years + 4));
        Meanings found = tries.meanings(false);
        return endOfDay ? found.nextDay() : found;
    }

    /** 2024071, the day of a year; or 1032024, the 1st of March or 3rd of January, which lost its zero. */
    private static Meanings sevenDigits(String text) {
        Tries tries = new Tries(LocalTime.MIDNIGHT, false);
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

    /** Collects what a text means in each order. */
    private static final class Tries {
        private final Map<DayOrder, LocalDateTime> found = new EnumMap<>(DayOrder.class);
        private final LocalTime time;
        private final boolean dotted;
        private final Set<DayOrder> written = EnumSet.noneOf(DayOrder.class);
        private @Nullable String never;
        private @Nullable String calendar;
        private boolean soon;
        private boolean worded;
        private @Nullable Foreign foreign;

        Tries(LocalTime time, boolean dotted) {
            this.time = time;
            this.dotted = dotted;
        }

        void add(DayOrder order, String year, int month, String dayOfMonth) {
            int day = Integer.parseInt(dayOfMonth);
            int said = Integer.parseInt(year);
            int full = year.length() <= 2 ? 2000 + said : said;
            if (month < 1 || month > 12 || day < 1 || day > 31) {
                return;
            }
            written.add(order);
            if (full >= 1300 && full < SURE_HIJRA) {
                other(order, full, month, day);
                return;
            }
            if (full > 2700) {
                never = "lies in the future";
                return;
            }
            if (year.length() == 3 || full < 1300) {
                return;
            }
            try {
                LocalDate date = date(full, month, day);
                calendar = full >= 2400
                        ? "of Buddha"
                        : full >= SURE_HIJRA && full < 1600 ? "of the Hijra (by the Umm al-Qura calendar)" : calendar;
                if (date.getYear() >= 1900
                        && !date.isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1))) {
                    found.put(order, date.atTime(time));
                } else {
                    soon = soon || year.length() == 4 && isSoon(date);
                    never = never != null ? never : date.getYear() < 1900 ? "lies before 1900" : "lies in the future";
                }
            } catch (DateTimeException e) {
                never = NO_SUCH_DAY + ": " + nameOf(month) + " " + full + " has no day " + day;
            }
        }

        /** Goods are declared before they come, and a deadline lies ahead: such a day is a mistake, but no proof of another order. */
        private static boolean isSoon(LocalDate date) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            return date.isAfter(today) && date.isBefore(today.plusYears(1));
        }

        /** A day that may be of the Persian calendar or of the Hijra. */
        private void other(DayOrder order, int year, int month, int day) {
            never = TWO_CALENDARS + year
                    + ": say 'date: persian' or 'date: hijri' in a mapping, or give Gregorian days";
            if (order != DayOrder.MDY && month >= 1 && month <= 12 && day >= 1 && day <= 31) {
                foreign = new Foreign(year, month, day, time);
            }
        }

        private static String nameOf(int month) {
            return java.time.Month.of(month).getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
        }

        private static LocalDate date(int year, int month, int day) {
            if (year >= 2400) {
                return YearMonth.of(year - BUDDHIST, month).atDay(day);
            }
            if (year >= SURE_HIJRA && year < 1600) {
                return LocalDate.from(HijrahDate.of(year, month, day));
            }
            return LocalDate.of(year, month, day);
        }

        Meanings meanings(boolean told) {
            boolean noDay = found.isEmpty() && never != null && never.startsWith(NO_SUCH_DAY);
            DayOrder only = noDay && written.size() == 1 ? written.iterator().next() : null;
            return new Meanings(
                    found,
                    dotted,
                    found.isEmpty() ? never : null,
                    told,
                    calendar,
                    found.isEmpty() ? foreign : null,
                    only,
                    soon,
                    worded);
        }
    }
}
