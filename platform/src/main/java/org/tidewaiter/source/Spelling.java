package org.tidewaiter.source;

import java.nio.charset.Charset;
import java.text.DateFormatSymbols;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.notation.Signs;

/**
 * How likely a text is one of a language, by its letters in threes. Learned from the names of countries, languages, currencies
 * and months in Unicode CLDR, which the Java platform has for every language: some ten thousand letters each.
 */
final class Spelling {
    private static final Map<String, Spelling> KNOWN = new ConcurrentHashMap<>();

    /** What any letter has that a language has not: far less than the rarest of its own. */
    private static final double NEVER = 1e-7;

    /** A sign such as ° or ² stands in many a text. */
    private static final double SIGN = 2e-4;

    private static final String SIGNS = "§©¶¥¢°ºª²³½¼–—’‘“”«»„€£®™×·•№±µ…、，。（）：；";

    /** Of some thousand characters in use each; the names that a language is learned from have but a third of them. */
    private static final double COMMON_HAN = 5e-5;

    /** Korean has 2,350 syllables in use where Chinese has 3,755 characters. */
    private static final double COMMON_HANGUL = 8e-5;

    /**
     * The characters in everyday use, which the standards of China, Taiwan and Japan put first, and the syllables of Korea's.
     *
     * @param charset the standard's encoding
     * @param from the first byte of the first of them
     * @param to of the last
     */
    private record Han(String charset, int from, int to) {
        boolean usual(char c) {
            byte[] bytes = String.valueOf(c).getBytes(Charset.forName(charset));
            return bytes.length == 2 && (bytes[0] & 0xff) >= from && (bytes[0] & 0xff) <= to;
        }
    }

    private final Map<String, Integer> counts = new HashMap<>();
    private final @Nullable Han han;
    private int letters;

    private Spelling(String language) {
        Locale locale = Locale.forLanguageTag(language);
        han = switch (language) {
            case "zh" -> new Han("GB2312", 0xb0, 0xd7);
            case "zh-TW" -> new Han("Big5", 0xa4, 0xc6);
            case "ja" -> new Han("Shift_JIS", 0x88, 0x97);
            case "ko" -> new Han("EUC-KR", 0xb0, 0xc8);
            default -> null;
        };
        names(locale).forEach(this::learn);
    }

    /** The language's, learned at the first call. */
    static Spelling of(String language) {
        return KNOWN.computeIfAbsent(language, Spelling::new);
    }

    private static Set<String> names(Locale locale) {
        Set<String> names = new LinkedHashSet<>();
        for (String country : Locale.getISOCountries()) {
            names.add(Locale.of("", country).getDisplayCountry(locale));
        }
        for (String language : Locale.getISOLanguages()) {
            names.add(Locale.of(language).getDisplayLanguage(locale));
        }
        for (Currency currency : Currency.getAvailableCurrencies()) {
            names.add(currency.getDisplayName(locale));
        }
        DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
        names.addAll(List.of(symbols.getMonths()));
        names.addAll(List.of(symbols.getWeekdays()));
        return names;
    }

    private void learn(String name) {
        String text = " " + name.toLowerCase(Locale.ROOT) + " ";
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c)) {
                continue;
            }
            letters++;
            counts.merge(String.valueOf(c), 1, Integer::sum);
            String two = boundary(text.charAt(i - 1)) + "" + c;
            counts.merge(two, 1, Integer::sum);
            counts.merge(boundary(text.charAt(i - 1)) + ">", 1, Integer::sum);
            if (i > 1) {
                String before = boundary(text.charAt(i - 2)) + "" + boundary(text.charAt(i - 1));
                counts.merge(before + c, 1, Integer::sum);
                counts.merge(before + ">", 1, Integer::sum);
            }
        }
    }

    private static char boundary(char c) {
        return isLetter(c) ? c : ' ';
    }

    /** A letter, or a mark that belongs to one. */
    private static boolean isLetter(char c) {
        int type = Character.getType(c);
        return Character.isLetter(c)
                || (c > 0x7f && (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK));
    }

    /** Whether two neighbours are of scripts that no word mixes. */
    private static boolean mixed(char one, char other) {
        return isLetter(one) && isLetter(other) && latin(one) != latin(other) && (alphabetic(one) || alphabetic(other));
    }

    private static boolean isHangul(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
    }

    private static boolean latin(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    private static boolean alphabetic(char c) {
        return switch (Character.UnicodeScript.of(c)) {
            case CYRILLIC, GREEK, HEBREW, ARABIC -> true;
            default -> false;
        };
    }

    /**
     * The logarithm of how likely the letters of a text are that no language shares with English, with those beside them.
     *
     * @param written as it stands; its case does not count, but for letters that change it within a word
     */
    double likelihood(String written) {
        double sum = 0;
        String text = "  " + written.toLowerCase(Locale.ROOT) + " ";
        String cased = "  " + written + " ";
        boolean same = cased.length() == text.length();
        for (int i = 2; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean counts = c > 0x7f
                    || (isLetter(c) && (isBeyondAscii(text.charAt(i - 1)) || isBeyondAscii(text.charAt(i - 2))));
            if (counts) {
                sum += Math.log(probability(
                        text.charAt(i - 2), text.charAt(i - 1), c, text.charAt(Math.min(i + 1, text.length() - 1))));
                boolean rises =
                        same && Character.isUpperCase(cased.charAt(i)) && Character.isLowerCase(cased.charAt(i - 1));
                sum -= rises ? 3 : 0;
            }
        }
        return sum;
    }

    /** A character that ASCII has not, but the apostrophe within a word: what follows that says nothing of it. */
    private static boolean isBeyondAscii(char c) {
        return c > 0x7f && c != APOSTROPHE;
    }

    private static final char APOSTROPHE = '’';

    /** Signs that stand beside figures, or alone, and never beside a letter. */
    private static final String APART = "£€¥¢½¼¾±×§";

    /** How often an apostrophe stands within words. */
    private static final double IN_WORD = 5e-3;

    /** Letters by Unicode, which stand as signs in texts of all languages: Nº, 1ª, µm. */
    private static final String ORDINALS = "ºªµ";

    /** Letters beyond ASCII that are words by themselves in some Latin alphabet, such as à, é, ó and å. */
    private static final String WORDS = "àáâèéêìíòóôùúöåøæ";

    private double probability(char first, char second, char c, char next) {
        if ((c >= 0x80 && c < 0xa0)
                || mixed(second, c)
                || (isHangul(c) && Character.isIdeographic(second))
                || (Character.isIdeographic(c) && isHangul(second))) {
            return NEVER;
        }
        if (ORDINALS.indexOf(c) >= 0 && !(isLetter(second) && isLetter(next))) {
            return c == 'µ' || Character.isLetterOrDigit(second) ? SIGN : NEVER;
        }
        if (!isLetter(c)) {
            boolean within = isLetter(second) && isLetter(next);
            if (within || ((isLetter(second) || isLetter(next)) && APART.indexOf(c) >= 0)) {
                return c == APOSTROPHE ? IN_WORD : NEVER;
            }
            boolean sign = SIGNS.indexOf(c) >= 0 || Signs.isBlank(c) || Character.getType(c) == Character.FORMAT;
            return sign ? SIGN : NEVER;
        }
        if (latin(c) && !isLetter(second) && !isLetter(next) && WORDS.indexOf(c) < 0) {
            return NEVER; // what stands alone is a sign, such as that of the euro in another encoding
        }
        String one = String.valueOf(c);
        String two = boundary(second) + one;
        String three = boundary(first) + two;
        double alone = counts.getOrDefault(one, 0) / (double) Math.max(1, letters);
        double inTwo = share(two, boundary(second) + ">");
        double inThree = share(three, boundary(first) + "" + boundary(second) + ">");
        boolean hangul = isHangul(c);
        boolean common = han != null && (Character.isIdeographic(c) || hangul) && han.usual(c);
        double floor = common ? hangul ? COMMON_HANGUL : COMMON_HAN : NEVER;
        return 0.5 * inThree + 0.3 * inTwo + 0.2 * alone + floor;
    }

    private double share(String letters, String before) {
        int all = counts.getOrDefault(before, 0);
        return all == 0 ? 0 : counts.getOrDefault(letters, 0) / (double) (all + 2);
    }
}
