package org.tidewaiter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.engine.WorkspaceDirectory;
import org.tidewaiter.trail.Trail;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that works on a workspace: opens it, or is carried out by the server that holds it. */
abstract class WorkspaceCommand implements Callable<Integer> {
    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "The workspace directory (default: ./tidewaiter-data).")
    Path workspace = Workspace.DEFAULT;

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli before call()
    CommandSpec spec;

    /** Does the work and gives the exit code. */
    abstract int run(Workspace workspace, Context context);

    /** Whether the command makes the workspace where there is none; others would only answer with nothing. */
    boolean makesWorkspace() {
        return false;
    }

    /** What the database may take of memory while the command runs in a process of its own, unless the environment says it. */
    String memory() {
        return Workspace.USUAL_MEMORY;
    }

    /** Refuses a number below nought that an option gave. */
    static void requireNotNegative(String option, int number) {
        if (number < 0) {
            throw new TidewaiterException(
                    Kind.USAGE, option + " " + number + " is below nought", "give 0 or a number above it");
        }
    }

    @Override
    public Integer call() {
        Context context = Commands.contextOf(spec);
        if (context.lent() != null) {
            return run(context.lent(), context);
        }
        Path directory = context.directory().resolve(workspace);
        Optional<Workspace.Owner> owner = Workspace.ownerOf(directory).filter(o -> o.door() != null);
        if (owner.isPresent()) {
            List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
            return ServerCall.carryOut(owner.get(), arguments, context);
        }
        boolean fresh = !WorkspaceDirectory.isThere(directory);
        if (fresh && !makesWorkspace()) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "There is no workspace " + directory,
                    "check --workspace, or make one: tidewaiter load --workspace " + directory + " FILE");
        }
        boolean made = !Files.exists(directory);
        boolean keep = !fresh;
        Workspace opened = Workspace.open(directory, spec.name(), memory());
        try {
            Schema.create(opened.lake()).ifPresent(former -> tellOfNewVersion(former, opened, context));
            Trail.begin(opened.lake());
            warnOfOthers(opened, context);
            int code = run(opened, context);
            keep |= code == 0;
            return code;
        } finally {
            keep |= hasLoads(opened);
            opened.close();
            if (!keep) {
                WorkspaceDirectory.discard(directory, made); // what failed leaves no empty workspace behind
            }
        }
    }

    private static boolean hasLoads(Workspace opened) {
        try {
            return opened.lake().number("select count(*) from load") > 0;
        } catch (TidewaiterException e) {
            return true; // whoever cannot tell throws nothing away
        }
    }

    private static void tellOfNewVersion(int former, Workspace opened, Context context) {
        context.err()
                .println("tidewaiter: " + opened.directory() + " was brought from version " + former
                        + " of its tables to version " + Schema.version()
                        + "; an earlier Tidewaiter may refuse it now");
    }

    /** Says what of a workspace others than its owner may read, and how to mend it. */
    static void warnOfOthers(Workspace opened, Context context) {
        if (!opened.wider().isEmpty()) {
            context.err()
                    .println("tidewaiter: Other users of this machine may read "
                            + String.join(
                                    ", ",
                                    opened.wider().stream().map(Path::toString).toList())
                            + ": close it with chmod -R go= " + opened.directory());
        }
    }
}
