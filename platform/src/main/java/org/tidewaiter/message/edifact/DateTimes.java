package org.tidewaiter.message.edifact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dates and times as DE 2379 codes their format (UN/EDIFACT code list 2379), turned into ISO 8601. */
final class DateTimes {
    private static final Map<String, String> PATTERNS = Map.ofEntries(
            Map.entry("2", "ddMMyy"),
            Map.entry("3", "MMddyy"),
            Map.entry("4", "ddMMuuuu"),
            Map.entry("5", "ddMMuuuuHHmm"),
            Map.entry("101", "yyMMdd"),
            Map.entry("102", "uuuuMMdd"),
            Map.entry("201", "yyMMddHHmm"),
            Map.entry("202", "yyMMddHHmmss"),
            Map.entry("203", "uuuuMMddHHmm"),
            Map.entry("204", "uuuuMMddHHmmss"));

    /** With a time zone after the digits: the format of the digits. */
    private static final Map<String, String> ZONED = Map.of("301", "201", "302", "202", "303", "203", "304", "204");

    /** With the hours and minutes from UTC after the digits. */
    private static final Map<String, String> OFFSET = Map.of("205", "203", "208", "204");

    private DateTimes() {}

    /**
     * The value in ISO 8601, as the clock showed it in the zone that it names; null where it does not follow its format or the format is unknown.
     *
     * @param format DE 2379; where it is empty the length of the value tells
     */
    static @Nullable String iso(String value, String format) {
        try {
            String code = format.isEmpty() ? byLength(value.length()) : format;
            if (ZONED.containsKey(code) && value.length() > 3) {
                String zone = value.substring(value.length() - 3);
                LocalDateTime local = time(value.substring(0, value.length() - 3), ZONED.get(code));
                ZoneId named = ZoneId.of(zone, ZoneId.SHORT_IDS);
                return text(local.atOffset(named.getRules().getOffset(local)).toLocalDateTime());
            }
            int sign = Math.max(value.lastIndexOf('+'), value.lastIndexOf('-'));
            if (OFFSET.containsKey(code) && sign > 0) {
                LocalDateTime local = time(value.substring(0, sign), OFFSET.get(code));
                return text(local.atOffset(ZoneOffset.of(value.substring(sign))).toLocalDateTime());
            }
            return plain(value, code);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String plain(String value, String code) {
        String pattern = PATTERNS.get(code);
        if (pattern == null) {
            return null;
        }
        return pattern.contains("H")
                ? text(time(value, code))
                : LocalDate.parse(value, formatter(pattern)).toString();
    }

    private static LocalDateTime time(String digits, @Nullable String code) {
        String pattern = PATTERNS.getOrDefault(String.valueOf(code), "");
        int hour = pattern.indexOf("HH");
        boolean endOfDay = hour > 0
                && digits.startsWith("24", hour)
                && digits.substring(hour + 2).matches("0*");
        String read = endOfDay ? digits.substring(0, hour) + "00" + digits.substring(hour + 2) : digits;
        LocalDateTime at = LocalDateTime.parse(read, formatter(pattern));
        return endOfDay ? at.plusDays(1) : at; // 2400, the midnight with which a day ends
    }

    private static String text(LocalDateTime time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }

    /** Two digits of a year lie within 1970 to 2069, as ISO 9735 leaves them to the parties. */
    private static DateTimeFormatter formatter(String pattern) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        int year = pattern.indexOf("yy");
        if (year < 0) {
            builder.appendPattern(pattern);
        } else {
            if (year > 0) {
                builder.appendPattern(pattern.substring(0, year));
            }
            builder.appendValueReduced(ChronoField.YEAR, 2, 2, 1970);
            if (year + 2 < pattern.length()) {
                builder.appendPattern(pattern.substring(year + 2));
            }
        }
        return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static String byLength(int length) {
        return switch (length) {
            case 6 -> "101";
            case 8 -> "102";
            case 10 -> "201";
            case 12 -> "203";
            default -> "204";
        };
    }
}
