package org.tidewaiter.engine;

import java.util.regex.Pattern;

/** Makes texts fit for XML: a file of a name or a cell may hold signs that XML forbids. */
public final class XmlText {
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uD800-\\uDFFF\\uFFFE\\uFFFF]");

    private XmlText() {}

    /**
     * The text with U+FFFD where it has a character that XML 1.0 allows nowhere, not even as a reference: a control character, half of a pair, a
     * noncharacter.
     */
    public static String allowed(String text) {
        return FORBIDDEN.matcher(text).replaceAll("\uFFFD");
    }
}
