package org.tidewaiter.notation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell that says a number and, beside it, what it is a number of: {@code 12.5 t}, {@code USD 1,500}, {@code 5 %}.
 *
 * @param number the text of the number, as the file writes numbers
 * @param word the word or sign beside it
 */
public record NumberWithWord(String number, String word) {
    private static final String FIGURES = "[-+(]?\\p{Nd}(?:[\\p{Nd}.,'’\\h٫٬]*\\p{Nd})?[.,)-]?";
    private static final String WORD = "\\p{L}[\\p{L}\\p{M}\\p{Nd}.²³/°]*|%|\\p{Sc}|\\p{L}{1,3}\\p{Sc}";
    private static final Pattern BEHIND = Pattern.compile("(" + FIGURES + ")\\h*(" + WORD + ")");
    private static final Pattern BEFORE = Pattern.compile("(" + WORD + ")\\h*(" + FIGURES + ")");

    /** Takes a cell apart; empty where it is not a number and one word. */
    public static Optional<NumberWithWord> of(String cell) {
        String text = Signs.trimmed(cell);
        Matcher behind = BEHIND.matcher(text);
        if (behind.matches()) {
            return Optional.of(new NumberWithWord(behind.group(1), behind.group(2)));
        }
        Matcher before = BEFORE.matcher(text);
        return before.matches() ? Optional.of(new NumberWithWord(before.group(2), before.group(1))) : Optional.empty();
    }
}
