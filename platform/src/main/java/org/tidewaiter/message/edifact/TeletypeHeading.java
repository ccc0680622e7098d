package org.tidewaiter.message.edifact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.message.Message;

/**
 * The heading of a teletype message (IATA type B), in which airlines pass lists of passengers on: lines of addressees, then the address
 * of who sends it behind a full stop, with day and time. It says where the message went and nothing of what is in it.
 */
final class TeletypeHeading {
    /** So many bytes are looked at, more than 32 addressees take. */
    static final int LONGEST = 1_000;

    private static final Pattern HEADING = Pattern.compile(
            "[\\x00-\\x20A-Za-z0-9/]{0,600}?[\\x00-\\x20]\\.[A-Z0-9]{7}(?: [A-Z0-9/ ]{1,40})?[\\x00-\\x20]+(?=(?:UNA.{6}\\s*)?UNB[^A-Za-z0-9\\s](?:UNO[A-Z]|IAT[AB]))");

    private TeletypeHeading() {}

    /** How many bytes of these it takes; 0 where there is none before an interchange. */
    static int length(byte[] start) {
        byte[] looked = Arrays.copyOf(start, Math.min(start.length, LONGEST));
        Matcher heading = HEADING.matcher(new String(looked, StandardCharsets.ISO_8859_1));
        return heading.lookingAt() ? heading.end() : 0;
    }

    /** Its lines, as additions of a message ({@code teletype.heading}). */
    static List<Message.Addition> lines(byte[] start, int length) {
        return new String(start, 0, length, StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> line.replaceAll("[\\x00-\\x1f]", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> new Message.Addition(null, "teletype.heading", line))
                .toList();
    }
}
