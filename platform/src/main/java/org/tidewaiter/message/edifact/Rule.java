package org.tidewaiter.message.edifact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.model.Field;

/**
 * A line of fields.txt.
 *
 * @param segment which segments it is about
 * @param group the group they have to stand in, or null for any
 * @param condition the component that must have a value, or null
 * @param value that value; empty where the component must not be given
 * @param first the first element taken
 * @param last the last one
 * @param component the component taken, 0 for all
 * @param field what it fills
 * @param otherwise whether only where the field is not filled yet
 * @param sum whether the sum of all fills it
 */
record Rule(
        Pattern segment,
        @Nullable Pattern group,
        Segment.@Nullable Place condition,
        String value,
        int first,
        int last,
        int component,
        Field field,
        boolean otherwise,
        boolean sum) {

    /** A tag, and the values its qualifiers may have; an empty set stands for any. */
    record Pattern(String tag, List<Set<String>> qualifiers) {
        static Pattern of(String text) {
            String[] parts = text.split("\\+");
            List<Set<String>> qualifiers = new ArrayList<>();
            for (String part : Arrays.asList(parts).subList(1, parts.length)) {
                qualifiers.add(part.equals("*") ? Set.of() : Set.of(part.split("\\|")));
            }
            return new Pattern(parts[0], List.copyOf(qualifiers));
        }

        boolean fits(Segment given) {
            if (!given.tag().equals(tag)) {
                return false;
            }
            List<Segment.Place> places = Tables.qualifiers(tag);
            for (int q = 0; q < qualifiers.size(); q++) {
                String value = given.text(places.get(q).element(), places.get(q).component());
                if (!qualifiers.get(q).isEmpty() && !qualifiers.get(q).contains(value)) {
                    return false;
                }
            }
            return true;
        }
    }

    static Rule of(String where, String element, Field field, String how) {
        String[] asked = where.split("\\?");
        int slash = asked[0].lastIndexOf('/');
        String[] condition = asked.length > 1 ? asked[1].split("=", -1) : new String[] {"", ""};
        String[] range = element.split("[-.]");
        boolean several = element.contains("-");
        return new Rule(
                Pattern.of(asked[0].substring(slash + 1)),
                slash < 0 ? null : Pattern.of(asked[0].substring(0, slash)),
                asked.length > 1 ? place(condition[0]) : null,
                condition[1],
                Integer.parseInt(range[0]),
                Integer.parseInt(several ? range[1] : range[0]),
                several || range[1].equals("*") ? 0 : Integer.parseInt(range[1]),
                field,
                how.equals("else"),
                how.equals("sum"));
    }

    /** Whether it is about this segment. */
    boolean fits(Placed placed) {
        Segment given = placed.segment();
        if (!segment.fits(given)) {
            return false;
        }
        if (condition != null
                && !given.text(condition.element(), condition.component()).equals(value)) {
            return false;
        }
        return group == null
                || placed.group() != null && group.fits(placed.group().segment());
    }

    /** The places it takes from a segment: those of the first repetition that are given. */
    List<Segment.Place> places(Segment given) {
        List<Segment.Place> places = new ArrayList<>();
        for (int e = first; e <= Math.min(last, given.elements().size()); e++) {
            int most = component > 0
                    ? component
                    : given.elements().get(e - 1).getFirst().size();
            for (int c = Math.max(1, component); c <= most; c++) {
                if (!given.text(e, c).isEmpty()) {
                    places.add(new Segment.Place(e, 1, c));
                }
            }
        }
        return places;
    }

    /** {@code 2.1} as a place. */
    static Segment.Place place(String text) {
        int dot = text.indexOf('.');
        return new Segment.Place(
                Integer.parseInt(text.substring(0, dot)), 1, Integer.parseInt(text.substring(dot + 1)));
    }
}
