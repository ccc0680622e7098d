package org.tidewaiter.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.DropFolder;
import org.tidewaiter.intake.SourceLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.web.Pages;
import org.tidewaiter.web.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in what is put into a folder, until it is stopped, and serves the pages meanwhile. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Load every file that is put into a folder; it is moved to done/, or to failed/ with the reason.")
final class WatchCommand extends WorkspaceCommand {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Parameters(paramLabel = "FOLDER", description = "The folder to watch.")
    Path folder = Path.of("");

    @Mixin
    MappingOption mapping = new MappingOption();

    @Option(
            names = "--quiet",
            paramLabel = "SECONDS",
            description = "A file that has not changed for so long is complete (default: ${DEFAULT-VALUE}).")
    int quiet = (int) DropFolder.QUIET.toSeconds();

    @Mixin
    CorrectionOptions corrections = new CorrectionOptions();

    @Option(names = "--once", description = "Deal with the files that are there, and end.")
    boolean once;

    @Mixin
    PortOption port = new PortOption();

    @Override
    boolean makesWorkspace() {
        return true;
    }

    @Override
    int run(Workspace workspace, Context context) {
        requireNotNegative("--quiet", quiet);
        if (once) {
            try (DropFolder drop = open(workspace, context, context.out()::println)) {
                watch(drop);
            }
            return 0;
        }
        if (context.lent() != null) {
            DropFolder drop = open(workspace, context, System.err::println);
            Thread.ofPlatform().daemon().name("tidewaiter-watch").start(() -> watch(drop));
            context.out().println("The server of this workspace watches " + folder + " from now on, until it ends.");
            return 0;
        }
        DropFolder drop = open(workspace, context, context.out()::println);
        Pages.Running running = Pages.start(
                workspace,
                ServerSettings.onLoopback(port.number),
                ServeCommand.runnerOn(workspace),
                ChecksInUse.of(workspace.directory()));
        Thread.ofPlatform().daemon().name("tidewaiter-watch").start(() -> watch(drop));
        context.out()
                .println("Tidewaiter watches " + folder + " and serves " + workspace.directory() + " at "
                        + running.address());
        context.err().println("Stop with Ctrl-C.");
        ServeCommand.waitUntilStopped(running, workspace);
        return 0;
    }

    private DropFolder open(Workspace workspace, Context context, Consumer<String> told) {
        Mapping read = mapping.in(context, StatedStyle.NOTHING);
        SourceLoad taking = new SourceLoad(
                workspace,
                read,
                ChecksInUse.of(workspace.directory()).checkers(),
                corrections.with(false, false, context.actor()));
        return DropFolder.open(
                context.directory().resolve(folder),
                taking,
                InstantSource.system(),
                Duration.ofSeconds(Math.max(0, quiet)),
                told);
    }

    /** Looks again and again; with --once until nothing waits, but not longer than files that keep growing deserve. */
    private void watch(DropFolder drop) {
        long looks = 0;
        int waiting = drop.look();
        while (!once || waiting > 0 && looks++ < quiet + 60L) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            waiting = drop.look();
        }
    }
}
