package org.tidewaiter.features;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.tidewaiter.access.Actor;
import org.tidewaiter.bench.LoadBench;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.trail.Trail;

/** What the list of one day takes of a workspace that holds a year: to read it, and to replay it up to that day; see bench/day. */
final class DayBench {
    private DayBench() {}

    /**
     * Runs with: a file (rows of the KCS data set to make where it is a number), the mapping that reads it, a workspace to load it into (kept, so
     * that it is loaded once), and how many rounds.
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[2]);
        boolean loaded = Files.exists(directory);
        try (Workspace workspace = Workspace.open(directory, "bench")) {
            if (!loaded) {
                Schema.create(workspace.lake());
                Trail.begin(workspace.lake());
                TableLoad.load(
                        workspace,
                        file(arguments[0], directory),
                        Mapping.of(arguments[1], Path.of("")),
                        LoadOptions.plain(Actor.systemUser()),
                        LoadProgress.SILENT);
            }
            for (int round = 1; round <= Integer.parseInt(arguments[3]); round++) {
                Items items = measured("read", () -> ItemReader.read(workspace.lake()));
                int last = items.day(items.size() - 1) - 10;
                int from = items.firstOf(last);
                int to = items.firstOf(last + 1);
                System.out.printf(Locale.ROOT, "%,d items, %,d of the day%n", items.size(), to - from);
                FeatureMatrix day = measured("replay", () -> new Replay(items).features(i -> i >= from && i < to));
                FeatureMatrix explained =
                        measured("replay, explained", () -> new Replay(items).explained(i -> i >= from && i < to));
                System.out.println("features " + java.util.Arrays.hashCode(day.values()) + " "
                        + java.util.Arrays.hashCode(explained.values()));
            }
        }
    }

    private static Path file(String argument, Path directory) throws IOException {
        if (!argument.chars().allMatch(Character::isDigit)) {
            return Path.of(argument);
        }
        Path file = directory.resolveSibling("kcs-" + argument + ".csv");
        LoadBench.resample(Integer.parseInt(argument), file);
        return file;
    }

    private static <T> T measured(String what, Supplier<T> work) {
        double processor = processorSeconds();
        long start = System.nanoTime();
        T result = work.get();
        System.out.printf(
                Locale.ROOT,
                "%-20s %6.2f s   %6.2f s of processor time%n",
                what,
                (System.nanoTime() - start) / 1e9,
                processorSeconds() - processor);
        return result;
    }

    private static double processorSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }
}
