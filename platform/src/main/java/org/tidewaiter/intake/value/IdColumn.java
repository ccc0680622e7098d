package org.tidewaiter.intake.value;

import java.util.regex.Pattern;

/** Whether a program took the identifiers of a whole column for decimal numbers: then all of them end in {@code .0}. */
public final class IdColumn {
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.0");

    private long texts;
    private long decimal;

    /** Looks at a text. */
    public void add(String text) {
        texts++;
        decimal += DECIMAL.matcher(text).matches() ? 1 : 0;
    }

    /** Whether all of them are. */
    public boolean decimal() {
        return texts > 0 && decimal == texts;
    }
}
