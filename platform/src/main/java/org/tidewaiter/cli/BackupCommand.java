package org.tidewaiter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tidewaiter.backup.Backup;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.trail.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A whole copy of the workspace, made while it is in use. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copy the workspace as it is now, keys included, to a new directory; also while a server runs.")
final class BackupCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "DIR", description = "Where to; must not be there yet.")
    Path target = Path.of("");

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        Backup.BackupReport made = Backup.make(workspace, context.directory().resolve(target));
        if (json.asked) {
            context.out().println(Json.text(made));
        } else {
            context.out()
                    .printf(
                            Locale.ROOT,
                            "Backed up %d files, %,d bytes, to %s.%nHead of the trail: %s%n",
                            made.files(),
                            made.bytes(),
                            made.directory(),
                            made.trailHead());
        }
        made.passedOver().forEach(p -> context.err().println("Passed over: " + p + " is a link or no plain file."));
        List<String> misfits = Verification.of(workspace.lake(), null).misfits();
        if (!misfits.isEmpty()) {
            context.err()
                    .println("tidewaiter: The backup is made, but what it holds does not fit its trail and will not be"
                            + " restored ("
                            + misfits.getFirst() + "): see tidewaiter verify.");
            return 1;
        }
        return 0;
    }
}
