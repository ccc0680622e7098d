package org.tidewaiter.message;

import java.util.List;

/** What a reader makes of a piece of a file: a {@link Message}, or {@link UnreadableMessage} with the reason. */
public sealed interface ReadResult permits Message, UnreadableMessage {
    /** Its place in the file, from 1. */
    long ordinal();

    /** The text as it stood in the file. */
    String original();

    /** This result with what stands around it in the file; what cannot be read keeps its own text only. */
    default ReadResult with(List<Message.Addition> around) {
        return this;
    }
}
