package org.tidewaiter.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;

/** Reads messages for tests, and counts their values apart from the readers' own counting. */
public final class Reading {
    private Reading() {}

    public static List<ReadResult> all(MessageFormat format, byte[] bytes) throws IOException {
        List<ReadResult> found = new ArrayList<>();
        format.read(new ByteArrayInputStream(bytes), found::add);
        return found;
    }

    public static List<ReadResult> all(MessageFormat format, String text) throws IOException {
        return all(format, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The only message in it. */
    public static Message one(MessageFormat format, String text) throws IOException {
        List<ReadResult> found = all(format, text);
        if (found.size() == 1 && found.getFirst() instanceof Message message) {
            return message;
        }
        throw new AssertionError("Not one message, but " + found);
    }

    public static String resource(Class<?> place, String name) throws IOException {
        try (var in = Objects.requireNonNull(place.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Every value of a tree by its path: texts of elements without children, and attributes that say something of the goods. */
    public static List<String> leaves(Element element) {
        List<String> paths = new ArrayList<>();
        element.attributes().forEach((name, value) -> {
            if (!value.isBlank() && !name.startsWith("xmlns") && !name.endsWith("chemaLocation")) {
                paths.add(element.path() + "/@" + name);
            }
        });
        if (!element.text().isBlank()) {
            paths.add(element.path());
        }
        element.children().forEach(c -> paths.addAll(leaves(c)));
        return paths;
    }

    /** The heading and the items. */
    public static List<MessagePart> parts(Message message) {
        return Stream.concat(Stream.of(message.heading()), message.items().stream())
                .toList();
    }

    /** Every value in a field or line, heading and items. */
    public static Stream<GivenValue> given(Message message) {
        return parts(message).stream()
                .flatMap(p -> Stream.concat(
                        p.values().values().stream(), p.lines().stream().flatMap(l -> l.values().values().stream())));
    }

    /** The values that lines hold beside their own: further seals, the number of the line or of its item. */
    private static Set<String> alsoInLines(Message message) {
        Element tree = Objects.requireNonNull(message.tree());
        Set<String> held = new HashSet<>();
        List<MessagePart> parts = parts(message);
        for (int p = 0; p < parts.size(); p++) {
            Map<LineTable, Integer> places = new EnumMap<>(LineTable.class);
            for (Line line : parts.get(p).lines()) {
                String place = String.valueOf(places.merge(line.table(), 1, Integer::sum));
                String item = String.valueOf(p);
                String said = line.values().values().stream()
                        .map(GivenValue::text)
                        .collect(Collectors.joining(", ", ", ", ", "));
                texts(tree).forEach((path, text) -> {
                    boolean number = text.equals(place)
                                    && path.substring(Math.min(
                                                    path.length(), line.path().length()))
                                            .matches("/(\\w+:)?(SequenceNumeric|sequenceNumber)\\[1]")
                            || text.equals(item) && path.matches("(?i).*(Item_Number|declarationGoodsItemNumber)\\[1]");
                    boolean inside = path.startsWith(line.path() + "/") && !path.contains("/Pointer[");
                    boolean counts = path.matches(".*(SequenceNumeric|sequenceNumber)\\[1]");
                    if (inside
                            && (number
                                    || !counts
                                            && (said.contains(", " + text + ", ")
                                                    || text.length() > 3 && said.contains(text)))) {
                        held.add(path);
                    }
                });
            }
        }
        return held;
    }

    private static Map<String, String> texts(Element element) {
        Map<String, String> texts = new HashMap<>();
        element.attributes().forEach((name, value) -> texts.put(element.path() + "/@" + name, value));
        if (!element.text().isBlank()) {
            texts.put(element.path(), element.text());
        }
        element.children().forEach(c -> texts.putAll(texts(c)));
        return texts;
    }

    /** Fails unless every value of the tree is in a field, a line or an addition, and in an addition only where in neither of them. */
    public static void assertNothingLost(Message message) {
        List<String> leaves = leaves(Objects.requireNonNull(message.tree()));
        Set<String> placed = given(message).map(GivenValue::path).collect(Collectors.toCollection(HashSet::new));
        placed.addAll(alsoInLines(message));
        placed.retainAll(new HashSet<>(leaves));
        assertThat(placed.size() + message.additions().size())
                .as(message.original())
                .isEqualTo(leaves.size());
    }

    /** What lines of a table say in a column, in the heading (0) or an item, from 1; null where one does not say it. */
    public static List<String> lines(Message message, int part, LineTable table, String column) {
        return parts(message).get(part).lines(table).map(l -> l.text(column)).toList();
    }

    /** The values of additions with that name of the heading or all items. */
    public static List<String> additions(Message message, String name) {
        return message.additions().stream()
                .filter(a -> a.name().equals(name))
                .map(Message.Addition::text)
                .toList();
    }

    /** The text of a field of an item, counted from 1. */
    public static String item(Message message, int sequence, Field field) {
        return String.valueOf(message.items().get(sequence - 1).text(field));
    }

    /** The text of a field of the heading. */
    public static String heading(Message message, Field field) {
        return String.valueOf(message.heading().text(field));
    }
}
