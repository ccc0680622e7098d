package org.tidewaiter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.VisibleText;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.QuarantineReturn;
import org.tidewaiter.quarantine.Dismissal;
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
            description =
                    "Write the open rows of one load, to be corrected; a folder gets those of every load, a file each.")
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

    @Option(
            names = "--dismiss",
            split = ",",
            paramLabel = "NUMBER",
            description = "Close these rows without a correction, by their numbers in quarantine; --why says why.")
    List<Long> dismissed = List.of();

    @Mixin
    WhoOption who = new WhoOption();

    @Option(
            names = {"--officers", "--people"},
            description = "Show officers in the rows, who are masked otherwise; needs --why and goes into the trail.")
    boolean officers;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            description = "Why nothing is to be corrected, or why officers are to be shown.")
    @Nullable
    String why;

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        requireNotNegative("--limit", limit);
        Quarantine quarantine =
                officers ? Quarantine.showingOfficers(workspace, context.actor(), why) : new Quarantine(workspace);
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
        if (!dismissed.isEmpty()) {
            int closed = new Dismissal(workspace, who.actor(context)).dismiss(dismissed, why == null ? "" : why);
            context.out().printf("Closed %s without a correction%n", DisplayText.count(closed, "row"));
            return 0;
        }
        if (export != null) {
            export(quarantine, context, export);
            return 0;
        }
        if (json.asked) {
            context.out().println(Json.text(listing(quarantine)));
        } else {
            print(quarantine, context);
        }
        return 0;
    }

    private void export(Quarantine quarantine, Context context, Path asked) {
        Path to = context.directory().resolve(asked);
        boolean all = Files.isDirectory(to) && load == null;
        Path one = Files.isDirectory(to) ? to.resolve("load-" + load + ".csv") : to;
        List<Quarantine.Export> written = all ? quarantine.exportAll(to) : List.of(quarantine.export(one, load));
        for (Quarantine.Export file : written) {
            Path shown =
                    file.file().equals(to) ? asked : asked.resolve(file.file().getFileName());
            context.out()
                    .printf(
                            "Wrote %s of load %d to %s; correct them and take them back with --return%n",
                            DisplayText.count(file.rows(), "row"), file.loadId(), shown);
            if (file.totals() > 0) {
                context.out()
                        .printf(
                                "  left out: %s of others, in which nothing is to be corrected%n",
                                DisplayText.count(file.totals(), "total"));
            }
        }
        List<Integer> others = quarantine.loads().stream()
                .filter(l -> written.stream().noneMatch(w -> w.loadId() == l))
                .toList();
        if (!others.isEmpty()) {
            context.out()
                    .printf(
                            "Open rows are also in %s %s: --load says which, and --export with a folder writes them all%n",
                            others.size() == 1 ? "load" : "loads",
                            others.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
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
                            "%s: %s%s %s (number %d)%n    %s%n",
                            row.place(),
                            row.field() == null ? "the row" : row.field(),
                            value,
                            row.reason(),
                            row.quarantineId(),
                            shortened(row.originalText(), 140));
        }
        context.out().println();
        context.out().println("Correct them: tidewaiter quarantine --export FILE.csv, then --return FILE.csv");
        context.out().println("Nothing to correct: tidewaiter quarantine --dismiss NUMBER --why TEXT");
    }

    private static String shortened(String text, int length) {
        String line = VisibleText.sentence(text);
        return line.length() <= length ? line : line.substring(0, length) + " …";
    }
}
