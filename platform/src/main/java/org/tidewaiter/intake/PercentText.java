package org.tidewaiter.intake;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.notation.Refusal;

/** Rates in per cent as tariffs write them: {@code 6.8}, {@code 6.8%}, {@code Free}. */
final class PercentText {
    private static final String SIGN = "[%％٪﹪]";
    private static final Pattern SIGNED =
            Pattern.compile("([^%％٪﹪]*\\d)\\s*" + SIGN + "|" + SIGN + "\\s*(\\d[^%％٪﹪]*)");
    /** Words of tariffs for goods on which no duty is levied. */
    private static final Set<String> FREE = Set.of("FREE", "NIL", "ZERO", "EXEMPT", "DUTY FREE", "DUTY-FREE");

    /** A figure with a unit, a currency or a further rate beside it; the e of 1e+05 is none. */
    private static final Pattern SPECIFIC =
            Pattern.compile("\\d\\s*(?:[%％٪﹪\\p{Sc}/+]|(?![eE][+-]?\\d)\\p{L})|\\p{Sc}\\s*\\d|\\p{Lu}{3}\\s*\\d");

    private PercentText() {}

    /**
     * The text of the number of per cent.
     *
     * @param duty whether it is a rate of duty, of which words such as Free are 0 per cent; of other taxes they may mean that the tax
     *     is not due at all
     * @throws Refusal where it is an amount by quantity, alone or beside a rate in per cent
     */
    static String number(String text, boolean duty) throws Refusal {
        if (duty && FREE.contains(text.toUpperCase(Locale.ROOT))) {
            return "0";
        }
        Matcher signed = SIGNED.matcher(text);
        String number = !signed.matches() ? text : signed.group(1) == null ? signed.group(2) : signed.group(1);
        if (SPECIFIC.matcher(number).find()) {
            throw new Refusal(
                    "is no rate in per cent of the value alone: specific and compound rates, such as an amount by"
                            + " kg, have no place in this column; leave it empty, or name such texts under 'empty' of the column"
                            + " in a mapping, and say the rate in a description where there is one");
        }
        return number;
    }
}
