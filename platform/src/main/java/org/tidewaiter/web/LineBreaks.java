package org.tidewaiter.web;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where a line of a print may end: where Java says so, but not behind an apostrophe within a word, as in « l’acceptation », nor within a day or a
 * number of a declaration.
 */
final class LineBreaks implements FSTextBreaker {
    /** Signs of a number that no line breaks; a longer one may not fit into its column. */
    private static final int LONGEST_NUMBER = 24;

    private final BreakIterator line = BreakIterator.getLineInstance(Locale.ROOT);
    private String text = "";

    @Override
    public int next() {
        int next = line.next();
        while (next != BreakIterator.DONE && (isWithinWord(next) || isWithinNumber(next))) {
            next = line.next();
        }
        return next;
    }

    private boolean isWithinWord(int place) {
        return place > 1
                && place < text.length()
                && "’'".indexOf(text.charAt(place - 1)) >= 0
                && Character.isLetter(text.charAt(place - 2))
                && Character.isLetter(text.charAt(place));
    }

    /** Behind a hyphen of a number that a line holds: 2024-04-11, QZ10-2024-C0002528. */
    private boolean isWithinNumber(int place) {
        if (place < 2 || place >= text.length() || text.charAt(place - 1) != '-') {
            return false;
        }
        int from = place - 1;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        int to = place;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return to - from <= LONGEST_NUMBER && text.substring(from, to).chars().anyMatch(Character::isDigit);
    }

    @Override
    public void setText(String newText) {
        text = newText;
        line.setText(newText);
    }
}
