package org.tidewaiter.source;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.Reader;
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
 * @param backslashes whether a quote within quotes is written {@code \\"} and not doubled; {@link DecodingReader} doubles it
 * @param blanks whether blanks stand between a delimiter and a quote, {@code 7, "a, b"}; {@link DecodingReader} leaves them out
 */
public record Dialect(char delimiter, char quote, boolean backslashes, boolean blanks) {
    /** One that doubles quotes within quotes, and has nothing around them. */
    public Dialect(char delimiter, char quote) {
        this(delimiter, quote, false, false);
    }

    /** A character that no text has. */
    static final char NO_QUOTE = '\uFFFF';

    /** No value and no row may be longer: 4 million characters. What is longer is a broken file, not a value. */
    public static final int LONGEST = 4_000_000;

    /** So many values a row may have that is taken whole, to be set aside: it has more than any header, by separators too many. */
    private static final int MOST_VALUES = 1_000_000;

    private static final char[] DELIMITERS = {',', ';', '\t', '|', '~', '^', '\u0001', '\u001f'};
    private static final int LINES_LOOKED_AT = 50;
    private static final Pattern SINGLE_QUOTED =
            Pattern.compile("(?:^|[,;\\t|\\r\\n])'[^'\\r\\n]*'(?:$|[,;\\t|\\r\\n])");

    /** What Excel understands as the first line of a file: which separator follows. */
    private static final Pattern SEPARATOR = Pattern.compile("(?i)\"?sep=(.)\"?[\\t ;,|]*(?:\\r\\n|\\r|\\n)");

    /** Finds the dialect from the first lines of a file; what the mapping fixes is kept. */
    public static Dialect detect(String sample, @Nullable Character delimiter, @Nullable Character quote) {
        char mark = quote == null ? detectQuote(sample) : quote;
        Character told = delimiter == null ? separator(sample) : delimiter;
        Dialect found = new Dialect(told == null ? detectDelimiter(sample, mark) : told, mark);
        boolean escapes = found.escapes(sample);
        boolean blanks = found.hasBlanks(sample);
        return escapes || blanks ? new Dialect(found.delimiter, mark, escapes, blanks) : found;
    }

    /**
     * Whether values in quotes stand behind blanks. A quote behind a blank that does not end its value, as in {@code 5, "Lion" brand}, is of the
     * text: where one is so, all are taken as they stand.
     */
    private boolean hasBlanks(String sample) {
        if (quote == NO_QUOTE || delimiter == '\t' || sample.indexOf(delimiter + " ") < 0) {
            return false;
        }
        String mark = Pattern.quote(String.valueOf(quote));
        String sign = Pattern.quote(String.valueOf(delimiter));
        Matcher behind = Pattern.compile(sign + " +" + mark + "(?:[^" + mark + "\\r\\n]|" + mark + mark + ")*+" + mark
                        + "(?<end> *(?:" + sign + "|[\\r\\n]|$))?")
                .matcher(sample);
        boolean found = false;
        while (behind.find()) {
            if (behind.group("end") == null) {
                return false;
            }
            found = true;
            behind.region(behind.end("end") - (behind.end("end") > behind.start("end") ? 1 : 0), sample.length());
        }
        return found;
    }

    /**
     * Whether quotes within quotes are escaped by a backslash: some are followed by more of their value, where no quote can
     * close, or the lines fit their header better so; and none fits worse.
     */
    private boolean escapes(String sample) {
        String escaped = "\\" + quote;
        if (quote == NO_QUOTE || !sample.contains(escaped)) {
            return false;
        }
        String doubled = BackslashQuotes.doubled(sample, this);
        long before = fitting(sample);
        long after = fitting(doubled);
        boolean within = false;
        for (int at = sample.indexOf(escaped); at >= 0; at = sample.indexOf(escaped, at + 2)) {
            char next = at + 2 < sample.length() ? sample.charAt(at + 2) : '\n';
            within |= next != delimiter && next != '\n' && next != '\r' && next != quote;
        }
        return !doubled.equals(sample) && (after > before || (within && after == before));
    }

    /** How many lines more fit their header than do not; one that swallows all others is one only. */
    private long fitting(String text) {
        List<LineCount> lines = lines(text, delimiter, quote, Integer.MAX_VALUE);
        int header = lines.isEmpty() ? 0 : lines.getFirst().count();
        long fitting = lines.stream().filter(l -> l.fits(header)).count();
        return 2 * fitting - lines.size();
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

    /** The rows of a text, whole. */
    public CsvReader<CsvRecord> records(String text) {
        return reader().build(handler(), text);
    }

    /** The rows of what a reader gives, whole. */
    public CsvReader<CsvRecord> records(Reader text) {
        return reader().build(handler(), text);
    }

    private static CsvRecordHandler handler() {
        return CsvRecordHandler.builder().maxFields(MOST_VALUES).build();
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
            List<LineCount> lines = lines(sample, delimiter, quote, LINES_LOOKED_AT);
            // A title above the header has no delimiter: then what the other lines have counts.
            int header = lines.stream()
                    .mapToInt(LineCount::count)
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
    private record LineCount(int count, int trailing) {
        /** As many as the header has; what is more may only follow the last value. */
        boolean fits(int header) {
            return count == header || (count > header && count - trailing <= header);
        }
    }

    private static List<LineCount> lines(String sample, char delimiter, char quote, int most) {
        List<LineCount> lines = new ArrayList<>();
        boolean quoted = false;
        boolean empty = true;
        int count = 0;
        int trailing = 0;
        for (int i = 0; i < sample.length() && lines.size() < most; i++) {
            char c = sample.charAt(i);
            if (!quoted && (c == '\n' || c == '\r')) {
                if (!empty) {
                    lines.add(new LineCount(count, trailing));
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
            lines.add(new LineCount(count, trailing));
        }
        return lines;
    }
}
