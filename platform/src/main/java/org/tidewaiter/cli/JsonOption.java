package org.tidewaiter.cli;

import picocli.CommandLine.Option;

/** The option that asks for an answer that programs read. */
final class JsonOption {
    @Option(names = "--json", description = "Print one JSON object to standard output and nothing else.")
    boolean asked;
}
