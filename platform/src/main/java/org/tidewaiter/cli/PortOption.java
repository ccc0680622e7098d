package org.tidewaiter.cli;

import org.tidewaiter.web.Pages;
import picocli.CommandLine.Option;

/** The option that names the port of the pages. */
final class PortOption {
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port of the pages (default: ${DEFAULT-VALUE}); the next free one if it is taken.")
    int number = Pages.DEFAULT_PORT;
}
