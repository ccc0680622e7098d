package org.tidewaiter.mapping;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.codesandunits.MassUnits;
import org.tidewaiter.codesandunits.NumberScales;

/**
 * What the name of a column says of the measure of its values: {@code Gross weight (t)}, {@code Net mass, '000 kg},
 * {@code Value in thousands USD}, {@code Вес нетто, т}.
 *
 * @param name the name without it; what it says of a currency stays
 * @param unit the unit of mass as the name has it, or null
 * @param scale how much one of its numbers stands for; 1 where the name does not say
 * @param doubt the word of the name that may mean several measures, or null
 * @param unknown what stands in brackets and is neither a measure that is known nor anything else that is, or null
 */
// Long: the ways in which a header names a unit, a scale and a currency.
public record HeaderMeasure(
        String name,
        @Nullable String unit,
        BigDecimal scale,
        @Nullable String doubt,
        @Nullable String unknown) {
    /** From Thai on, scripts that set no blanks between words, or of which a sign is a word. */
    private static final char UNSPACED = 0x0e00;

    private static final BigDecimal THOUSAND = new BigDecimal(1000);

    private static final MeasureWords WORDS = MeasureWords.read();

    private static final Pattern APART = Pattern.compile("[(\\[{]([^()\\[\\]{}]*)[)\\]}]|[,;]\\s*([^,;()]+)$");
    private static final Pattern SCALED_MONEY = Pattern.compile("(k|t|m|mn|mio|mrd)(\\p{L}{3}|[$€£¥])");
    /** US$m, eurk: the short forms for millions and billions behind a currency mean several numbers. */
    private static final Pattern MONEY_SCALED =
            Pattern.compile("(\\p{L}{3}|(?:us|a|c|hk|s|nz|r)?[$€£¥])(k|mm?|mn|mio|mln|mrd|bn)");

    /** kEUR and mUSD: the small letter belongs to the capitals behind it. */
    private static final Pattern MULTIPLE_OF_CODE =
            Pattern.compile("(?<!\\p{L})(k|t|m|mn|mio|mrd)(\\p{Lu}{3})(?!\\p{L})");

    /** Forces, which are weights to engineers: a decanewton is the weight of 1.02 kg. */
    private static final Pattern FORCE = Pattern.compile(
            "(?<!\\p{L})(daN|kN|(?i:dan)(?=[^\\p{L}]*$)|(?i:(?:deca|deka|déca|kilo)?newtons?))(?!\\p{L})");

    private static final Pattern TOKENS = Pattern.compile("[^\\p{L}\\p{Nd}\\p{Sc}]+");

    /** What a phrase says, where all its words are understood. */
    private record Phrase(
            @Nullable String unit,
            @Nullable BigDecimal scale,
            @Nullable String doubt,
            String currency) {
        boolean saysMeasure() {
            return unit != null || scale != null || doubt != null;
        }
    }

    /** Whether a name says kilograms, the model's own measure. */
    static boolean saysKilograms(String column) {
        return words(column).stream()
                .anyMatch(w -> w.length() > 1
                        && !WORDS.onlyApart().contains(w)
                        && MassUnits.known().code(w).filter("KGM"::equals).isPresent());
    }

    /** The words that are known. */
    static MeasureWords words() {
        return WORDS;
    }

    /** Takes the name of a column apart. */
    public static HeaderMeasure of(String name) {
        String column = HeaderSigns.plain(name);
        HeaderMeasure nothing = new HeaderMeasure(name, null, BigDecimal.ONE, null, null);
        Matcher force = FORCE.matcher(column);
        if (force.find()) {
            return new HeaderMeasure(name, null, BigDecimal.ONE, null, force.group());
        }
        String either = AmbiguousUnit.in(column);
        if (either != null) {
            return new HeaderMeasure(name, null, BigDecimal.ONE, either, null);
        }
        if (column.indexOf('/') >= 0 && !column.toLowerCase(Locale.ROOT).contains("m/t")
                || words(column).stream().anyMatch(WORDS.per()::contains)) {
            return nothing; // USD/t, price per kg: of the price, not of the column
        }
        String unknown = null;
        Matcher apart = APART.matcher(column);
        while (apart.find()) {
            String inside = apart.group(1) == null ? apart.group(2) : apart.group(1);
            Phrase phrase = phrase(words(inside), true);
            if (phrase != null && phrase.saysMeasure()) {
                String rest =
                        column.substring(0, apart.start()) + " " + phrase.currency() + column.substring(apart.end());
                return said(rest, phrase, nothing);
            }
            unknown = phrase == null && apart.group(1) != null && isUnknown(inside) ? inside.strip() : unknown;
        }
        HeaderMeasure tail = ofTail(column, nothing);
        return tail.equals(nothing) ? new HeaderMeasure(name, null, BigDecimal.ONE, null, unknown) : tail;
    }

    /** Whether none of the words in brackets is known: what they say of the numbers cannot be known either. */
    private static boolean isUnknown(String inside) {
        List<String> words = words(inside).stream()
                .filter(w -> w.length() > 1 && !w.chars().allMatch(Character::isDigit))
                .toList();
        return !words.isEmpty()
                && !HeaderCurrency.isMark(inside)
                && words.stream()
                        .noneMatch(w -> isCurrency(w)
                                || WORDS.money().contains(w)
                                || WORDS.noMeasure().contains(w)
                                || MassUnits.known().kilograms(w).isPresent()
                                || NumberScales.known().of(w).isPresent()
                                || FieldNames.read().knows(w));
    }

    /** {@code NET_WEIGHT_LBS}, {@code Value in thousands USD}: the longest end of the name that says a measure. */
    private static HeaderMeasure ofTail(String column, HeaderMeasure nothing) {
        List<String> words = words(column);
        for (int from = 1; from < words.size(); from++) {
            if (WORDS.fillers().contains(words.get(from)) && from + 1 == words.size()) {
                continue;
            }
            Phrase phrase = phrase(words.subList(from, words.size()), false);
            if (phrase != null && phrase.saysMeasure()) {
                return said(String.join(" ", words.subList(0, from)) + " " + phrase.currency(), phrase, nothing);
            }
        }
        String last = words.isEmpty() ? "" : words.getLast();
        if (words.size() > 1 && WORDS.onlyApart().contains(last) && isOtherMass(last)) {
            String name = String.join(" ", words.subList(0, words.size() - 1));
            return new HeaderMeasure(name, null, BigDecimal.ONE, last, null); // net weight gr: grams, or gross?
        }
        return ofAnyScale(words, nothing);
    }

    /** {@code Value in thousands of national currency units}: the number is sure, whatever stands around it. */
    private static HeaderMeasure ofAnyScale(List<String> words, HeaderMeasure nothing) {
        List<String> scales =
                words.stream().filter(WORDS.scalesAnywhere()::contains).toList();
        if (scales.size() != 1 || words.size() < 2) {
            return nothing;
        }
        String rest = String.join(
                " ",
                words.stream().filter(w -> !WORDS.scalesAnywhere().contains(w)).toList());
        BigDecimal scale = NumberScales.known().of(scales.getFirst()).orElse(BigDecimal.ONE);
        return new HeaderMeasure(rest, null, scale, null, null);
    }

    /** Whether a word is a unit of mass other than the kilogram. */
    static boolean isOtherMass(String word) {
        return MassUnits.known()
                .kilograms(word)
                .filter(kg -> kg.compareTo(BigDecimal.ONE) != 0)
                .isPresent();
    }

    private static HeaderMeasure said(String rest, Phrase phrase, HeaderMeasure nothing) {
        String name = rest.strip();
        if (words(name).isEmpty()) {
            return nothing;
        }
        BigDecimal scale = phrase.scale() == null ? BigDecimal.ONE : phrase.scale();
        boolean kilograms = phrase.unit() != null
                && MassUnits.known()
                        .kilograms(phrase.unit())
                        .filter(BigDecimal.ONE::equals)
                        .isPresent();
        if (kilograms && phrase.scale() == null && phrase.doubt() == null) {
            return nothing; // as the model keeps it
        }
        boolean metric = phrase.doubt() != null
                && words(name).stream().anyMatch(HeaderMeasure::isMetric)
                && isTon(phrase.doubt());
        return metric
                ? new HeaderMeasure(name, "t", scale, null, null)
                : new HeaderMeasure(name, phrase.unit(), scale, phrase.doubt(), null);
    }

    /** A word of people who have no ton but the metric one, or one that is put together of two of them: Bruttogewicht. */
    private static boolean isMetric(String word) {
        return WORDS.metric().contains(word)
                || WORDS.metric().stream()
                        .anyMatch(first ->
                                word.startsWith(first) && WORDS.metric().contains(word.substring(first.length())));
    }

    private static boolean isTon(String word) {
        return word.startsWith("t") && MassUnits.known().doubt(word).isPresent();
    }

    private static @Nullable Phrase phrase(List<String> words, boolean apart) {
        // Long: what a word may be, the surer meaning first.
        String unit = null;
        BigDecimal scale = null;
        String doubt = null;
        String currency = "";
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            String two = at + 1 < words.size() ? word + " " + words.get(at + 1) : "";
            MassUnits units = MassUnits.known();
            boolean allowed = apart || !WORDS.onlyApart().contains(word);
            if (unit == null && doubt == null && units.kilograms(two).isPresent()) {
                unit = two;
                at++;
            } else if (scale == null && two.equals("1 000")) {
                scale = THOUSAND;
                at++;
            } else if (scale == null && NumberScales.known().of(two).isPresent()) {
                scale = NumberScales.known().of(two).get();
                at++;
            } else if (scale == null && allowed && NumberScales.known().of(word).isPresent() && isScale(word, words)) {
                scale = NumberScales.known().of(word).get();
            } else if (doubt == null && NumberScales.known().isDoubtful(two)) {
                doubt = two;
                at++;
            } else if (unit == null && allowed && units.kilograms(word).isPresent()) {
                unit = word;
            } else if (doubt == null && allowed && units.doubt(word).isPresent()) {
                doubt = word;
            } else if (doubt == null
                    && allowed
                    && NumberScales.known().isDoubtful(word)
                    && (words.size() > 1 || word.length() > 1)) {
                doubt = word;
            } else if (scale == null && word.matches("10{1,6}") && at + 1 < words.size() && isMass(words.get(at + 1))) {
                scale = new BigDecimal(word); // of 100 kg
            } else if (doubt == null && apart && word.equals("k")) {
                doubt = word; // thousands, or kilograms
            } else if (doubt == null && word.equals("mil") && isBesideCurrency(words, at)) {
                doubt = word; // a thousand, or in English a million
            } else if (isCurrency(word)) {
                currency += word.equals("currency") ? "" : word.toUpperCase(Locale.ROOT) + " ";
            } else if (!WORDS.fillers().contains(word) && !WORDS.money().contains(word)) {
                return null;
            }
            at++;
        }
        return new Phrase(unit, scale, doubt, currency);
    }

    private static boolean isMass(String word) {
        return MassUnits.known().kilograms(word).isPresent();
    }

    private static boolean isBesideCurrency(List<String> words, int at) {
        return at > 0 && isCurrency(words.get(at - 1)) || at + 1 < words.size() && isCurrency(words.get(at + 1));
    }

    /** Short words stand for a number only beside a currency or a unit: {@code kUSD}, {@code mn EUR}. */
    private static boolean isScale(String word, List<String> words) {
        boolean shortly = word.length() < 3 && word.charAt(0) < UNSPACED && !word.equals("cr") || word.equals("bin");
        return !shortly
                || words.stream()
                        .anyMatch(w ->
                                isCurrency(w) || MassUnits.known().kilograms(w).isPresent());
    }

    private static boolean isCurrency(String word) {
        String code = word.toUpperCase(Locale.ROOT);
        return word.length() == 3 && Currencies.iso4217().contains(code)
                || HeaderCurrency.of(word).kind() != HeaderCurrency.Kind.UNSAID
                || Set.of("$", "£", "¥", "сша", "currency").contains(word);
    }

    /** The words of a text in small letters and without accents, numbers apart from what they count. */
    static List<String> words(String text) {
        String plain = MeasureWords.plain(multiplesOfCodes(text)
                        .replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1 $2")
                        .replaceAll("(?i)(?<=wt|wgt|wght|weight|mass)(lbs?|kgs?)(?!\\p{L})", " $1"))
                .replaceAll("(?<=\\d)[',](?=\\d{3})", "")
                .replaceAll("(?i)\\bm/t\\b", "mt")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(TOKENS.split(plain))
                .filter(w -> !w.isEmpty())
                .flatMap(HeaderMeasure::parts)
                .toList();
    }

    private static String multiplesOfCodes(String text) {
        return MULTIPLE_OF_CODE
                .matcher(text)
                .replaceAll(found -> Currencies.iso4217().contains(found.group(2))
                        ? found.group().toLowerCase(Locale.ROOT)
                        : Matcher.quoteReplacement(found.group()));
    }

    /** A number and what it counts, where they are written as one word: 万元, 백만원, k€, MEUR. */
    private static Stream<String> parts(String word) {
        Matcher money = SCALED_MONEY.matcher(word);
        if (money.matches() && !isCurrency(word) && isCurrency(money.group(2))) {
            String scale = money.group(1);
            return Stream.of(scale.equals("m") ? "mio" : scale.length() == 1 ? "tsd" : scale, money.group(2));
        }
        Matcher scaled = MONEY_SCALED.matcher(word);
        if (scaled.matches() && !isCurrency(word) && isCurrency(scaled.group(1))) {
            String scale = scaled.group(2);
            return Stream.of(scale.equals("k") ? "tsd" : scale.equals("m") ? "mm" : scale, scaled.group(1));
        }
        if (word.codePoints().noneMatch(c -> c >= UNSPACED)
                || MassUnits.known().kilograms(word).isPresent()) {
            return Stream.of(word);
        }
        int length = NumberScales.known().startOf(word);
        return length == 0 || length == word.length()
                ? Stream.of(word)
                : Stream.of(word.substring(0, length), word.substring(length));
    }
}
