package org.tidewaiter.notation;

import java.util.regex.Pattern;

/**
 * Whether a program took the identifiers of a column for decimal numbers: then all of them end in {@code .0}, or, where files
 * were joined, some of them and all others are digits only.
 */
public final class IdColumn {
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.0");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private long texts;
    private long decimal;
    private long digits;

    /** Looks at a text. */
    public void add(String text) {
        texts++;
        decimal += DECIMAL.matcher(text).matches() ? 1 : 0;
        digits += DIGITS.matcher(text).matches() ? 1 : 0;
    }

    /** Whether a text was neither: whatever follows, these are identifiers as they stand. */
    public boolean isDecided() {
        return decimal + digits < texts;
    }

    /** Whether some are, and all others are digits only. */
    public boolean decimal() {
        return decimal > 0 && decimal + digits == texts;
    }

    /** Whether all are. */
    public boolean whole() {
        return decimal > 0 && decimal == texts;
    }

    /** Whether a text looks like an identifier that was taken for a decimal number. */
    public static boolean isDecimal(String text) {
        return text.endsWith(".0") && DECIMAL.matcher(text).matches();
    }
}
