package org.tidewaiter.message.path;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a message writes numbers: which sign stands before the decimals where a number by itself could be read in two ways, such as
 * {@code 1,234}. Everything else a number tells by itself: a sign groups digits only before exactly three of them, so that in any
 * message {@code 1234,56} is 1234.56 and {@code 1.234,56} as well; and what fits neither, such as {@code 12,34,5}, is no number.
 */
public enum Numbers {
    /** {@code 1,234} is 1234, {@code 1.234} is 1.234. */
    POINT,
    /** {@code 1.234} is 1234, {@code 1,234} is 1.234. */
    COMMA,
    /** Both signs stand before decimals, as ISO 9735-1 (UN/EDIFACT) has it, which knows no sign between thousands. */
    EITHER;

    private static final String GROUPED_BY_POINT = "[1-9]\\d{0,2}(?:\\.\\d{3})";
    private static final String GROUPED_BY_COMMA = "[1-9]\\d{0,2}(?:,\\d{3})";

    /** A comma whose place forbids that it groups, or points that do group. */
    private static final Pattern SURELY_COMMA =
            Pattern.compile("[+-]?(?:\\d*,(?:\\d{1,2}|\\d{4,})|(?:0\\d*|\\d{4,}|),\\d{3}|" + GROUPED_BY_POINT
                    + "+,\\d+|" + GROUPED_BY_POINT + "{2,})");

    /** A point whose place forbids that it groups, or commas that do group. */
    private static final Pattern SURELY_POINT =
            Pattern.compile("[+-]?(?:\\d*\\.(?:\\d{1,2}|\\d{4,})|(?:0\\d*|\\d{4,}|)\\.\\d{3}|" + GROUPED_BY_COMMA
                    + "+\\.\\d+|" + GROUPED_BY_COMMA + "{2,})");

    /** Thousands parted by commas, points, blanks or apostrophes, or as in India: 12,34,567; always one sign, by threes to the end. */
    private static final Pattern GROUPED =
            Pattern.compile("[1-9]\\d{0,2}(?:([,.' \u00a0\u202f])\\d{3})(?:\\1\\d{3})*|[1-9]\\d?(?:,\\d{2})+,\\d{3}");

    private static final Pattern EITHER_WAY = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?)([\\d.,' \u00a0\u202f]*\\d[.,]?)([eE][+-]?\\d{1,2})?");

    /** Beyond this many digits a text is no quantity, and its arithmetic would only cost time. */
    private static final int LONGEST = 40;

    /** The style that the numbers of a message speak for; a decimal point where nothing tells. */
    public static Numbers of(Collection<String> values) {
        long commas = 0;
        long points = 0;
        for (String value : values) {
            int comma = value.indexOf(',');
            int point = value.indexOf('.');
            if (comma >= 0 || point >= 0) {
                String bare = value.strip();
                if (comma < 0 && isPlain(bare)) {
                    points++; // decimals that are not three: what the patterns below come to
                    continue;
                }
                commas += SURELY_COMMA.matcher(bare).matches() ? 1 : 0;
                points += SURELY_POINT.matcher(bare).matches() ? 1 : 0;
            }
        }
        return commas > points ? COMMA : POINT;
    }

    /** Reads a number; null where the text is none, or its signs stand where neither thousands nor decimals begin. */
    public @Nullable BigDecimal read(String text) {
        String bare = text.strip();
        if (bare.length() > LONGEST) {
            return null;
        }
        if (isPlain(bare)) {
            return new BigDecimal(bare);
        }
        Matcher parts = NUMBER.matcher(bare);
        if (!parts.matches()) {
            return null;
        }
        String figures = parts.group(2);
        int decimal = decimalSign(figures);
        String whole = ungrouped(decimal < 0 ? figures : figures.substring(0, decimal));
        String fraction = decimal < 0 ? "" : figures.substring(decimal + 1);
        if (whole == null
                || whole.isEmpty() && fraction.isEmpty()
                || !fraction.isEmpty() && !DIGITS.matcher(fraction).matches()) {
            return null;
        }
        String exponent = parts.group(3) == null ? "" : parts.group(3);
        String sign = parts.group(1).equals("-") ? "-" : "";
        return new BigDecimal(
                sign + (whole.isEmpty() ? "0" : whole) + (fraction.isEmpty() ? "" : "." + fraction) + exponent);
    }

    /** Whether it is digits alone, or those with a point before other than three of them: most numbers are, and need no pattern. */
    private static boolean isPlain(String text) {
        int point = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        int decimals = text.length() - point - 1;
        return !text.isEmpty() && (point < 0 || decimals > 0 && decimals != 3);
    }

    /** Where the decimal sign stands; -1 where there is none. */
    private int decimalSign(String figures) {
        int point = figures.lastIndexOf('.');
        int comma = figures.lastIndexOf(',');
        int last = Math.max(point, comma);
        if (last < 0 || point >= 0 && comma >= 0) {
            return last; // of two signs the last one stands before the decimals
        }
        boolean several = figures.indexOf(figures.charAt(last)) < last;
        boolean groups =
                EITHER_WAY.matcher(figures).matches() && (this == POINT && comma >= 0 || this == COMMA && point >= 0);
        return several || groups ? -1 : last;
    }

    /** Digits without the signs between thousands; null where those stand elsewhere. */
    private static @Nullable String ungrouped(String whole) {
        if (whole.isEmpty() || DIGITS.matcher(whole).matches()) {
            return whole;
        }
        if (!GROUPED.matcher(whole).matches()) {
            return null;
        }
        StringBuilder digits = new StringBuilder();
        whole.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    /** Writes a number without exponent and without zeros at the end of its decimals. */
    public static String write(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
