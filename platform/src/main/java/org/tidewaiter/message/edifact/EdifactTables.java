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
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.message.edifact.FieldRule.SegmentPattern;

/**
 * The tables by which messages are read: groups.txt, fields.txt, lines.txt and events.txt, read once, and before their lines those of a national
 * guide where one was given. Immutable.
 */
final class EdifactTables {
    private static final Set<String> PARTS = Set.of("heading", "consignment", "whole", "shared", "invoice", "item");

    /** As the directories have it. */
    static final EdifactTables STANDARD = standard();

    private final Map<String, Map<String, Set<String>>> groups = new HashMap<>();
    private final Map<String, Set<String>> items = new HashMap<>();
    private final Map<String, Set<String>> otherItems = new HashMap<>();
    private final Map<String, Set<String>> apart = new HashMap<>();
    private final Map<String, Set<String>> known = new HashMap<>();
    private final Map<String, PeopleGroup> people = new HashMap<>();
    private final Map<String, List<Segment.Place>> qualifiers = new HashMap<>();
    private final Map<String, List<FieldRule>> rules = new HashMap<>();
    private final Map<String, List<SegmentLineRule>> lines = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Event> nationalEvents = new ArrayList<>();

    /**
     * What tells an event.
     *
     * @param tag the segment
     * @param value of its coded element, or * for any
     * @param code the event
     * @param when the qualifier of the DTM that says when, or -
     */
    record Event(String tag, String value, String code, String when) {}

    /**
     * The group in which everything is about a person.
     *
     * @param opening what opens it
     * @param inside what stands in it beside what its group may always hold
     */
    private record PeopleGroup(SegmentPattern opening, List<SegmentPattern> inside) {}

    private EdifactTables() {}

    private static EdifactTables standard() {
        EdifactTables tables = new EdifactTables();
        tables.readStandard();
        return tables;
    }

    private void readStandard() {
        readGroups();
        groups.forEach((message, all) -> all.forEach((tag, inside) -> {
            Set<String> tags = known.computeIfAbsent(message, m -> new HashSet<>());
            tags.add(tag);
            tags.addAll(inside);
        }));
        lines.putAll(SegmentLineRule.read(qualifiers));
        read(new NationalGuide("fields.txt", lines("fields.txt")));
        for (String line : lines("events.txt")) {
            events.add(event(line));
        }
    }

    private EdifactTables(EdifactTables standard, NationalGuide guide) {
        groups.putAll(standard.groups);
        items.putAll(standard.items);
        otherItems.putAll(standard.otherItems);
        apart.putAll(standard.apart);
        known.putAll(standard.known);
        people.putAll(standard.people);
        qualifiers.putAll(standard.qualifiers);
        lines.putAll(standard.lines);
        read(guide);
        Map<String, List<FieldRule>> own = Map.copyOf(rules);
        rules.clear();
        Set<String> parts = new HashSet<>(standard.rules.keySet());
        parts.addAll(own.keySet());
        for (String part : parts) {
            List<FieldRule> lines = own.getOrDefault(part, List.of());
            List<FieldRule> all = new ArrayList<>();
            lines.stream().filter(r -> !r.otherwise()).forEach(all::add);
            all.addAll(standard.rules.getOrDefault(part, List.of()));
            lines.stream().filter(FieldRule::otherwise).forEach(all::add);
            rules.put(part, all);
        }
        nationalEvents.addAll(events);
        events.addAll(standard.events);
    }

    /**
     * These tables with the lines of a guide: before their own, but those that only fill what is left (else) after them.
     *
     * @throws org.tidewaiter.engine.TidewaiterException INPUT when a line is none
     */
    EdifactTables with(NationalGuide guide) {
        return new EdifactTables(this, guide);
    }

    /** The message types that are read. */
    Set<String> messages() {
        return groups.keySet();
    }

    /** The groups of a message type: what may stand in each. */
    Map<String, Set<String>> groups(String message) {
        return groups.getOrDefault(message, Map.of());
    }

    /** The groups of a message type that are goods items. */
    Set<String> items(String message) {
        return items.getOrDefault(message, Set.of());
    }

    /** The groups of a message type that are goods items where none of {@link #items} is there. */
    Set<String> otherItems(String message) {
        return otherItems.getOrDefault(message, Set.of());
    }

    /** The groups of a message type that are a message each. */
    Set<String> apart(String message) {
        return apart.getOrDefault(message, Set.of());
    }

    /** Whether everything in the group that a segment opens is about people. */
    boolean opensPeople(String message, Segment segment) {
        PeopleGroup group = people.get(message);
        return group != null && group.opening().fits(segment);
    }

    /** Whether a segment stands in a group about people that {@code opening} opens, beside what such a group may always hold. */
    boolean isOfPerson(String message, Segment opening, Segment segment) {
        PeopleGroup group = people.get(message);
        return group != null
                && group.opening().fits(opening)
                && group.inside().stream().anyMatch(i -> i.fits(segment));
    }

    /** The tags that any place of a message type knows: others are national. */
    Set<String> known(String message) {
        return known.getOrDefault(message, Set.of());
    }

    /** The places of a segment that say what the others mean; the same in every guide. */
    static List<Segment.Place> qualifiers(String tag) {
        return STANDARD.qualifiers.getOrDefault(tag, List.of());
    }

    /** The rules for a part (heading, consignment, whole, shared, invoice, item) of a message type, in their order. */
    List<FieldRule> rules(String message, String part) {
        return rules.getOrDefault(message + " " + part, List.of());
    }

    /** How what repeats in a message type is read. */
    List<SegmentLineRule> lineRules(String message) {
        return lines.getOrDefault(message, List.of());
    }

    List<Event> events() {
        return events;
    }

    /** The events of the guide alone: they tell what codes mean that are not of the UN's list. */
    List<Event> nationalEvents() {
        return nationalEvents;
    }

    private void readGroups() {
        String message = "";
        Map<String, List<String>> ofPeople = new HashMap<>();
        for (String line : lines("groups.txt")) {
            String[] word = line.trim().split("[: ]+");
            switch (word[0]) {
                case "message" -> {
                    message = word[1];
                    groups.put(message, new HashMap<>());
                }
                case "top" -> known.put(message, new HashSet<>(rest(word, 1)));
                case "item" -> items.put(message, Set.copyOf(rest(word, 1)));
                case "apart" -> apart.put(message, Set.copyOf(rest(word, 1)));
                case "else" -> otherItems.put(message, Set.copyOf(rest(word, 1)));
                case "people" -> ofPeople.put(message, rest(word, 1));
                case "group" -> Objects.requireNonNull(groups.get(message)).put(word[1], new HashSet<>(rest(word, 2)));
                case "qualifiers" ->
                    qualifiers.put(
                            word[1],
                            rest(word, 2).stream().map(Segment.Place::of).toList());
                default -> throw new IllegalStateException("groups.txt: " + line);
            }
        }
        ofPeople.forEach((of, words) -> {
            List<SegmentPattern> patterns =
                    words.stream().map(w -> SegmentPattern.of(w, qualifiers)).toList();
            people.put(of, new PeopleGroup(patterns.getFirst(), patterns.subList(1, patterns.size())));
        });
    }

    /** Lines of fields under the heads of their parts, and of events under the head "events". */
    private void read(NationalGuide guide) {
        String part = "";
        for (int n = 1; n <= guide.lines().size(); n++) {
            String line = guide.lines().get(n - 1);
            String[] word = line.trim().split("\\s+");
            if (line.isBlank() || word[0].startsWith("#")) {
                continue;
            }
            try {
                if (!Character.isWhitespace(line.charAt(0))) {
                    part = part(word);
                } else if (part.equals("events")) {
                    events.add(event(line));
                } else if (!part.equals(NationalGuide.CHECKS)) { // those are for the checks, not for reading
                    rules.computeIfAbsent(part, p -> new ArrayList<>()).add(rule(part, word));
                }
            } catch (IllegalArgumentException e) {
                throw guide.wrong(n, String.valueOf(e.getMessage()));
            }
        }
    }

    private String part(String[] word) {
        boolean known = word.length == 2 && groups.containsKey(word[0]) && PARTS.contains(word[1]);
        boolean other = word.length == 1 && (word[0].equals("events") || word[0].equals(NationalGuide.CHECKS));
        if (!known && !other) {
            throw new IllegalArgumentException(
                    "is the head of no part: write one such as CUSDEC item, events or checks");
        }
        return String.join(" ", word);
    }

    private FieldRule rule(String part, String[] word) {
        if (part.isEmpty() || word.length < 3) {
            throw new IllegalArgumentException(
                    "is no line of a table: write where, which element and which field, below the head of a part");
        }
        Field field = Field.of(word[2])
                .orElseThrow(() -> new IllegalArgumentException(
                        "names a field " + word[2] + ", which does not exist (DICTIONARY.md lists all)"));
        try {
            return FieldRule.of(word[0], word[1], field, rest(word, 3), qualifiers);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("has a place that is none: write element and component, such as 2.1", e);
        }
    }

    private static Event event(String line) {
        String[] word = line.trim().split("\\s+", -1);
        if (word.length != 4) {
            throw new IllegalArgumentException(
                    "tells no event: write segment, code, event and qualifier of its time or -");
        }
        return new Event(word[0], word[1], word[2], word[3]);
    }

    private static List<String> rest(String[] words, int from) {
        return Arrays.asList(words).subList(from, words.length);
    }

    private static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(EdifactTables.class.getResourceAsStream(name), name);
                BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return text.lines()
                    .filter(l -> !l.isBlank() && !l.strip().startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
