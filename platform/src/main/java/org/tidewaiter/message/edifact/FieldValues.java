package org.tidewaiter.message.edifact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.TransportMode;

/** Fills the fields of one part of a message from its segments, by the rules for that part. */
final class FieldValues {
    /** DE 3055: the parties defined the code among themselves. */
    static final String MUTUALLY_DEFINED = "ZZZ";

    private static final String UN_ECE = "6";

    /** DE 1131: a part of a country, whose two letters may be those of another country (VA is Virginia, and the Vatican). */
    private static final String PART_OF_A_COUNTRY = "163";

    /** Signs of a code of UN/ECE Recommendation 21; a shorter one of another agency is of a list of its own (N of Australia: none). */
    private static final int PACKAGE_CODE = 2;

    private static final Set<Field> OF_UNITED_NATIONS = Set.of(
            Field.PACKAGE_TYPE, Field.SUPPLEMENTARY_UNIT, Field.COMMERCIAL_UNIT, Field.TRANSPORT_MODE, Field.INCOTERM);

    private final Map<Field, GivenValue> values = new EnumMap<>(Field.class);
    private final Map<Field, FieldRule> by = new EnumMap<>(Field.class);
    private final List<Addition> additions = new ArrayList<>();
    private final @Nullable Integer sequence;

    /** A part: the heading where {@code sequence} is null, else the item in that place. */
    FieldValues(@Nullable Integer sequence) {
        this.sequence = sequence;
    }

    /** What the fields say. */
    Map<Field, GivenValue> values() {
        return values;
    }

    /** Further values of fields. */
    List<Addition> additions() {
        return additions;
    }

    /** Goes through the rules in their order, and for each through the segments. */
    void fill(List<FieldRule> rules, List<PlacedSegment> segments) {
        Map<String, List<PlacedSegment>> byTag = new HashMap<>();
        segments.forEach(p ->
                byTag.computeIfAbsent(p.segment().tag(), t -> new ArrayList<>()).add(p));
        for (FieldRule rule : rules) {
            List<PlacedSegment> sameTag = byTag.get(rule.segment().tag());
            if (sameTag == null) {
                continue;
            }
            List<PlacedSegment> fitting = sameTag.stream().filter(rule::fits).toList();
            if (rule.sum()) {
                sum(rule, fitting);
            } else {
                fitting.forEach(placed -> take(rule, placed));
            }
        }
    }

    private void take(FieldRule rule, PlacedSegment placed) {
        Segment segment = placed.segment();
        List<Segment.Place> places = rule.places(placed);
        boolean filled = values.containsKey(rule.field());
        if (rule.isWord()) {
            if (!filled) {
                values.put(rule.field(), new GivenValue(rule.source().word(), placed.path()));
                by.put(rule.field(), rule);
            }
            return;
        }
        if (places.isEmpty()
                || isTakenAlready(rule, placed, places)
                || (filled && rule.otherwise() && !isSame(rule, by.get(rule.field())))
                || isNational(rule.field(), segment, places.getFirst())) {
            return;
        }
        String text = written(rule, rule.text(placed), placed, places);
        if (text == null) {
            return;
        }
        if (filled) {
            additions.add(new Addition(sequence, rule.field().path(), text));
        } else {
            values.put(rule.field(), new GivenValue(text, placed.path()));
            by.put(rule.field(), rule);
        }
    }

    /** Whether it is the same line of a table: a guide may have lines that say the same as others. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(FieldRule rule, @Nullable FieldRule other) {
        return rule == other;
    }

    /** Whether another line, of a guide or the table, took the same for the same field. */
    private boolean isTakenAlready(FieldRule rule, PlacedSegment placed, List<Segment.Place> places) {
        FieldRule before = by.get(rule.field());
        GivenValue given = values.get(rule.field());
        return before != null
                && given != null
                && !isSame(rule, before)
                && given.path().equals(placed.path())
                && places.stream().allMatch(placed::isTaken);
    }

    /**
     * Whether a code of one of the UN's lists is said to be of a list that the parties agreed on (DE 3055, two components after the
     * code, is ZZZ): what it means the UN's list does not say, so it is kept beside. So is a country that is said to be a part of one.
     */
    static boolean isNational(Field field, Segment segment, Segment.Place code) {
        boolean ofUnitedNations = field.type() == Field.Type.COUNTRY || OF_UNITED_NATIONS.contains(field);
        boolean nobodys = segment.text(code.element(), code.component()).equals(MUTUALLY_DEFINED);
        String agency = segment.text(code.element(), code.component() + 2);
        boolean ofAnAdministration = field == Field.PACKAGE_TYPE
                && !agency.isEmpty()
                && !agency.equals(UN_ECE)
                && segment.text(code.element(), code.component()).length() < PACKAGE_CODE;
        boolean region = field.type() == Field.Type.COUNTRY
                && segment.text(code.element(), code.component() + 1).equals(PART_OF_A_COUNTRY);
        boolean agreed = nobodys || agency.equals(MUTUALLY_DEFINED) || ofAnAdministration;
        return region || (ofUnitedNations && agreed);
    }

    /** The value as the model writes it; notes which components it used up. Null where the rule cannot take it. */
    private static @Nullable String written(
            FieldRule rule, String text, PlacedSegment placed, List<Segment.Place> places) {
        Segment segment = placed.segment();
        Field field = rule.field();
        List<Segment.Place> used = rule.also() ? List.of() : places;
        return switch (field.type()) {
            case TIME -> {
                String iso = DateTimes.iso(text, segment.text(1, 3));
                used.forEach(placed::take);
                if (iso != null) {
                    placed.take(new Segment.Place(1, 1, 3));
                }
                yield iso == null ? text : iso;
            }
            case MASS, AMOUNT, RATE, COUNT -> {
                String number = SegmentNumbers.number(text, segment.separators().decimal());
                if (!field.column().endsWith("mass_kg")) {
                    used.forEach(placed::take);
                    yield number;
                }
                yield kilograms(number, placed, places.getFirst(), used);
            }
            default -> {
                used.forEach(placed::take);
                yield field == Field.TRANSPORT_MODE ? TransportMode.written(text) : text;
            }
        };
    }

    /**
     * A mass in kilograms, null where its unit is none known; value and unit stay additions unless the unit is the kilogram.
     *
     * @param number the mass as it stands at {@code value}
     * @param used what the mass uses up
     */
    static @Nullable String kilograms(
            String number, PlacedSegment placed, Segment.Place value, List<Segment.Place> used) {
        Segment segment = placed.segment();
        Segment.Place unit = unit(value, segment.tag());
        String given = segment.text(unit.element(), unit.component());
        if (SegmentNumbers.isKilogram(given)) {
            used.forEach(placed::take);
            placed.take(unit);
        }
        return SegmentNumbers.kilograms(number, given);
    }

    /** Where the unit of a measure stands: MEA has it before the value, CNT and QTY after it. */
    private static Segment.Place unit(Segment.Place value, String tag) {
        return new Segment.Place(value.element(), 1, tag.equals("MEA") ? 1 : 3);
    }

    /** A sum leaves its parts where they are. What a group says twice under two qualifiers, such as a tax as 161 and 124, is added once. */
    private void sum(FieldRule rule, List<PlacedSegment> fitting) {
        BigDecimal sum = BigDecimal.ZERO;
        String path = null;
        Map<PlacedSegment, String> counted = new HashMap<>();
        for (PlacedSegment placed : fitting) {
            String qualifier = placed.segment().text(1, 1);
            PlacedSegment group = placed.group();
            if (group != null && !qualifier.equals(counted.computeIfAbsent(group, g -> qualifier))) {
                continue;
            }
            for (Segment.Place p : rule.places(placed)) {
                Segment segment = placed.segment();
                String number = SegmentNumbers.number(
                        segment.text(p.element(), p.component()),
                        segment.separators().decimal());
                if (!number.matches("[0-9]{1,15}(\\.[0-9]{1,6})?")) {
                    return; // no sum of what is no number: the part itself is kept
                }
                sum = sum.add(new BigDecimal(number));
                path = path == null ? placed.path() : path;
            }
        }
        if (path != null && !values.containsKey(rule.field())) {
            values.put(rule.field(), new GivenValue(sum.toPlainString(), path));
        }
    }
}
