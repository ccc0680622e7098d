package org.tidewaiter.source;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.message.ReadResult;

/** Where messages come from: a file, or corrected texts from the quarantine. */
public interface MessageSource {
    /** The name shown to people. */
    String name();

    /** The name of the file that a message is from, by which a draft without an identifier goes. */
    default String fileOf(Message message) {
        return name();
    }

    /** The name of the messages' format. */
    String format();

    /** Its size in bytes, as it is stored. */
    long bytes();

    /** How many of those have been read so far. */
    long bytesRead();

    /** Hands every message to {@code sink}, in order. */
    void read(Consumer<ReadResult> sink) throws IOException;

    /** How an administration uses their format, where that was said; null where not. */
    default @Nullable NationalGuide guide() {
        return null;
    }

    /** SHA-256 of its bytes, once everything was read. */
    String sha256();
}
