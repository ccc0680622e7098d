package org.tidewaiter.message.edifact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The signs that hold an interchange together (ISO 9735-1, 5 and 8).
 *
 * @param component between the components of an element
 * @param element between the elements of a segment
 * @param decimal the decimal sign
 * @param release takes the meaning from the sign after it; 0 where there is none
 * @param repetition between the repetitions of an element; 0 before syntax 4
 * @param terminator ends a segment
 */
record Separators(char component, char element, char decimal, char release, char repetition, char terminator) {
    /** Where no UNA says otherwise. */
    static final Separators USUAL = new Separators(':', '+', '.', '?', '*', '\'');

    /** Level B without UNA: information separators, which no text has (ISO 9735:1988, annex A). */
    static final Separators LEVEL_B = new Separators('\u001f', '\u001d', '.', (char) 0, (char) 0, '\u001c');

    /** So many signs of an interchange are enough to tell how its segments end. */
    static final int LOOKED_AT = 2_000;

    /** The first two segments have no terminator, and what begins the lines behind them is a message and a segment of it. */
    private static final Pattern ENDED_BY_LINES =
            Pattern.compile("UNB\\+[^'\\r\\n]+(\\R)(?:UNG\\+[^'\\r\\n]+\\R)?UNH\\+[^'\\r\\n]+\\R[A-Z]{3}\\+");

    /** Those of an interchange that begins so and that no UNA advises of: ends of lines are terminators where the first segments prove it. */
    static Separators ofStart(String start) {
        if (start.length() > 3 && start.charAt(3) == LEVEL_B.element()) {
            return LEVEL_B;
        }
        Matcher lines = ENDED_BY_LINES.matcher(start);
        if (!lines.lookingAt()) {
            return USUAL;
        }
        String end = lines.group(1);
        return new Separators(
                USUAL.component,
                USUAL.element,
                USUAL.decimal,
                USUAL.release,
                USUAL.repetition,
                end.charAt(end.length() - 1));
    }

    /** The six signs after {@code UNA}; a blank stands for a sign that is not used. */
    static Separators of(byte[] una) {
        return new Separators(sign(una[3]), sign(una[4]), sign(una[5]), used(una[6]), used(una[7]), sign(una[8]));
    }

    /** These separators for a syntax that knows no repetition. */
    Separators withoutRepetition() {
        return new Separators(component, element, decimal, release, (char) 0, terminator);
    }

    /** The UNA that says these. */
    String una() {
        return "UNA" + component + element + decimal + shown(release) + shown(repetition) + terminator;
    }

    private static char shown(char sign) {
        return sign == 0 ? ' ' : sign;
    }

    private static char sign(byte b) {
        return (char) (b & 0xff);
    }

    private static char used(byte b) {
        return b == ' ' ? 0 : sign(b);
    }
}
