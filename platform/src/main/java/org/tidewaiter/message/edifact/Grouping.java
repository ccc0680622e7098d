package org.tidewaiter.message.edifact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the segments of a UN/EDIFACT message into their segment groups (a goods item with its taxes and documents), as the table of groups of its type
 * says.
 */
final class Grouping {
    private static final String TOTAL = "CNT";
    private static final Set<String> CONTROL = Set.of("UNT", "UNS");

    /** What ends the goods wherever it stands, as no item holds it. */
    private static final Set<String> ENDS_ITEMS = Set.of("AUT", TOTAL, "DMS");

    private final EdifactTables tables;
    private final String message;
    private final Map<String, Set<String>> groups;
    private final Set<String> items;
    private final Set<String> known;
    private final Deque<OpenGroup> open = new ArrayDeque<>();
    private final List<PlacedSegment> placed = new ArrayList<>();
    private boolean detail;
    private boolean summary;

    /** A group that is not closed yet; the opening segment is null for the message as a whole. */
    private record OpenGroup(
            String tag, @Nullable PlacedSegment opening, String path, String name, Map<String, Integer> counts) {

        /** The name of a segment in it, with its position where one of that name stood before; a goods item is told by its number. */
        String nameOf(String named, boolean beginsItem) {
            int position = counts.merge(named + "+", 1, Integer::sum);
            return name + "/" + named + (position == 1 || beginsItem ? "" : "[" + position + "]");
        }
    }

    private Grouping(EdifactTables tables, String message, long ordinal, Set<String> items) {
        this.tables = tables;
        this.message = message;
        groups = tables.groups(message);
        this.items = items;
        known = tables.known(message);
        open.push(new OpenGroup(message, null, message + "[" + ordinal + "]", message, new HashMap<>()));
    }

    /** All segments but those that only count and separate, in their order. */
    static List<PlacedSegment> of(EdifactTables tables, String message, long ordinal, List<Segment> segments) {
        Grouping grouping = new Grouping(tables, message, ordinal, items(tables, message, segments));
        int last = grouping.lastOfGoods(segments);
        for (int i = 0; i < segments.size(); i++) {
            if (last >= 0 && i > last && segments.get(i).tag().equals(TOTAL)) {
                grouping.closeTo(1);
            }
            grouping.place(segments.get(i));
        }
        return grouping.placed;
    }

    /** The groups that are this message's goods items: the usual ones, or where none of them is among its goods, the others. */
    private static Set<String> items(EdifactTables tables, String message, List<Segment> segments) {
        Set<String> usual = tables.items(message);
        Set<String> others = tables.otherItems(message);
        if (others.isEmpty()) {
            return usual;
        }
        boolean detail = false;
        for (Segment segment : segments) {
            detail = segment.tag().equals("UNS") ? segment.text(1, 1).equals("D") : detail;
            if (usual.contains(segment.tag()) && beginsItem(segment, detail)) {
                return usual;
            }
        }
        Set<String> all = new HashSet<>(usual);
        all.addAll(others);
        return all;
    }

    /** Items are numbered, or stand among the goods; what is said of the whole declaration is neither. */
    private static boolean beginsItem(Segment segment, boolean detail) {
        return detail || !segment.text(1, 1).isEmpty();
    }

    /**
     * Where the last item begins if that is goods, which hold no totals, inside a consignment, which does: totals that follow are
     * then those of the whole message. A consignment's own stand before its goods (CUSCAR, segment group CNI). Otherwise -1.
     */
    private int lastOfGoods(List<Segment> segments) {
        for (int i = segments.size() - 1; i >= 0 && items.size() > 1; i--) {
            String tag = segments.get(i).tag();
            if (items.contains(tag)) {
                return groups.getOrDefault(tag, Set.of()).contains(TOTAL) ? -1 : i;
            }
        }
        return -1;
    }

    private void place(Segment segment) {
        String tag = segment.tag();
        if (tag.equals("UNS")) {
            detail = segment.text(1, 1).equals("D");
            summary = segment.text(1, 1).equals("S");
            closeTo(1);
        }
        if (CONTROL.contains(tag)) {
            return;
        }
        closeFor(segment);
        OpenGroup here = open.element();
        boolean beginsItem = items.contains(tag) && beginsItem(segment, detail);
        boolean counts = beginsItem || !items.contains(tag); // the CST of the heading does not count among the items'
        String position = counts ? "[" + here.counts().merge(tag, 1, Integer::sum) + "]" : "";
        String path = here.path() + "/" + tag + position;
        String name = here.nameOf(named(segment), beginsItem);
        PlacedSegment now = new PlacedSegment(segment, here.opening(), beginsItem, summary, path, name);
        placed.add(now);
        if (groups.containsKey(tag) && (beginsItem || !items.contains(tag))) {
            open.push(new OpenGroup(tag, now, path, name, new HashMap<>()));
        }
    }

    /**
     * Closes the groups that the segment cannot stand in. One that no directory knows, or that stands among goods where no group
     * holds it, is a national one: it stays where it stands and closes nothing, so that what follows is still the item's.
     */
    private void closeFor(Segment segment) {
        String tag = segment.tag();
        int holding = 0; // how many groups to close until one holds it
        for (OpenGroup group : open) {
            if (holds(group, segment)) {
                closeTo(open.size() - holding);
                return;
            }
            holding++;
        }
        boolean amongGoods =
                open.stream().anyMatch(o -> o.opening() != null && o.opening().item() != null);
        boolean national = !known.contains(tag) || (amongGoods && !items.contains(tag) && !ENDS_ITEMS.contains(tag));
        if (!national) {
            closeTo(1);
        }
    }

    private boolean holds(OpenGroup group, Segment segment) {
        PlacedSegment opening = group.opening();
        return groups.getOrDefault(group.tag(), Set.of()).contains(segment.tag())
                || (opening != null && tables.isOfPerson(message, opening.segment(), segment));
    }

    private void closeTo(int size) {
        while (open.size() > size) {
            open.pop();
        }
    }

    private static String named(Segment segment) {
        StringBuilder name = new StringBuilder(segment.tag());
        for (Segment.Place q : EdifactTables.qualifiers(segment.tag())) {
            String value = segment.text(q.element(), q.component());
            name.append(value.isEmpty() ? "" : "+" + value);
        }
        return name.toString();
    }
}
