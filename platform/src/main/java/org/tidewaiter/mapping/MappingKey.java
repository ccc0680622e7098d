package org.tidewaiter.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.Yaml;

/**
 * What tells one way of reading a table from another: the hash of what a mapping says, without its name and description,
 * comments, and the order and way in which it is written. The same file under another name, read as it was proposed, is the
 * same file read in the same way.
 */
public final class MappingKey {

    private MappingKey() {}

    /** The key of a mapping: SHA-256 in hexadecimal. */
    public static String of(Mapping mapping) {
        try {
            JsonNode root = Yaml.MAPPER.readTree(mapping.text());
            if (root instanceof ObjectNode whole) {
                whole.remove("name");
                whole.remove("description");
                if (whole.get("columns") instanceof ObjectNode columns) {
                    columns.properties().stream()
                            .filter(c -> c.getValue().isTextual())
                            .toList()
                            .forEach(c ->
                                    columns.set(c.getKey(), columns.objectNode().set("field", c.getValue())));
                }
            }
            Object plain = Yaml.MAPPER.treeToValue(root, Object.class);
            return Sha256.hex(
                    Json.SORTED.writeValueAsString(plain instanceof Map<?, ?> ? plain : String.valueOf(plain)));
        } catch (JsonProcessingException e) {
            return Sha256.hex(mapping.text());
        }
    }
}
