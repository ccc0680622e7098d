package org.tidewaiter.message;

import java.util.regex.Pattern;

/** How messages write a mode of transport of UN/ECE Recommendation 19: one digit, before which some forms put a nought (03 of the US, for road). */
public final class TransportMode {
    private static final Pattern NOUGHT_BEFORE = Pattern.compile("0[1-9]");

    private TransportMode() {}

    /** The code as the Recommendation has it; any other text as it is. */
    public static String written(String text) {
        return text.length() == 2 && NOUGHT_BEFORE.matcher(text).matches() ? text.substring(1) : text;
    }
}
