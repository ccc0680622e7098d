package org.tidewaiter.analysis;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * A text in English and in French. Both are made at once, from the same values, so that a report says the same in either.
 *
 * @param english the text for readers of English
 * @param french the text for readers of French
 */
public record Words(String english, String french) {
    /** The space that no line breaks at. */
    private static final char NO_BREAK = '\u00a0';

    /**
     * Both, with spaces that do not break where a line must not begin with what follows: a percent sign, and in French a sign of two parts or the end
     * of a quotation.
     */
    public Words {
        boolean isName = english.equals(french);
        english = unbroken(english, "%", "");
        french = isName ? english : unbroken(french, "%:;?!»", "«");
    }

    /** The languages of a report. */
    public static final java.util.List<Locale> LANGUAGES = java.util.List.of(Locale.ENGLISH, Locale.FRENCH);

    /** A share, written as a percentage with one decimal; 0.0312 is 3.1 %. What is less than all is never written as 100.0 %. */
    public record Share(@JsonValue double share) {}

    /** An amount of money in the national currency, written without decimals; {@link #inCurrency} puts the currency's code behind it. */
    public record Money(@JsonValue BigDecimal amount) {}

    /** The highest share below 1 that one decimal of a percentage can show. */
    private static final double LAST_BELOW_ALL = 0.999;

    /** The least number whose digits before the decimal sign are more than three, as it is rounded. */
    private static final double FOUR_DIGITS = 999.5;

    /** A number above 0 that is not more than this is a chance that nobody counts zeros of. */
    private static final double LEAST_CHANCE = 1e-9;

    /** What sums of shares may lack of 1 by their rounding alone. */
    private static final double ROUNDING = 1e-9;

    /** Stands behind an amount where the code of the currency will stand: the sign of no currency (U+00A4) behind a space that does not break. */
    private static final String BESIDE = "\u00a0\u00a4";

    /** Stands in a heading where the code of the currency will stand. */
    static final String HEADED = " (\u00a4)";

    /**
     * A text with values in it.
     *
     * @param english with {0}, {1} … where the values stand
     * @param french likewise
     * @param values whole numbers, {@link Share}, {@link Money}, decimal numbers (three significant digits, or all before the decimal sign), words,
     *     or texts
     */
    public static Words of(String english, String french, Object... values) {
        return new Words(filled(english, Locale.ENGLISH, values), filled(french, Locale.FRENCH, values));
    }

    /**
     * So many of something, as in "1 month" and "12 months".
     *
     * @param one with {0} where the number stands, in English for 1
     * @param many likewise for any other number
     * @param un in French for 0 and 1
     * @param plusieurs for more
     */
    public static Words counted(long number, String one, String many, String un, String plusieurs) {
        return of(number == 1 ? one : many, Math.abs(number) < 2 ? un : plusieurs, number);
    }

    /** A text that is the same in both: a name, a code. */
    public static Words same(String text) {
        return new Words(text, text);
    }

    /** The text in a language; English for any language but French. */
    public String in(Locale language) {
        return language.getLanguage().equals("fr") ? french : english;
    }

    /** The text with the code of the currency behind each amount; where it is not known, amounts stand alone. */
    Words inCurrency(String currency) {
        return new Words(inCurrency(english, currency), inCurrency(french, currency));
    }

    private static String inCurrency(String text, String currency) {
        return currency.isEmpty()
                ? text.replace(BESIDE, "").replace(HEADED, "")
                : text.replace(BESIDE, "\u00a0" + currency).replace(HEADED, " (" + currency + ")");
    }

    /** The language of that code, en or fr. */
    public static Locale language(@org.jspecify.annotations.Nullable String code) {
        return "fr".equals(code) ? Locale.FRENCH : Locale.ENGLISH;
    }

    /** The text with spaces that do not break before and after such signs. */
    private static String unbroken(String text, String before, String after) {
        StringBuilder kept = new StringBuilder(text);
        for (int i = text.indexOf(' ', 1); i >= 0 && i + 1 < text.length(); i = text.indexOf(' ', i + 1)) {
            if (before.indexOf(text.charAt(i + 1)) >= 0 || after.indexOf(text.charAt(i - 1)) >= 0) {
                kept.setCharAt(i, NO_BREAK);
            }
        }
        return kept.toString();
    }

    private static String filled(String text, Locale language, Object... values) {
        String result = text;
        for (int i = 0; i < values.length; i++) {
            result = result.replace("{" + i + "}", value(values[i], language));
        }
        return result;
    }

    private static String value(Object value, Locale language) {
        return switch (value) {
            case Share share -> percent(share.share(), language);
            case Money money -> number(money.amount(), 0, language) + BESIDE;
            case Double number -> measured(number, language);
            case BigDecimal number -> measured(number.doubleValue(), language);
            case Number whole -> number(whole, 0, language);
            case Words words -> words.in(language);
            default -> value.toString();
        };
    }

    /**
     * A number with three significant digits, and no more than it needs; where it has more before the decimal sign, all of these, since 1,935,762 of
     * something is not 1,940,000.
     */
    static String measured(double number, Locale language) {
        if (number > 0 && number <= LEAST_CHANCE) {
            return (language.getLanguage().equals("fr") ? "< 1 sur " : "< 1 in ")
                    + number(Math.round(1 / LEAST_CHANCE), 0, language);
        }
        return Math.abs(number) < FOUR_DIGITS || !Double.isFinite(number)
                ? significant(number, language)
                : number(new BigDecimal(number), 0, language);
    }

    /** A number with three significant digits, and no more than it needs. */
    static String significant(double number, Locale language) {
        if (!Double.isFinite(number)) {
            return "–";
        }
        BigDecimal rounded = new BigDecimal(number).round(new java.math.MathContext(3, RoundingMode.HALF_EVEN));
        return number(rounded, Math.max(0, rounded.stripTrailingZeros().scale()), language);
    }

    /** A share as a percentage with one decimal. What lacks something is never shown as all: 0.9998 is 99.9 %, and 1 is 100.0 %. */
    static String percent(double share, Locale language) {
        boolean all = share >= 1 - ROUNDING || share < LAST_BELOW_ALL;
        return number(all ? 100 * share : 100 * LAST_BELOW_ALL, 1, language) + NO_BREAK + "%";
    }

    /** A number with so many decimals and its thousands set apart. */
    static String number(Number number, int decimals, Locale language) {
        boolean french = language.getLanguage().equals("fr");
        DecimalFormatSymbols signs = new DecimalFormatSymbols(Locale.ROOT);
        signs.setGroupingSeparator(french ? '\u202F' : ',');
        signs.setDecimalSeparator(french ? ',' : '.');
        DecimalFormat format = new DecimalFormat(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals), signs);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        String written = format.format(number);
        boolean isZero = written.chars().noneMatch(c -> c >= '1' && c <= '9');
        return isZero && written.startsWith("-") ? written.substring(1) : written;
    }
}
