package org.tidewaiter.message.edifact;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A segment in its place in a message, and which of its components have found theirs. */
final class PlacedSegment {
    private final Segment segment;
    private final @Nullable PlacedSegment group;
    private final @Nullable PlacedSegment item;
    private final boolean opensItem;
    private final boolean summary;
    private final String path;
    private final String name;
    private final Set<Segment.Place> taken = new HashSet<>();
    private boolean used;

    /**
     * Places a segment.
     *
     * @param group the segment that opens the group it stands in, or null at the top
     * @param opensItem whether a goods item begins with it
     * @param summary whether it stands in the summary of the message, after UNS+S
     * @param path with positions, as shown to people
     * @param name with qualifiers, and positions of what came before under the same name, as additions are named
     */
    PlacedSegment(
            Segment segment,
            @Nullable PlacedSegment group,
            boolean opensItem,
            boolean summary,
            String path,
            String name) {
        this.segment = segment;
        this.group = group;
        this.item = group == null ? null : group.item();
        this.opensItem = opensItem;
        this.summary = summary;
        this.path = path;
        this.name = name;
    }

    Segment segment() {
        return segment;
    }

    @Nullable
    PlacedSegment group() {
        return group;
    }

    /** The opening segment of its goods item, or null where it belongs to the heading. */
    @Nullable
    PlacedSegment item() {
        return opensItem ? this : item;
    }

    /** Whether it stands in the summary of the message, after UNS+S. */
    boolean summary() {
        return summary;
    }

    String path() {
        return path;
    }

    String name() {
        return name;
    }

    /** Notes that a component has become part of the message. */
    void take(Segment.Place place) {
        taken.add(place);
        used = true;
    }

    boolean isTaken(Segment.Place place) {
        return taken.contains(place);
    }

    /** Whether anything of it has found its place, so that its name tells its qualifiers. */
    boolean used() {
        return used;
    }
}
