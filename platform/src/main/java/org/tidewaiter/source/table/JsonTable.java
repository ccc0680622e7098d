package org.tidewaiter.source.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * JSON as a table: an array of objects, an object around one array, or an object a line. It is read twice, for the columns
 * and for the rows, one object at a time.
 */
final class JsonTable {
    /** The library's settings that bound lengths or allow more than JSON, which are of no use to who sent the file. */
    private static final Pattern BY_SETTING = Pattern.compile(
            ", from `[^`]*`|: enable `[^`]*` to allow| \\(not recognized as one since Feature '[^']*' not enabled for parser\\)");

    private static final JsonMapper JSON = Json.OF_OTHERS_WITH_NAN;

    private static final int COLUMNS = 2_000;

    /** A name that an object has twice would lose one of its values. */
    private final String name;

    private final TableStyle writing;
    private final Records records;

    JsonTable(String name, TableStyle writing) {
        this.name = name;
        this.writing = writing;
        this.records = new Records(writing);
    }

    /** Takes records one after the other; says whether it wants more. */
    private interface Sink {
        boolean take(ObjectNode record) throws IOException;
    }

    /** Takes a line that is no JSON object. */
    private interface BrokenLineTaker {
        void take(String line) throws IOException;
    }

    /** Writes the rows; says what was written. */
    ConvertedTable write(Path json, Path to) throws IOException {
        JsonLayout layout = layout(json);
        Set<String> columns = new LinkedHashSet<>();
        // All of them, however few rows are wanted: writers leave out what is empty, so that a name may come late.
        each(
                json,
                layout,
                record -> {
                    records.learn(record);
                    add(columns, record);
                    return true;
                },
                line -> {});
        records.choose(layout.wrapped() == null ? "" : layout.prefix());
        if (records.expands()) { // arrays become rows: other columns than those of the records alone
            columns.clear();
            each(
                    json,
                    layout,
                    record -> {
                        add(columns, record);
                        return true;
                    },
                    line -> {});
        }
        refuseNone(columns);
        writeRows(json, layout, new ArrayList<>(columns), to);
        return new ConvertedTable(1, List.of(), List.of(), records.arrays());
    }

    private void add(Set<String> columns, ObjectNode record) {
        for (Map<String, String> row : records.rows(record)) {
            columns.addAll(row.keySet());
        }
        refuseTooMany(columns);
    }

    private void writeRows(Path json, JsonLayout layout, List<String> columns, Path to) throws IOException {
        try (RowsFile out = new RowsFile(to, writing)) {
            out.row(columns);
            each(
                    json,
                    layout,
                    record -> {
                        for (Map<String, String> row : records.rows(record)) {
                            out.row(columns.stream()
                                    .map(c -> row.getOrDefault(c, ""))
                                    .toList());
                        }
                        return !out.isFull();
                    },
                    // Too few or too many values: such a row is set aside with its text.
                    line -> out.row(columns.size() == 1 ? List.of(line, "") : List.of(line)));
        }
    }

    private void refuseTooMany(Set<String> columns) {
        if (columns.size() > COLUMNS) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    name + " has more than " + COLUMNS + " different names in its objects",
                    "give objects that have the same names, a row each");
        }
    }

    private void refuseNone(Set<String> columns) {
        if (columns.isEmpty()) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    name + " is JSON without objects that could be rows",
                    "give an array of objects, an object around one array of objects, or an object a line");
        }
    }

    /**
     * How the file is laid out.
     *
     * @param lines an object a line
     * @param wrapped the path of the array of objects inside the only object of the file, or null
     * @param around what stands around that array
     * @param prefix what the names of the array's columns begin with
     */
    private record JsonLayout(boolean lines, @Nullable String wrapped, ObjectNode around, String prefix) {}

    private JsonLayout layout(Path json) throws IOException {
        if (isLines(json)) {
            return new JsonLayout(true, null, JSON.createObjectNode(), "");
        }
        try (JsonParser parser = JSON.createParser(json.toFile())) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                return new JsonLayout(false, null, JSON.createObjectNode(), "");
            }
            Envelope envelope = Envelope.of(json, JSON);
            return new JsonLayout(false, envelope.array(), envelope.around(), envelope.prefix());
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    /** Whether the first line is a whole object and there are others. */
    private static boolean isLines(Path json) throws IOException {
        try (JsonLines in = new JsonLines(json)) {
            String first = in.next();
            String second = in.next();
            return first != null
                    && second != null
                    && (object(first) != null || (isWhole(first) && second.startsWith("{")));
        }
    }

    /** Whether a line is an object by its braces, broken as it may be inside. */
    private static boolean isWhole(String line) {
        return line.startsWith("{") && line.strip().endsWith("}");
    }

    private void each(Path json, JsonLayout layout, Sink sink, BrokenLineTaker broken) throws IOException {
        if (layout.lines()) {
            lines(json, sink, broken);
            return;
        }
        try (JsonParser parser = JSON.createParser(json.toFile())) {
            parser.nextToken();
            if (layout.wrapped() != null) {
                Envelope.moveTo(parser, layout.wrapped());
            }
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                sink.take(JSON.readTree(parser));
                return;
            }
            boolean more = true;
            for (JsonToken token = parser.nextToken();
                    more && token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                JsonNode element = JSON.readTree(parser);
                if (!(element instanceof ObjectNode record)) {
                    throw new TidewaiterException(
                            Kind.INPUT,
                            name + " has in its array something that is no object, at line "
                                    + parser.currentLocation().getLineNr(),
                            "give an array of objects, a row each");
                }
                more = sink.take(
                        layout.wrapped() == null ? record : Envelope.within(layout.around(), layout.prefix(), record));
            }
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    private static void lines(Path json, Sink sink, BrokenLineTaker broken) throws IOException {
        try (JsonLines in = new JsonLines(json)) {
            boolean more = true;
            for (String line = in.next(); more && line != null; line = in.next()) {
                ObjectNode record = object(line);
                if (record != null) {
                    more = sink.take(record);
                } else {
                    broken.take(line.strip());
                }
            }
        }
    }

    private static @Nullable ObjectNode object(String line) {
        try (JsonParser parser = JSON.createParser(line)) {
            JsonNode node = JSON.readTree(parser);
            return node instanceof ObjectNode object && parser.nextToken() == null ? object : null;
        } catch (IOException e) {
            return null;
        }
    }

    private TidewaiterException broken(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return new TidewaiterException(
                Kind.INPUT,
                name + " is not JSON" + where + " ("
                        + BY_SETTING.matcher(e.getOriginalMessage()).replaceFirst("") + ")",
                "mend it there and load it again",
                e);
    }
}
