package org.tidewaiter.engine;

/** The beginning of a text, for a sentence that tells what stands somewhere. */
public final class Excerpt {
    private static final int LONGEST = 200;

    private Excerpt() {}

    /** The text, cut behind {@value #LONGEST} characters, between two of them, and then with an ellipsis. */
    public static String of(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
