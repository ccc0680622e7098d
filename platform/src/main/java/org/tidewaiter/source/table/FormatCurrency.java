package org.tidewaiter.source.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.tidewaiter.notation.CurrencyMark;

/**
 * Signs of currencies in formats with the language that they are of: {@code [$R-1C09]} is the rand, as that is what its sign is in the English of
 * South Africa. Only signs that say nothing by themselves need it. Of a sign of several currencies, such as $ or ¥, the language does not tell which
 * is meant: menus of spreadsheets offer {@code [$$-409]} and {@code [$¥-804]} to everybody.
 */
final class FormatCurrency {
    /** Languages and countries by the numbers that formats have for them (MS-LCID, "Windows Language Code Identifier Reference"). */
    private static final Map<String, Locale> LANGUAGES = read();

    private static final int DIGITS = 4;

    private FormatCurrency() {}

    /**
     * The code of the currency of such a sign where its language tells it, else the sign.
     *
     * @param language what stands behind the sign: {@code 1C09}, {@code 2001C09} with the kind of digits, {@code en-ZA}, or nothing
     */
    static String of(String sign, String language) {
        if (sign.isBlank() || language.isEmpty() || CurrencyMark.of("1 " + sign) != null) {
            return sign;
        }
        Locale locale = locale(language);
        if (locale.getCountry().isEmpty()) {
            return sign;
        }
        Currency currency;
        try {
            currency = Currency.getInstance(locale);
        } catch (IllegalArgumentException e) {
            return sign; // no country that is
        }
        boolean same = currency != null && bare(currency.getSymbol(locale)).equals(bare(sign));
        return same ? currency.getCurrencyCode() : sign;
    }

    private static Locale locale(String language) {
        String number = language.toUpperCase(Locale.ROOT);
        return number.matches("[0-9A-F]{1,8}")
                ? LANGUAGES.getOrDefault(("000" + number).substring(("000" + number).length() - DIGITS), Locale.ROOT)
                : Locale.forLanguageTag(language);
    }

    /** Without dots, blanks and marks of direction, in which writings of one sign differ. */
    private static String bare(String sign) {
        return sign.replaceAll("[.\\s\\p{Cf}\\p{Z}]", "").toUpperCase(Locale.ROOT);
    }

    private static Map<String, Locale> read() {
        Map<String, Locale> languages = new HashMap<>();
        try (InputStream in =
                Objects.requireNonNull(FormatCurrency.class.getResourceAsStream("format-languages.csv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        String[] both = line.split(",", 2);
                        languages.put(both[0], Locale.forLanguageTag(both[1]));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(languages);
    }
}
