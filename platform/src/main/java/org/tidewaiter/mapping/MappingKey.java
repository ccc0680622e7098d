package org.tidewaiter.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * What tells one way of reading a table from another: the hash of what a mapping says, without its name and description,
 * comments, and the order and way in which it is written. The same file under another name, read as it was proposed, is the
 * same file read in the same way.
 */
public final class MappingKey {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private MappingKey() {}

    /** The key of a mapping: SHA-256 in hexadecimal. */
    public static String of(Mapping mapping) {
        try {
            JsonNode root = YAML.readTree(mapping.text());
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
            Object plain = YAML.treeToValue(root, Object.class);
            return sha256(SORTED.writeValueAsString(plain instanceof Map<?, ?> ? plain : String.valueOf(plain)));
        } catch (JsonProcessingException e) {
            return sha256(mapping.text());
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
