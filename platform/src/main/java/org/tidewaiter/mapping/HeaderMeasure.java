package org.tidewaiter.mapping;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.reference.Currencies;
import org.tidewaiter.reference.MassUnits;

/**
 * What the name of a column says of the measure of its values: {@code Gross weight (t)}, {@code Net mass, '000 kg},
 * {@code Value in thousands USD}, {@code Вес нетто, т}.
 *
 * @param name the name without it; what it says of a currency stays
 * @param unit the unit of mass as the name has it, or null
 * @param scale how much one of its numbers stands for; 1 where the name does not say
 * @param doubt the word of the name that may mean several measures, or null
 */
public record HeaderMeasure(
        String name,
        @Nullable String unit,
        BigDecimal scale,
        @Nullable String doubt) {
    private static final BigDecimal THOUSAND = new BigDecimal(1000);
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);

    /** Words for numbers by which values are divided. */
    private static final Map<String, BigDecimal> SCALES = scales();

    /** Words for a thousand millions in some languages and a million millions in others. */
    private static final Set<String> DOUBTFUL_SCALES =
            Set.of("billion", "billions", "bn", "billones", "billon", "bilhoes", "bilhao", "bio", "bln", "m");

    /** Words that mean something else where no bracket and no comma sets them apart. */
    private static final Set<String> ONLY_APART = Set.of(
            "t", "g", "т", "г", "ц", "q", "to", "k", "mil", "bin", "m", "lac", "lacs", "cr", "mill", "gr", "kn", "kb",
            "qm", "dt", "once", "bio", "tms", "tona", "grain", "grains", "livre", "n");

    /** Words for numbers that mean nothing else. */
    private static final Set<String> PLAIN_SCALES = Set.of(
            "000",
            "000s",
            "thousand",
            "thousands",
            "thsd",
            "millones",
            "milliers",
            "milhares",
            "milhoes",
            "million",
            "millions",
            "millionen",
            "mio",
            "mln",
            "tausend",
            "tsd",
            "тыс",
            "тысяч",
            "тис",
            "тисяч",
            "млн",
            "lakhs",
            "crores",
            "milliard",
            "milliards",
            "млрд");

    private static final Set<String> FILLERS = Set.of("in", "of", "en", "de", "em", "du", "d", "s", "в", "у", "of the");
    private static final Set<String> PER =
            Set.of("per", "por", "par", "pro", "je", "за", "each", "price", "precio", "prix", "preco", "rate");

    /** Words by which people name masses who have no ton but the metric one. */
    private static final Set<String> METRIC = Set.of(
            "peso",
            "poids",
            "masse",
            "massa",
            "masa",
            "pesos",
            "agirlik",
            "вес",
            "масса",
            "вага",
            "маса",
            "gewicht",
            "rohmasse",
            "eigenmasse",
            "bruto",
            "brut",
            "neto",
            "liquido",
            "liquida",
            "brutto",
            "netto",
            "нетто",
            "брутто");

    private static final Pattern APART = Pattern.compile("[(\\[{]([^()\\[\\]{}]*)[)\\]}]|[,;]\\s*([^,;()]+)$");
    private static final Pattern TOKENS = Pattern.compile("[^\\p{L}\\p{Nd}$€£¥]+");

    private static Map<String, BigDecimal> scales() {
        Map<String, BigDecimal> scales = new java.util.HashMap<>();
        for (String word : List.of(
                "000",
                "000s",
                "1000",
                "thousand",
                "thousands",
                "thousandth",
                "k",
                "mil",
                "miles",
                "millares",
                "milliers",
                "millier",
                "milhares",
                "tausend",
                "tsd",
                "тыс",
                "тысяч",
                "тысячи",
                "тис",
                "тисяч",
                "bin",
                "ths",
                "thsd",
                "thous")) {
            scales.put(word, THOUSAND);
        }
        for (String word : List.of(
                "000000",
                "1000000",
                "million",
                "millions",
                "mio",
                "mln",
                "mill",
                "mn",
                "millones",
                "millon",
                "milhoes",
                "milhao",
                "millionen",
                "млн",
                "миллион",
                "миллионов",
                "мільионів",
                "mlns",
                "milyon")) {
            scales.put(word, MILLION);
        }
        for (String word :
                List.of("milliard", "milliards", "milliarden", "mrd", "млрд", "миллиардов", "мільярдів", "milyar")) {
            scales.put(word, new BigDecimal(1_000_000_000));
        }
        for (String word : List.of("lakh", "lakhs", "lac", "lacs")) {
            scales.put(word, new BigDecimal(100_000));
        }
        for (String word : List.of("crore", "crores", "cr")) {
            scales.put(word, new BigDecimal(10_000_000));
        }
        return Map.copyOf(scales);
    }

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
                        && !ONLY_APART.contains(w)
                        && MassUnits.known().code(w).filter("KGM"::equals).isPresent());
    }

    /** Takes the name of a column apart. */
    public static HeaderMeasure of(String column) {
        HeaderMeasure nothing = new HeaderMeasure(column, null, BigDecimal.ONE, null);
        if (column.indexOf('/') >= 0 && !column.toLowerCase(Locale.ROOT).contains("m/t")
                || words(column).stream().anyMatch(PER::contains)) {
            return nothing; // USD/t, price per kg: of the price, not of the column
        }
        Matcher apart = APART.matcher(column);
        while (apart.find()) {
            String inside = apart.group(1) == null ? apart.group(2) : apart.group(1);
            Phrase phrase = phrase(words(inside), true);
            if (phrase != null && phrase.saysMeasure()) {
                String rest =
                        column.substring(0, apart.start()) + " " + phrase.currency() + column.substring(apart.end());
                return said(rest, phrase, nothing);
            }
        }
        return ofTail(column, nothing);
    }

    /** {@code NET_WEIGHT_LBS}, {@code Value in thousands USD}: the longest end of the name that says a measure. */
    private static HeaderMeasure ofTail(String column, HeaderMeasure nothing) {
        List<String> words = words(column);
        for (int from = 1; from < words.size(); from++) {
            if (FILLERS.contains(words.get(from)) && from + 1 == words.size()) {
                continue;
            }
            Phrase phrase = phrase(words.subList(from, words.size()), false);
            if (phrase != null && phrase.saysMeasure()) {
                return said(String.join(" ", words.subList(0, from)) + " " + phrase.currency(), phrase, nothing);
            }
        }
        return ofAnyScale(words, nothing);
    }

    /** {@code Value in thousands of national currency units}: the number is sure, whatever stands around it. */
    private static HeaderMeasure ofAnyScale(List<String> words, HeaderMeasure nothing) {
        List<String> scales = words.stream().filter(PLAIN_SCALES::contains).toList();
        if (scales.size() != 1 || words.size() < 2) {
            return nothing;
        }
        String rest = String.join(
                " ", words.stream().filter(w -> !PLAIN_SCALES.contains(w)).toList());
        return new HeaderMeasure(rest, null, SCALES.getOrDefault(scales.getFirst(), BigDecimal.ONE), null);
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
        boolean metric =
                phrase.doubt() != null && words(name).stream().anyMatch(METRIC::contains) && isTon(phrase.doubt());
        return metric
                ? new HeaderMeasure(name, "t", scale, null)
                : new HeaderMeasure(name, phrase.unit(), scale, phrase.doubt());
    }

    private static boolean isTon(String word) {
        return word.startsWith("t") && MassUnits.known().doubt(word).isPresent();
    }

    private static @Nullable Phrase phrase(List<String> words, boolean apart) {
        String unit = null;
        BigDecimal scale = null;
        String doubt = null;
        String currency = "";
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            String two = at + 1 < words.size() ? word + " " + words.get(at + 1) : "";
            MassUnits units = MassUnits.known();
            boolean allowed = apart || !ONLY_APART.contains(word);
            if (unit == null && doubt == null && units.kilograms(two).isPresent()) {
                unit = two;
                at++;
            } else if (scale == null && two.equals("1 000")) {
                scale = THOUSAND;
                at++;
            } else if (scale == null && allowed && SCALES.containsKey(word) && isScale(word, words)) {
                scale = SCALES.get(word);
            } else if (unit == null && allowed && units.kilograms(word).isPresent()) {
                unit = word;
            } else if (doubt == null && allowed && units.doubt(word).isPresent()) {
                doubt = word;
            } else if (doubt == null
                    && allowed
                    && DOUBTFUL_SCALES.contains(word)
                    && (words.size() > 1 || word.length() > 1)) {
                doubt = word;
            } else if (isCurrency(word)) {
                currency += word.equals("currency") ? "" : word.toUpperCase(Locale.ROOT) + " ";
            } else if (!FILLERS.contains(word)) {
                return null;
            }
            at++;
        }
        return new Phrase(unit, scale, doubt, currency);
    }

    /** Short words stand for a number only beside a currency or a unit: {@code kUSD}, {@code mn EUR}. */
    private static boolean isScale(String word, List<String> words) {
        boolean shortly = word.length() < 3 && !word.equals("cr") || word.equals("bin");
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

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text.replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1 $2"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("(?<=\\d)[',](?=\\d{3})", "")
                .replaceAll("(?i)\\bm/t\\b", "mt")
                .toLowerCase(Locale.ROOT);
        return new ArrayList<>(
                Arrays.stream(TOKENS.split(plain)).filter(w -> !w.isEmpty()).toList());
    }
}
