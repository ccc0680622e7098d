package org.tidewaiter.notation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times that programs write as a count since 1 January 1970, 00:00 UTC: 1710115200 is 11 March 2024 in seconds,
 * 1710115200000 or /Date(1710115200000+0200)/ in milliseconds. What the texts of a whole column say about it; give it every distinct text once.
 */
public final class EpochTimes {
    /** A format's name in a mapping: {@code epoch} or {@code epoch_millis}, with the clock of the place where it is not UTC. */
    private static final Pattern NAME = Pattern.compile("(epoch|epoch_millis)([+-]\\d{2}:\\d{2})?");

    private static final Pattern COUNT =
            Pattern.compile("(?:/Date\\()?(\\d{9,10}|\\d{12,13})(?:\\.\\d{1,9}|([+-]\\d{4})\\)/|\\)/)?");
    /** Ten figures that may be year, month, day, hour and minute. */
    private static final Pattern SHORT_DAY =
            Pattern.compile("\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:[01]\\d|2[0-3])[0-5]\\d");

    private static final long FIRST = Instant.parse("1990-01-01T00:00:00Z").getEpochSecond();
    private static final int MOST_SECONDS_FIGURES = 10;

    private int texts;
    private int seconds;
    private int millis;
    private int shortDays;
    private String example = "";
    private final Set<Integer> clock = new TreeSet<>();

    /** Whether it is the name of such a format, in a mapping. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * The time that the clock showed at the place that a format names.
     *
     * @param name of the format, as {@code epoch_millis+08:00}
     * @return null where the text is no such count
     */
    static @Nullable LocalDateTime read(String text, String name) {
        Matcher format = NAME.matcher(name);
        Matcher count = COUNT.matcher(Signs.plain(text));
        if (!format.matches() || !count.matches()) {
            return null;
        }
        boolean isMillis = count.group(1).length() > MOST_SECONDS_FIGURES;
        if (isMillis == format.group(1).equals("epoch")) {
            return null;
        }
        long number = Long.parseLong(count.group(1));
        String clock = count.group(2) != null ? count.group(2) : format.group(2);
        ZoneOffset offset = clock == null ? ZoneOffset.UTC : ZoneOffset.of(clock);
        Instant at = isMillis ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        boolean likely = at.getEpochSecond() >= FIRST
                && at.isBefore(OffsetDateTime.now(ZoneOffset.UTC).plusYears(1).toInstant());
        return likely ? LocalDateTime.ofInstant(at, offset) : null;
    }

    /** Looks at a text. */
    public void add(String text) {
        texts++;
        LocalDateTime at = read(text, "epoch");
        seconds += at == null ? 0 : 1;
        if (at == null) {
            at = read(text, "epoch_millis");
            millis += at == null ? 0 : 1;
        }
        if (at != null) {
            example = example.isEmpty() ? text : example;
            shortDays += SHORT_DAY.matcher(text).matches() ? 1 : 0;
            clock.add(at.toLocalTime().toSecondOfDay());
        }
    }

    /** Counts a text that is no such count. */
    void addOther() {
        texts++;
    }

    /** The name of the format that all texts have; null where they have none or two. */
    public @Nullable String format() {
        return texts == 0 ? null : seconds == texts ? "epoch" : millis == texts ? "epoch_millis" : null;
    }

    /** One of the texts. */
    public String example() {
        return example;
    }

    /** Whether every text may be a day and a time of ten figures too, such as 1503111530: 11 March 2015, or 19 August 2017. */
    public boolean mayBeDays() {
        return seconds > 0 && shortDays == seconds;
    }

    /**
     * The hour of UTC, such as 16:00, at which all of them lie though it is not midnight there: then they are days of a place
     * whose clock is another, and in UTC each would be the day before or after. Two hours that follow one another are those of a
     * place with summer time. Null where they are midnights of UTC, or times of all kinds.
     */
    public @Nullable String midnightElsewhere() {
        int first = clock.isEmpty() ? 0 : clock.iterator().next();
        boolean whole = clock.stream().allMatch(second -> second % 900 == 0);
        boolean sameHour = clock.size() == 1 || clock.size() == 2 && clock.contains(first + 3600);
        boolean utc = clock.equals(Set.of(0));
        return clock.isEmpty() || utc || !whole || !sameHour
                ? null
                : java.time.LocalTime.ofSecondOfDay(first).toString();
    }
}
