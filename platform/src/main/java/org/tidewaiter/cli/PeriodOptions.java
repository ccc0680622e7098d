package org.tidewaiter.cli;

import java.time.LocalDate;
import picocli.CommandLine.Option;

/** The options that name a period: its first day, and the day after its last. */
final class PeriodOptions {
    @Option(names = "--from", required = true, paramLabel = "DAY", description = "First day.")
    LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "DAY", description = "The day after the last.")
    LocalDate to = LocalDate.EPOCH;
}
