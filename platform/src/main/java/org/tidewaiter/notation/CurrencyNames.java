package org.tidewaiter.notation;

import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.engine.PlainLetters;

/**
 * Names of currencies as Unicode CLDR has them in the languages of customs files: US Dollar, livre sterling, yuan chino, 美元, доллар США,
 * Türk lirası. A name that several currencies in use have in these languages (dollar, peso) means none, and one that was given up has a
 * name only where none in use has it: Turkish Lira is TRY and not TRL.
 */
final class CurrencyNames {
    private static final List<Locale> FIRST = locales("en fr es pt pt-PT de it nl ru uk tr pl");
    private static final List<Locale> OTHERS =
            locales("vi id ms ro cs sk da sv nb fi hu el bg hr sr sl lt lv et ca eu sq mk ka hy az kk uz"
                    + " ar fa he hi th ko ja zh zh-TW sw am km lo my mn");

    /** The years behind the name of a currency that was given up: Turkish Lira (1922–2005). */
    private static final Pattern YEARS = Pattern.compile("[\\s(（-]*\\p{Nd}{4}.*$");

    /** Names that everybody uses and that one currency only has. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("american dollar", "USD"),
            Map.entry("united states dollar", "USD"),
            Map.entry("dollar us", "USD"),
            Map.entry("dollar usa", "USD"),
            Map.entry("usa dollar", "USD"),
            Map.entry("dolar americano", "USD"),
            Map.entry("dolar estadounidense", "USD"),
            Map.entry("dolar de los estados unidos", "USD"),
            Map.entry("dolar de estados unidos", "USD"),
            Map.entry("dolar dos estados unidos", "USD"),
            Map.entry("dollar des etats unis", "USD"),
            Map.entry("dolar de eeuu", "USD"),
            Map.entry("dolar usa", "USD"),
            Map.entry("dolar eeuu", "USD"),
            Map.entry("dolar ee uu", "USD"),
            Map.entry("dolar dos eua", "USD"),
            Map.entry("dollar americain", "USD"),
            Map.entry("dollar des usa", "USD"),
            Map.entry("доллар сша", "USD"),
            Map.entry("pound sterling", "GBP"),
            Map.entry("sterling", "GBP"),
            Map.entry("sterling pound", "GBP"),
            Map.entry("real", "BRL"), // of a whole value only: in a name of columns it is what is true
            Map.entry("yen", "JPY"),
            Map.entry("yuan", "CNY"),
            Map.entry("renminbi", "CNY"),
            Map.entry("yuan renminbi", "CNY"),
            Map.entry("chinese renminbi", "CNY"),
            Map.entry("euro", "EUR"));

    private CurrencyNames() {}

    private static List<Locale> locales(String tags) {
        return Arrays.stream(tags.split(" ")).map(Locale::forLanguageTag).toList();
    }

    /** The names in the languages that most files have. */
    private static final class UsualNames {
        static final Map<String, String> CODES = load();

        private static Map<String, String> load() {
            Map<String, Set<String>> inUse = names(FIRST, true);
            ofCountries(inUse);
            Map<String, String> codes = codes(inUse, names(FIRST, false));
            USUAL.forEach((name, code) -> codes.put(folded(name), code));
            return Map.copyOf(codes);
        }
    }

    /** The names in all languages, which take a while to read: asked where the usual ones have no answer. */
    private static final class FurtherNames {
        static final Map<String, String> CODES = Map.copyOf(codes(names(OTHERS, true), names(OTHERS, false)));
    }

    /** By folded name the codes of the currencies that have it in these languages, of those in use or of those that were given up. */
    private static Map<String, Set<String>> names(List<Locale> languages, boolean inUse) {
        Map<String, Set<String>> names = new HashMap<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            String code = currency.getCurrencyCode();
            if (isMoney(code, inUse)) {
                languages.forEach(language -> names.computeIfAbsent(
                                folded(YEARS.matcher(currency.getDisplayName(language))
                                        .replaceFirst("")),
                                n -> new HashSet<>())
                        .add(code));
            }
        }
        return names;
    }

    /** Gold, tests and what has no smallest unit are no money that files count in. */
    private static boolean isMoney(String code, boolean inUse) {
        return inUse
                ? Currencies.iso4217().minorUnits(code).isPresent()
                : Currencies.iso4217().withdrawn(code).isPresent();
    }

    private static Map<String, String> codes(Map<String, Set<String>> inUse, Map<String, Set<String>> givenUp) {
        Map<String, String> codes = new HashMap<>();
        inUse.forEach((name, meant) -> addOnly(codes, name, meant));
        givenUp.forEach((name, meant) -> {
            if (!inUse.containsKey(name)) {
                addOnly(codes, name, meant);
            }
        });
        return codes;
    }

    private static void addOnly(Map<String, String> codes, String name, Set<String> meant) {
        if (meant.size() == 1 && (name.length() > 3 || isShortName(name))) {
            codes.put(name, meant.iterator().next());
        }
    }

    /** Whether a text of two or three letters may be a name, as in scripts in which a sign is a word: 美元, 유로. */
    static boolean isShortName(String text) {
        return text.length() > 1
                && text.codePoints().noneMatch(c -> switch (Character.UnicodeScript.of(c)) {
                    case LATIN, CYRILLIC, GREEK, COMMON -> true;
                    default -> false;
                });
    }

    /** Adds the names with the name of the country in place of its adjective: Kenya Shilling, Korea Won, Swiss Franc is Switzerland Franc. */
    private static void ofCountries(Map<String, Set<String>> all) {
        for (String country : Locale.getISOCountries()) {
            Locale place = Locale.of("", country);
            Currency currency = Currency.getInstance(place);
            if (currency != null && Currencies.iso4217().contains(currency.getCurrencyCode())) {
                String name = currency.getDisplayName(Locale.ENGLISH);
                String last = name.substring(name.lastIndexOf(' ') + 1);
                all.computeIfAbsent(folded(place.getDisplayCountry(Locale.ENGLISH) + " " + last), n -> new HashSet<>())
                        .add(currency.getCurrencyCode());
            }
        }
    }

    /** The code of the only currency that has a name; empty where none or several have it. */
    static Optional<String> code(String name) {
        String folded = folded(name);
        String usual = UsualNames.CODES.get(folded);
        return Optional.ofNullable(usual == null ? FurtherNames.CODES.get(folded) : usual);
    }

    /** Without accents, points and the plural: {@code U.S. Dollars} is {@code us dollar}. */
    private static String folded(String name) {
        return PlainLetters.of(name)
                .toLowerCase(Locale.ROOT)
                .replace(".", "")
                .replace('ı', 'i')
                .replaceAll("[^\\p{L}]+", " ")
                .replaceAll("(?<=\\p{L}{3})e?s\\b", "")
                .strip();
    }
}
