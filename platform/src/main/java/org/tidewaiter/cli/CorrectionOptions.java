package org.tidewaiter.cli;

import java.util.List;
import java.util.Set;
import org.tidewaiter.access.Actor;
import org.tidewaiter.intake.LoadOptions;
import picocli.CommandLine.Option;

/** The options that say what a load takes in that it would refuse otherwise. */
final class CorrectionOptions {
    @Option(
            names = "--corrections",
            description = "Replace declarations that are there already; the former version is kept.")
    boolean replace;

    @Option(
            names = "--leave-out",
            paramLabel = "COLUMN",
            description =
                    "Load without this column although its name says what it is and its values cannot be read; again"
                            + " for more.")
    List<String> leftOut = List.of();

    /** What was typed, as options of a load. */
    LoadOptions with(boolean again, boolean allowEmpty, Actor actor) {
        return new LoadOptions(again, replace, allowEmpty, Set.copyOf(leftOut), actor);
    }
}
