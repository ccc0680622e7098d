package org.tidewaiter.message.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Element;

/**
 * A value in a tree of elements: the text of an element, or one of its attributes. Empty elements, and attributes that only
 * serve a schema, hold no value.
 *
 * @param element the element
 * @param attribute the attribute's name, or null for the element's own text
 */
public record Leaf(Element element, @Nullable String attribute) {
    private static final String FIRST = "[1]";

    /** Every value inside {@code top}, in document order, attributes before text. */
    public static List<Leaf> of(Element top) {
        List<Leaf> found = new ArrayList<>();
        collect(top, found);
        return found;
    }

    private static void collect(Element element, List<Leaf> found) {
        ownOf(element, found);
        for (Element child : element.children()) {
            collect(child, found);
        }
    }

    /** The values of an element itself, without those of the elements inside. */
    static void ownOf(Element element, List<Leaf> found) {
        if (!element.attributes().isEmpty()) {
            for (String attribute : element.attributes().keySet()) {
                Leaf leaf = new Leaf(element, attribute);
                if (!technical(attribute) && !leaf.text().isEmpty()) {
                    found.add(leaf);
                }
            }
        }
        if (!element.text().isEmpty()) {
            found.add(new Leaf(element, null));
        }
    }

    /** Where to find a schema, and name spaces (also those whose colon was lost on the way), say nothing of the goods. */
    private static boolean technical(String attribute) {
        return attribute.startsWith("xmlns") || attribute.endsWith("chemaLocation");
    }

    /** The value as the message wrote it, without surrounding blanks. */
    public String text() {
        return attribute == null
                ? element.text()
                : element.attributes().getOrDefault(attribute, "").strip();
    }

    /** Its XPath with positions. */
    public String path() {
        return attribute == null ? element.path() : element.path() + "/@" + attribute;
    }

    /** Its path without positions, prefixes and the leading slash: {@code Declaration/InvoiceAmount/@currencyID}. */
    public String name() {
        return name(path().length());
    }

    /**
     * Its name with the positions of what comes a second time or later within an element, so that what was said together stays together:
     * {@code CC015C/Consignment/HouseConsignment[2]/grossMass}.
     */
    String nameWithin(Element whole) {
        return name(whole.path().length());
    }

    /** The name with positions beyond the first, from a place of the path on. */
    private String name(int from) {
        String path = path();
        StringBuilder name = new StringBuilder(path.length());
        int step = 0;
        int bracket = 0;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            switch (c) {
                case '/' -> {
                    name.append(c);
                    step = name.length();
                }
                case ':' -> name.setLength(step);
                case '[' -> bracket = i;
                case ']' -> {
                    String position = path.substring(bracket, i + 1);
                    name.append(i > from && !position.equals(FIRST) ? position : "");
                    bracket = 0;
                }
                default -> name.append(bracket == 0 ? String.valueOf(c) : "");
            }
        }
        return name.toString();
    }
}
