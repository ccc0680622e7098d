package org.tidewaiter.message.asycuda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.path.Leaf;
import org.tidewaiter.message.path.NamePattern;
import org.tidewaiter.message.path.Numbers;
import org.tidewaiter.message.path.PathPattern;
import org.tidewaiter.message.path.PathTable;
import org.tidewaiter.message.path.PlacedValues;
import org.tidewaiter.message.path.Placement;
import org.tidewaiter.message.path.Times;
import org.tidewaiter.message.path.ValueWriter;

/** One Single Administrative Document of ASYCUDA World, and what it says in the model's terms. */
final class Sad {
    private static final PathTable TABLE = PathTable.read(Sad.class, "sad.paths");
    private static final List<Step> STEPS = steps();
    private static final NamePattern AMOUNT = NamePattern.anyCase(
            "amount|weight|quantity|rate|price|cif|cost|invoice|statistical_value|number_of_packages|tax_base");
    private static final NamePattern DATE = NamePattern.anyCase("(^|[._])date([._]|$)");

    /** A step in a declaration's life: what, by whom, where its date stands. */
    private record Step(String event, String by, PathPattern at) {}

    private final Element root;
    private final Element sad;
    private final List<Element> items;
    private final List<Leaf> leaves;
    private final @Nullable Times order;
    private final ValueWriter writing;

    private Sad(
            Element root,
            Element sad,
            List<Element> items,
            List<Leaf> leaves,
            @Nullable Times order,
            ValueWriter writing) {
        this.root = root;
        this.sad = sad;
        this.items = items;
        this.leaves = leaves;
        this.order = order;
        this.writing = writing;
    }

    /** The document of a message: how it writes days and numbers is told by all of them together. */
    static Sad of(Element root) {
        Element inner = root.first("SAD");
        Element sad = inner == null ? root : inner;
        List<Element> items = sad.children().stream()
                .filter(c -> c.name().equalsIgnoreCase("Item"))
                .toList();
        List<Leaf> leaves = Leaf.of(root);
        Times order = Times.of(texts(leaves, DATE));
        Numbers numbers = Numbers.of(texts(leaves, AMOUNT));
        return new Sad(
                root,
                sad,
                items,
                leaves,
                order,
                new ValueWriter(numbers, order == null ? Times.DAY_FIRST : order, true));
    }

    Message message(String format, long ordinal, String original) {
        PlacedValues placed = Placement.place(root, sad, items, TABLE, writing, n -> n);
        List<Addition> additions = new ArrayList<>(placed.additions());
        MessagePart heading = placed.heading().with(identified(placed.heading(), additions));
        keepDatesThatReadTwoWays(placed.heading(), additions);
        return new Message(
                format,
                Message.Kind.DECLARATION,
                ordinal,
                SuspendedTotal.in(heading, placed.items()),
                numbered(placed.items()),
                List.copyOf(additions),
                events(heading),
                root,
                original);
    }

    /** The heading with the declaration's id, whose place is the registration's number, which is then no addition any more. */
    private Map<Field, GivenValue> identified(MessagePart heading, List<Addition> additions) {
        Map<Field, GivenValue> values = new EnumMap<>(Field.class);
        values.putAll(heading.values());
        Leaf number = leaf("Identification/Registration/Number");
        String year = heading.text(Field.ACCEPTED_AT);
        String id = new Registration(
                        heading.text(Field.OFFICE_CODE),
                        year == null ? text("Declarant/Reference/Year") : year,
                        text("Identification/Registration/Serial_number"),
                        number == null ? null : number.text(),
                        heading.text(Field.DECLARANT_ID),
                        heading.text(Field.LOCAL_REFERENCE))
                .id();
        if (id != null) {
            String reference = heading.path(Field.LOCAL_REFERENCE);
            values.put(Field.DECLARATION_ID, new GivenValue(id, number == null ? reference : number.path()));
        }
        if (id != null && number != null) {
            additions.remove(new Addition(null, number.name(), number.text()));
        }
        return values;
    }

    /** Items carry no number of their own in most releases: their place is it. */
    private static List<MessagePart> numbered(List<MessagePart> items) {
        List<MessagePart> numbered = new ArrayList<>();
        for (MessagePart item : items) {
            Map<Field, GivenValue> values = new EnumMap<>(Field.class);
            values.put(Field.SEQUENCE, new GivenValue(String.valueOf(numbered.size() + 1), item.path()));
            values.putAll(item.values());
            numbered.add(SpecificRates.in(item.with(values)));
        }
        return List.copyOf(numbered);
    }

    private void keepDatesThatReadTwoWays(MessagePart heading, List<Addition> additions) {
        heading.values().forEach((field, given) -> {
            Leaf leaf = field.type() == Field.Type.TIME && order == null ? at(given.path()) : null;
            if (leaf != null && Times.ambiguous(leaf.text())) {
                additions.add(new Addition(null, leaf.name(), leaf.text()));
            }
        });
    }

    private @Nullable Leaf at(String path) {
        return leaves.stream().filter(l -> l.path().equals(path)).findFirst().orElse(null);
    }

    private List<Message.MessageEvent> events(MessagePart heading) {
        List<Message.MessageEvent> events = new ArrayList<>();
        for (Step step : STEPS) {
            step.at.in(root, sad).stream()
                    .map(l -> writing.times().iso(l.text()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(t -> events.add(new Message.MessageEvent(step.event, t, by(step, heading))));
        }
        return List.copyOf(events);
    }

    private static @Nullable String by(Step step, MessagePart heading) {
        return step.by.equals("declarant") ? heading.text(Field.DECLARANT_ID) : step.by;
    }

    private @Nullable String text(String path) {
        Leaf leaf = leaf(path);
        return leaf == null ? null : leaf.text();
    }

    private @Nullable Leaf leaf(String path) {
        return PathPattern.of(path).in(root, sad).stream().findFirst().orElse(null);
    }

    /** Values of elements with such names. */
    private static List<String> texts(List<Leaf> leaves, NamePattern wanted) {
        return leaves.stream()
                .filter(l -> l.attribute() == null && wanted.in(l.element().name()))
                .map(Leaf::text)
                .toList();
    }

    private static List<Step> steps() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Sad.class.getResourceAsStream("events.tsv")), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split("\t"))
                    .map(w -> new Step(w[0], w[1], PathPattern.of(w[2])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
