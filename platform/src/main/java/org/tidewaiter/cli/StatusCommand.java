package org.tidewaiter.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is in the workspace. */
@Command(name = "status", description = "Show what is in the workspace.", mixinStandardHelpOptions = true)
final class StatusCommand extends WorkspaceCommand {
    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        Lake lake = workspace.lake();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("declarations", lake.number("select count(*) from store.declaration where superseded_by is null"));
        counts.put("drafts", lake.number("select count(*) from store.declaration where superseded_by = 0"));
        counts.put("goods_items", lake.number("select count(*) from goods_item"));
        counts.put("controls", lake.number("select count(*) from control"));
        counts.put("advance_cargo", lake.number("select count(*) from advance_cargo"));
        counts.put("events", lake.number("select count(*) from event"));
        counts.put("quarantined", lake.number("select count(*) from quarantine where status = 'open'"));
        if (json.asked) {
            context.out().println(Json.text(counts));
            return 0;
        }
        counts.forEach(
                (name, count) -> context.out().printf(Locale.ROOT, "%-14s %,14d%n", name.replace('_', ' '), count));
        return 0;
    }
}
