package org.tidewaiter.web;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.tidewaiter.access.Actor;

/** Carries out a command line inside the server, on the workspace that the server holds. */
@FunctionalInterface
public interface CommandRunner {
    /**
     * Runs one command.
     *
     * @param arguments the words after {@code tidewaiter}
     * @param directory against which relative paths are resolved
     * @param actor the user who calls
     * @param out where answers go
     * @param err where progress and errors go
     * @return the exit code
     */
    int run(List<String> arguments, Path directory, Actor actor, PrintStream out, PrintStream err);
}
