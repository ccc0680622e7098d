package org.tidewaiter.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.VisibleText;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.QuarantineReturn;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.web.DisplayText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The rows that could not be taken, why, and the way back. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Show the rows that could not be taken and why; take them out for correction and back.")
final class QuarantineCommand extends WorkspaceCommand {
    @Option(names = "--limit", defaultValue = "20", description = "Rows shown (default: ${DEFAULT-VALUE}).")
    int limit;

    @Option(
            names = "--export",
            paramLabel = "FILE.csv",
            description = "Write the open rows of one load, to be corrected.")
    @Nullable
    Path export;

    @Option(
            names = "--load",
            paramLabel = "N",
            description = "Which load to export (default: the latest with open rows).")
    @Nullable
    Integer load;

    @Option(names = "--return", paramLabel = "FILE.csv", description = "Take corrected rows back.")
    @Nullable
    Path corrected;

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        requireNotNegative("--limit", limit);
        Quarantine quarantine = new Quarantine(workspace);
        if (corrected != null) {
            LoadReport report = new QuarantineReturn(workspace, context.actor())
                    .takeBack(context.directory().resolve(corrected), ChecksInUse.of(workspace.directory()));
            context.out()
                    .println(
                            json.asked
                                    ? Json.text(report)
                                    : String.format(
                                            Locale.ROOT,
                                            "Took back %s: accepted %,d + quarantined again %,d",
                                            DisplayText.count(report.read(), "corrected row"),
                                            report.accepted(),
                                            report.quarantined()));
            return 0;
        }
        if (export != null) {
            int rows = quarantine.export(context.directory().resolve(export), load);
            context.out()
                    .printf(
                            "Wrote %s to %s; correct them and take them back with --return%n",
                            DisplayText.count(rows, "row"), export);
            return 0;
        }
        if (json.asked) {
            context.out().println(Json.text(listing(quarantine)));
        } else {
            print(quarantine, context);
        }
        return 0;
    }

    private Map<String, Object> listing(Quarantine quarantine) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("reasons", quarantine.reasons());
        all.put("rows", quarantine.open(limit));
        return all;
    }

    private void print(Quarantine quarantine, Context context) {
        List<Quarantine.Count> reasons = quarantine.reasons();
        if (reasons.isEmpty()) {
            context.out().println("No row is in quarantine.");
            return;
        }
        for (Quarantine.Count count : reasons.subList(0, Math.min(15, reasons.size()))) {
            context.out()
                    .printf(
                            Locale.ROOT,
                            "%,8d  %s %s%n",
                            count.rows(),
                            count.field() == null ? "the row" : count.field(),
                            count.reason());
        }
        context.out().println();
        for (Quarantine.Row row : quarantine.open(limit)) {
            String value = row.value() == null ? "" : " '" + shortened(row.value(), 40) + "'";
            context.out()
                    .printf(
                            "%s: %s%s %s%n    %s%n",
                            row.place(),
                            row.field() == null ? "the row" : row.field(),
                            value,
                            row.reason(),
                            shortened(row.originalText(), 140));
        }
        context.out().println();
        context.out().println("Correct them: tidewaiter quarantine --export FILE.csv, then --return FILE.csv");
    }

    private static String shortened(String text, int length) {
        String line = VisibleText.sentence(text);
        return line.length() <= length ? line : line.substring(0, length) + " …";
    }
}
