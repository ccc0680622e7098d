package org.tidewaiter.source;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a file of separated values is written.
 *
 * @param delimiter between two values
 * @param quote around values that hold a delimiter or a line end; {@link #NO_QUOTE} when there is none
 */
public record Dialect(char delimiter, char quote) {
    /** A character that no text has. */
    static final char NO_QUOTE = '\uFFFF';

    /** No value and no row may be longer: 4 million characters. What is longer is a broken file, not a value. */
    public static final int LONGEST = 4_000_000;

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LINES_LOOKED_AT = 50;
    private static final Pattern SINGLE_QUOTED =
            Pattern.compile("(?:^|[,;\\t|\\r\\n])'[^'\\r\\n]*'(?:$|[,;\\t|\\r\\n])");

    /** What Excel understands as the first line of a file: which separator follows. */
    private static final Pattern SEPARATOR = Pattern.compile("(?i)\"?sep=(.)\"?[\\t ;,|]*(?:\\r\\n|\\r|\\n)");

    /** Finds the dialect from the first lines of a file; what the mapping fixes is kept. */
    public static Dialect detect(String sample, @Nullable Character delimiter, @Nullable Character quote) {
        char mark = quote == null ? detectQuote(sample) : quote;
        Character told = separator(sample);
        if (delimiter == null && told != null) {
            return new Dialect(told, mark);
        }
        return new Dialect(delimiter == null ? detectDelimiter(sample, mark) : delimiter, mark);
    }

    /** The separator that a first line {@code sep=;} names; null where there is no such line. */
    public static @Nullable Character separator(String sample) {
        Matcher told = SEPARATOR.matcher(sample);
        return told.lookingAt() ? told.group(1).charAt(0) : null;
    }

    /** A reader's settings for this dialect: nothing is refused here that a row can be quarantined for. */
    public CsvReader.CsvReaderBuilder reader() {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST);
    }

    /** A value as this dialect writes it. */
    public String write(String value) {
        boolean plain = value.indexOf(delimiter) < 0
                && value.indexOf(quote) < 0
                && value.indexOf('\n') < 0
                && value.indexOf('\r') < 0;
        if (plain) {
            return value;
        }
        String mark = String.valueOf(quote == NO_QUOTE ? '"' : quote);
        return mark + value.replace(mark, mark + mark) + mark;
    }

    private static char detectQuote(String sample) {
        return sample.indexOf('"') < 0 && SINGLE_QUOTED.matcher(sample).find() ? '\'' : '"';
    }

    /** The delimiter that splits most of the first lines into as many values as the header has, and into several. */
    private static char detectDelimiter(String sample, char quote) {
        char best = ',';
        double bestScore = 0;
        for (char delimiter : DELIMITERS) {
            List<Line> lines = lines(sample, delimiter, quote);
            // A title above the header has no delimiter: then what the other lines have counts.
            int header = lines.stream()
                    .mapToInt(Line::count)
                    .filter(c -> c > 0)
                    .findFirst()
                    .orElse(0);
            if (header == 0) {
                continue;
            }
            double same = lines.stream().filter(l -> l.fits(header)).count() / (double) lines.size();
            double score = same + Math.min(header, 100) / 1000.0;
            if (score > bestScore) {
                best = delimiter;
                bestScore = score;
            }
        }
        return best;
    }

    /** How many delimiters a line has, and how many of them stand at its end. */
    private record Line(int count, int trailing) {
        /** As many as the header has; what is more may only follow the last value. */
        boolean fits(int header) {
            return count == header || count > header && count - trailing <= header;
        }
    }

    private static List<Line> lines(String sample, char delimiter, char quote) {
        List<Line> lines = new ArrayList<>();
        boolean quoted = false;
        boolean empty = true;
        int count = 0;
        int trailing = 0;
        for (int i = 0; i < sample.length() && lines.size() < LINES_LOOKED_AT; i++) {
            char c = sample.charAt(i);
            if (!quoted && (c == '\n' || c == '\r')) {
                if (!empty) {
                    lines.add(new Line(count, trailing));
                }
                count = 0;
                trailing = 0;
                empty = true;
                continue;
            }
            boolean delimits = !quoted && c == delimiter;
            quoted ^= c == quote;
            count += delimits ? 1 : 0;
            trailing = delimits ? trailing + 1 : 0;
            empty = false;
        }
        if (lines.isEmpty() && !empty) {
            lines.add(new Line(count, trailing));
        }
        return lines;
    }
}
