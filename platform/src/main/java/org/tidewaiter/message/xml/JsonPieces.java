package org.tidewaiter.message.xml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.Message.Addition;

/**
 * Messages of a format of XML that are written in JSON with the same names: one object, an array of them, or one behind the other
 * (an object a line). A message is what stands under the name of its root ({@code "CC015C": {…}}, with a prefix or without), or the object
 * that gives it as its {@code messageType}, or what an object holds that gives it as its {@code SchemaId} (France's Delta IE). What stands
 * around a message is kept beside it. One object at a time is in memory.
 */
final class JsonPieces {
    /** Digits as they were written: a code such as 8517.10 is another without its nought. */
    private static final ObjectReader JSON =
            Json.OF_OTHERS.reader().without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

    private static final Pattern BEGINS =
            Pattern.compile("(?:\u00EF\u00BB\u00BF)?\\s*(?:\\[\\s*)?\\{\\s*[\"}].*", Pattern.DOTALL);
    private static final Set<String> TYPES = Set.of("messageType", "MessageType");
    private static final Set<String> SCHEMAS = Set.of("SchemaId", "schemaId");
    private static final int LOOKED_AT = 200;
    private static final char NO_SIGN = '\uFFFD';

    /** Half of a sign beyond the first 65,536, escaped without its other half. */
    private static final Pattern HALF = Pattern.compile(
            "(?i)\\\\ud[89ab][0-9a-f]{2}(?!\\\\ud[c-f][0-9a-f]{2})|(?<!\\\\ud[89ab][0-9a-f]{2})\\\\ud[c-f][0-9a-f]{2}");

    private static final String NOT_UTF8 = "holds bytes that are no UTF-8, in which JSON is written: convert the file";
    private static final String HALF_A_SIGN = "holds half of a sign of Unicode, whose other half lacks";
    private static final String NONE_IN_IT = "holds no message of this format in JSON";

    private final Set<String> roots;
    private final XmlMessageLimits limits;

    JsonPieces(Set<String> roots, XmlMessageLimits limits) {
        this.roots = roots;
        this.limits = limits;
    }

    /** A message within an object, under the name of its root. */
    private record Found(String root, JsonNode body, boolean capitals) {}

    /** Whether a file starts as JSON of objects. */
    static boolean isJson(byte[] start) {
        return BEGINS.matcher(new String(start, 0, Math.min(start.length, LOOKED_AT), StandardCharsets.ISO_8859_1))
                .matches();
    }

    /** The root of the first message within the start of a file, and that start as its tag; or nothing. */
    Optional<SafeXml.StartTag> opening(byte[] start) {
        try (JsonParser parser = Json.OF_OTHERS.createParser(start)) {
            String name = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String root = switch (token) {
                    case START_OBJECT -> root(name);
                    case VALUE_STRING -> TYPES.contains(name) || SCHEMAS.contains(name) ? root(parser.getText()) : null;
                    default -> null;
                };
                if (root != null) {
                    return Optional.of(new SafeXml.StartTag(root, new String(start, StandardCharsets.UTF_8)));
                }
                if (token == JsonToken.FIELD_NAME) {
                    name = parser.currentName();
                } else if (token != JsonToken.START_ARRAY) {
                    name = "";
                }
            }
        } catch (IOException e) {
            // it ends within a value, as every start of a longer file, or is no JSON
        }
        return Optional.empty();
    }

    /** The root that a name is, with its first letter large or not, whatever stands before a colon; null where it is none. */
    private @Nullable String root(String name) {
        String local = MessageCutter.local(name);
        return roots.contains(local) ? local : roots.contains(capital(local)) ? capital(local) : null;
    }

    private static String capital(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Hands over every message in its order, as {@link SafeXml#read}. */
    void read(InputStream in, Consumer<XmlPiece> sink) throws IOException {
        JsonCutter cutter = new JsonCutter(
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), limits.characters());
        long ordinal = 0;
        for (JsonCutter.Cut cut = cutter.next(); cut != null; cut = cutter.next()) {
            for (XmlPiece piece : pieces(cut, ordinal)) {
                ordinal++;
                sink.accept(piece);
            }
        }
    }

    private List<XmlPiece> pieces(JsonCutter.Cut cut, long before) {
        if (cut.fault() != null) {
            return List.of(broken(before + 1, cut, cut.line(), cut.column(), cut.fault()));
        }
        if (cut.text().indexOf(NO_SIGN) >= 0) {
            return List.of(broken(before + 1, cut, cut.line(), cut.column(), NOT_UTF8));
        }
        if (HALF.matcher(cut.text()).find()) {
            return List.of(broken(before + 1, cut, cut.line(), cut.column(), HALF_A_SIGN));
        }
        JsonNode whole;
        try {
            whole = JSON.readTree(cut.text());
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            String said = e.getOriginalMessage().lines().findFirst().orElse("");
            return List.of(broken(
                    before + 1,
                    cut,
                    cut.line() + line - 1,
                    line == 1 ? cut.column() + column - 1 : column,
                    "is not well-formed: " + said));
        }
        List<Found> found = new ArrayList<>();
        List<Addition> around = new ArrayList<>();
        find(whole, "", found, around);
        if (found.isEmpty()) {
            return List.of(broken(before + 1, cut, cut.line(), cut.column(), NONE_IN_IT));
        }
        List<XmlPiece> pieces = new ArrayList<>();
        for (Found one : found) {
            long ordinal = before + pieces.size() + 1;
            JsonTree tree = new JsonTree(one.capitals(), limits);
            Element root = tree.of(one.root(), one.body());
            String text = found.size() == 1
                    ? cut.text()
                    : Json.OF_OTHERS
                            .createObjectNode()
                            .set(one.root(), one.body())
                            .toString();
            String fault = tree.fault();
            pieces.add(
                    fault != null
                            ? broken(ordinal, cut, cut.line(), cut.column(), fault)
                            : new XmlPiece.Tree(
                                    ordinal,
                                    text,
                                    root,
                                    cut.line(),
                                    pieces.isEmpty() ? List.copyOf(around) : List.of()));
        }
        return pieces;
    }

    private static XmlPiece broken(long ordinal, JsonCutter.Cut cut, long line, long column, String reason) {
        String place = "line " + line + ", column " + column;
        return new XmlPiece.Broken(ordinal, cut.text(), place, reason + " (" + place + ")");
    }

    /** The messages inside, outermost first, and the values that stand in none. */
    private void find(JsonNode here, String path, List<Found> found, List<Addition> around) {
        if (here.isArray()) {
            here.forEach(member -> find(member, path, found, around));
            return;
        }
        if (!here.isObject()) {
            if (!here.isNull() && !here.asText().isBlank()) {
                EnclosingElements.keep(around, path, JsonTree.text(here));
            }
            return;
        }
        String type = said(here, TYPES);
        if (type != null) {
            found.add(new Found(type, here, false));
            return;
        }
        String schema = said(here, SCHEMAS);
        String holding = schema == null ? null : onlyObject(here);
        for (Map.Entry<String, JsonNode> field : here.properties()) {
            if (schema != null && field.getKey().equals(holding)) {
                found.add(new Found(schema, field.getValue(), false));
            } else {
                take(field.getKey(), field.getValue(), path, found, around);
            }
        }
    }

    private void take(String name, JsonNode value, String path, List<Found> found, List<Addition> around) {
        String local = MessageCutter.local(name);
        String root = root(name);
        boolean capitals = root != null && !root.equals(local);
        if (root != null && value.isObject()) {
            found.add(new Found(root, unfolded(root, value), capitals));
        } else if (root != null
                && value.isArray()
                && !value.isEmpty()
                && value.get(0).isObject()) {
            value.forEach(one -> found.add(new Found(root, one, capitals)));
        } else {
            find(value, path + "/" + local, found, around);
        }
    }

    /** Some programs put a declaration's own values into an object of the same name within it, beside its shipment. */
    private static JsonNode unfolded(String root, JsonNode value) {
        JsonNode inside = value.get(root);
        if (inside == null || !inside.isObject()) {
            return value;
        }
        ObjectNode whole = Json.OF_OTHERS.createObjectNode();
        inside.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
        boolean apart = value.properties().stream()
                .noneMatch(field -> !field.getKey().equals(root) && whole.has(field.getKey()));
        value.properties().stream()
                .filter(field -> !field.getKey().equals(root))
                .forEach(field -> whole.set(field.getKey(), field.getValue()));
        return apart ? whole : value;
    }

    /** The name of the only object in an object; null where there is none or several. */
    private static @Nullable String onlyObject(JsonNode object) {
        List<String> names = object.properties().stream()
                .filter(field -> field.getValue().isObject())
                .map(Map.Entry::getKey)
                .toList();
        return names.size() == 1 ? names.getFirst() : null;
    }

    /** The root that one of these values of an object names; null where none does. */
    private @Nullable String said(JsonNode object, Set<String> names) {
        return names.stream()
                .map(object::get)
                .filter(v -> v != null && v.isTextual())
                .map(v -> root(v.asText()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
