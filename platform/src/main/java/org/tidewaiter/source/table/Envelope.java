package org.tidewaiter.source.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The object around an array of objects, found without keeping the array.
 *
 * @param array the dotted path of the array, or null where there is none
 * @param around everything else of the object
 * @param prefix what the names of the array's columns begin with: the array's path where the object is a declaration with
 *     its items, nothing where it only wraps
 */
record Envelope(@Nullable String array, ObjectNode around, String prefix) {
    private static final int DEEPEST = 6;

    /** Looks at the only object of a file; the array of items is meant, else one of records, else the largest. */
    static Envelope of(Path file, JsonMapper json) throws IOException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (JsonParser parser = json.createParser(file.toFile())) {
            parser.nextToken();
            measure(parser, "", sizes, 0);
        }
        String array = Records.rowsAmong(sizes);
        if (array == null) {
            return new Envelope(null, json.createObjectNode(), "");
        }
        try (JsonParser parser = json.createParser(file.toFile())) {
            parser.nextToken();
            ObjectNode around = around(parser, json, "", array);
            boolean declaration = Records.isItems(array) && !around.isEmpty();
            return new Envelope(array, around, declaration ? array + "." : "");
        }
    }

    private static void measure(JsonParser parser, String path, Map<String, Long> sizes, int depth) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = path + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && depth < DEEPEST) {
                measure(parser, name + ".", sizes, depth + 1);
            } else if (value == JsonToken.START_ARRAY) {
                boolean objects = parser.nextToken() == JsonToken.START_OBJECT;
                long size = 0;
                for (; parser.currentToken() != JsonToken.END_ARRAY && parser.currentToken() != null; size++) {
                    parser.skipChildren();
                    parser.nextToken();
                }
                if (objects) {
                    sizes.put(name, size);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    /** The object without that array; other arrays of objects are no rows and stay JSON. */
    private static ObjectNode around(JsonParser parser, JsonMapper json, String path, String array) throws IOException {
        ObjectNode object = json.createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String here = path + name;
            JsonToken value = parser.nextToken();
            if (here.equals(array)) {
                parser.skipChildren();
            } else if (value == JsonToken.START_OBJECT && array.startsWith(here + ".")) {
                ObjectNode inner = around(parser, json, here + ".", array);
                if (!inner.isEmpty()) {
                    object.set(name, inner);
                }
            } else {
                JsonNode node = json.readTree(parser);
                boolean plain = !node.isArray() || node.valueStream().noneMatch(JsonNode::isObject);
                object.set(name, plain ? node : object.textNode(node.toString()));
            }
        }
        return object;
    }

    /** Moves a parser that stands at the object to the start of the array. */
    static void moveTo(JsonParser parser, String array) throws IOException {
        for (String step : array.split("\\.")) {
            while (parser.nextToken() == JsonToken.FIELD_NAME
                    && !parser.currentName().equals(step)) {
                parser.nextToken();
                parser.skipChildren();
            }
            parser.nextToken();
        }
    }

    /** An element of the array with what stands around it; where both have a name, the element's counts. */
    static ObjectNode within(ObjectNode around, String prefix, ObjectNode element) {
        ObjectNode whole = around.deepCopy();
        if (prefix.isEmpty()) {
            whole.setAll(element);
            return whole;
        }
        ObjectNode here = whole;
        for (String step : prefix.split("\\.")) {
            here = here.withObjectProperty(step);
        }
        here.setAll(element);
        return whole;
    }
}
