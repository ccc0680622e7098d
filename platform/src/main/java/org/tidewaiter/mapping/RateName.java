package org.tidewaiter.mapping;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.notation.CurrencyMark;

/**
 * What the name of a column of exchange rates says: {@code Currency units per £1}, {@code 1 EUR =}, {@code moneda por dólar}
 * are units of the row's currency for one of another; {@code USD per 100 units}, {@code Sterling value of currency unit},
 * {@code курс за единицу} are the worth of the row's.
 *
 * @param way which way round, and for how many units
 * @param others the currencies that the other may be, by its sign or word; none where the name says none
 * @param of the currency whose rate it is, where the name says both ({@code KES per USD}); null where it does not
 */
public record RateName(
        RateWay way, Set<String> others, @Nullable String of) {
    /** Keeps a copy of the set that it is given. */
    public RateName {
        others = Set.copyOf(others);
    }

    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern SPACE = Pattern.compile("[\\s_()\\[\\]:;,]+");
    private static final Pattern PER =
            Pattern.compile("(?<![\\p{L}\\d])(?:per|por|par|pro|je|za|за|на|for(?= (?:one|\\d)))(?![\\p{L}])");
    private static final Pattern UNITS = Pattern.compile(
            "(?<units>10{0,5}|one|un|uno|una|une|um|uma|ein|eine|einen|один|одну|одну)(?![\\p{L}\\d])|(?<digits>10{0,5})(?=[\\p{L}\\p{Sc}])");
    private static final Pattern BEHIND = Pattern.compile("(?<currency>[\\p{L}\\p{Sc}]+) ?(?<units>10{0,5})");
    private static final Pattern WORTH = Pattern.compile(
            "(?<!\\p{L})(?:value|equivalent|equivalente|equivalencia|contre valeur|contrevaleur|gegenwert|worth)(?!\\p{L})");

    /** What rates are called, with what may stand beside it. */
    private static final Set<String> STRONG = Set.of(
            "rate",
            "rates",
            "fx",
            "taux",
            "cours",
            "kurs",
            "wechselkurs",
            "umrechnungskurs",
            "tasa",
            "tipo",
            "taxa",
            "cambio",
            "cotacao",
            "cotizacion",
            "курс",
            "kur",
            "kuru",
            "kurz");

    private static final Set<String> BESIDE = Set.of(
            "exchange",
            "of",
            "official",
            "customs",
            "mid",
            "average",
            "mean",
            "de",
            "change",
            "du",
            "jour",
            "douane",
            "medio",
            "oficial",
            "moyen",
            "валюты",
            "валют",
            "официальныи",
            "офіціинии",
            "doviz",
            "the",
            "in",
            "en",
            "em",
            "to",
            "a",
            "la",
            "le",
            "value");

    private static final Set<String> OF_UNITS = Set.of(
            "unit",
            "units",
            "unidad",
            "unidades",
            "unidade",
            "unite",
            "unites",
            "einheit",
            "einheiten",
            "единицу",
            "единица",
            "единиц",
            "единицы",
            "одиницю",
            "одиниць",
            "birim",
            "jednotku",
            "jednotek",
            "of",
            "de",
            "der",
            "the",
            "currency",
            "currencies",
            "moneda",
            "moeda",
            "monnaie",
            "wahrung",
            "валюты",
            "валюти",
            "foreign",
            "extranjera",
            "estrangeira",
            "etrangere",
            "devise",
            "devises",
            "divisa",
            "divisas",
            "fcy",
            "fremdwahrung",
            "иностраннои",
            "іноземноі");

    private static final Set<String> NATIONAL = Set.of(
            "national",
            "nationale",
            "nacional",
            "local",
            "locale",
            "home",
            "domestic",
            "ncy",
            "lcy",
            "landeswahrung",
            "национальнои",
            "національноі");

    /** Words for a currency in the cases of a language that stand behind a word for each. */
    private static final Map<String, String> IN_CASES = Map.of(
            "доллар", "USD",
            "долар", "USD",
            "евро", "EUR",
            "євро", "EUR",
            "рубль", "RUB",
            "sterling", "GBP");

    /** The dollar of which nothing says whose it is, where rates are told by it. */
    private static final Set<String> DOLLARS = Set.of("dollar", "dollars", "dolar", "dolares");

    /** What a name says; null where it is none of a column of rates. */
    public static @Nullable RateName of(String name) {
        String plain = SPACE.matcher(
                        CAMEL.matcher(PlainLetters.of(name)).replaceAll(" ").toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        int equal = plain.indexOf('=');
        if (equal > 0) {
            return said(
                    plain.substring(equal + 1).strip(),
                    plain.substring(0, equal).strip());
        }
        Matcher per = PER.matcher(plain);
        if (per.find()) {
            return said(
                    plain.substring(0, per.start()).strip(),
                    plain.substring(per.end()).strip());
        }
        Set<String> codes = codes(plain);
        if (WORTH.matcher(plain).find() && !codes.isEmpty()) {
            return new RateName(new RateWay(false, BigDecimal.ONE, null, null), codes, null);
        }
        return isRate(plain) ? new RateName(RateWay.UNSAID, codes, null) : null;
    }

    /** What so many of a currency, or of the unit of a currency, are in another. */
    private static @Nullable RateName said(String left, String right) {
        Matcher number = UNITS.matcher(right);
        BigDecimal units = BigDecimal.ONE;
        String currency = right;
        if (number.lookingAt()) {
            String digits = number.group("units") == null ? number.group("digits") : number.group("units");
            units = digits.startsWith("1") ? new BigDecimal(digits) : units;
            currency = right.substring(number.end()).strip();
        }
        Matcher behind = BEHIND.matcher(currency);
        if (behind.matches()) { // £1
            currency = behind.group("currency");
            units = new BigDecimal(behind.group("units"));
        }
        List<String> words = words(currency);
        if (OF_UNITS.containsAll(words)) {
            return new RateName(new RateWay(false, units, null, null), codes(left), null);
        }
        Set<String> others = codes(currency);
        if (others.isEmpty()) {
            boolean national = words.stream().anyMatch(NATIONAL::contains);
            return national ? new RateName(new RateWay(true, units, null, null), Set.of(), null) : null;
        }
        Set<String> ours = words(left).stream().allMatch(OF_UNITS::contains) ? Set.of() : codes(left);
        return ours.size() == 1 && others.size() == 1
                ? new RateName(
                        new RateWay(false, units, null, null),
                        ours,
                        others.iterator().next())
                : new RateName(new RateWay(true, units, null, null), others, null);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{Sc}]+"))
                .filter(w -> !w.isEmpty())
                .toList();
    }

    /** The currencies that a phrase may mean. */
    private static Set<String> codes(String phrase) {
        List<String> words = words(phrase);
        if (words.size() == 1 && DOLLARS.contains(words.getFirst())) {
            return CurrencyMark.meant(words.getFirst());
        }
        String code = CurrencyMark.codeOf(phrase);
        if (Currencies.iso4217().contains(code)) {
            return Set.of(code);
        }
        return words.stream()
                .filter(IN_CASES::containsKey)
                .map(IN_CASES::get)
                .findFirst()
                .map(Set::of)
                .orElseGet(() -> HeaderCurrency.of(phrase).codes());
    }

    /** Whether a name is of what rates are called, and of nothing else but currencies. */
    private static boolean isRate(String plain) {
        List<String> words = words(HeaderCurrency.without(plain));
        return words.stream().anyMatch(STRONG::contains)
                && words.stream().allMatch(w -> STRONG.contains(w) || BESIDE.contains(w));
    }
}
