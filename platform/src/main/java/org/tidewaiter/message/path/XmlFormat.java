package org.tidewaiter.message.path;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.ReadResult;

/**
 * A format of XML of which tables say everything: {@code messages.tsv} in its folder (what the root of a message makes of it, {@link XmlMessages})
 * and the path tables beside it (which element fills which field, {@link PathTable}). To add one is to write its tables and a test.
 */
public final class XmlFormat implements MessageFormat {
    private final String name;
    private final String words;
    private final XmlMessages messages;
    private final String mark;

    private XmlFormat(String name, String words, XmlMessages messages, String mark) {
        this.name = name;
        this.words = words;
        this.messages = messages;
        this.mark = mark;
    }

    /**
     * Reads the tables of a format.
     *
     * @param name of the format
     * @param folder where its tables lie, beside {@link MessageFormat}
     * @param words what it is, as {@link MessageFormat#words()}
     */
    public static XmlFormat of(String name, String folder, String words) {
        return new XmlFormat(name, words, XmlMessages.read(MessageFormat.class, folder + "/messages.tsv"), "");
    }

    /** This format where roots of that name are others', unless {@code text} stands in the start tag. */
    public XmlFormat marked(String text) {
        return new XmlFormat(name, words, messages, text);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public boolean recognises(byte[] start) {
        return messages.opening(start).filter(o -> o.tag().contains(mark)).isPresent();
    }

    @Override
    public void read(InputStream in, Consumer<ReadResult> sink) throws IOException {
        messages.read(name, in, sink);
    }
}
