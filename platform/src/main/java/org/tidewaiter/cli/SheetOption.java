package org.tidewaiter.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The option that names the sheets of a workbook to be read. */
final class SheetOption {
    @Option(
            names = "--sheet",
            paramLabel = "S",
            description =
                    "A sheet of workbooks, again for more (default: all that are not hidden and whose headers agree).")
    List<String> names = List.of();
}
