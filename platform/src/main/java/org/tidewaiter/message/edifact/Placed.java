package org.tidewaiter.message.edifact;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A segment in its place in a message, and which of its components have found theirs. */
final class Placed {
    private final Segment segment;
    private final @Nullable Placed group;
    private final @Nullable Placed item;
    private final boolean opensItem;
    private final String path;
    private final String name;
    private final Set<Segment.Place> taken = new HashSet<>();
    private boolean used;

    /**
     * Places a segment.
     *
     * @param group the segment that opens the group it stands in, or null at the top
     * @param opensItem whether a goods item begins with it
     * @param path with positions, as shown to people
     * @param name without positions but with qualifiers, as additions are named
     */
    Placed(Segment segment, @Nullable Placed group, boolean opensItem, String path, String name) {
        this.segment = segment;
        this.group = group;
        this.item = group == null ? null : group.item();
        this.opensItem = opensItem;
        this.path = path;
        this.name = name;
    }

    Segment segment() {
        return segment;
    }

    @Nullable
    Placed group() {
        return group;
    }

    /** The opening segment of its goods item, or null where it belongs to the heading. */
    @Nullable
    Placed item() {
        return opensItem ? this : item;
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
