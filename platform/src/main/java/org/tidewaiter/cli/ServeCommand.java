package org.tidewaiter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.web.CommandRunner;
import org.tidewaiter.web.Pages;
import org.tidewaiter.web.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the pages of a workspace until it is stopped, and carries out commands of other processes meanwhile. */
@Command(
        name = "serve",
        description = "Serve the pages of the workspace; other commands reach it through the server.",
        mixinStandardHelpOptions = true)
final class ServeCommand extends WorkspaceCommand {
    private static final int LOOK_SECONDS = 1;

    @Mixin
    PortOption port = new PortOption();

    @Option(
            names = "--host",
            paramLabel = "H",
            description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    String host = Pages.LOOPBACK;

    @Option(
            names = "--public-name",
            paramLabel = "NAME",
            description =
                    "A name by which browsers reach the server, such as that of a proxy before it; again for more.")
    List<String> publicNames = List.of();

    @Option(
            names = "--files",
            paramLabel = "DIR",
            description =
                    "A folder whose files the pages may load by name; again for more. Without it files are uploaded.")
    List<Path> files = List.of();

    @Option(names = "--new", description = "Make the workspace where there is none.")
    boolean isNew;

    @Override
    public Integer call() {
        Pages.requirePort(port.number);
        return super.call();
    }

    @Override
    boolean makesWorkspace() {
        return isNew;
    }

    @Override
    int run(Workspace workspace, Context context) {
        if (context.lent() != null) {
            context.out()
                    .println(
                            "The workspace is served already: " + context.lent().address());
            return 0;
        }
        List<Path> folders = files.stream().map(f -> folder(context, f)).toList();
        Pages.Running running = Pages.start(
                workspace,
                new ServerSettings(host, port.number, publicNames, folders),
                runnerOn(workspace),
                ChecksInUse.of(workspace.directory()));
        context.out().println("Tidewaiter serves " + workspace.directory() + " at " + running.address());
        if (!host.equals(Pages.LOOPBACK) && !host.equals("localhost") && !host.equals("::1")) {
            context.err()
                    .println("tidewaiter: What goes to and from " + host
                            + " is not encrypted: whoever listens there can read it. Put a proxy with TLS"
                            + " before 127.0.0.1 (docs/manual.md).");
        }
        context.err().println("Stop with Ctrl-C.");
        DueQuestions.watch(workspace, context.actor());
        waitUntilStopped(running, workspace);
        return 0;
    }

    private static Path folder(Context context, Path named) {
        Path folder = context.directory().resolve(named).normalize();
        if (!Files.isDirectory(folder)) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "--files " + named + " is no folder",
                    "name a folder that is there, or leave --files out");
        }
        return folder;
    }

    /** Carries out commands on a workspace that this process holds. */
    static CommandRunner runnerOn(Workspace workspace) {
        return (arguments, directory, actor, out, err) -> Commands.run(
                arguments.toArray(String[]::new), new Context(out, err, false, directory, actor, workspace));
    }

    private static void awaitEnd(Pages.Running running, Workspace workspace) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (!never.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
            if (!workspace.isInPlace()) {
                System.err.println("tidewaiter: The workspace " + workspace.directory()
                        + " was moved or deleted: this server ends. Start it again where the workspace is now.");
                running.stopAtOnce();
                // Nothing is closed: the database, wherever it is now, stays as its last transaction left it.
                Runtime.getRuntime().halt(1);
            }
        }
    }

    /** Serves until the process is told to end; then stops the server and leaves the workspace tidy. */
    static void waitUntilStopped(Pages.Running running, Workspace workspace) {
        // The main thread never wakes: it would end the process while the hook still tidies up.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            running.stop();
                            workspace.close();
                        },
                        "stop"));
        try {
            awaitEnd(running, workspace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
