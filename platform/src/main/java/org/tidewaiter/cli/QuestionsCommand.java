package org.tidewaiter.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.questions.SavedQuestion;
import org.tidewaiter.questions.SavedQuestions;
import org.tidewaiter.questions.Schedule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saves questions under a name, asks those that are due, and shows what changed in their answers. */
@Command(
        name = "questions",
        mixinStandardHelpOptions = true,
        description = "List the saved questions, or show one and what changed in its answer; save, ask or drop them.")
final class QuestionsCommand extends WorkspaceCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A saved question; with --save what to call it.")
    @Nullable
    String name;

    @Option(names = "--save", paramLabel = "ANALYSIS", description = "Save a question: this analysis, under NAME.")
    @Nullable
    String analysis;

    @Mixin
    ParamOption parameters = new ParamOption();

    @Option(
            names = "--every",
            paramLabel = "WHEN",
            description = "With --save: monthly or weekly (default: ${DEFAULT-VALUE}).")
    String schedule = "monthly";

    @Option(names = "--run", description = "Ask the questions that are due, or NAME whether it is due or not.")
    boolean run;

    @Option(names = "--drop", description = "Drop NAME; its answers stay in the database.")
    boolean drop;

    @Option(names = "--language", paramLabel = "L", description = "en or fr (default: ${DEFAULT-VALUE}).")
    String language = "en";

    @Mixin
    WhoOption who = new WhoOption();

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        requireSense();
        Locale locale = ReportText.language(language);
        SavedQuestions saved = new SavedQuestions(workspace.lake());
        if (analysis != null) {
            SavedQuestion question =
                    saved.save(needed(), analysis, parameters.given(), Schedule.named(schedule), who.actor(context));
            context.out()
                    .println("Saved: " + question.name() + " (" + question.analysis() + ", "
                            + question.schedule().word() + "). Ask it: tidewaiter questions --run");
            return 0;
        }
        if (drop) {
            saved.drop(needed(), who.actor(context));
            context.out().println("Dropped: " + name);
            return 0;
        }
        List<SavedQuestions.Standing> standings = standings(saved, context);
        if (json.asked) {
            context.out().println(Json.text(standings));
        } else {
            QuestionsText.print(standings, name != null || run, locale, context.out());
        }
        return 0;
    }

    private List<SavedQuestions.Standing> standings(SavedQuestions saved, Context context) {
        if (run) {
            return name == null
                    ? saved.askDue(who.actor(context))
                    : List.of(saved.ask(saved.named(name), who.actor(context)));
        }
        return name == null ? saved.standings() : List.of(saved.standing(saved.named(name)));
    }

    private void requireSense() {
        if ((analysis != null ? 1 : 0) + (run ? 1 : 0) + (drop ? 1 : 0) > 1) {
            throw new TidewaiterException(
                    Kind.USAGE, "--save, --run and --drop do not go together", "give one of them");
        }
        if (analysis == null && !parameters.texts.isEmpty()) {
            throw new TidewaiterException(
                    Kind.USAGE, "--param goes with --save", "save the question anew to ask it with other parameters");
        }
    }

    private String needed() {
        if (name == null) {
            throw new TidewaiterException(
                    Kind.USAGE, "No question is named", "give its name, in quotes where it has blanks");
        }
        return name;
    }
}
