package org.tidewaiter.notation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the texts of a whole column say about its decimal sign. {@code 12,5} proves a comma and {@code 1,234,567} a point;
 * {@code 1,234} may be either. Give it every text, or every distinct one.
 */
public final class NumberColumn {
    private static final int SLIP = 100;
    private static final int THREE = 3;
    private static final int LONGEST_PLAIN = 20;
    private static final Pattern SIGNED = Pattern.compile("(\\d*)([.,])(\\d+)");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([.,])\\d{3}(?:\\1\\d{3})+(?:[.,]\\d*)?");
    private static final Pattern INDIAN = Pattern.compile("\\d{1,2}(?:,\\d{2})+,\\d{3}(?:\\.\\d*)?");
    private static final Pattern BOTH = Pattern.compile("\\d{1,3}(?:([.,])\\d{2,3})+([.,])\\d+");

    private static final Pattern WHOLE = Pattern.compile("(\\d[\\d.,]*)(/[-=]|[.,]-{1,2})$");

    private final Map<String, CurrencyMark> marks = new TreeMap<>();
    private long comma;
    private long point;
    private long openComma;
    private long openPoint;
    private String commaExample = "";
    private String pointExample = "";
    private String openExample = "";

    /** Looks at a text. */
    public void add(String text) {
        // Long: one way of writing after another; the first that a text fits is counted.
        if (Signs.isLong(text)) {
            return;
        }
        Matcher withoutDecimals = WHOLE.matcher(text);
        if (withoutDecimals.find()) {
            addWhole(withoutDecimals.group(1), withoutDecimals.group(2).charAt(0), text);
            CurrencyMark beside = CurrencyMark.of(text);
            if (beside != null) {
                marks.putIfAbsent(beside.sign(), beside);
            }
            return;
        }
        boolean figures = isDigit(text, 0) && isDigit(text, text.length() - 1);
        CurrencyMark mark = figures ? null : CurrencyMark.of(text);
        if (mark != null) {
            marks.putIfAbsent(mark.sign(), mark);
        }
        if (text.indexOf(',') < 0 && text.indexOf('.') < 0 && text.chars().allMatch(c -> c < 0x7f)) {
            return;
        }
        String plain =
                (mark == null ? Signs.plain(text) : mark.number()).replaceAll("^[-+(\\p{Sc}\\s]+|[-)\\p{Sc}\\s]+$", "");
        boolean blanks = plain.indexOf(' ') > 0 || plain.indexOf('\'') > 0;
        String bare = plain.replace(" ", "").replace("'", "");
        Matcher both = BOTH.matcher(bare);
        Matcher grouped = GROUPED.matcher(bare);
        Matcher signed = SIGNED.matcher(bare);
        if (both.matches() && !both.group(1).equals(both.group(2))) {
            proof(both.group(2).charAt(0), text);
        } else if (INDIAN.matcher(bare).matches()) {
            proof('.', text);
        } else if (grouped.matches()) {
            proof(grouped.group(1).equals(",") ? '.' : ',', text);
        } else if (signed.matches()) {
            String whole = signed.group(1);
            boolean open = signed.group(3).length() == 3
                    && !blanks
                    && !whole.isEmpty()
                    && whole.length() <= 3
                    && !whole.startsWith("0");
            char sign = signed.group(2).charAt(0);
            if (!open) {
                proof(sign, text);
            } else {
                openExample = openExample.isEmpty() ? text : openExample;
                openComma += sign == ',' ? 1 : 0;
                openPoint += sign == '.' ? 1 : 0;
            }
        }
    }

    /**
     * Looks at a text that is nothing but figures and one sign, or thousands and decimals with two, and that proves which is the decimal one: most
     * amounts of a file are such, and need no more than a look at each character.
     *
     * @return false where it is another text, or one that proves nothing: then {@link #add(String)} looks at it
     */
    public boolean addPlain(char[] from, int start, int length) {
        int end = start + length;
        if (length < 3 || length > LONGEST_PLAIN || !isFigure(from[start]) || !isFigure(from[end - 1])) {
            return false;
        }
        int last = end - 1;
        while (last > start && isFigure(from[last])) {
            last--;
        }
        if (last == start || !isSign(from[last])) {
            return false;
        }
        int groups = groups(from, start, last);
        boolean decimals = end - last - 1 != THREE || last - start > THREE || from[start] == '0';
        if (groups < 0 || groups == 0 && !decimals) {
            return false;
        }
        proof(from[last], from, start, length);
        return true;
    }

    /** How many signs between thousands stand before the decimal one; -1 where it is anything else. */
    private static int groups(char[] from, int start, int last) {
        int groups = 0;
        int since = 0;
        for (int i = last - 1; i >= start; i--) {
            if (isFigure(from[i])) {
                since++;
            } else if (since == THREE && isSign(from[i]) && from[i] != from[last]) {
                groups++;
                since = 0;
            } else {
                return -1;
            }
        }
        return groups == 0 || since > 0 && since <= THREE ? groups : -1;
    }

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSign(char c) {
        return c == '.' || c == ',';
    }

    /** 1,500/- and 1.500,- have no decimals: what signs they have stand between thousands. */
    private void addWhole(String figures, char end, String text) {
        if (end != '/') {
            proof(end, text);
        } else if (figures.indexOf(',') >= 0) {
            proof('.', text);
        } else if (figures.indexOf('.') >= 0) {
            proof(',', text);
        }
    }

    private void proof(char sign, char[] from, int start, int length) {
        boolean first = (sign == ',' ? commaExample : pointExample).isEmpty();
        proof(sign, first ? new String(from, start, length) : "");
    }

    private void proof(char sign, String text) {
        if (sign == ',') {
            comma++;
            commaExample = commaExample.isEmpty() ? text : commaExample;
        } else {
            point++;
            pointExample = pointExample.isEmpty() ? text : pointExample;
        }
    }

    /** The decimal sign that texts prove, those few against it being slips; 0 where none do or they contradict. */
    public char proven() {
        long all = comma + point;
        if (all == 0 || Math.min(comma, point) * SLIP > all) {
            return 0;
        }
        return comma > point ? ',' : '.';
    }

    /** Whether it has texts that may be two numbers. */
    public boolean open() {
        return openComma + openPoint > 0;
    }

    /** Whether there is nothing to decide: no sign at all. */
    public boolean plain() {
        return comma + point + openComma + openPoint == 0;
    }

    /** The signs of currencies that stand beside its numbers. */
    public List<CurrencyMark> currencies() {
        return List.copyOf(marks.values());
    }

    private static boolean isDigit(String text, int at) {
        return !text.isEmpty() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Whether any text has a comma. */
    public boolean hasComma() {
        return comma + openComma > 0;
    }

    /** A text that may be two numbers. */
    public String openExample() {
        return openExample;
    }

    /** Texts that prove different signs, for people. */
    public Optional<String> contradiction() {
        return comma > 0 && point > 0 && proven() == 0
                ? Optional.of("'" + commaExample + "' has a decimal comma, '" + pointExample + "' a decimal point")
                : Optional.empty();
    }

    /** A text that proves the sign. */
    public String example(char sign) {
        return sign == ',' ? commaExample : pointExample;
    }
}
