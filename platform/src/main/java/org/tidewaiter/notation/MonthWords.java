package org.tidewaiter.notation;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of months, whole and short, in the languages of Unicode CLDR that Customs writes in. A word that is one month here
 * and another there is none, unless English has it. Croatian has October where Poles and Czechs have November (listopad), and so on:
 * what such a word means, the others of its column tell. Read once, at the first call.
 */
final class MonthWords {
    /** By the tags of CLDR; those with a country have names of their own there: Jänner, setiembre, جانفي, كانون الثاني. */
    private static final String LANGUAGES = """
            en fr es pt de it nl ru uk pl tr ro sv da nb cs sk sl hu el bg sr id ms sw az uz kk ka hy ar fa hi
            bn th et lv sq lt fi he mk be is ca gl eu af ur am my km lo ky tk tg de-AT de-IT es-PE es-UY fr-CA
            ar-IQ ar-SY ar-LB ar-JO ar-DZ ar-TN ar-MA ar-MR fa-AF ps ku ckb bs bs-Cyrl sr-Latn sr-Cyrl-ME
            sr-Latn-ME az-Cyrl uz-Cyrl mn tt ne si ta te kn ml gu mr pa or as sd vi fil jv dz ha yo so om ti rw
            rn ln mg zu xh wo mt ga cy lb rm gsw fo kl""";

    /** The marks that letters of Europe, Arabic and Hebrew may have or not. */
    private static final Pattern ACCENTS =
            Pattern.compile("[\\u0300-\\u036f\\u0591-\\u05c7\\u064b-\\u065f\\u0670\\u200c\\u200d]");

    private static final Map<String, Integer> MONTHS = new HashMap<>();
    /** Names of several words or cut ones, such as Arabic كانون الثاني, Vietnamese tháng 3 and Lao ກ.ຍ., as {@link #plain} writes them. */
    private static final Map<String, Integer> PHRASES = new HashMap<>();
    /** By the names of weekdays of three letters and more, which they are; shorter ones are other words, too (1st). */
    private static final Map<String, Set<DayOfWeek>> WEEKDAYS = new HashMap<>();

    private static final Set<String> OTHERS = new HashSet<>(Set.of(
            "de", "del", "of", "du", "den", "der", "le", "el", "st", "nd", "rd", "th", "er", "º", "o", "г", "года",
            "year", "at", "um", "r", "roku", "a", "р", "року", "m", "d", "gada", "ж", "yil", "år", "god", "godine",
            "pukul", "ngay", "nam"));

    /** The tag of Croatian, which is also the name of a format of days. */
    static final String CROATIAN = "hr";

    /** The tag of Polish, which stands for the languages whose months Croatian calls otherwise. */
    static final String POLISH = "pl";

    private static final Map<String, Integer> IN_CROATIAN = new HashMap<>();
    private static final Set<String> NEIGHBOURS = new HashSet<>();

    static {
        Set<String> listed = Set.copyOf(OTHERS);
        Set<String> twofold = new HashSet<>();
        for (String language : LANGUAGES.strip().split("\\s+", -1)) {
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
        for (String extra : List.of(
                "sept:9",
                "juill:7",
                "agos:8",
                "sett:9",
                "enero:1",
                "setiembre:9",
                "abr:4",
                "okt:10",
                "feber:2",
                "pebruari:2",
                "nopember:11",
                "nop:11",
                "agt:8")) {
            int colon = extra.indexOf(':');
            put(extra.substring(0, colon), Integer.parseInt(extra, colon + 1, extra.length(), 10), twofold);
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

    private static final Pattern PHRASE = Pattern.compile(PHRASES.keySet().stream()
            .sorted(Comparator.comparingInt((String p) -> -p.length()).thenComparing(Comparator.naturalOrder()))
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{M}\\p{Nd}])(?:", ")(?![\\p{L}\\p{M}\\p{Nd}])")));

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
        if (word.isEmpty() || word.chars().noneMatch(Character::isLetter)) {
            return;
        }
        if (word.indexOf(' ') >= 0 || word.indexOf('.') >= 0) {
            PHRASES.put(word, month);
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

    /** A text in which a month's name of several words is the one that English has: 11 tháng 3 2024 is 11 March 2024. */
    static String inOneWord(String written) {
        String text = written.replace('॰', '.').replace('׳', '.');
        if (Signs.isLong(text)
                || (text.indexOf(' ') < 0 && text.indexOf('.') < 0)
                || text.chars().noneMatch(Character::isLetter)) {
            return text;
        }
        Matcher phrase = PHRASE.matcher(plain(text));
        return phrase.find()
                ? phrase.replaceAll(found -> Month.of(Objects.requireNonNull(PHRASES.get(found.group())))
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                : text;
    }

    /** Whether a word may stand in a date without saying anything of it: a weekday, "de", "th". */
    static boolean isFiller(String word) {
        return OTHERS.contains(folded(word));
    }

    private static String folded(String word) {
        if (Signs.isLong(word)) {
            return word; // which no month is
        }
        String plain = plain(word).strip().replace('॰', '.').replace('׳', '.');
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** In small letters without accents and the like; the marks of Indian and other scripts are vowels: जून is June, जन January. */
    private static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
