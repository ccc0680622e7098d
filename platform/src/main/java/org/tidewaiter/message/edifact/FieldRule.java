package org.tidewaiter.message.edifact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;

/**
 * A line of fields.txt: which element of which segment fills which field.
 *
 * @param segment which segments it is about
 * @param group the group they have to stand in, or null for any
 * @param ungrouped whether they have to stand in no group
 * @param conditions what components of the segment must say
 * @param source the components taken
 * @param field what it fills
 * @param how whether and how it fills a field that others may fill too
 */
record FieldRule(
        SegmentPattern segment,
        @Nullable SegmentPattern group,
        boolean ungrouped,
        List<ComponentCondition> conditions,
        ComponentSource source,
        Field field,
        Set<FillMode> how) {

    /** Whether and how a line fills a field that other lines may fill too. */
    enum FillMode {
        /** Only where no line above has filled the field. */
        ELSE,
        /** The sum over all such segments, but those of the summary after UNS+S, which repeat what stands before. */
        SUM,
        /** Only what no other field has taken. */
        FREE,
        /** What it takes stays an addition as well. */
        ALSO
    }

    /** A tag, and what its qualifiers, which stand in those places, may be. */
    record SegmentPattern(String tag, List<Segment.Place> places, List<Qualifier> qualifiers) {
        /** The values that a qualifier may have, or may not have where it is negated; none of them stands for any. */
        record Qualifier(Set<String> values, boolean negated) {
            static Qualifier of(String text) {
                boolean negated = text.startsWith("!");
                String list = negated ? text.substring(1) : text;
                return new Qualifier(list.equals("*") ? Set.of() : Set.of(list.split("\\|")), negated);
            }

            boolean fits(String value) {
                return values.isEmpty() || values.contains(value) != negated;
            }
        }

        static SegmentPattern of(String text, Map<String, List<Segment.Place>> places) {
            String[] parts = text.split("\\+", -1);
            List<Segment.Place> of = places.getOrDefault(parts[0], List.of());
            if (!parts[0].matches("[A-Z][A-Z0-9]{2}") || parts.length - 1 > of.size()) {
                throw new IllegalArgumentException(
                        "names a segment that is none, or more qualifiers than it has: " + text);
            }
            return new SegmentPattern(
                    parts[0],
                    of,
                    Arrays.stream(parts).skip(1).map(Qualifier::of).toList());
        }

        boolean fits(Segment given) {
            if (!given.tag().equals(tag)) {
                return false;
            }
            for (int q = 0; q < qualifiers.size(); q++) {
                Segment.Place place = places.get(q);
                if (!qualifiers.get(q).fits(given.text(place.element(), place.component()))) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * What a component must say: {@code 3.2=122} that value, {@code 3.2=} nothing, {@code 2.1~[0-9]+} what fits the pattern.
     *
     * @param pattern the pattern, or null
     * @param value the value where there is no pattern
     */
    record ComponentCondition(Segment.Place place, java.util.regex.@Nullable Pattern pattern, String value) {
        static ComponentCondition of(String text) {
            int sign = text.indexOf('~') < 0 ? text.indexOf('=') : text.indexOf('~');
            String value = text.substring(sign + 1);
            boolean fitting = text.charAt(sign) == '~';
            return new ComponentCondition(
                    Segment.Place.of(text.substring(0, sign)),
                    fitting ? java.util.regex.Pattern.compile(value) : null,
                    value);
        }

        boolean holds(Segment given) {
            String text = given.text(place.element(), place.component());
            return pattern == null ? text.equals(value) : pattern.matcher(text).matches();
        }
    }

    /**
     * The components taken: {@code 2.1} one, {@code 4.*} all of an element, {@code 5-9} all of several, {@code 5-9!7.2} all but that one,
     * {@code 2.1&2.4} parts of one code, written together; {@code 2.1^10} its first ten signs; or {@code =4}, a word that the segment
     * stands for, which takes nothing.
     *
     * @param places single components; empty where whole elements are taken
     * @param first the first whole element
     * @param last the last one
     * @param between what stands between the components
     * @param word the word, else empty
     * @param signs how many signs are taken of what is there, 0 for all
     * @param without components of whole elements that are not taken
     */
    record ComponentSource(
            List<Segment.Place> places,
            int first,
            int last,
            String between,
            String word,
            int signs,
            Set<Segment.Place> without) {
        static ComponentSource of(String text) {
            if (text.startsWith("=") && text.length() > 1) {
                return new ComponentSource(
                        List.of(new Segment.Place(1, 1, 1)), 0, 0, "", text.substring(1), 0, Set.of());
            }
            List<String> named = List.of(text.split("!", -1));
            String whole = named.getFirst();
            int to = whole.indexOf('-');
            if (to >= 0 || whole.endsWith(".*")) {
                boolean several = to >= 0;
                int first = Integer.parseInt(whole.substring(0, several ? to : whole.indexOf('.')));
                return new ComponentSource(
                        List.of(),
                        first,
                        several ? Integer.parseInt(whole.substring(to + 1)) : first,
                        several ? ", " : " ",
                        "",
                        0,
                        named.stream().skip(1).map(Segment.Place::of).collect(Collectors.toSet()));
            }
            int cut = text.indexOf('^');
            String all = cut < 0 ? text : text.substring(0, cut);
            return new ComponentSource(
                    Arrays.stream(all.split("&")).map(Segment.Place::of).toList(),
                    0,
                    0,
                    "",
                    "",
                    cut < 0 ? 0 : Integer.parseInt(text.substring(cut + 1)),
                    Set.of());
        }

        /** What is taken of what stands in its places. */
        String cut(String text) {
            return signs == 0 || text.length() <= signs ? text : text.substring(0, signs);
        }

        /** The places that are given, of the first repetition. */
        List<Segment.Place> in(Segment given) {
            List<Segment.Place> found = new ArrayList<>(places);
            for (int e = first; e > 0 && e <= Math.min(last, given.elements().size()); e++) {
                int most = given.elements().get(e - 1).getFirst().size();
                for (int c = 1; c <= most; c++) {
                    found.add(new Segment.Place(e, 1, c));
                }
            }
            found.removeIf(p -> without.contains(p)
                    || given.text(p.element(), p.component()).isEmpty());
            return found;
        }
    }

    /**
     * Reads a line.
     *
     * @param where {@code PARENT/TAG+QUALIFIER?CONDITION}; with nothing before the stroke the segment stands in no group
     * @param element what is taken, as {@link ComponentSource} reads it
     * @param how words of {@link FillMode}, in lower case
     * @param qualifiers where the qualifiers of each segment stand
     * @throws IllegalArgumentException what is wrong, in words that continue "the line …"
     */
    static FieldRule of(
            String where, String element, Field field, List<String> how, Map<String, List<Segment.Place>> qualifiers) {
        String[] asked = where.split("\\?");
        int slash = asked[0].lastIndexOf('/');
        return new FieldRule(
                SegmentPattern.of(asked[0].substring(slash + 1), qualifiers),
                slash <= 0 ? null : SegmentPattern.of(asked[0].substring(0, slash), qualifiers),
                slash == 0,
                Arrays.stream(asked).skip(1).map(ComponentCondition::of).toList(),
                ComponentSource.of(element),
                field,
                Set.copyOf(how.stream()
                        .map(word -> FillMode.valueOf(word.toUpperCase(java.util.Locale.ROOT)))
                        .toList()));
    }

    /** Whether it says a word that the segment stands for, and takes none of its components. */
    boolean isWord() {
        return !source.word().isEmpty();
    }

    boolean otherwise() {
        return how.contains(FillMode.ELSE);
    }

    boolean also() {
        return how.contains(FillMode.ALSO);
    }

    boolean sum() {
        return how.contains(FillMode.SUM);
    }

    /** Whether it is about this segment. */
    boolean fits(PlacedSegment placed) {
        Segment given = placed.segment();
        PlacedSegment opening = placed.group();
        return segment.fits(given)
                && conditions.stream().allMatch(c -> c.holds(given))
                && (group == null || (opening != null && group.fits(opening.segment())))
                && !(ungrouped && opening != null)
                && !(sum() && placed.summary());
    }

    /** What it takes of a segment, as text. */
    String text(PlacedSegment placed) {
        return source.cut(places(placed).stream()
                .map(p -> placed.segment().text(p.element(), p.component()))
                .collect(Collectors.joining(source.between())));
    }

    /** The places it takes from a segment. */
    List<Segment.Place> places(PlacedSegment placed) {
        List<Segment.Place> places = isWord() ? source.places() : source.in(placed.segment());
        return how.contains(FillMode.FREE) && places.stream().anyMatch(placed::isTaken) ? List.of() : places;
    }
}
