package org.tidewaiter.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.tidewaiter.engine.TidewaiterException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The commands of Tidewaiter. Answers go to standard output, progress and one-line errors to standard error. */
@Command(
        name = "tidewaiter",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.VersionText.class,
        description = "Data analysis for Customs: from declarations to a ranked, explained list of what to control.",
        footer = {
            "",
            "Exit codes: 0 done, 1 could not, 2 wrong usage.",
            "Start with: ./tidewaiter demo   (./tidewaiter test runs all tests, test --fast the quick ones)"
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            SimulateCommand.class,
            LoadCommand.class,
            CheckCommand.class,
            MapCommand.class,
            QuarantineCommand.class,
            QualityCommand.class,
            CurrencyCommand.class,
            StatusCommand.class,
            SearchCommand.class,
            QueryCommand.class,
            AnalysesCommand.class,
            AnalyseCommand.class,
            OwnFiguresCommand.class,
            QuestionsCommand.class,
            LearnCommand.class,
            EvaluateCommand.class,
            AssessCommand.class,
            ExplainCommand.class,
            ModelsCommand.class,
            ControlsCommand.class,
            PromoteCommand.class,
            TrailCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ServeCommand.class,
            WatchCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Commands {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    boolean debug;

    private final Context context;

    private Commands(Context context) {
        this.context = context;
    }

    /** Runs one command typed in a shell and gives its exit code: 0 done, 1 could not, 2 wrong usage. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return run(arguments, Context.ofShell(out, err));
    }

    /** Runs one command in a context: a shell's, or that of a server that carries it out for another process. */
    public static int run(String[] arguments, Context given) {
        Context context = given.visible();
        Commands edge = new Commands(context);
        CommandLine line = new CommandLine(edge);
        line.setOut(new java.io.PrintWriter(context.out(), true, java.nio.charset.StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(context.err(), true, java.nio.charset.StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(LocalDate.class, Commands::day);
        line.registerConverter(long.class, Commands::longNumber);
        line.registerConverter(int.class, Commands::wholeNumber);
        line.registerConverter(Integer.class, Commands::wholeNumber);
        line.registerConverter(double.class, Commands::number);
        line.setParameterExceptionHandler((e, args) -> {
            context.err().println("tidewaiter: " + WrongUsage.sentence(e));
            return 2;
        });
        line.setExecutionStrategy(parsed -> edge.isTaken(parsed) ? new CommandLine.RunLast().execute(parsed) : 2);
        line.setExecutionExceptionHandler((e, commandLine, result) -> edge.explain(e));
        if (arguments.length == 0) {
            line.usage(line.getOut());
            return 2;
        }
        int code;
        try {
            code = line.execute(arguments);
        } catch (OutOfMemoryError e) {
            context.err()
                    .println("tidewaiter: There was too little memory: set TIDEWAITER_HEAP to more, for example 4g, and"
                            + " run again; the workspace is as it was.");
            code = 1;
        }
        context.out().flush();
        context.err().flush();
        return code;
    }

    static Context contextOf(CommandSpec spec) {
        return ((Commands) spec.root().userObject()).context;
    }

    /** A server carries out the commands that work on its workspace, and no others. */
    private boolean isTaken(CommandLine.ParseResult parsed) {
        if (context.lent() == null
                || parsed.hasSubcommand()
                        && parsed.subcommand().commandSpec().userObject() instanceof WorkspaceCommand) {
            return true;
        }
        context.err().println("tidewaiter: A server carries out commands that work on its workspace only.");
        return false;
    }

    private int explain(Exception failure) {
        if (debug) {
            failure.printStackTrace(context.err());
        }
        if (failure instanceof TidewaiterException known) {
            context.warn(String.valueOf(known.getMessage()));
            return known.exitCode();
        }
        context.err()
                .println("tidewaiter: Something unforeseen went wrong ("
                        + failure.getClass().getSimpleName() + ", " + firstLine(failure)
                        + "): run again with --debug and report it with what it prints.");
        return 1;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is no day written like 2021-01-31");
        }
    }

    private static int wholeNumber(String text) {
        return Math.toIntExact(wholeNumber(text, Integer.MAX_VALUE));
    }

    private static long longNumber(String text) {
        return wholeNumber(text, Long.MAX_VALUE);
    }

    private static long wholeNumber(String text, long largest) {
        try {
            long number = Long.parseLong(text);
            if (Math.abs(number) <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new CommandLine.TypeConversionException("'" + text + "' is no whole number up to " + largest);
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new CommandLine.TypeConversionException("'" + text + "' is no number written like 0.05");
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
    }

    /** Says which version this is, and on what it runs. */
    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return Arrays.asList("tidewaiter " + (version == null ? "development" : version) + " (Java "
                            + Runtime.version().feature() + ")")
                    .toArray(String[]::new);
        }
    }
}
