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
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;

/**
 * A table of paths, read from a text of lines {@code field  how  path [+ path …] [where path]} under the headings {@code [heading]} and
 * {@code [item]}; {@code #} starts a comment. Lines are tried from top to bottom: the first that finds something fills the
 * field, and a value once taken is not taken again. What repeats has headings of its own ({@link LineRule}).
 *
 * @param heading lines for the declaration as a whole
 * @param item lines for a goods item
 * @param lines how what repeats is read: taxes, documents, containers …
 */
public record PathTable(List<PathRule> heading, List<PathRule> item, List<LineRule> lines) {
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
        return new PathTable(
                joined(heading, further.heading), joined(item, further.item), joined(lines, further.lines));
    }

    private static <T> List<T> joined(List<T> first, List<T> further) {
        return Stream.concat(first.stream(), further.stream()).toList();
    }

    static PathTable parse(String text, String name) {
        List<PathRule> heading = new ArrayList<>();
        List<PathRule> item = new ArrayList<>();
        @Nullable List<PathRule> here = heading;
        List<LineRule> lines = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.equals("[heading]") || line.equals("[item]")) {
                here = line.equals("[item]") ? item : heading;
            } else if (line.startsWith("[")) {
                lines.add(lineRule(line, name));
                here = null;
            } else if (here == null && !line.isEmpty() && !line.startsWith("#")) {
                lines.getLast().columns().add(columnRule(line, lines.getLast().table(), name));
            } else if (here != null && !line.isEmpty() && !line.startsWith("#")) {
                here.add(rule(line, name));
            }
        }
        return new PathTable(List.copyOf(heading), List.copyOf(item), List.copyOf(lines));
    }

    private static LineRule lineRule(String line, String name) {
        String[] words = line.substring(1).split("]", 2);
        LineTable table = LineTable.of(words[0])
                .orElseThrow(
                        () -> new IllegalArgumentException(name + ": no table of what repeats in the line: " + line));
        return new LineRule(
                table,
                patterns(words[1], "heading"),
                patterns(words[1], "item"),
                words[1].endsWith("; beside"),
                new ArrayList<>());
    }

    /** The paths that follow a word, up to the next semicolon. */
    private static List<PathPattern> patterns(String text, String word) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(s -> s.startsWith(word + " "))
                .flatMap(s -> paths(s.substring(word.length()).strip()).stream())
                .toList();
    }

    private static LineRule.ColumnRule columnRule(String line, LineTable table, String name) {
        String[] words = line.split("\\s+", 3);
        boolean known = words.length == 3
                && (LineRule.PLACES.contains(words[0]) || table.column(words[0]).isPresent());
        if (!known) {
            throw new IllegalArgumentException(
                    name + ": no column of " + table.tableName() + ", or nothing to fill it, in the line: " + line);
        }
        LineRule.FillMode how = LineRule.FillMode.valueOf(words[1].toUpperCase(Locale.ROOT));
        if (how != LineRule.FillMode.IS) {
            return new LineRule.ColumnRule(words[0], how, paths(words[2]), "");
        }
        String[] constant = words[2].split("\\s+where\\s+", 2);
        List<PathPattern> where = constant.length < 2 ? List.of() : paths(constant[1]);
        return new LineRule.ColumnRule(words[0], how, where, constant[0]);
    }

    private static List<PathPattern> paths(String text) {
        return Arrays.stream(text.split("\\s+\\+\\s+")).map(PathPattern::of).toList();
    }

    private static PathRule rule(String line, String name) {
        String[] words = line.split("\\s+", 3);
        Field field = words.length < 3 ? null : Field.of(words[0]).orElse(null);
        if (field == null) {
            throw new IllegalArgumentException(name + ": no field, or nothing to fill it, in the line: " + line);
        }
        String[] where = words[2].split("\\s+where\\s+", 2);
        return new PathRule(
                field,
                PathRule.FillMode.valueOf(words[1].toUpperCase(Locale.ROOT)),
                paths(where[0]),
                where.length < 2 ? null : PathPattern.of(where[1]));
    }
}
