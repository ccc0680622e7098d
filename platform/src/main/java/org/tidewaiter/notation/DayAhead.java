package org.tidewaiter.notation;

import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A day that may lie ahead, as the end of a licence does, read as days of the past are: its year is replaced by one of the last 28 with the same
 * days of the week, and a 29 February where it has one, and put back behind the reading. Days of declarations that lie ahead are mistakes, and their
 * reading refuses them.
 *
 * @param text the text with the year of the past; as it was where its year is none of those to come
 * @param years how many years the day was moved back
 */
public record DayAhead(String text, int years) {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("^(\\d{4})(?=(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d))");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<=^(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2]))(\\d{4})(?!\\d)");

    /** How many years it takes until all days fall on the same days of the week again. */
    private static final int CYCLE = 28;

    /** Later ones are of the era of Buddha, but for the last that four figures write, which stands for no end. */
    private static final int LAST = 2399;

    private static final int NO_END = 9999;

    /** The day of a text. */
    public static DayAhead of(String text) {
        int now = Year.now(ZoneOffset.UTC).getValue();
        for (Pattern pattern : new Pattern[] {YEAR, YEAR_FIRST, YEAR_LAST}) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                int year = Integer.parseInt(found.group(1));
                if (year >= now && (year <= LAST || year == NO_END)) {
                    int past = past(year, now);
                    return new DayAhead(
                            text.substring(0, found.start(1)) + past + text.substring(found.end(1)), year - past);
                }
            }
        }
        return new DayAhead(text, 0);
    }

    private static int past(int year, int now) {
        Year ahead = Year.of(year);
        return IntStream.rangeClosed(1, CYCLE)
                .map(back -> now - back)
                .filter(y -> Year.of(y).isLeap() == ahead.isLeap()
                        && Year.of(y).atDay(1).getDayOfWeek() == ahead.atDay(1).getDayOfWeek())
                .findFirst()
                .orElseThrow();
    }

    /** The day that was meant, of the one that was read. */
    public LocalDateTime whole(LocalDateTime read) {
        return read.plusYears(years);
    }
}
