package org.tidewaiter.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.VisibleText;
import org.tidewaiter.engine.Workspace;

/**
 * Where a command runs: its output, and the workspace that a running server lends it, if it runs inside one.
 *
 * @param out what the command answers
 * @param err progress and errors
 * @param interactive whether {@code err} is a terminal on which a line may be drawn over
 * @param directory against which relative paths of the command are resolved
 * @param actor who runs it
 * @param lent the workspace of the server inside which the command runs, or null when it runs on its own
 */
public record Context(
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Path directory,
        Actor actor,
        @Nullable Workspace lent) {

    /** The context of a command typed in a shell. */
    public static Context ofShell(PrintStream out, PrintStream err) {
        boolean terminal = System.console() != null && System.console().isTerminal() && !isCi();
        return new Context(out, err, terminal, Path.of("").toAbsolutePath(), Actor.systemUser(), null);
    }

    /** This context, on whose output nothing of what others wrote is obeyed by a terminal. */
    Context visible() {
        return new Context(VisibleText.on(out), VisibleText.on(err), interactive, directory, actor, lent);
    }

    /** Answers with a sentence, on one line whatever the values have that it names. */
    void tell(String sentence) {
        out.println(VisibleText.sentence(sentence));
    }

    /** Says on the error output what went wrong, or has to be known, the same way. */
    void warn(String sentence) {
        err.println("tidewaiter: " + VisibleText.sentence(sentence));
    }

    private static boolean isCi() {
        return System.getenv("CI") != null || "dumb".equals(System.getenv("TERM"));
    }
}
