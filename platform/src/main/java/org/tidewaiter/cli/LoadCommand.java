package org.tidewaiter.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.Beside;
import org.tidewaiter.intake.BesideLoading;
import org.tidewaiter.intake.LearnedNames;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.Mapping;
import org.tidewaiter.intake.Source;
import org.tidewaiter.intake.Sources;
import org.tidewaiter.intake.Taking;
import org.tidewaiter.selection.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads files into the workspace. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description =
                "Load files of messages or tables, all or nothing each; what cannot be taken of them goes to quarantine.")
final class LoadCommand extends WorkspaceCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "Files, folders, patterns such as 'in/*.xlsx', archives: WCO or ASYCUDA XML, ENS, EDIFACT; CSV, Excel,"
                            + " JSON or Parquet; also gzip or zstd.")
    List<String> paths = List.of();

    @Option(names = "--sheet", paramLabel = "S", description = "The sheet of workbooks (default: the first).")
    @Nullable
    String sheet;

    @Option(
            names = "--mapping",
            paramLabel = "M",
            description =
                    "Which column is which field: a mapping that ships (kcs, tidewaiter) or a file; 'tidewaiter map' proposes one."
                            + " Messages need none; a table without one is loaded as proposed when that is sure.")
    @Nullable
    String mapping;

    @Option(
            names = "--as",
            paramLabel = "KIND",
            description =
                    "What the files hold instead of declarations: events or parties, their columns named as in the manual.")
    @Nullable
    String as;

    @Option(names = "--again", description = "Load a file although its very content was loaded before.")
    boolean again;

    @Option(
            names = "--corrections",
            description = "Replace declarations that are there already; the former version is kept.")
    boolean corrections;

    @Option(names = "--json", description = "Print one JSON object to standard output and nothing else.")
    boolean json;

    @Override
    boolean makesWorkspace() {
        return true;
    }

    @Override
    int run(Workspace workspace, Context context) {
        if (as != null) {
            return beside(workspace, context, as);
        }
        Mapping given = mapping == null ? null : Mapping.of(mapping, context.directory());
        LearnedNames learned = LearnedNames.in(workspace.directory());
        Taking taking = new Taking(
                workspace, given, Standard.of(workspace.directory()).judges(), new LoadOptions(again, corrections));
        List<LoadReport> reports = new ArrayList<>();
        for (Source source : Sources.of(paths, context.directory())) {
            try {
                reports.add(load(source.onSheet(sheet), taking, context));
                tell(reports.getLast(), context);
            } catch (TidewaiterException e) {
                passOver(e, source, reports, context);
            }
        }
        if (given != null) {
            learned.learnFrom(given);
        }
        if (json) {
            context.out().println(Json.line(summed(reports)));
        }
        return 0;
    }

    private int beside(Workspace workspace, Context context, String kind) {
        Beside beside = BesideLoading.kinds().stream()
                .filter(b -> b.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new TidewaiterException(
                        Kind.USAGE, "Files cannot be loaded as '" + kind + "'", "give --as events or --as parties"));
        List<LoadReport> reports = new ArrayList<>();
        for (Source source : Sources.of(paths, context.directory())) {
            reports.add(BesideLoading.load(workspace, source.onSheet(sheet), beside, again));
            tell(reports.getLast(), context);
        }
        if (json) {
            context.out().println(Json.line(summed(reports)));
        }
        return 0;
    }

    private LoadReport load(Source source, Taking taking, Context context) {
        try (ProgressLine progress = new ProgressLine(context, source.name())) {
            LoadReport report = taking.take(source, progress);
            if (!json) {
                taking.proposed().forEach(line -> context.out().println("  " + line));
            }
            return report;
        }
    }

    /** What was loaded before is passed over where a person named only its folder or archive; all else ends the command. */
    private static void passOver(TidewaiterException e, Source source, List<LoadReport> reports, Context context) {
        if (e.kind() == Kind.STATE && !source.named()) {
            context.err().println("tidewaiter: Passed over: " + e.getMessage());
            return;
        }
        if (!reports.isEmpty()) {
            context.err()
                    .println("tidewaiter: Loaded before the error below: "
                            + String.join(
                                    ", ", reports.stream().map(LoadReport::file).toList()));
        }
        throw e;
    }

    private static Map<String, Object> summed(List<LoadReport> reports) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("read", reports.stream().mapToLong(LoadReport::read).sum());
        all.put("accepted", reports.stream().mapToLong(LoadReport::accepted).sum());
        all.put(
                "quarantined",
                reports.stream().mapToLong(LoadReport::quarantined).sum());
        all.put("loads", reports);
        return all;
    }

    private void tell(LoadReport report, Context context) {
        if (json) {
            return;
        }
        context.out()
                .printf(
                        Locale.ROOT,
                        "%s: read %,d = accepted %,d + quarantined %,d, in %.1f s (load %d)%n",
                        report.file(),
                        report.read(),
                        report.accepted(),
                        report.quarantined(),
                        report.seconds(),
                        report.loadId());
        if (report.replaced() > 0) {
            context.out()
                    .printf(
                            Locale.ROOT,
                            "  replaced %,d declarations; their former versions are kept%n",
                            report.replaced());
        }
        if (!report.ignored().isEmpty()) {
            context.out().println("  columns the mapping does not use: " + String.join(", ", report.ignored()));
        }
        if (report.quarantined() > 0) {
            context.out().println("  see why: tidewaiter quarantine --workspace " + workspace);
        }
    }
}
