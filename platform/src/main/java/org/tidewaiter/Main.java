package org.tidewaiter;

import org.tidewaiter.cli.Commands;

/** Starts Tidewaiter from the command line. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code: 0 done, 1 could not, 2 wrong usage. */
    public static void main(String[] arguments) {
        System.exit(Commands.run(arguments, System.out, System.err));
    }
}
