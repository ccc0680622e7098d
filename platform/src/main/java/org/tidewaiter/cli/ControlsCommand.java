package org.tidewaiter.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.control.ControlEntry;
import org.tidewaiter.intake.control.ControlHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows, enters and corrects the results of a declaration's controls. */
@Command(
        name = "controls",
        mixinStandardHelpOptions = true,
        description =
                "Show the results of a declaration's controls with their history; enter one with --outcome, correct"
                        + " one with --correct. Many at once: load --as controls.")
final class ControlsCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "DECLARATION", description = "The declaration.")
    String declarationId = "";

    @Option(
            names = "--correct",
            paramLabel = "N",
            description =
                    "Correct control N: --outcome, --findings and --amount say what holds instead; the rest stays as"
                            + " it was.")
    @Nullable
    Long correct;

    @Option(names = "--outcome", paramLabel = "O", description = "conform, finding or pending.")
    @Nullable
    String outcome;

    @Option(names = "--item", paramLabel = "N", description = "The goods item (default: the whole declaration).")
    @Nullable
    Integer item;

    @Option(names = "--kind", paramLabel = "K", description = "goods (default) or documents.")
    @Nullable
    String kind;

    @Option(names = "--findings", paramLabel = "KINDS", description = "What was found; several with ; between them.")
    @Nullable
    String findings;

    @Option(names = "--amount", paramLabel = "A", description = "Recovered, such as 1500.50.")
    @Nullable
    String amount;

    @Option(names = "--currency", paramLabel = "C", description = "Of the amount (default: the national one).")
    @Nullable
    String currency;

    @Option(names = "--officer", paramLabel = "ID", description = "Who controlled.")
    @Nullable
    String officer;

    @Option(names = "--selected-by", paramLabel = "S", description = "rule, model, random, officer or all.")
    @Nullable
    String selectedBy;

    @Option(
            names = "--day",
            paramLabel = "YYYY-MM-DD",
            description = "When the result was recorded; of a correction now unless given.")
    @Nullable
    String day;

    @Mixin
    WhoOption who = new WhoOption();

    @Option(names = "--why", paramLabel = "TEXT", description = "Why it is corrected; needed with --correct.")
    @Nullable
    String why;

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        if (outcome == null && correct != null) {
            throw new TidewaiterException(
                    Kind.USAGE, "--correct says which result, but not what holds instead", "add --outcome");
        }
        if (outcome != null) {
            Actor actor = who.actor(context);
            String name = actor.person();
            ControlEntry.EntryResult told =
                    ControlEntry.enter(workspace, row(outcome, name), actor, "entered by " + name);
            if (!json.asked) {
                context.out()
                        .println("Control " + told.controlKey() + " of " + declarationId + ": version " + told.version()
                                + " of its result is in force, by " + name + ".");
            }
        }
        List<ControlHistory.Version> versions = ControlHistory.of(workspace.lake(), declarationId);
        if (json.asked) {
            context.out().println(Json.text(Map.of("declaration_id", declarationId, "versions", versions)));
        } else {
            print(versions, NationalCurrency.of(workspace.lake()).orElse(""), context);
        }
        return 0;
    }

    private Map<String, String> row(String outcomeGiven, String name) {
        Map<String, String> row = new LinkedHashMap<>();
        put(row, "declaration_id", declarationId);
        put(row, "corrects", correct);
        put(row, "outcome", outcomeGiven);
        put(row, "item", item);
        put(row, "kind", kind);
        put(row, "finding_kinds", findings);
        put(row, "amount", amount);
        put(row, "currency", currency);
        put(row, "officer", officer);
        put(row, "selected_by", selectedBy);
        put(row, "recorded_at", day);
        put(row, "reason", why);
        put(row, "corrected_by", correct == null ? null : name);
        return row;
    }

    private static void put(Map<String, String> row, String column, @Nullable Object value) {
        if (value != null) {
            row.put(column, value.toString());
        }
    }

    private void print(List<ControlHistory.Version> versions, String national, Context context) {
        if (versions.isEmpty()) {
            context.out().println("No result of a control of " + declarationId + " is in the workspace.");
        }
        for (ControlHistory.Version v : versions) {
            String found = (v.findingKind() == null ? "" : " (" + v.findingKind() + ")")
                    + (v.amountRecovered() == null
                            ? ""
                            : String.format(Locale.ROOT, ", %,.2f %s", v.amountRecovered(), national)
                                    .stripTrailing())
                    + (v.statedAmount() == null
                            ? ""
                            : String.format(Locale.ROOT, ", stated as %,.2f %s", v.statedAmount(), v.statedCurrency()));
            context.out()
                    .println((v.inForce() ? "Control " + v.controlKey() : "   former") + " version " + v.version()
                            + ": "
                            + v.kind() + (v.sequence() == null ? "" : " of item " + v.sequence()) + ", " + v.outcome()
                            + found + ", recorded " + v.recordedAt().toLocalDate()
                            + (v.inForce()
                                    ? ""
                                    : ", until "
                                            + String.valueOf(v.supersededAt()).substring(0, 10))
                            + (v.enteredBy() == null ? "" : ", by " + v.enteredBy())
                            + (v.reason() == null ? "" : ": " + v.reason()));
        }
    }
}
