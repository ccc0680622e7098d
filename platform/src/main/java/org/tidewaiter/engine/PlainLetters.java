package org.tidewaiter.engine;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Texts as they are compared where a person may or may not have written the marks on letters: {@code é} as {@code e}. */
public final class PlainLetters {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private PlainLetters() {}

    /** The text without the marks on its letters. */
    public static String of(String text) {
        return without(text, Normalizer.Form.NFD);
    }

    /**
     * The text without the marks on its letters, and with signs that only look otherwise as the plain ones: full-width letters, ligatures, raised
     * figures.
     */
    public static String ofAnyWidth(String text) {
        return without(text, Normalizer.Form.NFKD);
    }

    private static String without(String text, Normalizer.Form form) {
        return MARKS.matcher(Normalizer.normalize(text, form)).replaceAll("");
    }
}
