package org.tidewaiter.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** A format of messages: how to know it, and how to read it. Memory stays constant however many messages a file has. */
public interface MessageFormat {
    /** Its name, such as {@code wco-xml}. */
    String name();

    /** What it is, for people who gave something else: {@code transit declarations (<CC015C>)}; the same words where two formats are one to them. */
    String words();

    /** Whether a file that starts with these bytes (up to 64 kB, decompressed) is of this format, judged by content alone. */
    boolean recognises(byte[] start);

    /**
     * Reads messages one after the other and hands each to {@code sink}; one that is broken is handed over as
     * {@link UnreadableMessage} and the next one is read.
     *
     * @throws IOException when the stream itself fails
     */
    void read(InputStream in, Consumer<ReadResult> sink) throws IOException;

    /** This format as an administration uses it; itself where it is used one way everywhere. */
    default MessageFormat in(NationalGuide guide) {
        return this;
    }
}
