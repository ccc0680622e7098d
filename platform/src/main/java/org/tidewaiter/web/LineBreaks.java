package org.tidewaiter.web;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/** Where a line of a print may end: where Java says so, but not behind an apostrophe within a word, as in « l’acceptation ». */
final class LineBreaks implements FSTextBreaker {
    private final BreakIterator line = BreakIterator.getLineInstance(Locale.ROOT);
    private String text = "";

    @Override
    public int next() {
        int next = line.next();
        while (next != BreakIterator.DONE && isWithinWord(next)) {
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

    @Override
    public void setText(String newText) {
        text = newText;
        line.setText(newText);
    }
}
