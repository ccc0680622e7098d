package org.tidewaiter.notation;

import java.text.Normalizer;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Months of the Hijra in words, whole and short, as Unicode CLDR names them in the languages that write them: a day with one of them between its
 * figures and a year of four figures is written in figures, 11 رمضان 1445 as 1445-09-11. Read once, at the first call.
 */
final class HijriMonths {
    private static final List<String> LANGUAGES =
            List.of("ar", "en", "fr", "de", "es", "tr", "id", "ms", "fa", "ur", "ps", "ckb");

    private static final Pattern MARKS = Pattern.compile(
            "[\\u0300-\\u036f\\u064b-\\u065f\\u0670\\u0640'\\u02bb\\u02bc\\u02be\\u02bf\\u2018\\u2019`]");

    /** The alif with and without what stands on it, and the yeh and kaf of Persian: people write either. */
    private static final Pattern ALIF = Pattern.compile("[أإآٱ]");

    private static final Map<String, Integer> MONTHS = new HashMap<>();

    static {
        for (String language : LANGUAGES) {
            for (String pattern : List.of("MMMM", "LLLL", "MMM")) {
                DateTimeFormatter names = DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language))
                        .withChronology(HijrahChronology.INSTANCE);
                for (int month = 1; month <= 12; month++) {
                    String name = folded(names.format(HijrahDate.of(1445, month, 1)));
                    if (name.chars().anyMatch(Character::isLetter)) {
                        MONTHS.merge(name, month, (one, other) -> one.equals(other) ? one : 0);
                    }
                }
            }
        }
        Map.of("ربيع الثاني", 4, "جمادى الثانية", 6, "جمادي الاولى", 5, "جمادي الاخرة", 6, "ramadhan", 9, "ramadan", 9)
                .forEach((name, month) -> MONTHS.put(folded(name), month));
        MONTHS.values().removeIf(month -> month == 0);
    }

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[\\s-]+("
            + MONTHS.keySet().stream()
                    .sorted(Comparator.comparingInt((String name) -> -name.length())
                            .thenComparing(Comparator.naturalOrder()))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"))
            + ")[\\s,،.-]+(1[345]\\d{2})(?:\\s*(?:ه|هـ|a\\.?h\\.?))?(?=$|[\\sT])");

    private HijriMonths() {}

    /** A text whose day has a month of the Hijra in words, in figures; any other as it is. */
    static String inFigures(String text) {
        if (text.length() < 10
                || Signs.isLong(text)
                || text.chars().noneMatch(Character::isLetter)
                || text.indexOf('1') < 0) {
            return text;
        }
        String plain = folded(text);
        Matcher day = DAY.matcher(plain);
        return day.find() && day.start() == 0
                ? String.format(
                                Locale.ROOT,
                                "%s-%02d-%02d",
                                day.group(3),
                                Objects.requireNonNull(MONTHS.get(day.group(2))),
                                Integer.parseInt(day.group(1)))
                        + plain.substring(day.end())
                : text;
    }

    private static String folded(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return ALIF.matcher(plain)
                .replaceAll("ا")
                .replace('ی', 'ي')
                .replace('ک', 'ك')
                .replace('ى', 'ي')
                .strip();
    }
}
