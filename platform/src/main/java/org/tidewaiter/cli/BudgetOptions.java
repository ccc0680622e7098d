package org.tidewaiter.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.selection.AssessParameters;
import org.tidewaiter.selection.RandomDraw;
import org.tidewaiter.selection.SelectionRules;
import picocli.CommandLine.Option;

/** The options that say how many declarations can be controlled, and how they are chosen. */
final class BudgetOptions {
    @Option(
            names = "--budget",
            defaultValue = "0.05",
            description = "Declarations to control: a share up to 1, or a number (default: ${DEFAULT-VALUE}).")
    double budget;

    @Option(
            names = "--per",
            defaultValue = "period",
            description = "What the budget holds within: period, day, office_day (default: ${DEFAULT-VALUE}).")
    AssessParameters.BudgetPeriod per = AssessParameters.BudgetPeriod.PERIOD;

    @Option(
            names = "--random",
            defaultValue = "0.01",
            description = "Share drawn by chance, out of the budget (default: ${DEFAULT-VALUE}).")
    double random;

    @Option(
            names = "--rank",
            defaultValue = "probability",
            description = "probability, amount or blend (default: ${DEFAULT-VALUE}).")
    AssessParameters.Ranking ranking = AssessParameters.Ranking.PROBABILITY;

    @Option(names = "--rules", paramLabel = "FILE", description = "Rules that go before the list, within the budget.")
    @Nullable
    Path rules;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Key of the random draw (default: the workspace's own).")
    @Nullable
    Path key;

    /** How declarations of a period are chosen. */
    AssessParameters within(PeriodOptions period, Path directory) {
        return new AssessParameters(
                period.from,
                period.to,
                budget,
                per,
                random,
                ranking,
                rules == null ? SelectionRules.NONE : SelectionRules.read(directory.resolve(rules)));
    }

    /** The random draw, by the key that was given or the workspace's own. */
    RandomDraw draw(Workspace workspace, Path directory) {
        return key == null ? RandomDraw.of(workspace) : RandomDraw.of(directory.resolve(key));
    }
}
