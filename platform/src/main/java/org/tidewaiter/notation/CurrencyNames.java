package org.tidewaiter.notation;

import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.engine.PlainLetters;

/**
 * Names of currencies as Unicode CLDR has them in the languages of customs files: US Dollar, livre sterling, yuan chino. A
 * name that several currencies have in these languages (dollar, peso) means none.
 */
final class CurrencyNames {
    private static final List<String> LANGUAGES =
            List.of("en", "fr", "es", "pt", "de", "it", "nl", "ru", "uk", "tr", "pl");

    /** Names that everybody uses and that one currency only has. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("american dollar", "USD"),
            Map.entry("united states dollar", "USD"),
            Map.entry("dollar us", "USD"),
            Map.entry("dollar usa", "USD"),
            Map.entry("usa dollar", "USD"),
            Map.entry("dolar americano", "USD"),
            Map.entry("dolar estadounidense", "USD"),
            Map.entry("доллар сша", "USD"),
            Map.entry("pound sterling", "GBP"),
            Map.entry("sterling", "GBP"),
            Map.entry("sterling pound", "GBP"),
            Map.entry("yen", "JPY"),
            Map.entry("yuan", "CNY"),
            Map.entry("renminbi", "CNY"),
            Map.entry("yuan renminbi", "CNY"),
            Map.entry("chinese renminbi", "CNY"),
            Map.entry("euro", "EUR"));

    private CurrencyNames() {}

    private static final class NamesOfCurrencies {
        static final Map<String, String> CODES = load();

        private static Map<String, String> load() {
            Map<String, Set<String>> all = new HashMap<>();
            for (Currency currency : Currency.getAvailableCurrencies()) {
                if (Currencies.iso4217().contains(currency.getCurrencyCode())) {
                    LANGUAGES.forEach(language -> all.computeIfAbsent(
                                    folded(currency.getDisplayName(Locale.of(language))), n -> new HashSet<>())
                            .add(currency.getCurrencyCode()));
                }
            }
            ofCountries(all);
            Map<String, String> codes = new HashMap<>();
            all.forEach((name, meant) -> {
                if (meant.size() == 1 && name.length() > 3) {
                    codes.put(name, meant.iterator().next());
                }
            });
            USUAL.forEach((name, code) -> codes.put(folded(name), code));
            return Map.copyOf(codes);
        }
    }

    /** Adds the names with the name of the country in place of its adjective: Kenya Shilling, Korea Won, Swiss Franc is Switzerland Franc. */
    private static void ofCountries(Map<String, Set<String>> all) {
        for (String country : Locale.getISOCountries()) {
            Locale place = Locale.of("", country);
            Currency currency = Currency.getInstance(place);
            if (currency != null && Currencies.iso4217().contains(currency.getCurrencyCode())) {
                String[] name = currency.getDisplayName(Locale.ENGLISH).split(" ");
                all.computeIfAbsent(
                                folded(place.getDisplayCountry(Locale.ENGLISH) + " " + name[name.length - 1]),
                                n -> new HashSet<>())
                        .add(currency.getCurrencyCode());
            }
        }
    }

    /** The code of the only currency that has a name; empty where none or several have it. */
    static Optional<String> code(String name) {
        return Optional.ofNullable(NamesOfCurrencies.CODES.get(folded(name)));
    }

    /** Without accents, points and the plural: {@code U.S. Dollars} is {@code us dollar}. */
    private static String folded(String name) {
        return PlainLetters.of(name)
                .toLowerCase(Locale.ROOT)
                .replace(".", "")
                .replaceAll("[^\\p{L}]+", " ")
                .replaceAll("(?<=\\p{L}{3})e?s\\b", "")
                .strip();
    }
}
