package org.tidewaiter.message.x12;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.message.Element;

/**
 * Makes a tree of the segments of a transaction set: every segment an element of its tag, with its elements inside as {@code 01}, {@code 02} …;
 * the segments of a loop inside the segment that opens it. {@code loops.tsv} says which segment stands in which: one that stands in none that
 * is open, or is not in the table, stays in the innermost loop and closes nothing.
 */
final class Loops {
    private static final Map<String, Place> PLACES = read();

    /** Where a segment stands: the loops that may hold it, whether it opens one, and the sets in which each of it is a message. */
    private record Place(String tag, boolean opens, Set<String> within, Set<String> messagesOf) {
        static Place of(String[] words) {
            return new Place(
                    words[0],
                    words[1].equals("opens"),
                    Set.of(words[2].split("\\|")),
                    words.length > 3 ? Set.of(words[3].split("\\|")) : Set.of());
        }
    }

    /** A loop that is not closed yet. */
    private static final class OpenLoop {
        final String tag;
        final String path;
        final List<Element> children = new ArrayList<>();
        final Map<String, Integer> counts = new HashMap<>();

        OpenLoop(String tag, String path) {
            this.tag = tag;
            this.path = path;
        }

        String pathOf(String name) {
            return path + "/" + name + "[" + counts.merge(name, 1, Integer::sum) + "]";
        }
    }

    private final Deque<OpenLoop> open = new ArrayDeque<>();

    private Loops(String root) {
        open.push(new OpenLoop(root, "/" + root + "[1]"));
    }

    /** The tree of a set; its root is named X and the set's number, the segments of the envelope stand in it first. */
    static Element tree(String number, List<List<String>> envelope, List<List<String>> segments) {
        Loops loops = new Loops("X" + number);
        envelope.forEach(loops::add);
        segments.forEach(loops::add);
        while (loops.open.size() > 1) {
            loops.close();
        }
        OpenLoop root = loops.open.pop();
        return new Element(root.tag, root.path, Map.of(), "", List.copyOf(root.children));
    }

    /** The messages of a set: itself, or each loop that is one of its own, with all that stands around it but its like. */
    static List<Element> messages(Element set) {
        return apart(set, set.name());
    }

    private static List<Element> apart(Element loop, String set) {
        List<Element> around =
                loop.children().stream().filter(c -> !isMessage(c, set)).toList();
        if (around.size() == loop.children().size()) {
            return List.of(loop);
        }
        return loop.children().stream()
                .filter(c -> isMessage(c, set))
                .flatMap(c -> apart(c, set).stream())
                .map(part -> with(loop, around, part))
                .toList();
    }

    private static Element with(Element loop, List<Element> around, Element part) {
        return new Element(
                loop.name(),
                loop.path(),
                loop.attributes(),
                loop.text(),
                Stream.concat(around.stream(), Stream.of(part)).toList());
    }

    private static boolean isMessage(Element loop, String set) {
        Place place = PLACES.get(loop.name());
        return place != null && place.messagesOf.contains(set);
    }

    private void add(List<String> segment) {
        String tag = segment.getFirst();
        Place place = PLACES.get(tag);
        if (place != null && open.stream().anyMatch(o -> place.within.contains(o.tag))) {
            while (!place.within.contains(open.getFirst().tag)) {
                close();
            }
        }
        OpenLoop loop = new OpenLoop(tag, open.getFirst().pathOf(tag));
        for (int i = 1; i < segment.size(); i++) {
            String text = segment.get(i).strip();
            if (!text.isEmpty()) {
                String name = (i < 10 ? "0" : "") + i;
                loop.children.add(new Element(name, loop.pathOf(name), Map.of(), text, List.of()));
            }
        }
        open.push(loop);
        if (place == null || !place.opens) {
            close();
        }
    }

    /** Closes the innermost loop, which is then complete. */
    private void close() {
        OpenLoop done = open.pop();
        open.getFirst().children.add(new Element(done.tag, done.path, Map.of(), "", List.copyOf(done.children)));
    }

    private static Map<String, Place> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Loops.class.getResourceAsStream("loops.tsv")), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split("\t"))
                    .map(Place::of)
                    .collect(Collectors.toMap(Place::tag, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
