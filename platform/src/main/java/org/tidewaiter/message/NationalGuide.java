package org.tidewaiter.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * How one administration uses a standard that leaves room: lines that are put before those of a format's own tables, in the same
 * form, or after them where they only fill what is left. Some ship under the code of their country; others are files of one's own (docs/messages.md).
 *
 * @param name the country's code, or the file
 * @param lines its lines
 */
public record NationalGuide(String name, List<String> lines) {
    /** The guides that ship. */
    public static final List<String> SHIPPED = List.of("au", "ca", "es", "gb", "nz", "sg", "us", "za");

    /** Keeps copies of the lists and maps that it is given. */
    public NationalGuide {
        lines = List.copyOf(lines);
    }

    /**
     * The guide that a person means: the name of one that ships, or a file.
     *
     * @param directory where relative paths start
     * @throws TidewaiterException USAGE when there is neither
     */
    public static NationalGuide of(String said, Path directory) {
        String code = said.toLowerCase(Locale.ROOT);
        try {
            if (SHIPPED.contains(code)) {
                try (InputStream in = Objects.requireNonNull(
                        NationalGuide.class.getResourceAsStream("edifact/guides/" + code + ".txt"))) {
                    return new NationalGuide(
                            code,
                            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList());
                }
            }
            Path file = directory.resolve(said);
            if (Files.isRegularFile(file)) {
                return new NationalGuide(said, Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.INPUT, "The guide " + said + " cannot be read (" + e.getMessage() + ")", "check the file", e);
        }
        throw new TidewaiterException(
                Kind.USAGE,
                "There is no guide " + said,
                "give " + String.join(", ", SHIPPED) + ", or a file of your own (docs/messages.md)");
    }

    /** The head of the lines that switch checks. */
    public static final String CHECKS = "checks";

    /** Which checks the guide switches on or off, by their id: lines {@code net-mass-missing on} below the head {@code checks}. */
    public Map<String, Boolean> checks() {
        Map<String, Boolean> switched = new LinkedHashMap<>();
        boolean here = false;
        for (int n = 1; n <= lines.size(); n++) {
            String line = lines.get(n - 1);
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            if (!Character.isWhitespace(line.charAt(0))) {
                here = line.strip().equals(CHECKS);
            } else if (here) {
                String[] word = line.strip().split("\\s+");
                if (word.length != 2 || !word[1].equals("on") && !word[1].equals("off")) {
                    throw wrong(n, "switches no check: write its id and on or off, such as net-mass-missing on");
                }
                switched.put(word[0], word[1].equals("on"));
            }
        }
        return switched;
    }

    private static final String NAMED = "#guide ";
    private static final String LINE = "#|";

    /** The guide as lines of comment that a record of how something was read can hold. */
    public String remembered() {
        return NAMED + name + "\n" + lines.stream().map(l -> LINE + l + "\n").collect(Collectors.joining());
    }

    /** The guide that a text remembers, or nothing. */
    public static Optional<NationalGuide> recalled(String text) {
        return text.lines()
                .filter(l -> l.startsWith(NAMED))
                .findFirst()
                .map(l -> new NationalGuide(
                        l.substring(NAMED.length()),
                        text.lines()
                                .filter(one -> one.startsWith(LINE))
                                .map(one -> one.substring(LINE.length()))
                                .toList()));
    }

    /** An error in a line, counted from 1. */
    public TidewaiterException wrong(int line, String why) {
        return new TidewaiterException(
                Kind.INPUT,
                "The guide " + name + " cannot be used: line " + line + " " + why,
                "mend that line (docs/messages.md)");
    }
}
