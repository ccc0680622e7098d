package org.tidewaiter.message.xml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Element;

/**
 * Makes the tree of a message in JSON that its XML would have: a name is an element, a member of an array an element of its own. An
 * object of a value and what is said of it ({@code {"value": 5, "unitCode": "KGM"}}, {@code {"#text": "5", "@currencyID": "USD"}}) is an
 * element with a text and attributes; names that begin with {@code @}, or stand under {@code $}, are attributes everywhere.
 */
final class JsonTree {
    /** What programs call the text of an element that has attributes. */
    private static final Set<String> TEXT = Set.of("#text", "_", "$t", "value", "_value", "content");

    /** Attributes of the core component types of UN/CEFACT, by their names in small letters; a currency is what an amount has. */
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("unitcode", "unitCode"),
            Map.entry("currencyid", "currencyID"),
            Map.entry("currency", "currencyID"),
            Map.entry("currencycode", "currencyID"),
            Map.entry("format", "format"),
            Map.entry("formatcode", "formatCode"),
            Map.entry("listid", "listID"),
            Map.entry("listagencyid", "listAgencyID"),
            Map.entry("listversionid", "listVersionID"),
            Map.entry("schemeid", "schemeID"),
            Map.entry("schemeagencyid", "schemeAgencyID"),
            Map.entry("schemeversionid", "schemeVersionID"),
            Map.entry("languageid", "languageID"));

    private final boolean capitals;
    private final XmlMessageLimits limits;
    private int elements;
    private boolean deeper;

    /**
     * A maker of one tree.
     *
     * @param capitals whether names begin with a small letter that begin with a large one in XML
     * @param limits what it may hold; a tree that would have more ends there
     */
    JsonTree(boolean capitals, XmlMessageLimits limits) {
        this.capitals = capitals;
        this.limits = limits;
    }

    /** The tree of an object that stands under the name of its root. */
    Element of(String root, JsonNode body) {
        return element(root, "/" + root + "[1]", body, 1);
    }

    /** What the message has too much of, in words that continue "the message …"; null where all of it is in the tree. */
    @Nullable
    String fault() {
        return deeper
                ? "has elements more than " + limits.depth() + " deep"
                : elements > limits.elements() ? "has more than " + limits.elements() + " elements" : null;
    }

    private Element element(String name, String path, JsonNode value, int depth) {
        elements++;
        deeper |= depth > limits.depth();
        Map<String, String> attributes = new LinkedHashMap<>();
        List<Element> children = new ArrayList<>();
        String text = "";
        if (value.isObject()) {
            boolean simple = isSimple(value);
            Map<String, Integer> places = new HashMap<>();
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                String key = field.getKey();
                if (simple && isText(key)) {
                    text = text(field.getValue());
                } else if (key.equals("$") && field.getValue().isObject()) {
                    field.getValue().properties().forEach(a -> attribute(attributes, a.getKey(), a.getValue()));
                } else if (key.startsWith("@") || (simple && isAttribute(key))) {
                    attribute(attributes, key.startsWith("@") ? key.substring(1) : key, field.getValue());
                } else {
                    add(children, places, path, named(key), field.getValue(), depth);
                }
            }
        } else {
            text = text(value);
        }
        return new Element(name, path, attributes, text, children);
    }

    private void add(
            List<Element> children, Map<String, Integer> places, String path, String name, JsonNode value, int depth) {
        if (value.isArray()) {
            value.forEach(member -> add(children, places, path, name, member, depth));
        } else if (!value.isNull() && fault() == null) {
            int place = places.merge(name, 1, Integer::sum);
            children.add(element(name, path + "/" + name + "[" + place + "]", value, depth + 1));
        }
    }

    private String named(String key) {
        String local = MessageCutter.local(key);
        return capitals && !local.isEmpty() ? Character.toUpperCase(local.charAt(0)) + local.substring(1) : local;
    }

    /** A value and nothing but what is said of it. */
    private static boolean isSimple(JsonNode object) {
        boolean has = false;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String key = field.getKey();
            boolean text = isText(key) && field.getValue().isValueNode();
            has |= text;
            if (!text && !key.startsWith("@") && !key.equals("$") && !isAttribute(key)) {
                return false;
            }
        }
        return has;
    }

    private static boolean isText(String key) {
        return TEXT.contains(key) || key.equals("Value");
    }

    private static boolean isAttribute(String key) {
        return ATTRIBUTES.containsKey(key.toLowerCase(Locale.ROOT));
    }

    private static void attribute(Map<String, String> attributes, String name, JsonNode value) {
        String local = MessageCutter.local(name);
        boolean says = value.isValueNode() && !value.isNull();
        if (says && !name.startsWith("xmlns") && !local.endsWith("chemaLocation")) {
            attributes.put(ATTRIBUTES.getOrDefault(local.toLowerCase(Locale.ROOT), local), text(value));
        }
    }

    /** A value as XML would have it: digits as written, without an exponent. */
    static String text(JsonNode value) {
        return value.isNumber()
                ? value.decimalValue().toPlainString()
                : value.isNull() ? "" : value.asText().strip();
    }
}
