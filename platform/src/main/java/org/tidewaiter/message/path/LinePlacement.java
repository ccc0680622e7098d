package org.tidewaiter.message.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Line;
import org.tidewaiter.message.path.LineRule.ColumnRule;
import org.tidewaiter.message.path.LineRule.FillMode;

/** Finds the lines of one message: elements of one kind, each with what it says. An element is one line at most. */
final class LinePlacement {
    private final Element root;
    private final ValueWriter writing;
    private final Set<Element> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> held = new HashSet<>();
    private final Set<String> taken;

    /**
     * A line and the numbers of the goods items that it names.
     *
     * @param items where these stand, to be kept where there is no such item
     */
    record PlacedLine(Line line, List<GivenValue> items) {}

    /** The lines of a message of which fields have taken some values already. */
    LinePlacement(Element root, ValueWriter writing, Set<String> taken) {
        this.root = root;
        this.taken = taken;
        this.writing = writing;
    }

    /** The lines in the declaration as a whole. */
    List<PlacedLine> ofHeading(Element declaration, List<LineRule> rules) {
        List<PlacedLine> found = new ArrayList<>();
        rules.forEach(rule -> rule.heading().forEach(at -> find(declaration, rule, at, found)));
        return found;
    }

    /** The lines in a goods item. */
    List<PlacedLine> ofItem(Element item, List<LineRule> rules) {
        List<PlacedLine> found = new ArrayList<>();
        rules.forEach(rule -> rule.item().forEach(at -> find(item, rule, at, found)));
        return found;
    }

    /** Keeps in mind that a value has found its place. */
    void hold(String path) {
        held.add(path);
    }

    /** Whether a line holds the value that stands there. */
    boolean holds(String path) {
        return held.contains(path);
    }

    private void find(Element context, LineRule rule, PathPattern at, List<PlacedLine> found) {
        for (Element element : at.elements(root, context)) {
            Map<String, GivenValue> values =
                    claimed.contains(element) || passedOver(element, rule) ? Map.of() : values(element, rule);
            if (!values.isEmpty()) {
                claimed.add(element);
                GivenValue ordinal = values.remove(LineRule.ORDINAL);
                found.add(new PlacedLine(new Line(rule.table(), element.path(), values), items(element, rule)));
                long place = found.stream()
                        .filter(f -> f.line().table() == rule.table())
                        .count();
                if (ordinal != null && ordinal.text().equals(String.valueOf(place))) {
                    held.add(ordinal.path());
                }
            }
        }
    }

    /** The numbers of the items that a line names. */
    private List<GivenValue> items(Element element, LineRule rule) {
        return rule.columns().stream()
                .filter(c -> c.column().equals(LineRule.SEQUENCE))
                .flatMap(c -> c.paths().stream())
                .flatMap(path -> path.in(root, element).stream())
                .map(leaf -> new GivenValue(leaf.text(), leaf.path()))
                .toList();
    }

    private boolean passedOver(Element element, LineRule rule) {
        return rule.beside()
                && rule.columns().getFirst().paths().stream()
                        .flatMap(path -> path.in(root, element).stream())
                        .anyMatch(leaf -> taken.contains(leaf.path()));
    }

    /** What an element says by column; nothing where all that it has are constants. */
    private Map<String, GivenValue> values(Element element, LineRule rule) {
        Map<String, GivenValue> values = new LinkedHashMap<>();
        boolean said = false;
        for (ColumnRule column : rule.columns()) {
            boolean known =
                    values.containsKey(column.column()) || column.column().equals(LineRule.SEQUENCE);
            GivenValue given = known ? null : given(element, rule.table(), column);
            if (given != null) {
                values.put(column.column(), given);
                said |= column.how() != FillMode.IS && !LineRule.PLACES.contains(column.column());
            }
        }
        return said ? values : Map.of();
    }

    /** Plain loops: this runs for every column of every line. */
    private List<Leaf> found(Element element, ColumnRule rule) {
        if (rule.paths().size() == 1) {
            return rule.paths().getFirst().in(root, element);
        }
        List<Leaf> found = new ArrayList<>();
        for (PathPattern path : rule.paths()) {
            found.addAll(path.in(root, element));
        }
        return found;
    }

    private @Nullable GivenValue given(Element element, LineTable table, ColumnRule rule) {
        List<Leaf> found = found(element, rule);
        if (rule.how() == FillMode.IS) {
            boolean fits = rule.paths().isEmpty() || !found.isEmpty();
            return fits ? new GivenValue(rule.constant(), element.path()) : null;
        }
        if (found.isEmpty()) {
            return null;
        }
        String first = found.getFirst().text();
        boolean all = rule.how() == FillMode.LIST || rule.how() == FillMode.GLUE;
        List<Leaf> used = all ? found : found.subList(0, 1);
        if (!LineRule.PLACES.contains(rule.column())) {
            for (Leaf leaf : found) {
                if (all || leaf.text().equals(first)) {
                    held.add(leaf.path());
                }
            }
        }
        String text = used.size() == 1
                ? first
                : used.stream().map(Leaf::text).collect(Collectors.joining(rule.how() == FillMode.LIST ? ", " : ""));
        GivenValue lines = new GivenValue(text.strip(), used.getFirst().path());
        return switch (rule.how()) {
            case FIRST_LINE -> ValueWriter.firstLine(lines);
            case OTHER_LINES -> ValueWriter.otherLines(lines);
            default ->
                new GivenValue(
                        table.column(rule.column())
                                .map(c -> writing.of(c.type(), text))
                                .orElse(text.strip()),
                        lines.path());
        };
    }
}
