package org.tidewaiter.message.wco;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.path.PathTable;
import org.tidewaiter.message.path.PlacedValues;
import org.tidewaiter.message.path.Placement;
import org.tidewaiter.message.path.Times;
import org.tidewaiter.message.path.ValueWriter;
import org.tidewaiter.message.path.XmlMessages;

/**
 * One message in a tree of elements.
 *
 * @param root the whole message with its wrappers
 * @param main the element it is about: Declaration, Response, or a notice
 */
record WcoMessage(Element root, Element main) {
    /** What functions.tsv calls what a service says of a declaration when it is asked how far it is or which versions there are. */
    static final String EXCERPT = "excerpt";

    /** What functions.tsv calls a report of cargo (CAR): a declaration of consignments, in which no shipment is declared. */
    static final String CARGO = "cargo";

    /** The declaration that is quoted there is none that is lodged. */
    private static final Pattern EXCERPTS = Pattern.compile("Declaration(Status|Version|Search)Details");

    private static final Map<String, PathTable> TABLES = Map.of(
            "Declaration",
            PathTable.read(WcoMessage.class, "declaration.paths"),
            "Response",
            PathTable.read(WcoMessage.class, "response.paths"),
            EXCERPT,
            PathTable.read(WcoMessage.class, "excerpt.paths"),
            CARGO,
            PathTable.read(WcoMessage.class, "cargo.paths"));
    private static final PathTable NOTICE = PathTable.read(WcoMessage.class, "notice.paths");

    /** The messages in a tree: usually one; in an answer of a service several, of which the first keeps what they share. */
    static List<WcoMessage> in(Element root) {
        List<Element> mains = new ArrayList<>();
        find(root, mains);
        if (mains.size() < 2) {
            return mains.stream().map(m -> new WcoMessage(root, m)).toList();
        }
        List<WcoMessage> messages = new ArrayList<>();
        for (Element main : mains) {
            messages.add(new WcoMessage(share(root, main, mains), main));
        }
        Set<Element> others = Set.copyOf(messages.subList(1, messages.size()).stream()
                .map(WcoMessage::root)
                .toList());
        messages.set(0, new WcoMessage(without(root, others), mains.getFirst()));
        return messages;
    }

    /** The elements that messages are about, outermost first; a wrapper of a notice is none itself. */
    private static void find(Element here, List<Element> mains) {
        if (TABLES.containsKey(role(here))) {
            mains.add(here);
            return;
        }
        int before = mains.size();
        here.children().forEach(c -> find(c, mains));
        if (mains.size() == before && here.name().regionMatches(true, 0, "inventoryLinking", 0, 16)) {
            mains.add(here);
        }
    }

    /** What an element that a message is about is called in the tables. */
    static String role(Element main) {
        if (EXCERPTS.matcher(main.name()).matches()) {
            return EXCERPT;
        }
        return main.name().equals("Declaration") && reportsCargo(main) ? CARGO : main.name();
    }

    /** Declarations of goods have a shipment, and bills beside it at most. */
    private static boolean reportsCargo(Element declaration) {
        return declaration.children().stream().noneMatch(c -> c.name().equals("GoodsShipment"))
                && declaration.children().stream()
                        .filter(c -> c.name().equals("Consignment"))
                        .flatMap(c -> c.children().stream())
                        .anyMatch(c ->
                                c.name().equals("ConsignmentItem") || c.name().equals("TransportContractDocument"));
    }

    /** The outermost element that holds this main element and no other. */
    private static Element share(Element root, Element main, List<Element> mains) {
        for (Element child : root.children()) {
            if (holds(child, main)) {
                boolean alone = mains.stream().filter(m -> holds(child, m)).count() == 1;
                return alone ? child : share(child, main, mains);
            }
        }
        return main;
    }

    @SuppressWarnings("ReferenceEquality") // the element itself, not one that says the same
    private static boolean holds(Element here, Element wanted) {
        return here == wanted || here.children().stream().anyMatch(c -> holds(c, wanted));
    }

    private static Element without(Element here, Set<Element> others) {
        List<Element> kept = here.children().stream()
                .filter(c -> !others.contains(c))
                .map(c -> others.stream().anyMatch(o -> holds(c, o)) ? without(c, others) : c)
                .toList();
        return new Element(here.name(), here.path(), here.attributes(), here.text(), kept);
    }

    /** The message in the model's terms. */
    Message read(String format, long ordinal, String original) {
        String role = role(main);
        PlacedValues whole = Placement.place(
                root,
                main,
                items(role.equals(CARGO) ? "Consignment" : "GovernmentAgencyGoodsItem"),
                TABLES.getOrDefault(role, NOTICE),
                ValueWriter.ofNumbersIn(root),
                WcoMessage::name);
        PlacedValues placed = role.equals(CARGO) ? XmlMessages.ofConsignments(whole) : whole;
        MessageFunction function = MessageFunction.of(main);
        String declarant = placed.heading().text(Field.DECLARANT_ID);
        return new Message(
                format,
                function.kind(),
                ordinal,
                placed.heading(),
                placed.items(),
                placed.additions(),
                function.kind() == Message.Kind.DECLARATION
                        ? function.happened().happened(root, main, Times.DAY_FIRST, declarant)
                        : function.happened().happenedWhenever(root, main, Times.DAY_FIRST, declarant),
                root,
                original);
    }

    /** Its goods items, in every shipment, and in a response in every declaration it quotes; of a report of cargo its consignments. */
    private List<Element> items(String name) {
        return inside(main).filter(e -> e.name().equals(name)).toList();
    }

    private static Stream<Element> inside(Element top) {
        return top.children().stream().flatMap(c -> Stream.concat(Stream.of(c), inside(c)));
    }

    /** Names start at the declaration or response, whatever wraps it. */
    private static String name(String path) {
        for (String main : List.of("Response/", "Declaration/")) {
            int at = path.startsWith(main) ? 0 : path.indexOf("/" + main) + 1;
            if (at > 0 || path.startsWith(main)) {
                return path.substring(at);
            }
        }
        return path;
    }
}
