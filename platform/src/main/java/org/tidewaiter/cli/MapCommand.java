package org.tidewaiter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.control.ControlLoad;
import org.tidewaiter.mapping.LearnedNames;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.source.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proposes a mapping for a file. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        description = "Propose which column of a file fills which field, and say how sure that is.")
final class MapCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "CSV, Excel, JSON or Parquet, also gzip, zstd or in a ZIP.")
    @Nullable
    Path file;

    @Option(
            names = "--learn",
            paramLabel = "MAPPING.yaml",
            description = "Remember the columns of a mapping in the workspace: they are proposed first from then on.")
    @Nullable
    String learn;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "The workspace whose learned names are used (default: ./tidewaiter-data).")
    Path workspace = Workspace.DEFAULT;

    @Option(names = "--out", paramLabel = "M.yaml", description = "Write the proposal as a mapping to be corrected.")
    @Nullable
    Path out;

    @Mixin
    SheetOption sheets = new SheetOption();

    @Option(
            names = "--as",
            paramLabel = "KIND",
            description = "What the file holds instead of declarations: controls, their results.")
    @Nullable
    String as;

    @Mixin
    WritingOptions writing = new WritingOptions();

    @Mixin
    JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli before call()
    CommandSpec spec;

    @Override
    public Integer call() {
        Context context = Commands.contextOf(spec);
        LearnedNames learned = LearnedNames.in(context.directory().resolve(workspace));
        if (learn != null) {
            int changed = learned.learn(Mapping.of(learn, context.directory()));
            context.out()
                    .println("Learned " + changed + " names of columns from " + learn + "; " + learned.size()
                            + " are known.");
            return 0;
        }
        if (file == null) {
            throw new TidewaiterException(
                    Kind.USAGE, "map needs a FILE to look at", "give one, or a mapping to remember with --learn");
        }
        if (as != null) {
            proposeResults(context, file);
            return 0;
        }
        propose(
                MappingProposal.of(
                        Source.of(context.directory().resolve(file))
                                .onSheets(sheets.names)
                                .written(writing.stated()),
                        learned),
                context);
        return 0;
    }

    /** The mapping of a table of results is short: it is shown whole. */
    private void proposeResults(Context context, Path results) {
        if (!"controls".equals(as)) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "No mapping is proposed for files of '" + as + "': their columns are found by their names",
                    "where a file calls them otherwise, write a mapping with a line 'NAME IN THE FILE: NAME OF THE COLUMN' for each under"
                            + " 'columns:', as the manual shows, and load with --mapping; columns that are missing are said by load");
        }
        ControlLoad.ProposedControls proposed = ControlLoad.propose(
                Source.of(context.directory().resolve(results)).onSheets(sheets.names));
        if (out == null) {
            context.out().print(proposed.yaml());
            return;
        }
        write(context.directory().resolve(out), proposed.yaml());
        context.out()
                .println(
                        proposed.open().isEmpty()
                                ? "Wrote " + out + ": load with --as controls --mapping " + out
                                : "Wrote " + out + ", to be finished before it can be loaded with:");
        proposed.open().forEach(o -> context.tell("  " + o));
    }

    private void propose(MappingProposal proposed, Context context) {
        List<Proposal> proposals = proposed.columns();
        if (out != null) {
            write(
                    context.directory().resolve(out),
                    proposed.yaml(String.valueOf(Objects.requireNonNull(file).getFileName())));
        }
        if (json.asked) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("columns", proposals.stream().map(MapCommand::asJson).toList());
            told.put("left_out", proposed.leftOut());
            told.put("sheets", proposed.sheets());
            context.out().println(Json.text(told));
            return;
        }
        context.out().printf("%-32s %-36s %5s  %s%n", "column", "field", "sure", "example");
        for (Proposal p : proposals) {
            context.tell(String.format(
                    Locale.ROOT,
                    "%-32s %-36s %5s  %s",
                    p.column(),
                    p.field() == null ? "-" : p.field(),
                    p.field() == null ? "" : Math.round(100 * p.confidence()) + " %",
                    p.example().substring(0, Math.min(30, p.example().length()))));
        }
        proposed.missing()
                .forEach(f -> context.tell(
                        "No column was found for " + f + ", which every row needs: " + proposed.advice(f)));
        proposed.remarks().forEach(context::tell);
    }

    private static Map<String, @Nullable Object> asJson(Proposal proposal) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("column", proposal.column());
        one.put("field", proposal.field());
        one.put("confidence", proposal.confidence());
        return one;
    }

    private static void write(Path target, String text) {
        if (Files.exists(target)) {
            throw new TidewaiterException(Kind.INPUT, target + " is there already", "give another name with --out");
        }
        try {
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE, target + " cannot be written", "give a file you may write to", e);
        }
    }
}
