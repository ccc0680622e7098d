package org.tidewaiter.engine;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of Tidewaiter: a kind, a sentence that says what is wrong and where, and what to do about it.
 *
 * <p>{@link #getMessage()} joins the two, so that a single line on standard error is enough for a user.
 */
public final class TidewaiterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as a caller has to tell cases apart. */
    public enum Kind {
        /** The command or its options were wrong: exit code 2. */
        USAGE,
        /** A file or value given by the user cannot be taken. */
        INPUT,
        /** Another process owns the workspace, or the database has too much to do: later it may do. */
        BUSY,
        /** The disk, the database file or the directory refused. */
        STORAGE,
        /** The workspace lacks something that must come first (no model yet, no such declaration). */
        STATE,
        /** A defect of Tidewaiter itself. */
        INTERNAL
    }

    private final Kind kind;
    private final String remedy;
    private final @Nullable String french;

    /**
     * Makes an exception.
     *
     * @param kind what went wrong
     * @param sentence what is wrong, and where, without a full stop at its end
     * @param remedy what the user can do about it, as an imperative, without a full stop at its end
     */
    public TidewaiterException(Kind kind, String sentence, String remedy) {
        this(kind, sentence, remedy, null);
    }

    /** Makes an exception that remembers the one that led here; that one is shown with {@code --debug} only. */
    public TidewaiterException(Kind kind, String sentence, String remedy, @Nullable Throwable cause) {
        super(oneLine(sentence + ": " + remedy + end(remedy)), cause);
        this.kind = Objects.requireNonNull(kind);
        this.remedy = remedy;
        this.french = null;
    }

    private TidewaiterException(TidewaiterException same, String french) {
        super(same.getMessage(), same.getCause());
        this.kind = same.kind;
        this.remedy = same.remedy;
        this.french = french;
    }

    /** This exception with what it says to a reader of French, on pages that are in both languages; sentence and remedy as above. */
    public TidewaiterException french(String sentence, String remedy) {
        String asked = remedy.startsWith(Nearest.QUESTION_IN_FRENCH) ? "\u00a0?" : ".";
        String said = oneLine(sentence + "\u00a0: " + remedy + asked);
        return new TidewaiterException(this, said.replace("« ", "«\u00a0").replace(" »", "\u00a0»"));
    }

    /** The message in a language; in English where it has no other words. */
    public String message(Locale language) {
        return language.getLanguage().equals("fr") && french != null ? french : String.valueOf(getMessage());
    }

    /** Whether it has words of its own in a language. */
    public boolean isIn(Locale language) {
        return !language.getLanguage().equals("fr") || french != null;
    }

    /** The sign that ends the message: a remedy may be a question. */
    public static String end(String remedy) {
        return remedy.startsWith(Nearest.QUESTION) ? "?" : ".";
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** What the user can do about it. */
    public String remedy() {
        return remedy;
    }

    /** The exit code of a command that ends with this exception: 2 for wrong usage, 1 for everything else. */
    public int exitCode() {
        return kind == Kind.USAGE ? 2 : 1;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
