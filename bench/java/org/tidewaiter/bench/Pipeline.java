package org.tidewaiter.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.FeatureMatrix;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;
import org.tidewaiter.features.ProfileKey;
import org.tidewaiter.features.Replay;
import org.tidewaiter.riskmodel.LearnParameters;
import org.tidewaiter.riskmodel.Learning;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.selection.ScoringBench;
import org.tidewaiter.trail.Trail;

/**
 * The whole way from a file to a ranked list, timed step by step: load; features of every row; learn on what was known
 * before the cut (which replays once more, for the rows it takes); assess the rows from the cut on. Prints a line a step,
 * as the peer does.
 */
public final class Pipeline {
    private final PrintStream out;
    private long clock = System.nanoTime();
    private double spent = processorSeconds();

    private Pipeline(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs with: workspace directory (made anew), mapping that ships, file, day of the cut; and, where the virtual machine is to be
     * warm, as that of a server is, a file that goes the whole way first, untimed.
     */
    public static void main(String[] arguments) {
        LocalDate cut = LocalDate.parse(arguments[3]);
        if (arguments.length > 4) {
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            run(Path.of(arguments[0] + "-warm-up"), arguments[1], Path.of(arguments[4]), cut, nowhere);
        }
        run(Path.of(arguments[0]), arguments[1], Path.of(arguments[2]), cut, System.out);
    }

    private static void run(Path directory, String mapping, Path file, LocalDate cut, PrintStream out) {
        try (Workspace workspace = Workspace.open(directory, "bench")) {
            Schema.create(workspace.lake());
            Trail.begin(workspace.lake());
            new Pipeline(out).run(workspace, mapping, file, cut);
        }
    }

    private void run(Workspace workspace, String mapping, Path file, LocalDate cut) {
        clock = System.nanoTime();
        spent = processorSeconds();
        LoadedFiles.load(workspace, List.of(file), mapping);
        lap("load");
        Items items = ItemReader.read(workspace.lake());
        FeatureMatrix later = features(items, Math.toIntExact(cut.toEpochDay()));
        lap("features");
        LearnParameters parameters = new LearnParameters(cut, 200, 6, 2, 7, 0, 2_000_000);
        ModelCard card = Learning.learn(workspace, items, parameters, Actor.systemUser("bench"));
        lap("learn");
        double[] scores = ScoringBench.rankScores(workspace, card, later);
        lap("assess");
        precision(items, later, scores);
        out.printf("rows %d%n", items.size());
        out.printf(
                Locale.ROOT,
                "# ours: %d profiles, %d columns for all %,d rows; learned from %,d rows (repeats thinned)%n",
                ProfileKey.STANDARD.size(),
                later.columns(),
                items.size(),
                card.rows());
    }

    /** The features of all rows are made, as the peer makes them; only those from the cut on are needed, and kept. */
    private static FeatureMatrix features(Items items, int cut) {
        int first = items.firstOf(cut);
        // New memory is cleared as it is given out: by a thread of its own, while the replay is prepared.
        CompletableFuture<float[]> room =
                CompletableFuture.supplyAsync(() -> new float[(items.size() - first) * Replay.FEATURES.size()]);
        Replay replay = new Replay(items);
        int columns = Replay.FEATURES.size();
        float[] kept = room.join();
        replay.blocks(i -> true, block -> {
            int skipped = Math.clamp((long) first - block.items()[0], 0, block.rows());
            System.arraycopy(
                    block.values(),
                    skipped * columns,
                    kept,
                    Math.max(0, block.items()[0] - first) * columns,
                    (block.rows() - skipped) * columns);
        });
        return new FeatureMatrix(kept, IntStream.range(first, items.size()).toArray(), Replay.FEATURES);
    }

    private void lap(String step) {
        long now = System.nanoTime();
        double processor = processorSeconds();
        out.printf(
                Locale.ROOT, "%-10s %8.2f s %8.2f s of processor time%n", step, (now - clock) / 1e9, processor - spent);
        clock = System.nanoTime();
        spent = processor;
    }

    private static double processorSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    /** Of the rows ranked first, the share in which a control found something, among those that were controlled. */
    private void precision(Items items, FeatureMatrix rows, double[] scores) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer r) -> -scores[r]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int share : new int[] {1, 5, 10}) {
            int chosen = (int) (order.length * (share / 100.0));
            double found = IntStream.range(0, chosen)
                    .map(i -> items.label(rows.items()[order[i]]))
                    .filter(label -> label != Items.UNKNOWN)
                    .average()
                    .orElse(Double.NaN);
            out.printf(Locale.ROOT, "precision at %d%%: %.4f%n", share, found);
        }
    }
}
