package org.tidewaiter.message.ens;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.path.PathTable;
import org.tidewaiter.message.path.PlacedLines;
import org.tidewaiter.message.path.ValueWriter;
import org.tidewaiter.message.xml.SafeXml;
import org.tidewaiter.message.xml.XmlPiece;

/**
 * Entry summary declarations, message CC315A: what is about to arrive, item by item, before it is declared.
 *
 * <p>The declaration's id is its reference number, or the message's own identification where it has none. Seals
 * and all else are additions under the path of their element ({@code /CC315A/MesIdeMES19}), attributes
 * under {@code …/@name}; every text of the message is a field, of a line (containers, parties, countries of routing …) or an addition.
 */
public final class EntrySummary implements MessageFormat {
    private static final SafeXml XML = new SafeXml("CC315A");
    private static final String GOODS_ITEM = "GOOITEGDS";
    private static final PathTable LINES = PathTable.read(EntrySummary.class, "lines.paths");
    private static final Pattern PLAIN = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final DateTimeFormatter TWELVE_DIGITS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);

    @Override
    public String name() {
        return "cc315a";
    }

    @Override
    public String words() {
        return "entry summaries (<CC315A>, <IE3F10> …)";
    }

    @Override
    public boolean recognises(byte[] start) {
        return XML.opening(start).isPresent();
    }

    @Override
    public void read(InputStream in, Consumer<ReadResult> sink) throws IOException {
        XML.readEach(in, this::message, sink);
    }

    private Message message(XmlPiece.Tree tree) {
        return new SummaryReader(tree.root()).message(name(), tree);
    }

    /** The texts of one message, sorted into fields and additions. */
    private static final class SummaryReader {
        private final Element root;
        private final ValueWriter writing;
        private final PlacedLines lines;
        private final List<Message.Addition> additions = new ArrayList<>();
        private final Map<Field, GivenValue> heading = new EnumMap<>(Field.class);
        private final List<MessagePart> items = new ArrayList<>();

        SummaryReader(Element root) {
            this.root = root;
            this.writing = ValueWriter.ofNumbersIn(root);
            this.lines = new PlacedLines(root, root.all(GOODS_ITEM).toList(), LINES, writing);
        }

        Message message(String format, XmlPiece.Tree tree) {
            sort(root, "", null, EnsFields.HEADING, heading);
            identify();
            return new Message(
                    format,
                    Message.Kind.ADVANCE_CARGO,
                    tree.ordinal(),
                    new MessagePart(root.path(), heading).withLines(lines.heading()),
                    List.copyOf(items),
                    List.copyOf(additions),
                    List.of(),
                    root,
                    tree.original());
        }

        private void sort(
                Element here,
                String path,
                @Nullable Integer item,
                Map<String, Field> fields,
                Map<Field, GivenValue> values) {
            here.attributes().forEach((name, text) -> add(item, full(path, item) + "/@" + name, text));
            if (!here.text().isEmpty()) {
                keep(here, path, item, fields, values);
            }
            for (Element child : here.children()) {
                if (here == root && child.name().equals(GOODS_ITEM)) {
                    item(child);
                } else {
                    sort(child, path.isEmpty() ? child.name() : path + "/" + child.name(), item, fields, values);
                }
            }
        }

        private void item(Element goods) {
            Map<Field, GivenValue> values = new EnumMap<>(Field.class);
            int sequence = items.size() + 1;
            sort(goods, "", sequence, EnsFields.ITEM, values);
            items.add(new MessagePart(goods.path(), values).withLines(lines.item(sequence)));
        }

        private void keep(
                Element leaf,
                String path,
                @Nullable Integer item,
                Map<String, Field> fields,
                Map<Field, GivenValue> values) {
            Field field = leaf.children().isEmpty() ? fields.get(path) : null;
            if (field == null) {
                addUnlessInLine(leaf, item, full(path, item), leaf.text());
            } else {
                GivenValue given = new GivenValue(written(field, leaf.text()), leaf.path());
                if (values.putIfAbsent(field, given) != null) {
                    addUnlessInLine(leaf, item, field.path(), given.text());
                }
            }
        }

        /** A message without a reference number goes by its own identification. */
        private void identify() {
            Element own = root.first("MesIdeMES19");
            if (!heading.containsKey(Field.DECLARATION_ID)
                    && own != null
                    && !own.text().isEmpty()) {
                heading.put(Field.DECLARATION_ID, new GivenValue(own.text(), own.path()));
                additions.remove(new Message.Addition(null, full("MesIdeMES19", null), own.text()));
            }
        }

        private void addUnlessInLine(Element leaf, @Nullable Integer item, String name, String text) {
            if (!lines.holds(leaf.path())) {
                add(item, name, text);
            }
        }

        private void add(@Nullable Integer item, String name, String text) {
            additions.add(new Message.Addition(item, name, text));
        }

        private String full(String path, @Nullable Integer item) {
            String top = "/" + root.name() + (item == null ? "" : "/GOOITEGDS");
            return path.isEmpty() ? top : top + "/" + path;
        }

        /** A time or mass as the model writes it; one that is none stays as it is, for the checks to find. */
        private String written(Field field, String text) {
            if (field.type() != Field.Type.TIME) {
                return field.type() == Field.Type.MASS && !PLAIN.matcher(text).matches()
                        ? writing.of(field, text)
                        : text;
            }
            try {
                return LocalDateTime.parse(text, TWELVE_DIGITS).format(ISO);
            } catch (DateTimeException e) {
                return text;
            }
        }
    }
}
