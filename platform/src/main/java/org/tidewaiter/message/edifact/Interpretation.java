package org.tidewaiter.message.edifact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.ItemCurrencies;
import org.tidewaiter.message.Line;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.Message.Kind;
import org.tidewaiter.message.MessagePart;

/**
 * What the segments of one message say: fields by the table of fields, events of a response by the table of events, and
 * everything else as additions.
 */
// Long: one pass over the segments of a message, whose steps share the place of each.
final class Interpretation {
    private final List<PlacedSegment> placed = new ArrayList<>();
    private final EdifactTables tables;
    private final List<Segment> envelope;
    private final String type;
    private final long ordinal;
    private final String original;
    private final List<Addition> additions = new ArrayList<>();
    private final Map<PlacedSegment, Integer> sequences = new LinkedHashMap<>();
    private final Map<PlacedSegment, List<PlacedSegment>> within = new LinkedHashMap<>();
    private final Map<@Nullable PlacedSegment, List<PlacedSegment>> byItem = new HashMap<>();

    /**
     * A message.
     *
     * @param envelope what opened its interchange and its group
     * @param ordinal its place in the file
     */
    Interpretation(
            EdifactTables tables, List<Segment> envelope, List<Segment> segments, long ordinal, String original) {
        this.tables = tables;
        this.envelope = envelope;
        this.ordinal = ordinal;
        this.original = original;
        type = segments.getFirst().text(2, 1);
        envelope.forEach(s -> placed.add(new PlacedSegment(s, null, false, false, s.tag(), s.tag())));
        placed.addAll(Grouping.of(tables, type, ordinal, segments));
        placed.forEach(
                p -> byItem.computeIfAbsent(p.item(), i -> new ArrayList<>()).add(p));
    }

    Message message() {
        List<PlacedSegment> openings = openings();
        FieldValues heading = new FieldValues(null);
        heading.fill(tables.rules(type, "heading"), of(null));
        consignments(heading);
        heading.fill(tables.rules(type, "whole"), of(null));
        shared(heading, openings);
        Map<PlacedSegment, List<PlacedSegment>> invoices = invoices();
        List<MessagePart> items = new ArrayList<>();
        for (PlacedSegment opening : openings) {
            items.add(item(opening, invoices.getOrDefault(opening, List.of())));
        }
        spreadContainer(heading, items);
        additions.addAll(heading.additions());
        MessagePart whole = lined(new MessagePart(type + "[" + ordinal + "]", heading.values()), of(null));
        dropWhatLinesSay(whole, items);
        List<Message.MessageEvent> events = events();
        List<Line> ofPeople = keepTheRest();
        List<MessagePart> priced = ItemCurrencies.apart(whole, List.copyOf(items), additions);
        return new Message(
                "edifact",
                kind(),
                ordinal,
                whole.withLines(ofPeople),
                priced,
                List.copyOf(additions),
                events,
                null,
                original);
    }

    /** What a response tells; of what it says no time of, that the interchange's stands for it. */
    private List<Message.MessageEvent> events() {
        if (!type.equals("CUSRES") && !type.equals("IFTSTA")) {
            return List.of();
        }
        Segment unb = envelope.isEmpty() ? null : envelope.getFirst();
        ResponseEvents events = new ResponseEvents(tables, tables.groups(type).keySet(), placed, unb);
        List<Message.MessageEvent> told = events.events();
        events.withoutTime()
                .forEach(code -> additions.add(new Addition(
                        null, "event.occurred_at.taken_from", code + ": when the interchange was prepared")));
        return told;
    }

    private Kind kind() {
        return switch (type) {
            case "CUSDEC" -> Kind.DECLARATION;
            case "CUSCAR", "CUSREP" -> Kind.ADVANCE_CARGO;
            default -> Kind.RESPONSE;
        };
    }

    /** The segments that open the items, the innermost ones, and the place of the item that every opening belongs to. */
    private List<PlacedSegment> openings() {
        List<PlacedSegment> all = placed.stream().filter(p -> p.item() == p).toList();
        for (PlacedSegment p : all) {
            PlacedSegment outer = outer(p);
            if (outer != null) {
                within.computeIfAbsent(outer, o -> new ArrayList<>()).add(p);
            }
        }
        List<PlacedSegment> openings =
                all.stream().filter(p -> !within.containsKey(p)).toList();
        openings.forEach(opening -> sequences.put(opening, sequences.size() + 1));
        within.forEach((outer, inner) -> sequences.put(outer, Objects.requireNonNull(sequences.get(inner.getFirst()))));
        return openings;
    }

    private static @Nullable PlacedSegment outer(PlacedSegment opening) {
        return opening.group() == null ? null : opening.group().item();
    }

    private List<PlacedSegment> of(@Nullable PlacedSegment opening) {
        return byItem.getOrDefault(opening, List.of());
    }

    /** What stands behind a DMS outside of all items is said of the invoice that begins there: by the items that follow before the next. */
    private Map<PlacedSegment, List<PlacedSegment>> invoices() {
        Map<PlacedSegment, List<PlacedSegment>> invoices = new HashMap<>();
        if (tables.rules(type, "invoice").isEmpty()) {
            return invoices;
        }
        List<PlacedSegment> invoice = null;
        for (PlacedSegment p : placed) {
            if (p.item() == p && invoice != null) {
                invoices.put(p, invoice);
            } else if (p.item() == null && p.segment().tag().equals("DMS")) {
                invoice = new ArrayList<>();
            } else if (p.item() == null && invoice != null && !p.summary()) {
                invoice.add(p);
            }
        }
        return invoices;
    }

    /** What an invoice says of all its items is said of those that do not say it themselves. */
    private void ofInvoice(List<PlacedSegment> invoice, FieldValues item) {
        for (FieldRule rule : tables.rules(type, "invoice")) {
            invoice.stream()
                    .filter(p -> rule.fits(p) && !rule.places(p).isEmpty())
                    .findFirst()
                    .ifPresent(p -> {
                        item.values().putIfAbsent(rule.field(), new GivenValue(rule.text(p), p.path()));
                        rule.places(p).forEach(p::take);
                    });
        }
    }

    private MessagePart item(PlacedSegment opening, List<PlacedSegment> invoice) {
        int sequence = Objects.requireNonNull(sequences.get(opening));
        FieldValues item = new FieldValues(sequence);
        List<PlacedSegment> segments = new ArrayList<>(of(opening));
        PlacedSegment outer = outer(opening);
        if (outer != null && inside(outer).size() == 1) {
            segments.addAll(of(outer)); // what a consignment of one item says of its goods is said of the item
        }
        item.fill(tables.rules(type, "item"), segments);
        ofInvoice(invoice, item);
        additions.addAll(item.additions());
        if (outer != null && inside(outer).size() > 1 && inside(outer).getFirst() == opening) {
            segments.addAll(of(outer)); // what it repeats stands beside its first item, as its additions do
        }
        return lined(new MessagePart(opening.path(), item.values()), segments);
    }

    /** The part with the lines among its segments. */
    private MessagePart lined(MessagePart part, List<PlacedSegment> segments) {
        return part.withLines(new SegmentLines(segments, s -> aboutPeople(s) != null).by(tables.lineRules(type)));
    }

    /** Further values of fields are no additions where a line says them. */
    private void dropWhatLinesSay(MessagePart whole, List<MessagePart> items) {
        additions.removeIf(a -> {
            Field field = Field.of(a.name()).orElse(null);
            Integer sequence = a.sequence();
            MessagePart part = sequence == null ? whole : items.get(sequence - 1);
            return field != null && part.lines().stream().anyMatch(l -> a.text().equals(l.text(field)));
        });
    }

    /** Bills of lading and parties: of the whole message where there is one consignment, else of their items. */
    private void consignments(FieldValues heading) {
        List<FieldRule> rules = tables.rules(type, "consignment");
        List<PlacedSegment> consignments = rules.isEmpty()
                ? List.of()
                : sequences.keySet().stream()
                        .filter(p -> p.segment().tag().equals("CNI"))
                        .toList();
        if (consignments.size() == 1) {
            heading.fill(rules, of(consignments.getFirst()));
            return;
        }
        for (PlacedSegment consignment : consignments) {
            Integer sequence = sequences.get(consignment);
            FieldValues own = new FieldValues(sequence);
            own.fill(rules, of(consignment));
            own.values().forEach((field, given) -> additions.add(new Addition(sequence, field.path(), given.text())));
            additions.addAll(own.additions());
            GivenValue bill = own.values().get(Field.TRANSPORT_DOCUMENT);
            if (bill != null) {
                inside(consignment).stream()
                        .skip(1)
                        .forEach(item -> additions.add(
                                new Addition(sequences.get(item), Field.TRANSPORT_DOCUMENT.path(), bill.text())));
            }
        }
    }

    /** Texts that every item says and the heading does not: where all say the same it is said of the whole, else it stays with each. */
    private void shared(FieldValues heading, List<PlacedSegment> openings) {
        for (FieldRule rule : tables.rules(type, "shared")) {
            List<PlacedSegment> saying = openings.stream()
                    .flatMap(
                            opening -> of(opening).stream()
                                    .filter(p -> rule.fits(p) && !rule.places(p).isEmpty())
                                    .findFirst()
                                    .stream())
                    .toList();
            Set<String> said = new HashSet<>();
            saying.forEach(p -> said.add(rule.text(p)));
            if (!openings.isEmpty() && saying.size() == openings.size() && said.size() == 1) {
                PlacedSegment first = saying.getFirst();
                if (heading.values().putIfAbsent(rule.field(), new GivenValue(rule.text(first), first.path()))
                        == null) {
                    saying.forEach(p -> rule.places(p).forEach(p::take));
                }
            }
        }
    }

    private List<PlacedSegment> inside(PlacedSegment outer) {
        return within.getOrDefault(outer, List.of());
    }

    /** A container named in the heading is the item's where there is only one item. */
    private void spreadContainer(FieldValues heading, List<MessagePart> items) {
        GivenValue container = heading.values().remove(Field.CONTAINER_ID);
        if (container == null) {
            return;
        }
        if (items.size() == 1 && items.getFirst().values().putIfAbsent(Field.CONTAINER_ID, container) == null) {
            return;
        }
        additions.add(new Addition(null, Field.CONTAINER_ID.path(), container.text()));
    }

    /** Every component that no field took, under its path: an addition, or where it is about people a line that is kept apart. */
    private List<Line> keepTheRest() {
        List<Line> ofPeople = new ArrayList<>();
        for (PlacedSegment p : placed) {
            PlacedSegment item = p.item();
            Integer sequence = item == null ? null : sequences.get(item);
            List<Segment.Place> qualifiers =
                    EdifactTables.qualifiers(p.segment().tag());
            PlacedSegment of = aboutPeople(p);
            int kept = 0;
            for (Segment.Place place : p.segment().given()) {
                if (!p.isTaken(place) && !qualifiers.contains(place)) {
                    keep(
                            of,
                            Addition.at(
                                    sequence,
                                    p.name() + "/" + place.element() + "." + place.component(),
                                    p.segment().text(place.element(), place.repetition(), place.component())),
                            ofPeople);
                    kept++;
                }
            }
            if (kept == 0 && !p.used() && !p.segment().given().isEmpty()) {
                keep(of, Addition.at(sequence, p.name(), p.segment().raw().strip()), ofPeople);
            }
        }
        return ofPeople;
    }

    private void keep(@Nullable PlacedSegment of, Addition addition, List<Line> ofPeople) {
        if (of == null) {
            additions.add(addition);
            return;
        }
        String path = of.path();
        ofPeople.add(new Line(
                LineTable.PERSON_DETAIL,
                path,
                Map.of(
                        "place_in_message",
                        new GivenValue(path, path),
                        "name",
                        new GivenValue(addition.name(), path),
                        "value",
                        new GivenValue(addition.text(), path))));
    }

    /** The innermost group of the table of people that a segment stands in or opens, or null where it is about none. */
    private @Nullable PlacedSegment aboutPeople(PlacedSegment segment) {
        PlacedSegment innermost = null;
        boolean people = false;
        for (PlacedSegment here = segment; here != null; here = here.group()) {
            boolean begins = tables.opensPeople(type, here.segment());
            if (innermost == null && (here.group() != null || begins) && opens(here)) {
                innermost = here;
            }
            people |= begins;
        }
        return people ? innermost : null;
    }

    private boolean opens(PlacedSegment segment) {
        return tables.groups(type).containsKey(segment.segment().tag());
    }
}
