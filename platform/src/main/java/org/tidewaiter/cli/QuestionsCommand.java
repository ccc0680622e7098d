package org.tidewaiter.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.savedquestions.MovingPeriod;
import org.tidewaiter.savedquestions.QuestionAnswers;
import org.tidewaiter.savedquestions.QuestionComparison;
import org.tidewaiter.savedquestions.SavedQuestion;
import org.tidewaiter.savedquestions.SavedQuestions;
import org.tidewaiter.savedquestions.Schedule;
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

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "With --save: ask each time of last_week, last_month, last_quarter, last_12_months,"
                    + " year_to_last_month, last_year or all_to_last_month (for what looks back by itself).")
    @Nullable
    String period;

    @Option(names = "--answers", description = "List the answers to NAME that are kept.")
    boolean answers;

    @Option(names = "--answer", paramLabel = "N", description = "Show answer N to NAME, not the last one.")
    @Nullable
    Integer answer;

    @Option(names = "--with", paramLabel = "N", description = "Compare with answer N, not with the one before.")
    @Nullable
    Integer with;

    @Option(names = "--run", description = "Ask the questions that are due, or NAME whether it is due or not.")
    boolean run;

    @Option(names = "--drop", description = "Drop NAME; its answers are kept for a year.")
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
        QuestionAnswers given = new QuestionAnswers(workspace.lake());
        if (analysis != null) {
            save(saved, analysis, context);
            return 0;
        }
        if (drop) {
            saved.drop(needed(), who.actor(context));
            context.out().println("Dropped: " + name);
            return 0;
        }
        List<QuestionComparison> standings = standings(saved, given, context);
        if (json.asked) {
            context.out().println(Json.text(standings));
        } else if (answers) {
            QuestionsText.history(standings, locale, context.out());
        } else {
            QuestionsText.print(standings, name != null || run, locale, context.out());
        }
        return 0;
    }

    private void save(SavedQuestions saved, String asked, Context context) {
        SavedQuestion question = saved.save(
                needed(),
                asked,
                parameters.given(),
                period == null ? null : MovingPeriod.named(period),
                Schedule.named(schedule),
                who.actor(context));
        context.out()
                .println("Saved: " + question.name() + " (" + question.analysis() + ", "
                        + (question.period() == null ? "" : question.period().word() + ", ")
                        + question.schedule().word() + "). Ask it: tidewaiter questions --run");
    }

    private List<QuestionComparison> standings(SavedQuestions saved, QuestionAnswers given, Context context) {
        if (run) {
            return name == null
                    ? given.askDue(who.actor(context))
                    : List.of(given.ask(saved.named(name), who.actor(context)));
        }
        if (answers) {
            return given.history(saved.named(needed()));
        }
        if (answer != null || with != null) {
            return List.of(given.compared(saved.named(needed()), answer, with));
        }
        return name == null ? given.standings() : List.of(given.standing(saved.named(name)));
    }

    private void requireSense() {
        boolean opens = answer != null || with != null;
        if (Stream.of(analysis != null, run, drop, answers, opens)
                        .filter(asked -> asked)
                        .count()
                > 1) {
            throw new TidewaiterException(
                    Kind.USAGE, "--save, --run, --drop, --answers and --answer do not go together", "give one of them");
        }
        if (analysis == null && (!parameters.texts.isEmpty() || period != null)) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "--param and --period go with --save",
                    "save the question anew to ask it with other parameters");
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
