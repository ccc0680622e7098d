package org.tidewaiter.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tidewaiter.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A new workspace of a backup. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Make a new workspace of a backup, once every file fits its manifest and the copy its trail.")
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BACKUP", description = "A directory that tidewaiter backup made.")
    Path backup = Path.of("");

    @Option(
            names = "--workspace",
            required = true,
            paramLabel = "NEW",
            description = "The new workspace; must not be there yet.")
    Path place = Path.of("");

    @Mixin
    TrailHeadOption heads = new TrailHeadOption();

    @Mixin
    WhoOption who = new WhoOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli before call()
    CommandSpec spec;

    @Override
    public Integer call() {
        Context context = Commands.contextOf(spec);
        Restore.RestoreReport restored = Restore.run(
                context.directory().resolve(backup),
                context.directory().resolve(place),
                heads.in(context.directory()),
                who.actor(context));
        context.out()
                .println("Restored to " + restored.workspace() + " what was backed up at " + restored.madeAt() + ": "
                        + restored.files() + " files and " + restored.entries() + " entries of the trail, all fit.");
        return 0;
    }
}
