package org.tidewaiter.cli;

import java.nio.file.Path;
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
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.Loading;
import org.tidewaiter.intake.Mapping;
import org.tidewaiter.selection.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads files into the workspace. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Load files of declarations, all or nothing each; rows that cannot be taken go to quarantine.")
final class LoadCommand extends WorkspaceCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files, also gzipped.")
    List<Path> files = List.of();

    @Option(
            names = "--mapping",
            paramLabel = "M",
            description =
                    "Which column is which field: a mapping that ships (kcs, tidewaiter) or a file; 'tidewaiter map' proposes one.")
    String mapping = "";

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
    int run(Workspace workspace, Context context) {
        if (as != null) {
            return beside(workspace, context, as);
        }
        if (mapping.isEmpty()) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "There is no word on which column is which field",
                    "give --mapping M, or --as events or --as parties");
        }
        Mapping read = Mapping.of(mapping, context.directory());
        List<LoadReport> reports = new ArrayList<>();
        for (Path file : files) {
            Path path = context.directory().resolve(file);
            try (ProgressLine progress = new ProgressLine(context, String.valueOf(file.getFileName()))) {
                reports.add(Loading.load(workspace, path, read, new LoadOptions(again, corrections), progress));
            } catch (TidewaiterException e) {
                if (!reports.isEmpty()) {
                    context.err()
                            .println("tidewaiter: Loaded before the error below: "
                                    + String.join(
                                            ", ",
                                            reports.stream()
                                                    .map(LoadReport::file)
                                                    .toList()));
                }
                throw e;
            }
            if (!json) {
                told(reports.get(reports.size() - 1), Loading.ignored(path, read), context);
            }
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
        for (Path file : files) {
            Path path = context.directory().resolve(file);
            reports.add(BesideLoading.load(workspace, path, beside, again));
            if (!json) {
                told(reports.get(reports.size() - 1), List.of(), context);
            }
        }
        if (json) {
            context.out().println(Json.line(summed(reports)));
        }
        return 0;
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

    private void told(LoadReport report, List<String> ignored, Context context) {
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
        if (!ignored.isEmpty()) {
            context.out().println("  columns the mapping does not use: " + String.join(", ", ignored));
        }
        if (report.quarantined() > 0) {
            context.out().println("  see why: tidewaiter quarantine --workspace " + workspace);
        }
    }
}
