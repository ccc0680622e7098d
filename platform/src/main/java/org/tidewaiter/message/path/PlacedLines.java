package org.tidewaiter.message.path;

import java.util.List;
import java.util.Set;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.Line;

/**
 * What repeats in a message (taxes, documents, containers) of a format whose other fields a class reads: of the format's table of paths only the
 * heads of repeating groups and what stands under them are used.
 */
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

    /** What repeats for the message as a whole, such as its containers. */
    public List<Line> heading() {
        return heading;
    }

    /** What repeats for an item, counted from 1, such as its taxes. */
    public List<Line> item(int sequence) {
        return items.get(sequence - 1);
    }

    /** Whether a line holds the value that stands there. */
    public boolean holds(String path) {
        return placement.holds(path);
    }
}
