package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.notation.CurrencyMark;

/**
 * In which currency the amounts of a column are, as its name says: {@code CIF_NCY}, {@code Valor FOB USD}, {@code Customs value
 * (KZT)}.
 *
 * @param kind the national currency, the one that the declaration names, or one of ISO 4217
 * @param code its code where the name gives one
 * @param codes the currencies that its sign or word may stand for: one for EUR and €, XOF and XAF for FCFA, many for $; none where
 *     the name says none
 */
// Long: the signs and words by which names speak of currencies.
public record HeaderCurrency(Kind kind, @Nullable String code, Set<String> codes) {
    /** What names say of currencies. */
    public enum Kind {
        UNSAID,
        NATIONAL,
        FOREIGN,
        NAMED
    }

    /** Keeps copies of the lists and maps that it is given. */
    public HeaderCurrency {
        codes = Set.copyOf(codes);
    }

    private static final HeaderCurrency UNSAID = new HeaderCurrency(Kind.UNSAID, null, Set.of());
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

    /** Words that are currencies, and in names of columns of amounts something else: Spanish and Portuguese peso is weight. */
    private static final Set<String> NO_CURRENCY = Set.of("peso");

    private static final String DOLLAR = "USD";

    private static final int CODE = 3;

    /** The sign or short word of a currency that stands in brackets or at the end: {@code Montant (FCFA)}, {@code Value, KSh}. */
    private static final Pattern APART =
            Pattern.compile("[(\\[{]\\s*([^()\\[\\]{}]{1,20}?)\\s*[)\\]}]|[,;]\\s*([^,;()]{1,20}?)\\s*$");

    private static final Pattern ONE_WORD = Pattern.compile("[\\p{IsLatin}\\p{IsCommon}&&[^\\s]]+");

    private static final Pattern CFA = Pattern.compile("(?i)\\b(?:f\\.?\\s?cfa|francs?\\s+cfa|cfa\\s+francs?)\\b");

    private static final Pattern TOKENS = Pattern.compile("[^\\p{L}\\p{Nd}\\p{Sc}]+");

    private static final NameCache<HeaderCurrency> SAID = new NameCache<>(HeaderCurrency::read);

    /** What a name says. */
    public static HeaderCurrency of(String column) {
        return SAID.of(column);
    }

    private static HeaderCurrency read(String column) {
        HeaderCurrency said = UNSAID;
        for (String word : words(column)) {
            HeaderCurrency one = one(word);
            if (!word.equals(INVOICE)
                    && one.kind != Kind.UNSAID
                    && (said.kind == Kind.UNSAID || one.kind == Kind.NAMED)
                    && !isWithin(said, one)) {
                said = one;
            }
        }
        HeaderCurrency all = said.kind == Kind.UNSAID && words(column).contains(INVOICE) ? one(INVOICE) : said;
        if (!all.codes.isEmpty()) {
            return all;
        }
        CurrencyMark sign = CurrencyMark.inName(column);
        if (sign != null) {
            return new HeaderCurrency(all.kind, all.code, sign.codes());
        }
        Matcher apart = APART.matcher(column);
        while (apart.find()) {
            Set<String> codes = meantApart(apart(apart));
            if (!codes.isEmpty()) {
                return of(codes);
            }
        }
        return all;
    }

    /** What a word or sign says that may stand for these: a currency that is one only, else the national one of several. */
    private static HeaderCurrency of(Set<String> codes) {
        return codes.size() == 1
                ? new HeaderCurrency(Kind.NAMED, codes.iterator().next(), codes)
                : codes.contains(DOLLAR)
                        ? new HeaderCurrency(Kind.NAMED, DOLLAR, codes)
                        : new HeaderCurrency(Kind.NATIONAL, null, codes);
    }

    private static String apart(MatchResult found) {
        return (found.group(1) == null ? found.group(2) : found.group(1)).strip();
    }

    /** A name without the short word of a currency that stands apart: {@code Montant (DH)}. */
    private static String withoutMark(String column) {
        return APART.matcher(column)
                .replaceAll(found ->
                        isMark(apart(found)) && one(apart(found).toLowerCase(Locale.ROOT)).kind == Kind.UNSAID
                                ? " "
                                : Matcher.quoteReplacement(found.group()));
    }

    /** Whether what stands in brackets, or behind a comma, is the sign or word of a currency. */
    static boolean isMark(String text) {
        return !meantApart(text.strip()).isEmpty();
    }

    /** The currencies that a sign, word or name that stands apart may mean: FCFA, US dollars, 米ドル. One Latin word is a sign or none. */
    private static Set<String> meantApart(String text) {
        Set<String> signs = CurrencyMark.meant(text);
        if (!signs.isEmpty() || ONE_WORD.matcher(text).matches()) {
            return signs;
        }
        String code = CurrencyMark.codeOf(text);
        return code.equals(text) ? Set.of() : Set.of(code);
    }

    /** Whether a word that several currencies have follows one that says which: US dollars. */
    private static boolean isWithin(HeaderCurrency said, HeaderCurrency wider) {
        return said.codes.size() == 1 && wider.codes.size() > 1 && wider.codes.containsAll(said.codes);
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
    public static String without(String column) {
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
            return new HeaderCurrency(Kind.NAMED, code, Set.of(code));
        }
        Set<String> meant = word.length() > CODE && !NO_CURRENCY.contains(word) ? CurrencyMark.meant(word) : Set.of();
        if (!meant.isEmpty()) {
            return of(meant);
        }
        return NATIONAL.contains(word)
                ? new HeaderCurrency(Kind.NATIONAL, null, CurrencyMark.meant(word))
                : FOREIGN.contains(word) || word.equals(INVOICE)
                        ? new HeaderCurrency(Kind.FOREIGN, null, Set.of())
                        : UNSAID;
    }

    /** Whether a word is several, one of them a currency: DUTIABLEVALUEPHP, and not VALEUR. */
    private static boolean saysCurrency(String word) {
        Set<String> said = FieldNames.read().said(word).words();
        return said.size() > 1 && said.contains("usd");
    }

    private static List<String> words(String text) {
        String plain = PlainLetters.of(CFA.matcher(withoutMark(text))
                        .replaceAll("FCFA")
                        .replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1 $2"))
                .replaceAll("(?i)\\bmoneda nacional\\b", "ncy")
                .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String word : TOKENS.split(plain, -1)) {
            int code = word.length() - CODE;
            if (word.isEmpty()) {
                continue;
            }
            boolean whole = !CurrencyMark.meant(word).isEmpty(); // dinars, which are not of Argentina (ARS)
            if (code >= CODE && !whole && saysCurrency(word) && one(word.substring(code)).kind == Kind.NAMED) {
                words.add(word.substring(0, code)); // DUTIABLEVALUEPHP
                words.add(word.substring(code));
            } else {
                words.add(word);
            }
        }
        return words;
    }
}
