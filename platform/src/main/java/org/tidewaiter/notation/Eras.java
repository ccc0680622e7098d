package org.tidewaiter.notation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Years that are counted from the founding of a republic or the beginning of a reign: 113/03/11, 1130311 and 民國113年3月11日 are
 * of the Republic of China (year 1 is 1912), 令和6年3月11日 is of Japan.
 */
final class Eras {
    static final String MINGUO = "of the Republic of China (year 1 is 1912)";

    private static final int BEFORE_MINGUO = 1911;
    private static final int FIRST_OF_THREE_DIGITS = 100;
    private static final Map<String, Integer> REIGNS = Map.of("令和", 2018, "平成", 1988, "昭和", 1925);
    private static final Pattern NAMED = Pattern.compile(
            "(?:(令和|平成|昭和)|(?:中華)?(民國|民国)|(R\\.?O\\.?C\\.?)\\s)\\s*(元|\\d{1,3})(?=\\D)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> LETTERS = Map.of("R", 2018, "H", 1988, "S", 1925);
    private static final Pattern LETTERED =
            Pattern.compile("([RHS])\\.?(\\d{1,2})([-/.]\\d{1,2}[-/.]\\d{1,2}(?:[T ].*)?)");
    private static final Pattern THREE_DIGITS = Pattern.compile("(1\\d\\d)([-/.]\\d{1,2}[-/.]\\d{1,2}(?:[T ].*)?)");
    private static final Pattern SEVEN_DIGITS = Pattern.compile("(1\\d\\d)(0[1-9]|1[0-2])([0-2]\\d|3[01])");

    private Eras() {}

    /** A text with the year of Gregory in place of one of another count, and what that was. */
    record EraDay(String text, String calendar) {}

    /** The day with its year as Gregory counts, where a text is sure to have another; else null. */
    static @Nullable EraDay of(String text) {
        Matcher named = NAMED.matcher(text);
        if (named.lookingAt()) {
            int year = named.group(4).equals("元") ? 1 : Integer.parseInt(named.group(4));
            boolean reign = named.group(1) != null;
            int from = reign ? REIGNS.getOrDefault(named.group(1), 0) : BEFORE_MINGUO;
            return new EraDay(
                    from + year + text.substring(named.end()), reign ? "of the era " + named.group(1) : MINGUO);
        }
        Matcher lettered = LETTERED.matcher(text);
        if (lettered.matches()) {
            int year = LETTERS.getOrDefault(lettered.group(1), 0) + Integer.parseInt(lettered.group(2));
            return new EraDay(year + lettered.group(3), "of the eras of Japan (" + lettered.group(1) + ")");
        }
        Matcher three = THREE_DIGITS.matcher(text);
        if (three.matches() && isMinguo(three.group(1))) {
            return new EraDay(BEFORE_MINGUO + Integer.parseInt(three.group(1)) + three.group(2), MINGUO);
        }
        Matcher seven = SEVEN_DIGITS.matcher(text);
        if (seven.matches() && isMinguo(seven.group(1))) {
            int year = BEFORE_MINGUO + Integer.parseInt(seven.group(1));
            return new EraDay(year + "-" + seven.group(2) + "-" + seven.group(3), MINGUO);
        }
        return null;
    }

    private static boolean isMinguo(String digits) {
        int year = Integer.parseInt(digits);
        return year >= FIRST_OF_THREE_DIGITS
                && year + BEFORE_MINGUO <= LocalDate.now(ZoneOffset.UTC).getYear();
    }
}
