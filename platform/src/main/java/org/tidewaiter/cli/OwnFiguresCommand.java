package org.tidewaiter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Register;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.Content;
import org.tidewaiter.trail.Trail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows an officer what the questions about officers say of themselves, and of nobody else; the look is entered in the trail before anything is shown. */
@Command(
        name = "own-figures",
        mixinStandardHelpOptions = true,
        description = "Show an officer their own figures, and of nobody else. The look is recorded.")
final class OwnFiguresCommand extends WorkspaceCommand {
    /** The questions that are asked of one officer. */
    private static final List<String> QUESTIONS = List.of("officer-results", "officer-routing");

    @Mixin
    WhoOption who = new WhoOption();

    @Option(names = "--language", paramLabel = "L", description = "en or fr (default: ${DEFAULT-VALUE}).")
    String language = "en";

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        Locale locale = ReportText.language(language);
        Actor actor = who.actor(context);
        String officer = actor.person();
        boolean known = workspace.lake().number("select count(*) from control where officer_id = ?", officer) > 0;
        workspace
                .lake()
                .transaction(session -> Trail.append(
                        session,
                        actor,
                        Action.LOOK,
                        "own figures",
                        Content.saying(new TreeMap<>(Map.of("found", known)))));
        if (!known) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "No result of a control names the officer '" + officer + "'",
                    "give the number under which your results are recorded: --who NUMBER");
        }
        List<Report.Timed> reports = new ArrayList<>();
        for (String question : QUESTIONS) {
            var analysis = Register.all().named(question);
            reports.add(Answering.answer(
                    workspace.lake(), analysis, Parameters.of(analysis.card(), Map.of("officer", officer))));
        }
        if (json.asked) {
            context.out().println(Json.text(reports));
        } else {
            reports.forEach(report -> ReportText.report(report, locale, context.out()));
        }
        return 0;
    }
}
