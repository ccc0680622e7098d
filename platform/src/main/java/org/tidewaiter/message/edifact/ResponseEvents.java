package org.tidewaiter.message.edifact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Message.MessageEvent;

/** The events that a response tells, by the table of events. */
final class ResponseEvents {
    private static final List<String> WHEN = List.of("334", "9", "137");

    /** When Customs accepted or cleared: what else a response tells happened then, if it gives no other time. */
    private static final Set<String> OF_CUSTOMS = Set.of("58", "148");

    private static final Set<String> DOCUMENTS = Set.of("RFF", "DOC");

    private final EdifactTables tables;
    private final Set<String> groups;
    private final List<PlacedSegment> placed;
    private final @Nullable Segment unb;
    private final Set<String> withoutTime = new LinkedHashSet<>();

    /**
     * The events of a message.
     *
     * @param groups the segments that open a group in messages of its type
     * @param unb what opened its interchange, or null
     */
    ResponseEvents(EdifactTables tables, Set<String> groups, List<PlacedSegment> placed, @Nullable Segment unb) {
        this.tables = tables;
        this.groups = groups;
        this.placed = placed;
        this.unb = unb;
    }

    /** The events in the order in which the message tells them; duties are assessed once. */
    List<MessageEvent> events() {
        List<MessageEvent> events = new ArrayList<>();
        String by = placed.stream()
                .map(PlacedSegment::segment)
                .filter(s -> s.tag().equals("NAD")
                        && s.text(1, 1).equals("CM")
                        && !s.text(2, 1).isEmpty())
                .map(s -> s.text(2, 1))
                .findFirst()
                .orElse(null);
        for (PlacedSegment p : placed) {
            event(p.segment()).ifPresent(event -> {
                boolean again = event.tag().equals("TAX")
                        && events.stream().anyMatch(e -> e.code().equals(event.code()));
                if (!again) {
                    String time = when(event.when(), p);
                    if (time == null) {
                        withoutTime.add(event.code());
                    }
                    events.add(new MessageEvent(event.code(), time == null ? prepared() : time, by));
                }
            });
        }
        return List.copyOf(events);
    }

    /** The events of which the message says no time, or two that differ: the interchange's stands for it. */
    Set<String> withoutTime() {
        return withoutTime;
    }

    /**
     * Codes of a list that the parties agreed on (DE 3055 ZZZ) are national, whatever the UN's list has under them: a guide may say what they mean.
     */
    private Optional<EdifactTables.Event> event(Segment segment) {
        boolean indicator = segment.tag().equals("GEI");
        String tag = indicator ? "GIS" : segment.tag();
        Segment.Place place = switch (segment.tag()) {
            case "BGM" -> new Segment.Place(4, 1, 1);
            case "GEI", "STS" -> new Segment.Place(2, 1, 1);
            default -> new Segment.Place(1, 1, 1);
        };
        String value = segment.text(place.element(), place.component());
        boolean national = tag.equals("GIS") && segment.text(place.element(), 3).equals(FieldValues.MUTUALLY_DEFINED);
        Optional<EdifactTables.Event> known = (national ? tables.nationalEvents() : tables.events())
                .stream()
                        .filter(e -> e.tag().equals(tag)
                                && (e.value().equals("*") || e.value().equals(value)))
                        .findFirst();
        if (tag.equals(
                "STS")) { // a status opens a group, in which its time and place stand; elsewhere it is a condition of
            // goods
            return known.filter(e -> !value.isEmpty() && groups.contains(tag))
                    .map(e -> new EdifactTables.Event(tag, value, e.code() + value, e.when()));
        }
        return known.isEmpty() && tag.equals("GIS") && !value.isEmpty()
                ? Optional.of(new EdifactTables.Event(tag, value, "GIS_" + value, "-"))
                : known;
    }

    /**
     * The first time that is given of those that may say when, of the event's own group before the message's; empty where it cannot be read,
     * as no other one is meant then; null where none is given.
     */
    private @Nullable String when(String qualifier, PlacedSegment event) {
        List<PlacedSegment> own = placed.stream()
                .filter(p -> p.group() == event && p.segment().tag().equals("DTM"))
                .toList();
        if (!own.isEmpty()) {
            Segment first = own.getFirst().segment();
            String iso = DateTimes.iso(first.text(1, 2), first.text(1, 3));
            return iso == null ? "" : full(iso);
        }
        List<String> asked = new ArrayList<>(List.of(qualifier));
        asked.addAll(WHEN);
        for (String one : asked) {
            for (PlacedSegment p : placed) {
                Segment s = p.segment();
                if (s.tag().equals("DTM")
                        && !isOfDocument(p)
                        && s.text(1, 1).equals(one)
                        && !s.text(1, 2).isEmpty()) {
                    String iso = DateTimes.iso(s.text(1, 2), s.text(1, 3));
                    return iso == null ? "" : full(iso);
                }
            }
        }
        List<String> acted = placed.stream()
                .filter(p -> p.segment().tag().equals("DTM")
                        && !isOfDocument(p)
                        && OF_CUSTOMS.contains(p.segment().text(1, 1)))
                .map(p -> String.valueOf(
                        DateTimes.iso(p.segment().text(1, 2), p.segment().text(1, 3))))
                .distinct()
                .toList();
        if (acted.size() == 1) {
            return acted.getFirst().equals("null") ? "" : full(acted.getFirst());
        }
        return null;
    }

    /** When the interchange was prepared; empty where it does not say. */
    private String prepared() {
        String prepared = unb == null ? null : DateTimes.iso(unb.text(4, 1) + unb.text(4, 2), "");
        return prepared == null ? "" : full(prepared);
    }

    /** The day of a bill of lading or invoice is not that of the response. */
    private static boolean isOfDocument(PlacedSegment date) {
        PlacedSegment group = date.group();
        return group != null && DOCUMENTS.contains(group.segment().tag());
    }

    private static String full(String iso) {
        return iso.length() == 10 ? iso + "T00:00:00" : iso;
    }
}
