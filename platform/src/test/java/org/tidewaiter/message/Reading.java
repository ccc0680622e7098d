package org.tidewaiter.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tidewaiter.model.Field;

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

    /** Every value in a field, heading and items. */
    public static Stream<GivenValue> given(Message message) {
        return Stream.concat(Stream.of(message.heading()), message.items().stream())
                .flatMap(p -> p.values().values().stream());
    }

    /** Fails unless every value of the tree is in exactly one field or addition. */
    public static void assertNothingLost(Message message) {
        List<String> leaves = leaves(Objects.requireNonNull(message.tree()));
        long inFields = given(message)
                .map(GivenValue::path)
                .distinct()
                .filter(leaves::contains)
                .count();
        assertThat(inFields + message.additions().size()).as(message.original()).isEqualTo(leaves.size());
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
