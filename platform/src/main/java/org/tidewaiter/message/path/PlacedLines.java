package org.tidewaiter.message.path;

import java.util.List;
import java.util.Set;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.Line;

/** The lines of a message whose fields are not read by a table of paths: only the heads of what repeats in the table count. */
public final class PlacedLines {
    private final LinePlacement placement;
    private final List<Line> heading;
    private final List<List<Line>> items;

    /** Finds the lines of the message {@code root} and of its {@code items}. */
    public PlacedLines(Element root, List<Element> items, PathTable table, ValueWriter writing) {
        placement = new LinePlacement(root, writing, Set.of());
        heading = lines(placement.ofHeading(root, table.lines()));
        this.items = items.stream()
                .map(item -> lines(placement.ofItem(item, table.lines())))
                .toList();
    }

    private static List<Line> lines(List<LinePlacement.PlacedLine> found) {
        return found.stream().map(LinePlacement.PlacedLine::line).toList();
    }

    /** Those of the message as a whole. */
    public List<Line> heading() {
        return heading;
    }

    /** Those of an item, counted from 1. */
    public List<Line> item(int sequence) {
        return items.get(sequence - 1);
    }

    /** Whether a line holds the value that stands there. */
    public boolean holds(String path) {
        return placement.holds(path);
    }
}
