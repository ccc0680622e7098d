package org.tidewaiter.cli;

import java.util.List;
import java.util.Locale;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.integrity.OwnFigures;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows an officer what the questions about officers say of themselves, and of nobody else; the look is entered in the trail before anything is
 * shown.
 */
@Command(
        name = "own",
        mixinStandardHelpOptions = true,
        description = "Show an officer their own figures, and of nobody else. The look is recorded.")
final class OwnFiguresCommand extends WorkspaceCommand {
    @Mixin
    WhoOption who = new WhoOption();

    @Option(names = "--language", paramLabel = "L", description = "en or fr (default: ${DEFAULT-VALUE}).")
    String language = "en";

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        Locale locale = ReportText.language(language);
        List<Report.TimedReport> reports = OwnFigures.look(workspace.lake(), who.actor(context));
        if (json.asked) {
            context.out().println(Json.text(reports));
        } else {
            reports.forEach(report -> ReportText.report(report, locale, context.out()));
        }
        return 0;
    }
}
