package org.tidewaiter.notation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a number that is more than digits and a decimal sign: thousands (1,234,567; 12,34,567; 1 234; 1'234), the digits and
 * signs of other scripts, signs before and behind, brackets, a currency's sign, exponents of reason. What could be two numbers
 * is read by the signs that its column has, and refused where they do not fit.
 */
public final class NumberText {
    private static final int LONGEST = 100;
    private static final int GREATEST_EXPONENT = 18;

    /** A double has 15 digits that are sure; what a program writes beyond them is noise of its arithmetic. */
    private static final int SURE_DIGITS = 15;

    private static final char ARABIC_DECIMAL = '٫';
    private static final char ARABIC_GROUPING = '٬';
    private static final Pattern EXPONENT = Pattern.compile("(.*\\d[.,]?)[eE]([+-]?)(\\d{1,3})");
    private static final Pattern HUGE_EXPONENT = Pattern.compile(".*\\d[.,]?[eE][+-]?\\d{4,}");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:(.)\\d{3})(?:\\1\\d{3})*");
    private static final Pattern INDIAN = Pattern.compile("\\d{1,2}(?:,\\d{2})+,\\d{3}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    /** 1500.- and 1500,--, 1500/- and 1500/=: whole francs, rupees or shillings, as prices are written; no minus sign. */
    private static final Pattern WHOLE_MONEY = Pattern.compile("(.*\\d)(?:[.,]-{1,2}|/[-=])");

    /** ***1,500.00: stars that keep a figure from being added before it. */
    private static final Pattern FILLED = Pattern.compile("\\*{2,}(?=\\d)");

    private NumberText() {}

    /**
     * A number as a whole number of {@code 10^-scale}.
     *
     * @throws Refusal when it is none, is negative, is too large, or has decimals that would be lost
     */
    public static long scaled(String text, DecimalForm how) throws Refusal {
        BigDecimal number = of(text, how.decimal(), how.grouping(), how.money());
        if (number.signum() < 0) {
            throw new Refusal("is negative");
        }
        if (number.signum() == 0) {
            return 0;
        }
        long digits = (long) number.precision() - number.scale();
        if (digits > 18 - how.scale()) {
            throw new Refusal("has more than " + (18 - how.scale()) + " digits before the decimal sign");
        }
        BigDecimal fitted = fitted(number, how);
        if (fitted.precision() > 18) { // rounded up to one digit more
            throw new Refusal("has more than " + (18 - how.scale()) + " digits before the decimal sign");
        }
        return fitted.unscaledValue().longValueExact();
    }

    private static BigDecimal fitted(BigDecimal number, DecimalForm how) throws Refusal {
        BigDecimal exact = number.stripTrailingZeros();
        if (exact.scale() > how.scale() && exact.precision() > SURE_DIGITS) {
            BigDecimal sure = exact.round(new MathContext(SURE_DIGITS)).stripTrailingZeros();
            boolean keeps = sure.compareTo(exact.setScale(how.scale(), RoundingMode.HALF_EVEN)) == 0;
            exact = keeps ? sure : exact; // of a large number it would be decimals that are kept
        }
        if (exact.scale() > how.scale() && !how.round()) {
            throw new Refusal(
                    how.scale() == 0
                            ? "is not a whole number"
                            : "has more than the " + how.scale()
                                    + " decimals that are kept: round it, or say 'round: true' under formats in the"
                                    + " mapping");
        }
        return exact.setScale(how.scale(), RoundingMode.HALF_EVEN);
    }

    /** A number, which may be negative. */
    public static BigDecimal of(String text, char decimal, char grouping, boolean money) throws Refusal {
        if (text.length() > LONGEST) {
            throw new Refusal("has " + text.length() + " characters, more than a number has");
        }
        String plain = money ? CurrencyMark.without(Signs.plain(text)) : Signs.plain(text);
        plain = FILLED.matcher(plain).lookingAt() ? plain.substring(plain.lastIndexOf('*') + 1) : plain;
        Matcher whole = WHOLE_MONEY.matcher(plain);
        plain = whole.matches() ? whole.group(1) : plain;
        boolean negative = false;
        if (plain.startsWith("(") && plain.endsWith(")")) {
            negative = true;
            plain = plain.substring(1, plain.length() - 1).strip();
        }
        if (plain.startsWith("-") || plain.endsWith("-") || plain.startsWith("+")) {
            boolean minus = !plain.startsWith("+");
            if (minus && negative) {
                throw new Refusal("is not a number");
            }
            negative |= minus;
            plain = (plain.endsWith("-") ? plain.substring(0, plain.length() - 1) : plain.substring(1)).strip();
        }
        BigDecimal number = unsigned(plain, decimal, grouping);
        return negative ? number.negate() : number;
    }

    private static BigDecimal unsigned(String text, char decimal, char grouping) throws Refusal {
        if (HUGE_EXPONENT.matcher(text).matches()) {
            throw new Refusal("is not a number: its exponent is beyond reason");
        }
        Matcher exponent = EXPONENT.matcher(text);
        if (exponent.matches()) {
            return withExponent(exponent, decimal);
        }
        boolean arabic = text.indexOf(ARABIC_DECIMAL) >= 0 || text.indexOf(ARABIC_GROUPING) >= 0;
        char sign = arabic ? ARABIC_DECIMAL : decimal;
        int at = text.indexOf(sign);
        String whole = at < 0 ? text : text.substring(0, at);
        String fraction = at < 0 ? "" : text.substring(at + 1);
        String digits = ungrouped(whole, arabic ? ARABIC_GROUPING : grouping, text);
        boolean right = digits.isEmpty() ? !fraction.isEmpty() : true;
        if (!right || (!fraction.isEmpty() && !DIGITS.matcher(fraction).matches())) {
            if (grouping != 0 && fraction.indexOf(grouping) >= 0) {
                throw new Refusal("has the sign between thousands in a wrong place");
            }
            throw none(text);
        }
        return new BigDecimal((digits.isEmpty() ? "0" : digits) + (fraction.isEmpty() ? "" : "." + fraction));
    }

    private static String ungrouped(String whole, char grouping, String text) throws Refusal {
        if (whole.isEmpty() || DIGITS.matcher(whole).matches()) {
            return whole;
        }
        Matcher thousands = THOUSANDS.matcher(whole);
        char sign = thousands.matches()
                ? thousands.group(1).charAt(0)
                : INDIAN.matcher(whole).matches() ? ',' : 0;
        boolean known = sign != 0 && (sign == grouping || sign == ' ' || sign == '\'');
        if (!known) {
            boolean misplaced = grouping != 0 && whole.indexOf(grouping) >= 0 && whole.matches("[\\d.,' ]+");
            throw misplaced ? new Refusal("has the sign between thousands in a wrong place") : none(text);
        }
        return whole.replace(String.valueOf(sign), "");
    }

    /**
     * A mantissa and a power of ten. Spreadsheets write long numbers so and drop their last digits: {@code 2.0240311E+11}
     * stands for any of ten thousand numbers.
     */
    private static BigDecimal withExponent(Matcher text, char decimal) throws Refusal {
        String mantissa = text.group(1).replace(decimal, '.');
        int exponent = Integer.parseInt(text.group(3));
        boolean negative = text.group(2).equals("-");
        if (!mantissa.matches("\\d+\\.?\\d*")) {
            throw none(text.group());
        }
        BigDecimal number = new BigDecimal(mantissa.endsWith(".") ? mantissa + "0" : mantissa);
        if (exponent > GREATEST_EXPONENT) {
            throw new Refusal("is not a number: its exponent is beyond reason");
        }
        if (text.group(2).equals("+") && exponent > Math.max(0, number.scale()) && number.signum() != 0) {
            throw new Refusal(
                    "has lost its last digits in a spreadsheet: show the column as a number and export it again");
        }
        return number.scaleByPowerOfTen(negative ? -exponent : exponent);
    }

    private static Refusal none(String text) {
        return NumberWithWord.of(text)
                .filter(parts -> !parts.word().equalsIgnoreCase("e"))
                .map(parts -> new Refusal(
                        "is not a number only: it has '" + parts.word() + "' beside it, which is not known here"))
                .orElseGet(() -> new Refusal("is not a number"));
    }
}
