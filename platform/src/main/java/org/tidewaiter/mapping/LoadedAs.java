package org.tidewaiter.mapping;

/**
 * The names under which the table {@code load} says how a source was read, where no mapping of columns read it: messages by
 * their format, results of controls by their own columns.
 */
public final class LoadedAs {
    /** Before the name of a format of messages. */
    public static final String MESSAGES = "message:";

    /** Of tables of results of controls. */
    public static final String CONTROLS = "controls";

    /** Before the columns of a companion file, where other loads have the text of their mapping; its mapping follows on the next line. */
    public static final String COMPANION = "# columns: ";

    private LoadedAs() {}
}
