package org.tidewaiter.message.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Element;

/** Reads one message into its tree; used for one message after the other, by one thread. */
final class TreeReader {
    /**
     * Why a message has no tree.
     *
     * @param line where, in the message, from 1
     */
    record Fault(long line, long column, String reason) {}

    /** A tree, or what is wrong. */
    record TreeOrFault(@Nullable Element root, @Nullable Fault fault) {}

    /** An element that is not closed yet. */
    private static final class OpenElement {
        final String name;
        final KnownPaths.SharedPath path;
        final Map<String, String> attributes;
        /** The first text alone needs no builder; most elements have no second. */
        String text = "";

        @Nullable
        StringBuilder longer;

        List<Element> children = List.of();
        Map<String, KnownPaths.SharedPath> seen = Map.of();

        OpenElement(String name, KnownPaths.SharedPath path, Map<String, String> attributes) {
            this.name = name;
            this.path = path;
            this.attributes = attributes;
        }

        void append(String further) {
            if (text.isEmpty()) {
                text = further;
            } else if (longer == null) {
                longer = new StringBuilder(text).append(further);
            } else {
                longer.append(further);
            }
        }

        void add(Element child) {
            children = children.isEmpty() ? new ArrayList<>() : children;
            children.add(child);
        }

        /** The path of the next element of a name in it. */
        KnownPaths.SharedPath inside(String written) {
            seen = seen.isEmpty() ? new HashMap<>() : seen;
            KnownPaths.SharedPath before = seen.get(written);
            KnownPaths.SharedPath now = before == null ? path.inside(written) : before.next();
            seen.put(written, now);
            return now;
        }

        /** The text without the blanks of XML around it; other spaces, such as U+3000, are somebody's text. */
        Element close() {
            String whole = longer == null ? text : longer.toString();
            return new Element(name, path.text, attributes, whole.trim(), List.copyOf(children));
        }
    }

    /** Characters of all paths together, to the characters a message may have. */
    private static final long PATHS_TO_TEXT = 4;

    /** A parser is used again for so many messages, as to make one costs as much as a small message; then names that were seen are forgotten. */
    private static final int MESSAGES_A_PARSER = 1_000;

    private final XmlMessageLimits limits;
    private final KnownPaths paths;
    private XMLInputFactory factory = safeFactory();
    private int read;

    TreeReader(XmlMessageLimits limits, KnownPaths paths) {
        this.limits = limits;
        this.paths = paths;
    }

    /** A parser that takes no document type, resolves nothing, and joins neighbouring text. */
    private static XMLInputFactory safeFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // a wrapper may have declared the prefixes, so names are taken as they are written
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty("reuse-instance", true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("it names another file, " + systemId);
        });
        return factory;
    }

    TreeOrFault read(String text) {
        TreeOrFault outcome = parsed(text);
        if (outcome.root() == null || ++read % MESSAGES_A_PARSER == 0) {
            factory = safeFactory(); // nothing of a fault reaches the next message
        }
        return outcome;
    }

    private TreeOrFault parsed(String text) {
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            try {
                return tree(reader);
            } catch (XMLStreamException e) {
                return fault(reader, "is not well-formed: " + sentence(e));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return new TreeOrFault(null, new Fault(1, 1, "is not well-formed: " + sentence(e)));
        }
    }

    private TreeOrFault tree(XMLStreamReader reader) throws XMLStreamException {
        Growing growing = new Growing();
        while (reader.hasNext()) {
            String refused = growing.step(reader, reader.next());
            if (refused != null) {
                return fault(reader, refused);
            }
        }
        return growing.root == null
                ? fault(reader, "is not well-formed: it ends too early")
                : new TreeOrFault(growing.root, null);
    }

    /** The tree as far as it has been read. */
    private final class Growing {
        private final Deque<OpenElement> open = new ArrayDeque<>();
        private @Nullable Element root;
        private int elements;
        private long inPaths;

        /** Takes the next event; what is wrong with it, or null. */
        @Nullable
        String step(XMLStreamReader reader, int event) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return start(reader);
                }
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    OpenElement around = open.peek();
                    if (around != null) {
                        around.append(reader.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    return "uses the entity " + reader.getLocalName() + ", which it may not";
                }
                default -> {}
            }
            return null;
        }

        private @Nullable String start(XMLStreamReader reader) {
            if (open.size() == limits.depth()) {
                return "has elements more than " + limits.depth() + " deep";
            }
            if (++elements > limits.elements()) {
                return "has more than " + limits.elements() + " elements";
            }
            OpenElement opened = opened(reader, open.peek());
            inPaths += opened.path.text.length();
            open.push(opened);
            // every element carries its path, so long names deep down could fill the memory of a short message
            return inPaths > PATHS_TO_TEXT * limits.characters() ? "has names too long for their depth" : null;
        }

        private void end() {
            Element closed = open.pop().close();
            OpenElement around = open.peek();
            if (around == null) {
                root = closed;
            } else {
                around.add(closed);
            }
        }
    }

    private OpenElement opened(XMLStreamReader reader, @Nullable OpenElement around) {
        String written = asWritten(reader.getPrefix(), reader.getLocalName());
        KnownPaths.SharedPath path = around == null ? paths.root(written) : around.inside(written);
        return new OpenElement(MessageCutter.local(written), path, attributes(reader));
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String written = asWritten(reader.getAttributePrefix(i), reader.getAttributeLocalName(i));
            if (!written.equals("xmlns") && !written.startsWith("xmlns:") && !saysNothingIsThere(written)) {
                String name = MessageCutter.local(written);
                attributes.put(attributes.containsKey(name) ? written : name, reader.getAttributeValue(i));
            }
        }
        return Collections.unmodifiableMap(attributes);
    }

    /** Whether it is xsi:nil, under whatever prefix: of XML, and no value of the message. */
    private static boolean saysNothingIsThere(String attribute) {
        return attribute.endsWith(":nil");
    }

    /** Without namespaces the parser may give prefix and name apart or as one. */
    private static String asWritten(@Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() || name.startsWith(prefix + ":") ? name : prefix + ":" + name;
    }

    private static TreeOrFault fault(XMLStreamReader reader, String reason) {
        return new TreeOrFault(
                null,
                new Fault(
                        Math.max(1, reader.getLocation().getLineNumber()),
                        Math.max(1, reader.getLocation().getColumnNumber()),
                        reason));
    }

    /** The parser's own words without the place, which is told otherwise. */
    private static String sentence(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int words = message.indexOf("Message: ");
        String sentence = words < 0 ? message : message.substring(words + "Message: ".length());
        return sentence.strip().replaceAll("\\s+", " ");
    }
}
