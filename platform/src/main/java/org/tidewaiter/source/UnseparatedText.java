package org.tidewaiter.source;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tables of text whose values no sign separates, told as what they are: columns of fixed width, and lines that are one value in
 * quotes each. What stands where would be a guess.
 */
final class UnseparatedText {
    private static final ForeignFormat FIXED_WIDTH = new ForeignFormat(
            "is a table of fixed width: blanks and no sign such as ; stand between its values",
            "export it with a separator, or part its columns in a spreadsheet (text to columns), below a line that"
                    + " names them, and load that");

    private static final ForeignFormat QUOTED_LINES = new ForeignFormat(
            "holds each line as one value in quotes, so that it has one column only",
            "export it again with quotes around single values and not around whole lines, or take them away at the"
                    + " beginning and end of each line, and load that");

    private static final String SEPARATORS = ",;\t|~^";
    private static final int LINES = 50;
    private static final int FEWEST_LINES = 2;

    /** Two columns of blanks may be chance in few short lines; a table of declarations has at least four columns. */
    private static final int FEWEST_GAPS = 3;

    /** Lines of one length and so long are records of a file without blanks between its values. */
    private static final int LENGTH_OF_RECORDS = 30;

    /** A header is one of so many lines, below a title or two. */
    private static final int FIRST_LINES = 3;

    private static final Pattern WITHIN_NUMBER = Pattern.compile("(?<=\\d),(?=\\d)");

    /**
     * Possessive, here as in every pattern whose repeated group has a choice: else Java goes a step deeper for each sign, and a long line is a stack
     * overflow.
     */
    private static final Pattern QUOTED = Pattern.compile("\\s*+\"((?:[^\"]++|\"\")*+)\"[,;\\t| ]*+");

    private static final Pattern SEPARATOR = Pattern.compile("[,;\\t|]");

    private UnseparatedText() {}

    /** What a text is, by its first characters; null where it may be a table of separated values. */
    static @Nullable ForeignFormat of(String sample) {
        List<String> lines = sample.lines()
                .filter(line -> !line.isBlank() && !Header.isDrawn(line.toCharArray(), 0, line.length()))
                .limit(LINES + 1L)
                .toList();
        if (lines.size() > LINES) {
            lines = lines.subList(0, LINES); // the last one may be cut off
        }
        if (lines.size() < FEWEST_LINES) {
            return null;
        }
        String first = lines.getFirst();
        boolean several = SEPARATORS.chars().anyMatch(sign -> first.indexOf(sign) >= 0);
        if (several && lines.stream().skip(1).allMatch(UnseparatedText::isQuoted)) {
            return QUOTED_LINES;
        }
        boolean inColumns = gaps(lines) >= FEWEST_GAPS;
        boolean separated = inColumns ? isSeparatedAlike(lines) : isSeparated(lines);
        return !separated && (inColumns || areRecords(lines)) ? FIXED_WIDTH : null;
    }

    /** Whether a line is one value in quotes that holds separators. */
    private static boolean isQuoted(String line) {
        Matcher quoted = QUOTED.matcher(line);
        return quoted.matches() && SEPARATOR.matcher(quoted.group(1)).find();
    }

    /** Whether a sign stands in most lines, and so may separate values. */
    private static boolean isSeparated(List<String> lines) {
        return SEPARATORS
                .chars()
                .anyMatch(sign -> 2
                                * lines.stream()
                                        .filter(line -> line.indexOf(sign) >= 0)
                                        .count()
                        > lines.size());
    }

    /**
     * Whether a sign stands in most lines as often as in one of the first, where a header is; within numbers it separates nothing. Values in
     * columns of blanks have commas of their own: amounts, and descriptions here and there.
     */
    private static boolean isSeparatedAlike(List<String> lines) {
        List<String> plain = lines.stream()
                .map(line -> WITHIN_NUMBER.matcher(line).replaceAll(""))
                .toList();
        return SEPARATORS
                .chars()
                .anyMatch(sign -> plain.stream()
                        .limit(FIRST_LINES)
                        .mapToLong(line -> count(line, sign))
                        .filter(count -> count > 0)
                        .anyMatch(count -> 2
                                        * plain.stream()
                                                .filter(line -> count(line, sign) == count)
                                                .count()
                                > plain.size()));
    }

    private static long count(String line, int sign) {
        return line.chars().filter(c -> c == sign).count();
    }

    /** How many places there are where every line has a blank after something, as between columns. */
    private static int gaps(List<String> lines) {
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        int gaps = 0;
        boolean before = true;
        for (int c = 0; c < width; c++) {
            int at = c;
            boolean blank = lines.stream().allMatch(line -> at >= line.length() || line.charAt(at) == ' ');
            gaps += blank && !before ? 1 : 0;
            before = blank;
        }
        long wide = lines.stream().filter(line -> line.strip().contains("  ")).count();
        return 2 * wide >= lines.size() ? gaps : 0;
    }

    private static boolean areRecords(List<String> lines) {
        int length = lines.getFirst().length();
        return lines.size() > FEWEST_LINES
                && length >= LENGTH_OF_RECORDS
                && lines.stream()
                        .allMatch(
                                line -> line.length() == length && line.chars().anyMatch(Character::isDigit));
    }
}
