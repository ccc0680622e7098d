package org.tidewaiter.message.path;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a message writes numbers: which sign stands before the decimals. */
public enum Numbers {
    /** 1,234.56 */
    POINT('.', ','),
    /** 1.234,56 */
    COMMA(',', '.');

    private static final Pattern PLAIN = Pattern.compile("-?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,2})?");
    private static final Pattern SURELY_COMMA =
            Pattern.compile("-?(\\d+,(\\d{1,2}|\\d{4,})|0,\\d+|\\d{1,3}(\\.\\d{3})+,\\d+|\\d{1,3}(\\.\\d{3}){2,})");
    private static final Pattern SURELY_POINT =
            Pattern.compile("-?(\\d+\\.(\\d{1,2}|\\d{4,})|0\\.\\d+|\\d{1,3}(,\\d{3})+\\.\\d+|\\d{1,3}(,\\d{3}){2,})");

    private static final Pattern BETWEEN = Pattern.compile("[\\s\u00a0\u202f']");

    /** Beyond this many digits a text is no quantity, and its arithmetic would only cost time. */
    private static final int LONGEST = 40;

    private final char decimal;
    private final char grouping;

    Numbers(char decimal, char grouping) {
        this.decimal = decimal;
        this.grouping = grouping;
    }

    /** The style that the numbers of a message speak for; a decimal point where nothing tells. */
    public static Numbers of(Collection<String> values) {
        long commas =
                values.stream().filter(v -> SURELY_COMMA.matcher(v).matches()).count();
        long points =
                values.stream().filter(v -> SURELY_POINT.matcher(v).matches()).count();
        return commas > points ? COMMA : POINT;
    }

    /** Reads a number, signs between thousands and blanks left out; null where it is none. */
    public @Nullable BigDecimal read(String text) {
        String bare = BETWEEN.matcher(text).replaceAll("");
        int sign = bare.lastIndexOf(decimal);
        String whole = (sign < 0 ? bare : bare.substring(0, sign)).replace(String.valueOf(grouping), "");
        String plain = sign < 0 ? whole : whole + "." + bare.substring(sign + 1);
        return plain.length() > LONGEST || !PLAIN.matcher(plain).matches() ? null : new BigDecimal(plain);
    }

    /** Writes a number without exponent and without zeros at the end of its decimals. */
    public static String write(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
