package org.tidewaiter.cli;

import java.util.List;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.trail.Entry;
import org.tidewaiter.trail.Trail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who did what in the workspace, from the first entry to the last. */
@Command(
        name = "trail",
        mixinStandardHelpOptions = true,
        description =
                "Show who loaded, learned, promoted and assessed what; or the head of the trail, to keep elsewhere.")
final class TrailCommand extends WorkspaceCommand {
    @Option(
            names = "--from",
            paramLabel = "N",
            defaultValue = "1",
            description = "First entry (default: ${DEFAULT-VALUE}).")
    int from;

    @Option(
            names = "--head",
            description =
                    "Print only the head: entries, hash of the last and root of all. Keep the line where nobody who can"
                            + " write to the workspace can change it.")
    boolean head;

    @Option(names = "--json", description = "Print one JSON object a line, with all that an entry holds.")
    boolean json;

    @Override
    int run(Workspace workspace, Context context) {
        if (head) {
            context.out().println(Trail.headLine(workspace.lake()));
            return 0;
        }
        List<Entry> entries = Trail.entries(workspace.lake(), from, Integer.MAX_VALUE);
        for (Entry entry : entries) {
            context.out()
                    .println(
                            json
                                    ? Json.text(entry)
                                    : String.format(
                                            "%6d  %s  %-8s  %s, by %s",
                                            entry.entryId(),
                                            entry.recordedAt(),
                                            entry.action(),
                                            entry.subject(),
                                            entry.who()));
        }
        return 0;
    }
}
