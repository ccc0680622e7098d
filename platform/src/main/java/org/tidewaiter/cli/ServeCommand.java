package org.tidewaiter.cli;

import java.util.concurrent.CountDownLatch;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.web.CommandRunner;
import org.tidewaiter.web.Pages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the pages of a workspace until it is stopped, and carries out commands of other processes meanwhile. */
@Command(
        name = "serve",
        description = "Serve the pages of the workspace; other commands reach it through the server.",
        mixinStandardHelpOptions = true)
final class ServeCommand extends WorkspaceCommand {
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port wanted (default: ${DEFAULT-VALUE}); the next free one if it is taken.")
    int port = Pages.DEFAULT_PORT;

    @Option(
            names = "--host",
            paramLabel = "H",
            description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    String host = Pages.LOOPBACK;

    @Override
    boolean makesWorkspace() {
        return true;
    }

    @Override
    int run(Workspace workspace, Context context) {
        if (context.lent() != null) {
            context.out()
                    .println("The workspace is served already: "
                            + context.lent().owner().url());
            return 0;
        }
        Pages.Running running =
                Pages.start(workspace, host, port, runnerOn(workspace), Standard.of(workspace.directory()));
        context.out().println("Tidewaiter serves " + workspace.directory() + " at " + running.url());
        if (!host.equals(Pages.LOOPBACK) && !host.equals("localhost") && !host.equals("::1")) {
            context.err()
                    .println(
                            "tidewaiter: Whoever reaches " + host
                                    + " can read this workspace; there is no password. Leave --host out to serve this machine only.");
        }
        context.err().println("Stop with Ctrl-C.");
        waitUntilStopped(running, workspace);
        return 0;
    }

    /** Carries out commands on a workspace that this process holds. */
    static CommandRunner runnerOn(Workspace workspace) {
        return (arguments, directory, out, err) -> CommandLineEdge.run(
                arguments.toArray(String[]::new), new Context(out, err, false, directory, workspace));
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
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
