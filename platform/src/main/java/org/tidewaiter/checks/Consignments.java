package org.tidewaiter.checks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Line;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.MessagePart;

/**
 * The consignments of a manifest that has several: each has a bill of lading, parties and places of its own, which a declaration
 * says once in its heading. Readers keep them as additions of the consignment's first item under the fields' names, parties as lines; here they
 * are values of each of its items, so that checks see them as they see those of a heading.
 */
final class Consignments {
    /** What a consignment says of itself. */
    private static final Set<Field> SAID = EnumSet.of(
            Field.TRANSPORT_DOCUMENT,
            Field.UCR,
            Field.LOADING_PLACE,
            Field.UNLOADING_PLACE,
            Field.DELIVERY_PLACE,
            Field.IMPORTER_ID,
            Field.IMPORTER_NAME,
            Field.IMPORTER_ADDRESS,
            Field.EXPORTER_ID,
            Field.EXPORTER_NAME,
            Field.EXPORTER_ADDRESS,
            Field.NOTIFY_PARTY_NAME);

    /** The fields of parties by their role (UN/EDIFACT 3035) and the column of their line. */
    private static final Map<String, Map<String, Field>> BY_ROLE = Map.of(
            "CN", Map.of("party_id", Field.IMPORTER_ID, "name", Field.IMPORTER_NAME),
            "CZ", Map.of("party_id", Field.EXPORTER_ID, "name", Field.EXPORTER_NAME),
            "EX", Map.of("party_id", Field.EXPORTER_ID, "name", Field.EXPORTER_NAME),
            "NI", Map.of("name", Field.NOTIFY_PARTY_NAME));

    private static final Pattern OF_CONSIGNMENT = Pattern.compile("(.*/CNI\\[\\d+])(/.*)?");

    private final List<MessagePart> items;
    /** The items, from 1, with which one begins. */
    private final Set<Integer> first;

    private Consignments(List<MessagePart> items, Set<Integer> first) {
        this.items = items;
        this.first = first;
    }

    /** Those of a message; none where it is no manifest, or of one consignment, whose heading then says all. */
    static Consignments of(Message message) {
        if (message.kind() != Message.Kind.ADVANCE_CARGO || message.items().size() < 2) {
            return new Consignments(message.items(), Set.of());
        }
        Map<String, Map<Field, GivenValue>> own = new HashMap<>();
        message.items().forEach(i -> own.computeIfAbsent(consignment(i), c -> new EnumMap<>(Field.class)));
        if (own.size() < 2) {
            return new Consignments(message.items(), Set.of());
        }
        for (Addition addition : message.additions()) {
            Field field = Field.of(addition.name()).orElse(null);
            Integer sequence = addition.sequence();
            if (field != null && SAID.contains(field) && sequence != null) {
                MessagePart item = message.items().get(sequence - 1);
                own.getOrDefault(consignment(item), new HashMap<>())
                        .putIfAbsent(field, new GivenValue(addition.text(), consignment(item)));
            }
        }
        message.items()
                .forEach(item -> item.lines(LineTable.DECLARED_PARTY)
                        .forEach(party ->
                                addParty(party, own.getOrDefault(consignment(item), new EnumMap<>(Field.class)))));
        return spread(message.items(), own);
    }

    /** Takes a party that stands in the role that it has as a line of the item; what the consignment says already stays. */
    private static void addParty(Line party, Map<Field, GivenValue> own) {
        BY_ROLE.getOrDefault(Objects.requireNonNullElse(party.text("role_code"), ""), Map.of())
                .forEach((column, field) -> {
                    GivenValue given = party.values().get(column);
                    if (given != null) {
                        own.putIfAbsent(field, given);
                    }
                });
    }

    private static Consignments spread(List<MessagePart> items, Map<String, Map<Field, GivenValue>> own) {
        List<MessagePart> all = new ArrayList<>();
        Set<Integer> first = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (MessagePart item : items) {
            Map<Field, GivenValue> values = new EnumMap<>(Field.class);
            values.putAll(own.getOrDefault(consignment(item), Map.of()));
            values.putAll(item.values());
            all.add(item.with(values));
            if (seen.add(consignment(item))) {
                first.add(all.size());
            }
        }
        return new Consignments(all, first);
    }

    /** The path of the consignment that an item stands in; its own where there is none. */
    private static String consignment(MessagePart item) {
        Matcher matcher = OF_CONSIGNMENT.matcher(item.path());
        return matcher.matches() ? matcher.group(1) : item.path();
    }

    /** The message's items, with what their consignments say. */
    List<MessagePart> items() {
        return items;
    }

    /** Whether each consignment may say some fields for itself. */
    boolean say() {
        return !first.isEmpty();
    }

    /** Whether each consignment may say that field for itself. */
    boolean say(Field field) {
        return say() && SAID.contains(field);
    }

    /** Whether a consignment begins with that item. */
    boolean begins(int part) {
        return first.contains(part);
    }
}
