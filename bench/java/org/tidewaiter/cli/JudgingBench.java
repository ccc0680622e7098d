package org.tidewaiter.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.dataquality.StoredDataCheck;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.trail.Trail;

/** How many stored items a second all checks judge, end to end: read, judged, their defects written; see bench/quality. */
final class JudgingBench {
    private JudgingBench() {}

    /** Runs with: a file, the mapping that reads it, a workspace to load it into (kept, so that it is loaded once), and how many rounds. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        String mapping = arguments[1];
        Path directory = Path.of(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        boolean loaded = Files.exists(directory);
        try (Workspace workspace = Workspace.open(directory, "bench")) {
            if (!loaded) {
                Schema.create(workspace.lake());
                Trail.begin(workspace.lake());
                TableLoad.load(
                        workspace,
                        file,
                        Mapping.of(mapping, Path.of("")),
                        LoadOptions.plain(Actor.systemUser()),
                        LoadProgress.SILENT);
            }
            for (int round = 1; round <= rounds; round++) {
                check(workspace, round);
            }
            if (arguments.length > 4) {
                workspace.lake().transaction(session -> {
                    session.execute("copy (select * exclude load_id from store.defect order by rowid) to '"
                            + arguments[4].replace("'", "''") + "' (format csv, header)");
                    return 0;
                });
            }
        }
    }

    private static void check(Workspace workspace, int round) {
        double processor = processorSeconds();
        long start = System.nanoTime();
        StoredDataCheck.CheckedData done = new StoredDataCheck(workspace.lake(), ChecksInUse.of(workspace.directory()))
                .checkLoads(true, Actor.systemUser("bench"), (judged, of) -> {});
        double seconds = (System.nanoTime() - start) / 1e9;
        double spent = processorSeconds() - processor;
        System.out.printf(
                Locale.ROOT,
                "round %d   %,d declarations, %,d items, %,d defects   %6.1f s, %,.0f items/s   %6.1f s of processor time,"
                        + " %,.0f items/s on two such cores%n",
                round,
                done.declarations(),
                done.items(),
                done.defects(),
                seconds,
                done.items() / seconds,
                spent,
                2 * done.items() / spent);
    }

    private static double processorSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }
}
