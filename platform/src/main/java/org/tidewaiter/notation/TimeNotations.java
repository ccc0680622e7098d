package org.tidewaiter.notation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The notations in which programs and languages write times, led to the usual one ({@code 2024-03-11 12:00:00}, {@code 11 Mar 2024 1:05 PM}): ctime,
 * SAS, DB2, Java, compact times with a zone, the halves of the day in other languages. What a text says is not changed.
 */
final class TimeNotations {
    private static final String CLOCK = "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,:]\\d{1,9})?)?";
    private static final String ZONE = "(?:Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)";

    /** Abbreviations of zones and words for the clock; the time stays that of the clock there. */
    private static final String CLOCK_WORD =
            "(?:UTC|GMT|W?EST|WET|CES?T|EES?T|MSK|BST|ES?DT|[CMP][SD]T|JST|KST|IST|HKT|SGT"
                    + "|AE[SD]T|NZ[SD]T|SAST|EAT|WAT|CAT|BRT|ART|PKT|Uhr|hrs?|h|ч|год)";

    /** A notation and what stands for it. */
    private record NotationRewriting(Pattern notation, String usual) {
        static NotationRewriting of(String notation, String usual) {
            return new NotationRewriting(
                    Pattern.compile(notation, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), usual);
        }
    }

    private static final List<NotationRewriting> REWRITINGS = List.of(
            // Java: 2024-03-11T12:00+01:00[Europe/Paris]; JavaScript: … GMT+0800 (China Standard Time)
            NotationRewriting.of("(?<=\\d|Z)\\[[A-Z]+(?:/[A-Z_+-]+){0,2}\\]$", ""),
            NotationRewriting.of("(?<=[+-]\\d{4})\\s*\\([\\p{L}\\s.'-]+\\)$", ""),
            NotationRewriting.of(
                    "^(\\d{4}-\\d\\d-\\d\\d)(?:Z|[+-]\\d\\d:\\d\\d)$", "$1"), // a day of XML Schema with its zone
            NotationRewriting.of("^(\\d{8}[T ]?\\d{4}(?:\\d{2})?)(?:[.,]\\d{1,9})?\\s*" + ZONE + "$", "$1"),
            NotationRewriting.of("(:\\d{2}(?:[.,]\\d{1,9})?)\\s?([+-]\\d{2})$", "$1$2:00"), // PostgreSQL: 10:15:00+00
            NotationRewriting.of("^(\\d{14}|\\d{8}T\\d{6})[.,]\\d{1,9}$", "$1"),
            NotationRewriting.of(
                    "^(\\d{1,2}\\p{L}{3}(?:\\d{4}|\\d{2})):(?=" + CLOCK + ")", "$1 "), // SAS: 11MAR2024:12:00:00
            NotationRewriting.of(
                    "^(\\d{4}-\\d\\d-\\d\\d)[- ](\\d\\d)\\.(\\d\\d)\\.(\\d\\d)(?:\\.\\d{1,9})?$", "$1 $2:$3:$4"), // DB2
            // ctime and date: Mon Mar 11 12:00:00 CET 2024
            NotationRewriting.of(
                    "^(?:\\p{L}{3},? )?(\\p{L}{3}) {1,2}(\\d{1,2}) (" + CLOCK
                            + ")(?: [A-Z]{1,5}| [+-]\\d{4})? (\\d{4})$",
                    "$2 $1 $4 $3"),
            NotationRewriting.of("(?<=:\\d\\d)\\s*" + CLOCK_WORD + "\\.?$", ""),
            NotationRewriting.of("^(\\d{4})_(\\d{1,2})_(\\d{1,2})(?!\\d)", "$1-$2-$3"),
            NotationRewriting.of("^(\\d{1,2})_(\\d{1,2})_(\\d{4})(?!\\d)", "$1-$2-$3"),
            NotationRewriting.of(
                    "^(?:ngày\\s*)?(\\d{1,2})\\s*(?:tháng|thg)\\s*(\\d{1,2})\\s*(?:,|năm)\\s*(\\d{4})", "$3-$2-$1"),
            NotationRewriting.of("^ngày\\s*(?=\\d)", ""),
            NotationRewriting.of("(?<=\\s)ב(?=\\p{IsHebrew}{3})", "")); // "in" March

    /** The halves of the day as they stand before or behind the clock. */
    private static final Map<String, String> HALVES = Map.ofEntries(
            Map.entry("上午", "AM"),
            Map.entry("下午", "PM"),
            Map.entry("午前", "AM"),
            Map.entry("午後", "PM"),
            Map.entry("오전", "AM"),
            Map.entry("오후", "PM"),
            Map.entry("π.μ.", "AM"),
            Map.entry("μ.μ.", "PM"),
            Map.entry("πμ", "AM"),
            Map.entry("μμ", "PM"),
            Map.entry("ص", "AM"),
            Map.entry("م", "PM"),
            Map.entry("SA", "AM"),
            Map.entry("CH", "PM"),
            Map.entry("ÖÖ", "AM"),
            Map.entry("ÖS", "PM"));

    private static final Pattern HALF_BEFORE = Pattern.compile("(上午|下午|午前|午後|오전|오후)\\s*(" + CLOCK + ")");
    private static final Pattern HALF_BEHIND =
            Pattern.compile("(" + CLOCK + ")\\s*(π\\.?μ\\.?|μ\\.?μ\\.?|ص|م|SA|CH|ÖÖ|ÖS)$");

    /** Thai short forms differ by vowel signs that are left out where other words are compared. */
    private static final List<String> THAI =
            List.of("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.");

    private static final List<String> ENGLISH =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final Pattern THAI_SHORT = Pattern.compile("(?<=[\\d\\s])\\p{IsThai}{1,2}\\.\\p{IsThai}\\.");
    private static final char FIRST_THAI = 'ก';

    private TimeNotations() {}

    /** The day and time of a text in the usual notation; the text itself where it is in no other that is known. */
    static String usual(String text) {
        if (Signs.isLong(text)) {
            return text;
        }
        String usual = text;
        for (NotationRewriting one : REWRITINGS) {
            usual = one.notation().matcher(usual).replaceFirst(one.usual());
        }
        return withHalf(withMonth(usual));
    }

    private static String withMonth(String text) {
        if (text.chars().noneMatch(c -> c >= FIRST_THAI)) {
            return text;
        }
        Matcher month = THAI_SHORT.matcher(text);
        int at = month.find() ? THAI.indexOf(month.group()) : -1;
        return at < 0 ? text : text.substring(0, month.start()) + ENGLISH.get(at) + text.substring(month.end());
    }

    private static String withHalf(String text) {
        Matcher before = HALF_BEFORE.matcher(text);
        if (before.find()) {
            return text.substring(0, before.start())
                    + before.group(2)
                    + half(before.group(1))
                    + text.substring(before.end());
        }
        Matcher behind = HALF_BEHIND.matcher(text);
        return behind.find() ? text.substring(0, behind.start()) + behind.group(1) + half(behind.group(2)) : text;
    }

    private static String half(@Nullable String word) {
        return " " + HALVES.getOrDefault(String.valueOf(word).toUpperCase(Locale.ROOT), HALVES.getOrDefault(word, ""));
    }
}
