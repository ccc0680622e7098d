package org.tidewaiter.simulate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tidewaiter.kit.learn.FloatMatrix;
import org.tidewaiter.kit.learn.Sample;
import org.tidewaiter.kit.learn.TreeParameters;
import org.tidewaiter.kit.learn.Trees;

/**
 * How far a single column, or a single file beside the declarations, gives a planted fraud away. A simulation in which one of them
 * does measures nothing: whatever looks there finds everything. Learned on one simulation and tried on another of another seed, so
 * that nobody is known by number; a column by its values ({@link LeakageColumn}), a file by shallow trees on what it says of an item.
 */
public final class Leakage {
    /** Of fewer frauds, or frauds of fewer importers, on either side an area says nothing. */
    private static final int LEAST_ITEMS = 20;

    private static final int LEAST_IMPORTERS = 6;

    private static final int HONEST_TO_LEARN_FROM = 8_000;
    private static final int TREES = 40;
    private static final int DEPTH = 3;

    /**
     * What one source gives away of one typology.
     *
     * @param typology as the files of the truth write it
     * @param source a column ({@code goods_item.hs_code}, {@code manifest/mass}) or a file ({@code manifest})
     * @param file whether it is a file
     * @param items tried that carry the typology
     * @param importers who commit it, in the simulation with fewer: the fewer, the more an area says of them and not of the typology
     * @param auc area under the ROC curve among the items that could carry it: a half is chance, 1 gives all away
     */
    public record LeakageLine(String typology, String source, boolean file, int items, long importers, double auc) {}

    /** Which items could carry a typology, and which do. */
    record PlantedLabels(boolean[] could, boolean[] carries) {
        int frauds() {
            return (int) IntStream.range(0, could.length)
                    .filter(i -> could[i] && carries[i])
                    .count();
        }

        /** The area under the ROC curve of a score of each item that could carry it. */
        double auc(IntToDoubleFunction score) {
            int[] rows = IntStream.range(0, could.length).filter(i -> could[i]).toArray();
            byte[] labels = new byte[rows.length];
            for (int r = 0; r < rows.length; r++) {
                labels[r] = (byte) (carries[rows[r]] ? 1 : 0);
            }
            return LeakageColumn.auc(
                    IntStream.of(rows).mapToDouble(score::applyAsDouble).toArray(), labels);
        }
    }

    /**
     * A typology of which there is enough in both simulations.
     *
     * @param frauds how many items that are tried carry it
     * @param importers who commit it, in the simulation with fewer
     */
    private record Pair(Typology typology, PlantedLabels learned, PlantedLabels tried, int frauds, long importers) {}

    /** The numbers that a file says of each item, a column each. */
    private record Features(List<float[]> learned, List<float[]> tried) {}

    private Leakage() {}

    /**
     * Measures every column and every file against every typology of which there is enough.
     *
     * @param learned the directory of a simulation to learn from
     * @param tried the directory of another one, of another seed
     * @return the strongest sources first, by typology
     */
    public static List<LeakageLine> of(Path learned, Path tried) {
        try (LeakageYear one = LeakageYear.read(learned);
                LeakageYear other = LeakageYear.read(tried)) {
            List<Pair> pairs = pairs(one, other);
            List<LeakageLine> lines = new ArrayList<>();
            Map<String, Features> files = new TreeMap<>();
            for (String column : one.columns()) {
                LeakageColumn measured = new LeakageColumn(one.values(column), other.values(column));
                pairs.forEach(p -> lines.add(line(p, column, false, measured.auc(p.learned(), p.tried()))));
                int slash = column.indexOf('/');
                if (slash > 0) {
                    Features features = files.computeIfAbsent(
                            column.substring(0, slash), f -> new Features(new ArrayList<>(), new ArrayList<>()));
                    features.learned().add(measured.learnedNumbers());
                    features.tried().add(measured.triedNumbers());
                }
            }
            files.forEach((file, features) -> pairs.forEach(p -> lines.add(line(p, file, true, auc(features, p)))));
            lines.sort(Comparator.comparing(LeakageLine::typology)
                    .thenComparing(LeakageLine::auc, Comparator.reverseOrder())
                    .thenComparing(LeakageLine::source));
            return lines;
        }
    }

    private static List<Pair> pairs(LeakageYear one, LeakageYear other) {
        List<Pair> pairs = new ArrayList<>();
        for (Typology typology : Typology.values()) {
            PlantedLabels learned = new PlantedLabels(one.couldCarry(typology), one.carries(typology));
            PlantedLabels tried = new PlantedLabels(other.couldCarry(typology), other.carries(typology));
            long importers = Math.min(one.importers(typology), other.importers(typology));
            int frauds = tried.frauds();
            boolean items = learned.frauds() >= LEAST_ITEMS && frauds >= LEAST_ITEMS;
            if (items && importers >= LEAST_IMPORTERS) {
                pairs.add(new Pair(typology, learned, tried, frauds, importers));
            }
        }
        return pairs;
    }

    private static LeakageLine line(Pair pair, String source, boolean file, double auc) {
        return new LeakageLine(pair.typology().code(), source, file, pair.frauds(), pair.importers(), auc);
    }

    /** All frauds and a part of the rest are learned from: an area does not depend on how many there are. */
    private static double auc(Features features, Pair pair) {
        int[] rows = toLearn(pair.learned());
        float[] labels = new float[rows.length];
        for (int r = 0; r < rows.length; r++) {
            labels[r] = pair.learned().carries()[rows[r]] ? 1 : 0;
        }
        TreeParameters shallow = new TreeParameters(TREES, DEPTH, 0.2, 1, 1, 1, 1, 256, 1, 1, 0);
        try (Trees trees = Trees.train(Sample.of(matrix(features.learned(), rows), labels), shallow)) {
            int[] all = IntStream.range(0, pair.tried().could().length).toArray();
            float[] scores = trees.probabilities(matrix(features.tried(), all));
            return pair.tried().auc(i -> scores[i]);
        }
    }

    private static int[] toLearn(PlantedLabels labels) {
        long could = IntStream.range(0, labels.could().length)
                .filter(i -> labels.could()[i])
                .count();
        int step = (int) Math.max(1, could / HONEST_TO_LEARN_FROM);
        return IntStream.range(0, labels.could().length)
                .filter(i -> labels.could()[i] && (labels.carries()[i] || i % step == 0))
                .toArray();
    }

    private static FloatMatrix matrix(List<float[]> columns, int[] rows) {
        float[] values = new float[rows.length * columns.size()];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.size(); c++) {
                values[r * columns.size() + c] = columns.get(c)[rows[r]];
            }
        }
        return new FloatMatrix(values, rows.length, columns.size());
    }
}
