package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.reference.Currencies;

/**
 * In which currency the amounts of a column are, as its name says: {@code CIF_NCY}, {@code Valor FOB USD}, {@code Customs value
 * (KZT)}.
 *
 * @param kind the national currency, the one that the declaration names, or one of ISO 4217
 * @param code its code where the name gives one
 */
record HeaderCurrency(Kind kind, @Nullable String code) {
    /** What names say of currencies. */
    enum Kind {
        UNSAID,
        NATIONAL,
        FOREIGN,
        NAMED
    }

    private static final HeaderCurrency UNSAID = new HeaderCurrency(Kind.UNSAID, null);
    private static final Set<String> NATIONAL = Set.of(
            "ncy",
            "lcy",
            "lc",
            "ncu",
            "nmu",
            "local",
            "locale",
            "national",
            "nacional",
            "nationale",
            "mn",
            "inland",
            "domestic",
            "нац",
            "нацвалюта",
            "нацвалюте",
            "landeswahrung",
            "fcfa",
            "pesos",
            "rupees",
            "rs",
            "lei",
            "kr",
            "сом",
            "сум",
            "манат",
            "лари",
            "драм");
    private static final Set<String> FOREIGN = Set.of(
            "fcy",
            "fc",
            "fcx",
            "forex",
            "foreign",
            "extranjera",
            "extranjero",
            "estrangeira",
            "etrangere",
            "me",
            "devise",
            "devises",
            "divisa",
            "divisas",
            "валюте",
            "fremdwahrung");

    /** The invoice, whose currency it is where the name says no other: {@code INV_AMT}, and not {@code INV_AMT_LC}. */
    private static final String INVOICE = "inv";

    /** Signs and words of currencies that are one only. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("us$", "USD"),
            Map.entry("$us", "USD"),
            Map.entry("dollar", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("dolar", "USD"),
            Map.entry("dolares", "USD"),
            Map.entry("долл", "USD"),
            Map.entry("доллар", "USD"),
            Map.entry("долларов", "USD"),
            Map.entry("сша", "USD"), // долларов США
            Map.entry("us", "USD"),
            Map.entry("€", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("евро", "EUR"),
            Map.entry("руб", "RUB"),
            Map.entry("рублей", "RUB"),
            Map.entry("рублях", "RUB"),
            Map.entry("тенге", "KZT"),
            Map.entry("грн", "UAH"),
            Map.entry("гривень", "UAH"),
            Map.entry("гривнях", "UAH"),
            Map.entry("tk", "BDT"),
            Map.entry("taka", "BDT"),
            Map.entry("rd", "DOP"),
            Map.entry("soles", "PEN"),
            Map.entry("reais", "BRL"),
            Map.entry("r$", "BRL"),
            Map.entry("baht", "THB"),
            Map.entry("nis", "ILS"),
            Map.entry("dt", "TND"),
            Map.entry("rm", "MYR"),
            Map.entry("дол", "USD"),
            Map.entry("rp", "IDR"),
            Map.entry("rd$", "DOP"),
            Map.entry("s$", "SGD"),
            Map.entry("nt$", "TWD"),
            Map.entry("hk$", "HKD"),
            Map.entry("tl", "TRY"),
            Map.entry("zł", "PLN"),
            Map.entry("złoty", "PLN"),
            Map.entry("kc", "CZK"),
            Map.entry("ft", "HUF"),
            Map.entry("birr", "ETB"),
            Map.entry("ksh", "KES"),
            Map.entry("kshs", "KES"),
            Map.entry("tsh", "TZS"),
            Map.entry("tshs", "TZS"),
            Map.entry("ushs", "UGX"),
            Map.entry("лв", "BGN"),
            Map.entry("₽", "RUB"),
            Map.entry("₹", "INR"),
            Map.entry("₴", "UAH"),
            Map.entry("₸", "KZT"),
            Map.entry("₺", "TRY"),
            Map.entry("₫", "VND"),
            Map.entry("đong", "VND"),
            Map.entry("฿", "THB"),
            Map.entry("₱", "PHP"),
            Map.entry("₩", "KRW"),
            Map.entry("₦", "NGN"),
            Map.entry("₪", "ILS"));

    /** Codes that are words or short forms of other things in names of columns. */
    private static final Set<String> OTHER_WORDS =
            Set.of("ALL", "TOP", "CUP", "MOP", "GEL", "SOS", "CVE", "STD", "COU", "BOV", "XXX", "XTS", "MRO");

    private static final Set<String> CURRENCY = Set.of(
            "in", "en", "em", "currency", "moneda", "monnaie", "moeda", "в", "у", "de", "валюта", "валюті", "nr");

    private static final int CODE = 3;

    private static final Pattern TOKENS = Pattern.compile("[^\\p{L}\\p{Nd}\\p{Sc}]+");

    /** What a name says. */
    static HeaderCurrency of(String column) {
        HeaderCurrency said = UNSAID;
        for (String word : words(column)) {
            HeaderCurrency one = one(word);
            if (!word.equals(INVOICE)
                    && one.kind != Kind.UNSAID
                    && (said.kind == Kind.UNSAID || one.kind == Kind.NAMED)) {
                said = one;
            }
        }
        return said.kind == Kind.UNSAID && words(column).contains(INVOICE) ? one(INVOICE) : said;
    }

    /** The words of a name that do not speak of currencies, to tell that two names mean the same. */
    static List<String> others(String column) {
        return words(column).stream()
                .filter(w -> one(w).kind == Kind.UNSAID)
                .filter(w -> !CURRENCY.contains(w))
                .sorted()
                .toList();
    }

    /** A name without what it says of currencies; the name itself where that is nothing, or all. */
    static String without(String column) {
        if (of(column).kind == Kind.UNSAID) {
            return column;
        }
        List<String> left = words(column).stream()
                .filter(w -> one(w).kind == Kind.UNSAID && !CURRENCY.contains(w))
                .toList();
        return left.isEmpty() ? column : String.join(" ", left);
    }

    private static HeaderCurrency one(String word) {
        String code = WORDS.getOrDefault(word, word.toUpperCase(Locale.ROOT));
        if (code.length() == 3
                && !OTHER_WORDS.contains(code)
                && Currencies.iso4217().contains(code)) {
            return new HeaderCurrency(Kind.NAMED, code);
        }
        return NATIONAL.contains(word)
                ? new HeaderCurrency(Kind.NATIONAL, null)
                : FOREIGN.contains(word) || word.equals(INVOICE) ? new HeaderCurrency(Kind.FOREIGN, null) : UNSAID;
    }

    /** Whether a word is several, one of them a currency: DUTIABLEVALUEPHP, and not VALEUR. */
    private static boolean saysCurrency(String word) {
        Set<String> said = FieldNames.read().said(word).words();
        return said.size() > 1 && said.contains("usd");
    }

    private static List<String> words(String text) {
        String plain = PlainLetters.of(text.replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1 $2"))
                .replaceAll("(?i)\\bmoneda nacional\\b", "ncy")
                .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String word : TOKENS.split(plain)) {
            int code = word.length() - CODE;
            if (word.isEmpty()) {
                continue;
            }
            if (code >= CODE && saysCurrency(word) && one(word.substring(code)).kind == Kind.NAMED) {
                words.add(word.substring(0, code)); // DUTIABLEVALUEPHP
                words.add(word.substring(code));
            } else {
                words.add(word);
            }
        }
        return words;
    }
}
