package org.tidewaiter.message.path;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.ItemCurrencies;
import org.tidewaiter.message.Line;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.MessagePart;

/**
 * Places the values of one message by a table of paths. Every value ends in a field, a line or an addition; the first of what repeats in a field and
 * a line.
 */
public final class Placement {
    private final Element root;
    private final List<Element> items;
    private final ValueWriter writing;
    private final UnaryOperator<String> naming;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Field> repeated = new HashMap<>();
    private final LinePlacement lines;
    private final IdentityHashMap<Element, Integer> places = new IdentityHashMap<>();

    private Placement(Element root, List<Element> items, ValueWriter writing, UnaryOperator<String> naming) {
        this.root = root;
        this.items = items;
        this.writing = writing;
        this.naming = naming;
        this.lines = new LinePlacement(root, writing, taken);
        for (Element item : items) {
            places.put(item, places.size() + 1);
        }
    }

    /**
     * Places the values of a message.
     *
     * @param root the whole message, wrappers included
     * @param declaration the element from which the table's heading lines start
     * @param items the goods items inside it, from which the table's item lines start
     * @param naming makes an addition's name of a path with no positions but those of what comes again
     */
    public static PlacedValues place(
            Element root,
            Element declaration,
            List<Element> items,
            PathTable table,
            ValueWriter writing,
            UnaryOperator<String> naming) {
        Placement placing = new Placement(root, items, writing, naming);
        MessagePart heading = placing.part(declaration, table.heading());
        List<MessagePart> parts =
                items.stream().map(i -> placing.part(i, table.item())).toList();
        List<MessagePart> full = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            full.add(parts.get(i)
                    .withLines(placing.lines.ofItem(items.get(i), table.lines()).stream()
                            .map(LinePlacement.PlacedLine::line)
                            .toList()));
        }
        List<LinePlacement.PlacedLine> whole = placing.lines.ofHeading(declaration, table.lines());
        return placing.spread(heading, full, whole);
    }

    /** Lines outside the items that name items go to each of them, the others are the declaration's. */
    private PlacedValues spread(MessagePart heading, List<MessagePart> items, List<LinePlacement.PlacedLine> found) {
        List<Line> whole = new ArrayList<>();
        Map<Integer, List<Line>> moved = new HashMap<>();
        for (LinePlacement.PlacedLine one : found) {
            boolean named = false;
            for (GivenValue number : one.items()) {
                int place = place(items, number.text());
                if (place >= 0) {
                    named = true;
                    lines.hold(number.path());
                    moved.computeIfAbsent(place, p -> new ArrayList<>()).add(one.line());
                }
            }
            if (!named) {
                whole.add(one.line());
            }
        }
        List<MessagePart> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            parts.add(items.get(i).withLines(moved.getOrDefault(i, List.of())));
        }
        List<Addition> rest = new ArrayList<>(additions());
        List<MessagePart> priced = ItemCurrencies.apart(heading, List.copyOf(parts), rest);
        return new PlacedValues(heading.withLines(whole), priced, List.copyOf(rest));
    }

    /** Where the item with a number stands: the number that it gives, else its place. */
    private static int place(List<MessagePart> items, String number) {
        String wanted = number.replaceFirst("^0+(?=.)", "");
        for (int i = 0; i < items.size(); i++) {
            String own = items.get(i).text(Field.SEQUENCE);
            if (wanted.equals(own == null ? String.valueOf(i + 1) : own)) {
                return i;
            }
        }
        return -1;
    }

    private MessagePart part(Element context, List<PathRule> rules) {
        Map<Field, GivenValue> values = new EnumMap<>(Field.class);
        for (PathRule rule : rules) {
            PathPattern where = rule.where();
            if (!values.containsKey(rule.field())
                    && (where == null || !where.elements(root, context).isEmpty())) {
                GivenValue given = given(context, rule);
                if (given != null) {
                    values.put(rule.field(), given);
                }
            }
        }
        return new MessagePart(context.path(), values);
    }

    private @Nullable GivenValue given(Element context, PathRule rule) {
        List<Leaf> found = found(context, rule);
        if (found.isEmpty()) {
            return null;
        }
        return switch (rule.how()) {
            case TAKE, SHARED -> take(rule, found);
            case ONLY -> only(rule, found);
            case KEY -> key(rule.field(), found, context.path());
            case FIRST_LINE -> ValueWriter.firstLine(take(rule, found));
            case OTHER_LINES -> ValueWriter.otherLines(writing.given(rule.field(), found.getFirst()));
            case ALSO -> writing.given(rule.field(), found.getFirst());
            case GLUE -> glue(rule, found);
            case LIST -> join(rule.field(), found, ", ");
            case SUM -> writing.sum(rule.field(), found, context.path());
            case RATIO -> writing.ratio(found, context.path());
        };
    }

    private List<Leaf> found(Element context, PathRule rule) {
        if (rule.how() == PathRule.FillMode.SHARED) {
            return shared(rule);
        }
        List<Leaf> found = new ArrayList<>();
        for (PathPattern path : rule.paths()) {
            for (Leaf leaf : path.in(root, context)) {
                if (rule.how().again() || !taken.contains(leaf.path())) {
                    found.add(leaf);
                }
            }
            if ((rule.how() == PathRule.FillMode.GLUE || rule.how() == PathRule.FillMode.KEY) && found.isEmpty()) {
                return found;
            }
        }
        return found;
    }

    /** The first item's value, where every item has one and all are the same. */
    private List<Leaf> shared(PathRule rule) {
        List<Leaf> firsts = new ArrayList<>();
        for (Element item : items) {
            rule.paths().stream()
                    .flatMap(p -> p.in(root, item).stream())
                    .filter(l -> !taken.contains(l.path()))
                    .findFirst()
                    .ifPresent(firsts::add);
        }
        boolean same = firsts.size() == items.size()
                && firsts.stream().map(Leaf::text).distinct().count() == 1;
        return same ? firsts.subList(0, 1) : List.of();
    }

    /** Null, and nothing taken, where the value cannot be written in the field's own unit. */
    private @Nullable GivenValue take(PathRule rule, List<Leaf> found) {
        GivenValue given = writing.given(rule.field(), found.getFirst());
        if (given != null) {
            taken.add(given.path());
            found.stream().skip(1).forEach(l -> repeated.put(l.path(), rule.field()));
        }
        return given;
    }

    private @Nullable GivenValue only(PathRule rule, List<Leaf> found) {
        if (found.stream().map(Leaf::text).distinct().count() == 1) {
            return take(rule, found);
        }
        found.forEach(l -> repeated.put(l.path(), rule.field()));
        return null;
    }

    private GivenValue key(Field field, List<Leaf> found, String path) {
        String whole = String.join("-", found.stream().map(Leaf::text).toList());
        return new GivenValue(writing.of(field, whole), path);
    }

    private GivenValue glue(PathRule rule, List<Leaf> found) {
        return rule.field().type() == Field.Type.HS_CODE
                ? join(rule.field(), ValueWriter.tariffCode(found), "")
                : join(rule.field(), found, "");
    }

    private GivenValue join(Field field, List<Leaf> found, String between) {
        taken.add(found.getFirst().path());
        String whole = String.join(between, found.stream().map(Leaf::text).toList());
        return new GivenValue(writing.of(field, whole), found.getFirst().path());
    }

    private List<Addition> additions() {
        List<Addition> additions = new ArrayList<>();
        add(root, root, null, additions);
        return List.copyOf(additions);
    }

    /** @param within the item that the element stands in, or the whole message: what comes several times in it is told apart */
    private void add(Element element, Element within, @Nullable Integer sequence, List<Addition> additions) {
        Integer here = sequence == null ? places.get(element) : sequence;
        Element whole = sequence == null && here != null ? element : within;
        if (!element.text().isEmpty() || !element.attributes().isEmpty()) {
            List<Leaf> own = new ArrayList<>(1);
            Leaf.ownOf(element, own);
            for (Leaf leaf : own) {
                if (!taken.contains(leaf.path()) && !lines.holds(leaf.path())) {
                    additions.add(addition(leaf, whole, here));
                }
            }
        }
        for (Element child : element.children()) {
            add(child, whole, here, additions);
        }
    }

    private Addition addition(Leaf leaf, Element within, @Nullable Integer sequence) {
        Field field = repeated.get(leaf.path());
        if (field == null) {
            return Addition.at(sequence, naming.apply(leaf.nameWithin(within)), leaf.text());
        }
        String text = writing.of(field, leaf);
        return new Addition(sequence, field.path(), text == null ? leaf.text() : text);
    }
}
