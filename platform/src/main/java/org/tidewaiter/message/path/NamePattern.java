package org.tidewaiter.message.path;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A pattern for the names of a format's elements. A format has few of them and every message has all, so it remembers what it said of those
 * that it has seen: to look each one up anew took a fifth of reading and checking declarations of ASYCUDA.
 */
public final class NamePattern {
    /** Beyond, names come from messages that make up new ones. */
    private static final int REMEMBERED = 10_000;

    private final Pattern pattern;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    /** Takes a regular expression that is to be found somewhere in a name. */
    public NamePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Takes a regular expression that is to be found somewhere in a name, in any case. */
    public static NamePattern anyCase(String regex) {
        return new NamePattern(Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
    }

    /** Whether the name has it. */
    public boolean in(String name) {
        Boolean said = known.get(name);
        if (said == null) {
            said = pattern.matcher(name).find();
            if (known.size() < REMEMBERED) {
                known.put(name, said);
            }
        }
        return said;
    }
}
