package org.tidewaiter.message.edifact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment as it stood in a file.
 *
 * @param tag its name, such as {@code MEA}
 * @param elements its elements, each a list of repetitions, each a list of components; released signs are resolved
 * @param raw its text with its terminator and the white space before it
 * @param separators the signs it is written with
 * @param fault what is wrong with it, in words that continue "segment 14 MEA …", or null
 */
record Segment(
        String tag,
        List<List<List<String>>> elements,
        String raw,
        Separators separators,
        @Nullable String fault) {

    /** A component of the first repetition, both counted from 1; empty where it is not given. */
    String text(int element, int component) {
        return text(element, 1, component);
    }

    /** A component, all counted from 1; empty where it is not given. */
    String text(int element, int repetition, int component) {
        if (element > elements.size() || repetition > elements.get(element - 1).size()) {
            return "";
        }
        List<String> components = elements.get(element - 1).get(repetition - 1);
        return component > components.size() ? "" : components.get(component - 1);
    }

    /** Whether it is a terminator alone. */
    boolean isEmpty() {
        if (!tag.isEmpty()) {
            return false;
        }
        String bare = raw.strip();
        return bare.length() == 1 && bare.charAt(0) == separators.terminator();
    }

    /** The place of a component that is given. */
    record Place(int element, int repetition, int component) {
        /** {@code 2.1} as a place, of the first repetition. */
        static Place of(String text) {
            int dot = text.indexOf('.');
            return new Place(Integer.parseInt(text.substring(0, dot)), 1, Integer.parseInt(text.substring(dot + 1)));
        }
    }

    /** The places of all components that are not empty, in their order. */
    List<Place> given() {
        List<Place> places = new ArrayList<>();
        for (int e = 1; e <= elements.size(); e++) {
            for (int r = 1; r <= elements.get(e - 1).size(); r++) {
                for (int c = 1; c <= elements.get(e - 1).get(r - 1).size(); c++) {
                    if (!text(e, r, c).isEmpty()) {
                        places.add(new Place(e, r, c));
                    }
                }
            }
        }
        return places;
    }
}
