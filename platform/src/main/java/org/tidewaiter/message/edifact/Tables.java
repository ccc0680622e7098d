package org.tidewaiter.message.edifact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tidewaiter.model.Field;

/** The tables of this room, read once: groups.txt, fields.txt and events.txt. */
final class Tables {
    private static final Tables READ = new Tables();

    private final Map<String, Map<String, Set<String>>> groups = new HashMap<>();
    private final Map<String, Set<String>> items = new HashMap<>();
    private final Map<String, Set<String>> known = new HashMap<>();
    private final Map<String, List<Segment.Place>> qualifiers = new HashMap<>();
    private final Map<String, List<FieldRule>> rules = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    /**
     * What tells an event.
     *
     * @param tag the segment
     * @param value of its coded element, or * for any
     * @param code the event
     * @param when the qualifier of the DTM that says when, or -
     */
    record Event(String tag, String value, String code, String when) {}

    private Tables() {
        readGroups();
        groups.forEach((message, all) -> all.forEach((tag, inside) -> {
            Set<String> tags = known.computeIfAbsent(message, m -> new HashSet<>());
            tags.add(tag);
            tags.addAll(inside);
        }));
        readFields();
        for (String line : lines("events.txt")) {
            String[] word = line.trim().split("\\s+");
            events.add(new Event(word[0], word[1], word[2], word[3]));
        }
    }

    /** The message types that are read. */
    static Set<String> messages() {
        return READ.groups.keySet();
    }

    /** The groups of a message type: what may stand in each. */
    static Map<String, Set<String>> groups(String message) {
        return READ.groups.getOrDefault(message, Map.of());
    }

    /** The groups of a message type that are goods items. */
    static Set<String> items(String message) {
        return READ.items.getOrDefault(message, Set.of());
    }

    /** The tags that any place of a message type knows: others are national. */
    static Set<String> known(String message) {
        return READ.known.getOrDefault(message, Set.of());
    }

    /** The places of a segment that say what the others mean. */
    static List<Segment.Place> qualifiers(String tag) {
        return READ.qualifiers.getOrDefault(tag, List.of());
    }

    /** The rules for a part (heading, consignment, item) of a message type, in their order. */
    static List<FieldRule> rules(String message, String part) {
        return READ.rules.getOrDefault(message + " " + part, List.of());
    }

    static List<Event> events() {
        return READ.events;
    }

    private void readGroups() {
        String message = "";
        for (String line : lines("groups.txt")) {
            String[] word = line.trim().split("[: ]+");
            switch (word[0]) {
                case "message" -> {
                    message = word[1];
                    groups.put(message, new HashMap<>());
                }
                case "top" -> known.put(message, new HashSet<>(rest(word, 1)));
                case "item" -> items.put(message, Set.copyOf(rest(word, 1)));
                case "group" -> Objects.requireNonNull(groups.get(message)).put(word[1], new HashSet<>(rest(word, 2)));
                case "qualifiers" ->
                    qualifiers.put(
                            word[1],
                            rest(word, 2).stream().map(Segment.Place::of).toList());
                default -> throw new IllegalStateException("groups.txt: " + line);
            }
        }
    }

    private void readFields() {
        String part = "";
        for (String line : lines("fields.txt")) {
            String[] word = line.trim().split("\\s+");
            if (!line.startsWith(" ")) {
                part = word[0] + " " + word[1];
                continue;
            }
            Field field = Field.of(word[2]).orElseThrow(() -> new IllegalStateException("fields.txt: " + line));
            rules.computeIfAbsent(part, p -> new ArrayList<>())
                    .add(FieldRule.of(word[0], word[1], field, rest(word, 3)));
        }
    }

    private static List<String> rest(String[] words, int from) {
        return Arrays.asList(words).subList(from, words.length);
    }

    private static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(name), name);
                BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return text.lines()
                    .filter(l -> !l.isBlank() && !l.strip().startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
