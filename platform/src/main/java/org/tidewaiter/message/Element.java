package org.tidewaiter.message;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An element of an XML message.
 *
 * @param name its local name
 * @param path its XPath with a position at every step: {@code /Declaration[1]/GoodsShipment[1]}
 * @param attributes by local name
 * @param text its own text, trimmed; empty where it only has elements inside
 * @param children the elements inside, in their order
 */
public record Element(String name, String path, Map<String, String> attributes, String text, List<Element> children) {
    /** The elements of that name right inside this one. */
    public Stream<Element> all(String childName) {
        return children.stream().filter(c -> c.name.equals(childName));
    }

    /** The first element of that name right inside this one, or null. */
    public @Nullable Element first(String childName) {
        return all(childName).findFirst().orElse(null);
    }

    /** The first element down the steps {@code a/b/c}, or null. */
    public @Nullable Element at(String steps) {
        Element here = this;
        for (String step : steps.split("/")) {
            here = here == null ? null : here.first(step);
        }
        return here;
    }

    /** The text of the first element down the steps, or null where there is none or it is empty. */
    public @Nullable String textAt(String steps) {
        Element there = at(steps);
        return there == null || there.text.isEmpty() ? null : there.text;
    }
}
