package org.tidewaiter.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.SourceLoad;
import org.tidewaiter.intake.SourceOutcomes;
import org.tidewaiter.intake.control.ControlLoad;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.LearnedNames;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourcePaths;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads files into the workspace. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description =
                "Load files of messages or tables, all or nothing each; rows that cannot be taken go to quarantine,"
                        + " files that cannot be taken are named and do not stop the others.")
final class LoadCommand extends WorkspaceCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "Files, folders, patterns such as 'in/*.xlsx', archives: WCO or ASYCUDA XML, ENS, EDIFACT; CSV,"
                            + " Excel, JSON or Parquet; also gzip or zstd.")
    List<String> paths = List.of();

    @Mixin
    SheetOption sheets = new SheetOption();

    @Mixin
    MappingOption mapping = new MappingOption();

    @Option(
            names = "--as",
            paramLabel = "KIND",
            completionCandidates = KindsOfFiles.class,
            description =
                    "What the files hold instead of declarations: ${COMPLETION-CANDIDATES}; their columns as in the manual.")
    @Nullable
    String as;

    @Option(
            names = "--national-currency",
            paramLabel = "CODE",
            description =
                    "The currency of customs values and taxes (ISO 4217), in which amounts of others are added up;"
                            + " kept for what is loaded later ('tidewaiter currency' shows it).")
    @Nullable
    String nationalCurrency;

    @Option(names = "--again", description = "Load a file although its very content was loaded before.")
    boolean again;

    @Mixin
    CorrectionOptions corrections = new CorrectionOptions();

    @Option(
            names = "--allow-empty",
            description =
                    "With corrections: take also those that empty fields, or leave out items, that the version before"
                            + " them has; without it they go to quarantine.")
    boolean allowEmpty;

    @Mixin
    WritingOptions writing = new WritingOptions();

    @Mixin
    GuideOption guides = new GuideOption();

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    boolean makesWorkspace() {
        return true;
    }

    @Override
    String memory() {
        return LoadOptions.MEMORY;
    }

    @Override
    int run(Workspace workspace, Context context) {
        if (nationalCurrency != null) {
            CurrencyCommand.give(workspace.lake(), nationalCurrency, context.actor());
        }
        if (as != null) {
            return beside(workspace, context, as);
        }
        Mapping given = mapping.in(context, writing.stated());
        LearnedNames learned = LearnedNames.in(workspace.directory());
        SourceLoad taking = new SourceLoad(
                workspace,
                given,
                ChecksInUse.of(workspace.directory())
                        .by(guides.guide(context.directory()))
                        .checkers(),
                corrections.with(again, allowEmpty, context.actor()));
        SourceOutcomes receipt = takeAll(source -> load(source, taking, context), taking::together, context);
        if (!json.asked && !receipt.loads().isEmpty()) {
            tellWhatIsInNoSum(workspace, context);
        }
        boolean read = receipt.notTaken().isEmpty() || !receipt.loads().isEmpty();
        if (given != null && read) {
            learned.learnFrom(given);
        }
        return code(receipt);
    }

    private static void tellWhatIsInNoSum(Workspace workspace, Context context) {
        List<NationalCurrency.Unconverted> amounts = NationalCurrency.unconverted(workspace.lake());
        if (!amounts.isEmpty()) {
            context.out()
                    .println("Amounts that are in no sum, as nothing says what they are in the national currency: "
                            + CurrencyCommand.inNoSum(amounts));
            context.out()
                    .println(
                            NationalCurrency.of(workspace.lake()).isPresent()
                                    ? "  load their exchange rates with them (declaration.exchange_rate)"
                                    : "  say which that is: tidewaiter currency CODE");
        }
    }

    private int beside(Workspace workspace, Context context, String kind) {
        if (kind.equals("controls")) {
            if (!writing.set.isEmpty()) {
                throw new TidewaiterException(
                        Kind.USAGE,
                        "--set says what a column of declarations or of a companion file is, and controls are none",
                        "give a mapping: --mapping FILE");
            }
            String named = mapping.name;
            Mapping given = named == null
                    ? null
                    : ControlLoad.mapping(context.directory().resolve(named));
            return code(takeAll(source -> ControlLoad.load(workspace, source, given, again, context.actor()), context));
        }
        CompanionTable beside = CompanionLoad.kinds().stream()
                .filter(b -> b.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new TidewaiterException(
                        Kind.USAGE,
                        "Files cannot be loaded as '" + kind + "'",
                        "give "
                                + KindsOfFiles.names()
                                        .map(name -> "--as " + name)
                                        .collect(Collectors.joining(", "))));
        refuseUnheard(beside);
        CompanionMapping read = reading(beside, context);
        SourceOutcomes receipt =
                takeAll(source -> CompanionLoad.load(workspace, source, beside, read, again, context.actor()), context);
        if (kind.equals("revenue") && !json.asked && !receipt.loads().isEmpty()) {
            tellRevenueThatDoesNotCount(workspace, context);
        }
        return code(receipt);
    }

    private CompanionMapping reading(CompanionTable kind, Context context) {
        Map<String, String> said = writing.said();
        if (mapping.name == null) {
            return said.isEmpty()
                    ? CompanionMapping.OWN_NAMES
                    : CompanionMapping.saying(said, kind.name(), kind.described());
        }
        if (!said.isEmpty()) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "--mapping and --set both say what columns are",
                    "say it all in the mapping, under columns");
        }
        return CompanionMapping.of(mapping.name, context.directory(), kind.name(), kind.described());
    }

    /** Revenue in another currency than the national one, or where none is given, is in no sum and no forecast. */
    private static void tellRevenueThatDoesNotCount(Workspace workspace, Context context) {
        List<NationalCurrency.UncountedRevenue> other = NationalCurrency.otherRevenue(workspace.lake());
        if (!other.isEmpty()) {
            context.out()
                    .println("Rows of revenue that no answer counts, as they are not in the national currency: "
                            + other.stream()
                                    .map(t -> t.currency() + " (" + t.rowsOf() + ")")
                                    .collect(Collectors.joining(", ")));
            if (NationalCurrency.of(workspace.lake()).isEmpty()) {
                context.out()
                        .println("  say which that is: tidewaiter currency "
                                + (other.size() == 1 ? other.getFirst().currency() : "CODE"));
            }
        }
    }

    /** What is said of days or numbers where a kind has none would be unheard. */
    private void refuseUnheard(CompanionTable kind) {
        String unheard = writing.order != null && !kind.hasDays()
                ? "--date-order"
                : writing.decimal != null && !kind.hasNumbers() ? "--decimal" : null;
        if (unheard != null) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "Files of " + kind.name() + " have no " + (unheard.equals("--decimal") ? "numbers" : "days")
                            + ", so that " + unheard + " would say nothing",
                    "leave it out");
        }
    }

    private static int code(SourceOutcomes receipt) {
        return receipt.notTaken().isEmpty() ? 0 : 1;
    }

    /** Takes all sources in and says what became of each; the only one's error is the command's. */
    private SourceOutcomes takeAll(Function<Source, LoadReport> taking, Context context) {
        return takeAll(taking, sources -> (waiting, alone) -> List.of(), context);
    }

    private SourceOutcomes takeAll(
            Function<Source, LoadReport> taking,
            Function<List<Source>, SourceOutcomes.BulkTaker> together,
            Context context) {
        List<Source> given = SourcePaths.of(paths, context.directory());
        LoadText text = new LoadText(context, workspace, given.size() == 1, json.asked);
        StatedStyle stated = as == null ? writing.stated() : writing.style();
        NationalGuide guide = guides.guide(context.directory());
        List<Source> sources = given.stream()
                .map(source -> source.onSheets(sheets.names).written(stated).in(guide))
                .toList();
        SourceOutcomes receipt;
        try {
            receipt = SourceOutcomes.of(sources, taking, together.apply(sources), text);
        } catch (TidewaiterException e) {
            text.beforeTheError();
            throw e;
        }
        if (sources.size() == 1 && !receipt.notTaken().isEmpty()) {
            throw receipt.notTaken().getFirst().why();
        }
        text.sum(receipt, sources.size());
        return receipt;
    }

    private LoadReport load(Source source, SourceLoad taking, Context context) {
        try (ProgressLine progress = new ProgressLine(context, source.name())) {
            LoadReport report = taking.take(source, progress);
            if (!json.asked) {
                taking.proposed().forEach(line -> context.tell("  " + line));
            }
            return report;
        }
    }
}
