package org.tidewaiter.message.edifact;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Line;
import org.tidewaiter.message.edifact.FieldRule.SegmentPattern;
import org.tidewaiter.message.edifact.SegmentLineRule.ColumnRule;

/** Finds the lines among the segments of one part of a message: a segment with its group is one line at most. */
final class SegmentLines {
    /** The column that has all values of its group, not the first. */
    private static final String SEALS = "seals";

    private static final Set<LineTable> PEOPLE = Set.of(LineTable.PERSON, LineTable.JOURNEY);

    private static final String BIRTH = "born_on";
    private static final String PLACE = "place_in_message";

    private final List<PlacedSegment> segments;
    /** What stands in the group that a segment opens, at any depth, itself first. */
    private final Map<PlacedSegment, List<PlacedSegment>> groups = new HashMap<>();

    private final Set<PlacedSegment> claimed = new HashSet<>();

    private final Predicate<PlacedSegment> ofPeople;

    /**
     * The segments of a part, those of groups behind what opens them.
     *
     * @param ofPeople whether a segment is about people: it is a line of the tables of people or of none
     */
    SegmentLines(List<PlacedSegment> segments, Predicate<PlacedSegment> ofPeople) {
        this.segments = segments;
        this.ofPeople = ofPeople;
        for (PlacedSegment segment : segments) {
            for (PlacedSegment here = segment; here != null; here = here.group()) {
                groups.computeIfAbsent(here, g -> new ArrayList<>()).add(segment);
            }
        }
    }

    /** The lines by the rules, in the order of the rules, and of the message for each. */
    List<Line> by(List<SegmentLineRule> rules) {
        List<Line> lines = new ArrayList<>();
        for (SegmentLineRule rule : rules) {
            for (PlacedSegment opening : segments) {
                if (!opening.summary()
                        && rule.opening().fits(opening.segment())
                        && (!ofPeople.test(opening) || PEOPLE.contains(rule.table()))
                        && claimed.add(opening)) {
                    add(rule, opening, lines);
                }
            }
        }
        return lines;
    }

    private void add(SegmentLineRule rule, PlacedSegment opening, List<Line> lines) {
        List<PlacedSegment> group = groups.getOrDefault(opening, List.of());
        Map<String, GivenValue> values = new LinkedHashMap<>();
        boolean said = false;
        for (ColumnRule column : rule.columns()) {
            // a further value of a column that is filled takes nothing, so that it stays beside
            GivenValue given = values.containsKey(column.column().name()) ? null : given(column, group, opening);
            if (given != null) {
                values.put(column.column().name(), given);
                said |= column.segment() != null && !isQualifier(column, column.segment(), opening);
            }
        }
        if (said) {
            if (rule.table().column(PLACE).isPresent()) {
                values.put(PLACE, new GivenValue(opening.path(), opening.path()));
            }
            lines.add(new Line(rule.table(), opening.path(), values));
        }
    }

    /** What only says which kind of segment it is, is no line by itself. */
    private static boolean isQualifier(ColumnRule column, SegmentPattern segment, PlacedSegment opening) {
        return segment.fits(opening.segment())
                && EdifactTables.qualifiers(opening.segment().tag())
                        .containsAll(column.source().in(opening.segment()));
    }

    private static @Nullable GivenValue given(ColumnRule rule, List<PlacedSegment> group, PlacedSegment opening) {
        if (rule.segment() == null) {
            return new GivenValue(rule.constant(), opening.path());
        }
        List<GivenValue> all = new ArrayList<>();
        for (PlacedSegment placed : group) {
            List<Segment.Place> places =
                    rule.fits(placed.segment()) ? rule.source().in(placed.segment()) : List.of();
            if (!places.isEmpty() && (all.isEmpty() || rule.column().name().equals(SEALS))) {
                GivenValue given = written(rule, placed, places);
                if (given != null) {
                    all.add(given);
                }
            }
        }
        return all.isEmpty()
                ? null
                : new GivenValue(
                        all.stream().map(GivenValue::text).collect(Collectors.joining(", ")),
                        all.getFirst().path());
    }

    /**
     * The value as the model writes it; null where it is a code of nobody's list that a field of the model would have to hold, or a mass in a unit
     * that is not known.
     */
    private static @Nullable GivenValue written(ColumnRule rule, PlacedSegment placed, List<Segment.Place> places) {
        Segment segment = placed.segment();
        Field field = rule.column().field();
        if (field != null && FieldValues.isNational(field, segment, places.getFirst())) {
            return null;
        }
        String text = places.stream()
                .map(p -> segment.text(p.element(), p.component()))
                .collect(Collectors.joining(rule.source().between()));
        if (rule.column().name().endsWith("mass_kg")) {
            String number = SegmentNumbers.number(text, segment.separators().decimal());
            String mass = FieldValues.kilograms(number, placed, places.getFirst(), places);
            return mass == null ? null : new GivenValue(mass, placed.path());
        }
        places.forEach(placed::take);
        return new GivenValue(
                switch (rule.column().type()) {
                    case TIME -> rule.column().name().equals(BIRTH) ? past(time(text, placed)) : time(text, placed);
                    case MASS, AMOUNT, RATE, COUNT ->
                        SegmentNumbers.number(text, segment.separators().decimal());
                    default -> text;
                },
                placed.path());
    }

    /** Years of two digits are those of a century that leaves a birth in the past. */
    private static String past(String day) {
        return day.matches("20\\d\\d-.*")
                        && day.compareTo(LocalDate.now(ZoneOffset.UTC).toString()) > 0
                ? "19" + day.substring(2)
                : day;
    }

    private static String time(String text, PlacedSegment placed) {
        String iso = DateTimes.iso(text, placed.segment().text(1, 3));
        if (iso != null) {
            placed.take(new Segment.Place(1, 1, 3));
        }
        return iso == null ? text : iso;
    }
}
