package org.tidewaiter.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;

/**
 * The language of a page: its words, its numbers as that language writes them, and its addresses, which keep the language.
 *
 * @param locale English or French
 */
public record PageLanguage(Locale locale) {
    /** The language of pages that say nothing else. */
    public static final PageLanguage ENGLISH = new PageLanguage(Locale.ENGLISH);

    /** The space that sets thousands apart in French, at which no line breaks. */
    private static final char THIN_SPACE = '\u202F';

    /** The parameter of an address, and the cookie that keeps what was asked for last. */
    private static final String NAME = "language";

    private static final int YEAR_SECONDS = 31_536_000;

    /** The language of a request; see {@link #localeOf}. */
    static PageLanguage of(Context context) {
        return new PageLanguage(localeOf(context));
    }

    /**
     * The language that an address asks for; else the one that this reader asked for last; else the one of the two that the browser prefers (RFC
     * 9110, Accept-Language); else English, as for programs, which say nothing.
     */
    static Locale localeOf(Context context) {
        String asked = context.queryParam(NAME);
        if (asked != null) {
            return Words.language(asked);
        }
        String kept = context.cookie(NAME);
        return kept != null ? Words.language(kept) : preferred(context.header("Accept-Language"));
    }

    /** The first of the two languages in a list of those that somebody prefers, by their weights. */
    static Locale preferred(@Nullable String accepted) {
        if (accepted == null) {
            return Locale.ENGLISH;
        }
        try {
            return Locale.LanguageRange.parse(accepted).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                    .filter(code -> code.equals("en") || code.equals("fr"))
                    .findFirst()
                    .map(Words::language)
                    .orElse(Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH; // no list of languages
        }
    }

    /** Keeps the language that an address asks for, for those that ask for none. */
    static void keep(Context context) {
        String asked = context.queryParam(NAME);
        if (asked != null && List.of("en", "fr").contains(asked) && !asked.equals(context.cookie(NAME))) {
            Cookie cookie = new Cookie(NAME, asked);
            cookie.setPath("/");
            cookie.setMaxAge(YEAR_SECONDS);
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.LAX);
            context.cookie(cookie);
        }
    }

    /** An address with the language written into it, English too, for who chooses it. */
    public static String choosing(Locale language, String url) {
        return url + (url.contains("?") ? "&" : "?") + NAME + "=" + language.getLanguage();
    }

    /** Its code, en or fr. */
    public String code() {
        return locale.getLanguage();
    }

    /** Whether it is French. */
    public boolean isFrench() {
        return locale.equals(Locale.FRENCH);
    }

    /** The mark of what there is in English alone, on a page that is not: en; null on an English page. */
    public @Nullable String english() {
        return isFrench() ? "en" : null;
    }

    /** A text of the page. */
    public String say(PageText text) {
        return text.in(locale);
    }

    /** A text with values in it. */
    String say(String english, String french, Object... values) {
        return Words.of(english, french, values).in(locale);
    }

    /** So many of something: in English for 1 and for more, in French for up to 1 and for more, each with {0} where the number stands. */
    String counted(long number, String one, String many, String un, String plusieurs) {
        return Words.counted(number, one, many, un, plusieurs).in(locale);
    }

    /** The address of a page in this language. */
    public String in(String url) {
        int part = url.indexOf('#');
        return part == 0
                ? url
                : part < 0
                        ? SearchPage.in(locale, url)
                        : SearchPage.in(locale, url.substring(0, part)) + url.substring(part);
    }

    /** A number with its signs as the language writes them: 1,234.5 in French with a space and a comma. */
    private String signs(String number) {
        return isFrench() ? number.replace(',', THIN_SPACE).replace('.', ',') : number;
    }

    /** A count: 1,234. */
    public String count(@Nullable Number value) {
        return signs(DisplayText.count(value));
    }

    /** A share as percent with one decimal: 4.2 %. */
    public String percent(@Nullable Double share) {
        return signs(DisplayText.percent(share));
    }

    /** A share as percent. */
    public String percent(@Nullable Double share, int decimals) {
        return signs(DisplayText.percent(share, decimals));
    }

    /** A score as percent with one decimal, rounded down. */
    public String score(double share) {
        return signs(DisplayText.score(share));
    }

    /** An amount in whole units. */
    public String money(@Nullable BigDecimal amount) {
        return signs(DisplayText.money(amount));
    }

    /** An amount to the smallest unit of its currency. */
    public String amount(@Nullable BigDecimal amount, @Nullable String currency) {
        return signs(DisplayText.amount(amount, currency));
    }

    /** An amount and the code of its currency. */
    public String amountIn(@Nullable BigDecimal amount, @Nullable String currency) {
        return signs(DisplayText.amountIn(amount, currency));
    }

    /** A number with that many decimals. */
    public String number(@Nullable Double value, int decimals) {
        return signs(DisplayText.number(value, decimals));
    }

    /** A share as percent without zeros at its end. */
    public String share(double share) {
        return signs(DisplayText.share(share));
    }

    /** A number without zeros at its end. */
    public String plain(@Nullable BigDecimal value) {
        return signs(DisplayText.plain(value));
    }

    /** A rate in percent without zeros at its end. */
    public String rate(@Nullable BigDecimal percent) {
        return signs(DisplayText.rate(percent));
    }

    /** A price with three significant digits. */
    public String price(@Nullable Double value) {
        return signs(DisplayText.price(value));
    }

    /** Any figure of a reason. */
    public String figure(@Nullable Object value) {
        return value instanceof Number ? signs(DisplayText.figure(value)) : DisplayText.figure(value);
    }

    /** A contribution with its sign. */
    public String signed(double value) {
        return signs(DisplayText.signed(value));
    }

    /** Numbers in order as runs: 1 to 3, 5. */
    String runs(List<Integer> numbers) {
        return isFrench() ? DisplayText.runs(numbers).replace(" to ", " à ") : DisplayText.runs(numbers);
    }

    /** The currency's code, or that it is the national one where that is not known. */
    public String currency(@Nullable String code) {
        return code == null ? say("national currency", "monnaie nationale") : code;
    }

    /** What an amount is in: "USD", "in national currency". */
    public String inCurrency(@Nullable String code) {
        return code == null ? say("in national currency", "en monnaie nationale") : code;
    }

    /** The country's name; its code where it has none. */
    public String country(@Nullable String alpha2) {
        if (alpha2 == null || !isFrench()) {
            return DisplayText.country(alpha2);
        }
        return Locale.of("", alpha2).getDisplayCountry(Locale.FRENCH);
    }

    /** The country's name with its code, unless the name is the code. */
    public String countryAndCode(String alpha2) {
        String name = country(alpha2);
        return name.equals(alpha2) ? name : name + " (" + alpha2 + ")";
    }
}
