package org.tidewaiter.value;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.PlainLetters;

/**
 * The names of months, whole and short, in the languages of Unicode CLDR that Customs writes in. A word that is one month here
 * and another there is none, unless English has it. Croatian has October where Poles and Czechs have November (listopad), and so on:
 * what such a word means, the others of its column tell. Read once, at the first call.
 */
final class MonthWords {
    private static final List<String> LANGUAGES = List.of(
            "en", "fr", "es", "pt", "de", "it", "nl", "ru", "uk", "pl", "tr", "ro", "sv", "da", "nb", "cs", "sk", "sl",
            "hu", "el", "bg", "sr", "id", "ms", "sw", "az", "uz", "kk", "ka", "hy", "ar", "fa", "hi", "bn", "th", "et",
            "lv", "sq", "lt", "fi", "he", "mk", "be", "is", "ca", "gl", "eu", "af", "ur", "am", "my", "km", "lo", "ky",
            "tk", "tg");

    private static final Map<String, Integer> MONTHS = new HashMap<>();
    /** By the names of weekdays of three letters and more, which they are; shorter ones are other words, too (1st). */
    private static final Map<String, Set<DayOfWeek>> WEEKDAYS = new HashMap<>();

    private static final Set<String> OTHERS = new HashSet<>(Set.of(
            "de", "del", "of", "du", "den", "der", "le", "el", "st", "nd", "rd", "th", "er", "º", "o", "г", "года",
            "year", "at", "um", "r", "roku", "a", "р", "року", "m", "d", "gada", "ж", "yil", "år", "god", "godine",
            "pukul"));

    /** The tag of Croatian, which is also the name of a format of days. */
    static final String CROATIAN = "hr";

    /** The tag of Polish, which stands for the languages whose months Croatian calls otherwise. */
    static final String POLISH = "pl";

    private static final Map<String, Integer> IN_CROATIAN = new HashMap<>();
    private static final Set<String> NEIGHBOURS = new HashSet<>();

    static {
        Set<String> listed = Set.copyOf(OTHERS);
        Set<String> twofold = new HashSet<>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (TextStyle style : TextStyle.values()) {
                if (style == TextStyle.NARROW || style == TextStyle.NARROW_STANDALONE) {
                    continue;
                }
                for (Month month : Month.values()) {
                    put(month.getDisplayName(style, locale), month.getValue(), twofold);
                }
                for (DayOfWeek day : DayOfWeek.values()) {
                    weekday(folded(day.getDisplayName(style, locale)), day, listed);
                }
            }
        }
        for (String extra :
                List.of("sept:9", "juill:7", "agos:8", "sett:9", "enero:1", "setiembre:9", "abr:4", "okt:10")) {
            put(extra.split(":")[0], Integer.parseInt(extra.split(":")[1]), twofold);
        }
        for (Month month : Month.values()) {
            twofold.remove(folded(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
            twofold.remove(folded(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
        }
        twofold.forEach(MONTHS::remove);
        croatian();
        OTHERS.removeAll(MONTHS.keySet());
        OTHERS.removeAll(IN_CROATIAN.keySet());
    }

    private static void weekday(String word, DayOfWeek day, Set<String> listed) {
        OTHERS.add(word);
        if (word.length() > 2 && !listed.contains(word)) {
            WEEKDAYS.computeIfAbsent(word, w -> EnumSet.noneOf(DayOfWeek.class)).add(day);
        }
    }

    /** The weekdays that a word names in some language; none where it is another word. */
    static Set<DayOfWeek> weekdays(String word) {
        return Set.copyOf(WEEKDAYS.getOrDefault(folded(word), Set.of()));
    }

    private static void croatian() {
        Locale locale = Locale.forLanguageTag(CROATIAN);
        for (DayOfWeek day : DayOfWeek.values()) {
            weekday(folded(day.getDisplayName(TextStyle.FULL, locale)), day, Set.of());
        }
        for (TextStyle style :
                List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
            for (Month month : Month.values()) {
                IN_CROATIAN.put(folded(month.getDisplayName(style, locale)), month.getValue());
            }
        }
        IN_CROATIAN.put("studenog", Month.NOVEMBER.getValue());
        for (String language : List.of(POLISH, "cs")) {
            for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT)) {
                for (Month month : Month.values()) {
                    NEIGHBOURS.add(folded(month.getDisplayName(style, Locale.forLanguageTag(language))));
                }
            }
        }
        NEIGHBOURS.removeAll(IN_CROATIAN.keySet());
    }

    private MonthWords() {}

    private static void put(String name, int month, Set<String> twofold) {
        String word = folded(name);
        if (word.isEmpty() || word.chars().noneMatch(Character::isLetter) || word.indexOf(' ') >= 0) {
            return;
        }
        Integer before = MONTHS.putIfAbsent(word, month);
        if (before != null && before != month) {
            twofold.add(word);
        }
    }

    /** The month that a word names, from 1; null where it names none or, in two languages, two. */
    static @Nullable Integer month(String word) {
        return isTwofold(word) ? null : month(word, POLISH);
    }

    /** The month that a word names in Croatian or in the other languages, from 1; null where it names none. */
    static @Nullable Integer month(String word, String language) {
        String plain = folded(word);
        Integer usual = MONTHS.get(plain);
        Integer there = IN_CROATIAN.get(plain);
        return there == null ? usual : language.equals(CROATIAN) || usual == null ? there : usual;
    }

    /** Whether a word names one month in Croatian and another in Polish or Czech. */
    static boolean isTwofold(String word) {
        String plain = folded(word);
        Integer there = IN_CROATIAN.get(plain);
        return there != null && MONTHS.containsKey(plain) && !there.equals(MONTHS.get(plain));
    }

    /** Of which of the languages that differ a word is alone: {@link #CROATIAN} or {@link #POLISH}; null where it proves neither. */
    static @Nullable String proves(String word) {
        String plain = folded(word);
        if (IN_CROATIAN.containsKey(plain)) {
            return MONTHS.containsKey(plain) ? null : CROATIAN;
        }
        return NEIGHBOURS.contains(plain) ? POLISH : null;
    }

    /** Whether a word may stand in a date without saying anything of it: a weekday, "de", "th". */
    static boolean isFiller(String word) {
        return OTHERS.contains(folded(word));
    }

    private static String folded(String word) {
        String plain = PlainLetters.ofAnyWidth(word).toLowerCase(Locale.ROOT).strip();
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
