package org.tidewaiter.checks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a text shows that its bytes were read in the wrong encoding, or cut. */
enum TextDamage {
    REPLACED("holds the mark for a character that could not be read", "contient la marque d'un caractère illisible"),
    CONTROL("holds a control character", "contient un caractère de contrôle"),
    TWICE_ENCODED("shows UTF-8 read as a Western encoding", "montre de l'UTF-8 lu comme un codage occidental");

    private final String english;
    private final String french;

    TextDamage(String english, String french) {
        this.english = english;
        this.french = french;
    }

    String text(Locale locale) {
        return locale.getLanguage().equals("fr") ? french : english;
    }

    /** Null for a sound text. Most texts are ASCII, and told so in one pass. */
    static @Nullable TextDamage of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == '\u007f') {
                return CONTROL;
            }
            if (c == '\uFFFD') {
                return REPLACED;
            }
            if (c >= '\u0080' && isTwiceEncoded(text, i)) {
                return TWICE_ENCODED;
            }
        }
        return null;
    }

    /**
     * A lead byte of UTF-8 (Â, Ã, Å, â, also turned to small letters afterwards) before a continuation byte as Latin-1 or
     * Windows-1252 shows it. "SÃO" and "Âme" are sound: a letter follows there.
     */
    private static boolean isTwiceEncoded(String text, int i) {
        char c = text.charAt(i);
        if (c < '\u00a0') {
            return true;
        }
        if (i + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(i + 1);
        boolean lead = c >= '\u00c2' && c <= '\u00f4';
        boolean continuation = next >= '\u0080' && next <= '\u00bf' || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".indexOf(next) >= 0;
        boolean ordinary =
                next == '\u00a0' || next == '\u00bb' || next == '’' || next == '”' || next == '–' || next == '…';
        boolean betweenCapitals = "ŠŒŽŸšœž".indexOf(next) >= 0;
        return lead && continuation && (!(ordinary || betweenCapitals) || "ÃÂâã".indexOf(c) >= 0 && !ordinary);
    }
}
