package org.tidewaiter.source.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.HarmonizedEditions;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.PlainNumber;

/**
 * Records as rows: objects inside are flattened with dots ({@code importer.id}); an array of objects, the one of the items
 * where there are several, becomes rows that repeat what stands around it ({@code items.hs_code}); other arrays of objects
 * stay JSON in one value, arrays of plain values are joined by {@code "; "}.
 */
final class Records {
    private static final ObjectWriter PLAIN_NUMBERS =
            Json.OF_OTHERS.writer().with(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

    /** Names of arrays whose elements are goods items. */
    private static final Set<String> ITEMS =
            Set.of(("items item goodsitems goodsitem goods lines articles positions partidas lineitems"
                            + " declarationitems itemlist goodslist commodities products governmentagencygoodsitem"
                            + " governmentagencygoodsitems mercancias productos articulos lineas series marchandises produits"
                            + " lignes mercadorias produtos artigos linhas adicoes")
                    .split(" "));

    /** Names of arrays whose elements are what a file is about. */
    private static final Set<String> RECORDS =
            Set.of("declarations", "declaration", "records", "rows", "data", "results", "entries", "values");

    /** Names of arrays whose elements are lines of a declaration or item, and no rows: taxes, documents … */
    private static final Set<String> LINES = Set.of(("tax taxes taxlines duties documents supportingdocuments"
                    + " previousdocuments containers packages packagings charges invoices statements parties")
            .split(" "));

    private final TableStyle writing;
    /** Digits of the codes of goods of one array at least, and those that were seen there: not all products of the world have one. */
    private static final Pattern GOODS_CODE = Pattern.compile("(\\d{4})[. ]?(\\d{2})[\\d. ]{0,8}");

    /** What every line says of itself, by which one object in place of a list of lines is told from a group of amounts. */
    private static final Set<String> SAID_OF_A_LINE =
            Set.of(("type code typecode kind number no id reference role rolecode taxtype"
                            + " taxcode dutytype documenttype documentnumber containerid containernumber packagetype invoicenumber")
                    .split(" "));

    private final Map<String, Long> sizes = new LinkedHashMap<>();
    /** Arrays that hold more than one object somewhere. */
    private final Set<String> several = new HashSet<>();
    /** Paths of objects that stand in no array. */
    private final Set<String> single = new HashSet<>();
    /** By array and name of a value in it: whether all of them were codes of goods. */
    private final Map<String, Map<String, Boolean>> codes = new HashMap<>();

    private final List<String> expanded = new ArrayList<>();
    /** By column the first array of objects that stays JSON. */
    private final Map<String, String> kept = new HashMap<>();

    Records(TableStyle writing) {
        this.writing = writing;
    }

    /** Looks for arrays of objects in a record. */
    void learn(ObjectNode record) {
        learn(record, "");
    }

    private void learn(ObjectNode object, String prefix) {
        object.properties().forEach(e -> {
            String path = prefix + e.getKey();
            if (e.getValue() instanceof ObjectNode inner) {
                single.add(path);
                learn(inner, path + ".");
            } else if (isObjects(e.getValue())) {
                if (e.getValue().size() > 1) {
                    several.add(path);
                }
                sizes.merge(path, (long) e.getValue().size(), Long::sum);
                e.getValue().forEach(element -> {
                    learn((ObjectNode) element, path + ".");
                    learnCodes((ObjectNode) element, codes.computeIfAbsent(path, p -> new HashMap<>()));
                });
            }
        });
    }

    private static void learnCodes(ObjectNode element, Map<String, Boolean> byName) {
        element.properties().stream()
                .filter(e ->
                        e.getValue().isValueNode() && !e.getValue().asText().isBlank())
                .forEach(e -> byName.merge(
                        e.getKey(), isGoodsCode(e.getValue().asText().strip()), Boolean::logicalAnd));
    }

    private static boolean isGoodsCode(String text) {
        Matcher code = GOODS_CODE.matcher(text);
        return code.matches() && HarmonizedEditions.all().contains(code.group(1) + code.group(2));
    }

    /** Whether the objects of an array have a code of goods each, whatever language their names are in. */
    private boolean haveCodes(String path) {
        return codes.getOrDefault(path, Map.of()).containsValue(true);
    }

    /** Decides which arrays become rows: one, one inside it, and so on; inside items only items: their taxes are no items. */
    void choose(String prefix) {
        Map<String, Long> open = new LinkedHashMap<>(sizes);
        open.keySet().removeIf(p -> p.startsWith(prefix) && isLines(p.substring(prefix.length())));
        String chosen = rowsOf(outermost(open, prefix));
        while (chosen != null) {
            expanded.add(chosen);
            String inside = chosen + ".";
            boolean items = isItems(chosen) || haveCodes(chosen);
            open.keySet().removeIf(p -> !p.startsWith(inside) || (items && !isItems(p) && !haveCodes(p)));
            chosen = rowsOf(outermost(open, inside));
        }
        expanded.forEach(kept::remove);
    }

    /** By column that holds arrays of objects, as JSON, the first of them, of all rows that were made. */
    Map<String, String> arrays() {
        return kept;
    }

    /** Whether an array becomes rows. */
    boolean expands() {
        return !expanded.isEmpty();
    }

    /** Arrays that stand in no other array. */
    private static Map<String, Long> outermost(Map<String, Long> sizes, String inside) {
        return sizes.entrySet().stream()
                .filter(e -> e.getKey().startsWith(inside))
                .filter(e -> sizes.keySet().stream().noneMatch(p -> e.getKey().startsWith(p + ".")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** As {@link #rowsAmong}; where no name tells, the array whose objects have codes of goods. */
    private @Nullable String rowsOf(Map<String, Long> open) {
        String byName = rowsAmong(open);
        return byName == null || rank(byName) > 0
                ? byName
                : open.keySet().stream().filter(this::haveCodes).findFirst().orElse(byName);
    }

    /** The array of items among arrays of objects, else one of records, else the largest; null where there is none. */
    static @Nullable String rowsAmong(Map<String, Long> sizes) {
        String best = null;
        for (String path : sizes.keySet()) {
            boolean better = best == null
                    || rank(path) > rank(best)
                    || (rank(path) == rank(best) && size(sizes, path) > size(sizes, best));
            best = better ? path : best;
        }
        return best;
    }

    private static long size(Map<String, Long> sizes, String path) {
        return sizes.getOrDefault(path, 0L);
    }

    static boolean isItems(String path) {
        return rank(path) == 2;
    }

    private static boolean isLines(String path) {
        return Stream.of(path.split("\\.")).anyMatch(step -> LINES.contains(lastName(step)));
    }

    private static String lastName(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return last.replace("_", "").replace("-", "");
    }

    private static int rank(String path) {
        String name = lastName(path);
        return ITEMS.contains(name) ? 2 : RECORDS.contains(name) ? 1 : 0;
    }

    /** The rows of a record: values by column. */
    List<Map<String, String>> rows(ObjectNode record) {
        List<Map<String, String>> rows = new ArrayList<>();
        add(record, "", new LinkedHashMap<>(), rows);
        return rows;
    }

    private void add(ObjectNode object, String prefix, Map<String, String> around, List<Map<String, String>> rows) {
        Map<String, String> row = new LinkedHashMap<>(around);
        Map<String, ArrayNode> deeper = new LinkedHashMap<>();
        flatten(object, prefix, row, deeper);
        if (deeper.isEmpty()) {
            rows.add(row);
            return;
        }
        deeper.forEach((path, array) -> array.forEach(e -> add((ObjectNode) e, path + ".", row, rows)));
    }

    private void flatten(ObjectNode object, String prefix, Map<String, String> row, Map<String, ArrayNode> deeper) {
        object.properties().forEach(e -> {
            String path = prefix + e.getKey();
            switch (e.getValue()) {
                case ObjectNode inner when isOneOfSeveral(path, inner) -> row.put(path, kept(path, array(inner)));
                case ObjectNode inner -> flatten(inner, path + ".", row, deeper);
                case ArrayNode array
                when isNoList(path) && isObjects(array) -> flatten((ObjectNode) array.get(0), path + ".", row, deeper);
                case ArrayNode array when expanded.contains(path) && isObjects(array) -> deeper.put(path, array);
                case ArrayNode array when array.isEmpty() -> {}
                case ArrayNode array when isObjects(array) -> row.put(path, kept(path, array));
                case ArrayNode array -> row.put(path, joined(array));
                default -> row.put(path, text(e.getValue()));
            }
        });
    }

    /** Whether an object is what other records have a list of: writers of XML as JSON leave the brackets of a list of one out. */
    private boolean isOneOfSeveral(String path, ObjectNode object) {
        if (expanded.contains(path)) {
            return false;
        }
        boolean lines = LINES.contains(lastName(path));
        return sizes.containsKey(path) ? lines || several.contains(path) : lines && saysOfALine(path, object);
    }

    /** Whether an object alone says what a line says of itself; count and type of packages are said so of an item, too. */
    private static boolean saysOfALine(String path, ObjectNode object) {
        Set<String> said = lastName(path).startsWith("packag") ? Set.of("packagetype") : SAID_OF_A_LINE;
        return object.properties().stream()
                .anyMatch(e -> e.getValue().isValueNode() && said.contains(lastName(e.getKey())));
    }

    /** Whether an array never holds more than one object, and other records have that object without brackets. */
    private boolean isNoList(String path) {
        return single.contains(path)
                && !several.contains(path)
                && !expanded.contains(path)
                && !LINES.contains(lastName(path));
    }

    private static ArrayNode array(ObjectNode only) {
        return Json.OF_OTHERS.createArrayNode().add(only);
    }

    private String kept(String path, ArrayNode array) {
        String text = lines(array);
        kept.putIfAbsent(path, text);
        return text;
    }

    private String joined(ArrayNode array) {
        boolean plain = StreamSupport.stream(array.spliterator(), false).allMatch(JsonNode::isValueNode);
        return plain
                ? StreamSupport.stream(array.spliterator(), false)
                        .map(this::text)
                        .collect(Collectors.joining("; "))
                : lines(array);
    }

    /** Lines of an item as JSON, numbers without an exponent: the library reads 57940.0 as 5.794E+4, which nobody wrote. */
    private static String lines(ArrayNode array) {
        try {
            return PLAIN_NUMBERS.writeValueAsString(array);
        } catch (JsonProcessingException e) { // a number whose digits would fill the memory
            return array.toString();
        }
    }

    private String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        boolean number = value.isNumber() && !(value.isDouble() && !Double.isFinite(value.doubleValue()));
        return number ? writing.number(PlainNumber.text(value.decimalValue())) : value.asText();
    }

    private static boolean isObjects(JsonNode value) {
        return value instanceof ArrayNode array
                && !array.isEmpty()
                && StreamSupport.stream(array.spliterator(), false).allMatch(JsonNode::isObject);
    }
}
