package org.tidewaiter.notation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that look like others or like nothing: the blanks of all widths, marks that only steer how a text is shown, and
 * the digits and signs of other scripts.
 */
public final class Signs {
    private static final Pattern MARKED = Pattern.compile("'([0-9A-Z]*\\d[0-9A-Z./-]*)|=\"\"?([^\"]+)\"{0,2}");

    /**
     * More characters than a number, a day, a measure or a code has; expressions that look for their beginning anew at every character never end on
     * longer texts.
     */
    private static final int LONGEST = 500;

    /** So far behind a sign of ASCII stands its wide form. */
    private static final int WIDER = 0xfee0;

    private Signs() {}

    /** Whether a text is too long to be anything but words. */
    public static boolean isLong(String text) {
        return text.length() > LONGEST;
    }

    /** Whether it is a blank or a control character, of any width: U+0020, U+00A0, U+2009, U+202F, U+3000. */
    public static boolean isBlank(char c) {
        return c <= ' '
                || c >= 0x7f
                        && (c <= 0xa0
                                || c >= 0x2000 && (c <= 0x200a || c == 0x2028 || c == 0x2029 || c == 0x202f)
                                || c == 0x205f
                                || c == 0x3000
                                || c == 0x1680);
    }

    /** Whether it shows nothing and means nothing: byte order marks, soft hyphens, marks of direction, blanks without width. */
    public static boolean isSilent(char c) {
        return c >= 0xad
                && (c == 0xad
                        || c == 0x200b
                        || c == 0x200e
                        || c == 0x200f
                        || c >= 0x202a && c <= 0x202e
                        || c >= 0x2060 && c <= 0x2069
                        || c == 0x061c
                        || c == 0x180e
                        || c == 0xfeff);
    }

    /** Whether it goes from around a value: a blank, or a mark that says nothing. */
    public static boolean isAround(char c) {
        return c <= ' ' || c >= 0x7f && (isBlank(c) || isSilent(c));
    }

    /** Whether a text holds such a mark. */
    public static boolean hasSilent(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text[i] >= 0xad && isSilent(text[i])) {
                return true;
            }
        }
        return false;
    }

    /** A text without the marks that say nothing and without the blanks around it; joiners within words stay. */
    public static String trimmed(String text) {
        String bare = text;
        if (hasSilent(text.toCharArray(), 0, text.length())) {
            StringBuilder left = new StringBuilder();
            text.chars().filter(c -> !isSilent((char) c)).forEach(c -> left.append((char) c));
            bare = left.toString();
        }
        int from = 0;
        int to = bare.length();
        while (from < to && isAround(bare.charAt(from))) {
            from++;
        }
        while (from < to && isAround(bare.charAt(to - 1))) {
            to--;
        }
        return unmarked(bare.substring(from, to));
    }

    /** A code or identifier with the signs of ASCII in place of their wide forms and of digits of other scripts: Ｔ１００ and T۱۰۰ are T100. */
    public static String narrow(String text) {
        if (text.chars().noneMatch(Signs::isWide)) {
            return text;
        }
        StringBuilder narrow = new StringBuilder(text.length());
        text.chars()
                .forEach(c -> narrow.append(
                        (char) (Character.isDigit(c) ? '0' + Character.digit(c, 10) : isWide(c) ? c - WIDER : c)));
        return narrow.toString();
    }

    /** Whether it is the wide form of a sign of ASCII, or a digit of another script. */
    public static boolean isWide(int c) {
        return c > 0x7f && (c >= 0xff01 && c <= 0xff5e || Character.isDigit(c));
    }

    /** Whether a text may begin with what a spreadsheet sets before a figure that it is to keep as text. */
    public static boolean isMark(char first) {
        return first == '\'' || first == '=';
    }

    /** A text without what keeps a spreadsheet from taking it for a number: {@code '00123}, {@code ="00123"}. */
    private static String unmarked(String text) {
        if (text.length() < 2 || !isMark(text.charAt(0))) {
            return text;
        }
        Matcher marked = MARKED.matcher(text);
        if (!marked.matches()) {
            return text;
        }
        return marked.group(1) == null ? marked.group(2) : marked.group(1);
    }

    /**
     * A value of digits and signs in plain characters: digits of any script as 0 to 9, blanks of any width as one kind,
     * apostrophes, strokes and full-width signs as their usual ones. The Arabic decimal and thousands signs stay.
     */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c) - 1;
            if (c < 0x7f) {
                plain.append((char) c);
            } else if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                plain.append((char) ('0' + Character.digit(c, 10)));
            } else if (Character.getType(c) != Character.FORMAT) {
                plain.appendCodePoint(usual(c));
            }
        }
        return plain.toString().strip();
    }

    private static int usual(int c) {
        return switch (c) {
            case '’', '‘', 'ʼ', '´', '′', '＇', 'ʹ' -> '\'';
            case '−', '‐', '‑', '‒', '–', '—', '－', '﹣' -> '-';
            case '،', '，', '﹐', '‚' -> ',';
            case '．', '﹒', '。' -> '.';
            case '／', '⁄' -> '/';
            case '：' -> ':';
            case '（' -> '(';
            case '）' -> ')';
            case '＋' -> '+';
            case '％', '٪' -> '%';
            default -> c < 0x10000 && isBlank((char) c) ? ' ' : c;
        };
    }
}
