package org.tidewaiter.message.path;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.xml.SafeXml;
import org.tidewaiter.message.xml.XmlMessageLimits;
import org.tidewaiter.message.xml.XmlPiece;

/**
 * The messages of a format of XML in which the root says what a message is, read from a table: a line each, of seven columns
 * parted by tabs. {@code root}: the root's local name (several with upright strokes between), with
 * conditions as in a {@link PathPattern} where it is not alone what says it; the first line that fits decides. {@code kind}: a {@link Message.Kind}.
 * {@code paths}: its {@link PathTable}, or several joined by +. {@code items}: the names of the elements that are its goods items or consignments, or
 * -. {@code event}, {@code by}, {@code at}: an {@link EventRule}; a further line of the same root adds an event. {@code #} starts a comment.
 *
 * <p>Lines under {@code [item]} may fill fields of the declaration, such as the bill and the consignee of a consignment: they are
 * the whole message's where it has one item, else additions of their item under the field's name, as in UN/EDIFACT's CUSCAR. Lines under
 * {@code [heading]} may fill fields of items, such as a container: those of the only item, else additions.
 */
public final class XmlMessages {
    private static final Pattern NUMBER =
            Pattern.compile("(?i).*(amount|mass|weight|measure|quantity|numeric|rate|value|volume\\w*|packages)");
    /** An upright stroke between names of roots, not one within conditions. */
    private static final Pattern BETWEEN_ROOTS = Pattern.compile("\\|(?![^\\[]*])");

    /** What names the declaration that a message of the EU's systems is about. */
    private static final Pattern OPERATION = Pattern.compile("(Import|Export|Transit)Operation");

    private static final Pattern DATE = Pattern.compile("(?i).*(date|time).*");

    private final Map<String, PathLayout> layouts;
    private final SafeXml xml;

    /** How the messages with one root are read. */
    private record PathLayout(
            PathPattern root, Message.Kind kind, PathTable paths, Set<String> items, List<EventRule> events) {}

    private XmlMessages(Map<String, PathLayout> layouts) {
        this.layouts = layouts;
        xml = new SafeXml(
                layouts.values().stream().map(l -> l.root().firstName()).collect(Collectors.toSet()),
                XmlMessageLimits.USUAL);
    }

    /** Reads the table in the resource {@code name} beside {@code place}; its path tables lie in the same folder. */
    public static XmlMessages read(Class<?> place, String name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(place.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
            return new XmlMessages(layouts(lines.lines(), place, name.substring(0, name.lastIndexOf('/') + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, PathLayout> layouts(Stream<String> lines, Class<?> place, String folder) {
        Map<String, PathLayout> layouts = new LinkedHashMap<>();
        Map<String, PathTable> tables = new HashMap<>();
        lines.filter(l -> !l.isBlank() && !l.startsWith("#"))
                .map(l -> l.split("\t", -1))
                .forEach(w -> {
                    PathTable paths = tables.computeIfAbsent(w[2], names -> paths(names, place, folder));
                    for (String name : BETWEEN_ROOTS.splitAsStream(w[0]).toList()) {
                        layouts.computeIfAbsent(name, root -> layout(root, w, paths))
                                .events()
                                .add(EventRule.of(w[4], w[5], w[6]));
                    }
                });
        return layouts;
    }

    private static PathTable paths(String names, Class<?> place, String folder) {
        return Stream.of(names.split("\\+"))
                .map(name -> PathTable.read(place, folder + name))
                .reduce(PathTable::and)
                .orElseThrow();
    }

    private static PathLayout layout(String root, String[] words, PathTable paths) {
        return new PathLayout(
                PathPattern.of(root),
                Message.Kind.valueOf(words[1]),
                paths,
                Set.of(words[3].split("\\|")),
                new ArrayList<>());
    }

    /** The start tag of the first message, within the start of a file, whose root is in the table; or nothing. */
    public Optional<SafeXml.StartTag> opening(byte[] start) {
        return xml.opening(start);
    }

    /**
     * Reads the messages of a stream one after the other; broken ones are handed over with the reason.
     *
     * @throws IOException when the stream itself fails
     */
    public void read(String format, InputStream in, Consumer<ReadResult> sink) throws IOException {
        long[] ordinal = {0};
        xml.read(in, piece -> {
            switch (piece) {
                case XmlPiece.Tree tree -> {
                    for (XmlPiece.Tree one : apart(tree)) {
                        XmlPiece.Tree placed =
                                new XmlPiece.Tree(++ordinal[0], one.original(), one.root(), one.line(), one.around());
                        sink.accept(message(format, placed).with(one.around()));
                    }
                }
                case XmlPiece.Broken broken -> sink.accept(broken.unreadable(++ordinal[0]));
            }
        });
    }

    /** An answer about several operations (France rejects them together) is one about each, with all that it says of them together. */
    private List<XmlPiece.Tree> apart(XmlPiece.Tree tree) {
        Element root = tree.root();
        List<Element> operations = root.children().stream()
                .filter(e -> OPERATION.matcher(e.name()).matches())
                .toList();
        if (operations.size() < 2 || layout(root).kind() != Message.Kind.RESPONSE) {
            return List.of(tree);
        }
        List<XmlPiece.Tree> trees = new ArrayList<>();
        for (Element operation : operations) {
            List<Element> children = root.children().stream()
                    .filter(e -> e.path().equals(operation.path())
                            || !OPERATION.matcher(e.name()).matches())
                    .toList();
            trees.add(new XmlPiece.Tree(
                    tree.ordinal(),
                    tree.original(),
                    new Element(root.name(), root.path(), root.attributes(), root.text(), children),
                    tree.line(),
                    trees.isEmpty() ? tree.around() : List.of()));
        }
        return trees;
    }

    private PathLayout layout(Element root) {
        return layouts.values().stream()
                .filter(l -> l.root().fits(root))
                .findFirst()
                .orElseThrow();
    }

    /** What a tree says whose root is in the table; of another syntax than XML, whose segments were made a tree. */
    public Message message(String format, XmlPiece.Tree tree) {
        Element root = tree.root();
        PathLayout layout = layout(root);
        ValueWriter writing = writing(root);
        List<Element> items = inside(root)
                .filter(e -> layout.items().stream().anyMatch(e.name()::equalsIgnoreCase)) // as paths are read
                .toList();
        PlacedValues placed = ofConsignments(Placement.place(root, root, items, layout.paths(), writing, name -> name));
        String declarant = placed.heading().text(Field.DECLARANT_ID);
        return new Message(
                format,
                layout.kind(),
                tree.ordinal(),
                placed.heading(),
                placed.items(),
                placed.additions(),
                layout.events().stream()
                        .flatMap(e -> e.happened(root, root, writing.times(), declarant).stream())
                        .toList(),
                root,
                tree.original());
    }

    /**
     * Values of which items may say what is the whole's, such as the bill and the consignee of a consignment, each where it holds; items without a
     * number of their own go by their place.
     */
    public static PlacedValues ofConsignments(PlacedValues placed) {
        return spread(numbered(placed));
    }

    /** Items that give no number of their own go by their place. */
    private static PlacedValues numbered(PlacedValues placed) {
        List<MessagePart> items = new ArrayList<>();
        for (MessagePart item : placed.items()) {
            Map<Field, GivenValue> values = new EnumMap<>(Field.class);
            values.put(Field.SEQUENCE, new GivenValue(String.valueOf(items.size() + 1), item.path()));
            values.putAll(item.values());
            items.add(item.with(values));
        }
        return new PlacedValues(placed.heading(), items, placed.additions());
    }

    /** Moves what items say of the declaration, and the heading of items, to where it holds. */
    private static PlacedValues spread(PlacedValues placed) {
        Map<Field, GivenValue> heading = new EnumMap<>(Field.class);
        heading.putAll(placed.heading().values());
        List<Addition> additions = new ArrayList<>(placed.additions());
        List<MessagePart> items = placed.items();
        for (int i = 0; i < items.size(); i++) {
            move(items.get(i), Field.ModelPart.DECLARATION, items.size() == 1 ? heading : null, i + 1, additions);
        }
        Map<Field, GivenValue> only = items.size() == 1 ? items.getFirst().values() : null;
        MessagePart whole = placed.heading().with(heading);
        move(whole, Field.ModelPart.GOODS_ITEM, only, null, additions);
        return new PlacedValues(whole, List.copyOf(items), List.copyOf(additions));
    }

    /**
     * Moves the values of fields of a part: to {@code target} where that may hold them and has none, else to the additions unless a line has them.
     */
    private static void move(
            MessagePart from,
            Field.ModelPart part,
            @Nullable Map<Field, GivenValue> target,
            @Nullable Integer sequence,
            List<Addition> additions) {
        Map<Field, GivenValue> values = from.values();
        for (Field field : List.copyOf(values.keySet())) {
            if (field.part() == part) {
                GivenValue given = Objects.requireNonNull(values.remove(field));
                boolean kept = field != Field.TRANSPORT_DOCUMENT // the item's bill, whatever else is said of it
                        && from.lines().stream()
                                .anyMatch(l -> given.text().equals(l.text(field))
                                        || l.values().values().stream()
                                                .anyMatch(v -> v.path().equals(given.path())));
                if ((target == null || target.putIfAbsent(field, given) != null) && !kept) {
                    additions.add(new Addition(sequence, field.path(), given.text()));
                }
            }
        }
    }

    /** How the message writes numbers and dates, as its own values speak for. */
    private static ValueWriter writing(Element root) {
        List<Leaf> leaves = Leaf.of(root);
        Times order = Times.of(texts(leaves, DATE));
        return new ValueWriter(Numbers.of(texts(leaves, NUMBER)), order == null ? Times.DAY_FIRST : order, false);
    }

    private static List<String> texts(List<Leaf> leaves, Pattern names) {
        return leaves.stream()
                .filter(l -> l.attribute() == null
                        && names.matcher(l.element().name()).matches())
                .map(Leaf::text)
                .toList();
    }

    private static Stream<Element> inside(Element top) {
        return top.children().stream().flatMap(c -> Stream.concat(Stream.of(c), inside(c)));
    }
}
