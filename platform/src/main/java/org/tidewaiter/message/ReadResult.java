package org.tidewaiter.message;

/** What a reader makes of a piece of a file: a {@link Message}, or {@link Unreadable} with the reason. */
public sealed interface ReadResult permits Message, Unreadable {
    /** Its place in the file, from 1. */
    long ordinal();

    /** The text as it stood in the file. */
    String original();
}
