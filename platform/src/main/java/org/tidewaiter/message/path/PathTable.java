package org.tidewaiter.message.path;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.tidewaiter.model.Field;

/**
 * A table of paths, read from a text of lines {@code field  how  path [+ path …]} under the headings {@code [heading]} and
 * {@code [item]}; {@code #} starts a comment. Lines are tried from top to bottom: the first that finds something fills the
 * field, and a value once taken is not taken again.
 *
 * @param heading lines for the declaration as a whole
 * @param item lines for a goods item
 */
public record PathTable(List<PathRule> heading, List<PathRule> item) {
    /** Reads the table in the resource {@code name} beside {@code place}. */
    public static PathTable read(Class<?> place, String name) {
        try (InputStream in = Objects.requireNonNull(place.getResourceAsStream(name), name)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of both, those of this one first. */
    PathTable and(PathTable further) {
        return new PathTable(joined(heading, further.heading), joined(item, further.item));
    }

    private static List<PathRule> joined(List<PathRule> first, List<PathRule> further) {
        return Stream.concat(first.stream(), further.stream()).toList();
    }

    static PathTable parse(String text, String name) {
        List<PathRule> heading = new ArrayList<>();
        List<PathRule> item = new ArrayList<>();
        List<PathRule> here = heading;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.equals("[heading]") || line.equals("[item]")) {
                here = line.equals("[item]") ? item : heading;
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                here.add(rule(line, name));
            }
        }
        return new PathTable(List.copyOf(heading), List.copyOf(item));
    }

    private static PathRule rule(String line, String name) {
        String[] words = line.split("\\s+", 3);
        Field field = words.length < 3 ? null : Field.of(words[0]).orElse(null);
        if (field == null) {
            throw new IllegalArgumentException(name + ": no field, or nothing to fill it, in the line: " + line);
        }
        return new PathRule(
                field,
                PathRule.How.valueOf(words[1].toUpperCase(Locale.ROOT)),
                Arrays.stream(words[2].split("\\s+\\+\\s+"))
                        .map(PathPattern::of)
                        .toList());
    }
}
