package org.tidewaiter.riskmodel;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.Feature;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;
import org.tidewaiter.features.Signal;

/**
 * How much of what is planted stands among the first 5 % of the learned list, with the signals of the analyses among its features and without them.
 */
public final class SignalsMeasured {
    public static final String ANY = "any fraud";
    private static final double SHARE = 0.05;
    private static final int RESAMPLES = 2_000;

    private SignalsMeasured() {}

    /**
     * One kind of fraud.
     *
     * @param planted declarations of the period that carry it
     * @param without share of them among the first 5 % of a list learned without signals
     * @param with the same with signals
     * @param low lower bound of the middle 95 % of the difference, by paired bootstrap
     * @param high upper bound
     */
    public record Found(String typology, int planted, double without, double with, double low, double high) {}

    private record Declared(String declarationId, long declarationKey) {}

    private record Planted(String declarationId, String typology) {}

    /** What two lists of a period find that were learned until its first day; the model in force stays. */
    public static List<Found> of(Workspace workspace, Path truth, LocalDate cut, LocalDate end) {
        Items items = ItemReader.read(workspace.lake());
        PeriodItems period = PeriodItems.of(items, cut, end);
        Set<Long> without = first(workspace, items, period, cut, f -> Signal.ofFeature(f.name()) == null);
        Set<Long> with = first(workspace, items, period, cut, f -> true);
        Map<String, Set<Long>> planted = planted(workspace, truth, items, period);
        List<Found> found = new ArrayList<>();
        planted.forEach((typology, keys) -> {
            boolean[] before = flags(keys, without);
            boolean[] after = flags(keys, with);
            double[] differences = differences(before, after);
            found.add(new Found(
                    typology,
                    keys.size(),
                    share(before),
                    share(after),
                    differences[RESAMPLES / 40],
                    differences[RESAMPLES - 1 - RESAMPLES / 40]));
        });
        return found;
    }

    private static Set<Long> first(
            Workspace workspace, Items items, PeriodItems period, LocalDate cut, Predicate<Feature> used) {
        ModelCard card = Learning.learn(workspace, items, LearnParameters.until(cut), used, Actor.systemUser("test"));
        Map<Long, Double> scores = new HashMap<>();
        try (RiskModel model = new ModelStore(workspace).open(card)) {
            RiskModel.Scores scored = model.score(items, period);
            for (int r = 0; r < period.size(); r++) {
                scores.merge(items.declarationKey(period.first() + r), scored.rankScore()[r], Math::max);
            }
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Long, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(Math.round(SHARE * scores.size()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, Set<Long>> planted(Workspace workspace, Path truth, Items items, PeriodItems period) {
        Set<Long> there = IntStream.range(period.first(), period.first() + period.size())
                .mapToObj(items::declarationKey)
                .collect(Collectors.toSet());
        Map<String, Long> keys =
                workspace
                        .lake()
                        .query(Declared.class, "select declaration_id, declaration_key from declaration")
                        .stream()
                        .collect(Collectors.toMap(Declared::declarationId, Declared::declarationKey));
        Map<String, Set<Long>> planted = new TreeMap<>();
        workspace
                .lake()
                .query(
                        Planted.class,
                        "select distinct declaration_id, typology from read_csv(?, all_varchar = true)",
                        truth.resolve("fraud.csv.gz").toString())
                .forEach(p -> {
                    Long key = keys.get(p.declarationId());
                    if (key != null && there.contains(key)) {
                        for (String typology : List.of(p.typology(), ANY)) {
                            planted.computeIfAbsent(typology, t -> new java.util.TreeSet<>())
                                    .add(key);
                        }
                    }
                });
        return planted;
    }

    private static boolean[] flags(Set<Long> keys, Set<Long> first) {
        boolean[] flags = new boolean[keys.size()];
        int k = 0;
        for (long key : keys) {
            flags[k++] = first.contains(key);
        }
        return flags;
    }

    private static double share(boolean[] flags) {
        return IntStream.range(0, flags.length).filter(i -> flags[i]).count() / (double) flags.length;
    }

    private static double[] differences(boolean[] before, boolean[] after) {
        Random random = new Random(7);
        double[] differences = new double[RESAMPLES];
        for (int b = 0; b < RESAMPLES; b++) {
            int sum = 0;
            for (int i = 0; i < before.length; i++) {
                int drawn = random.nextInt(before.length);
                sum += (after[drawn] ? 1 : 0) - (before[drawn] ? 1 : 0);
            }
            differences[b] = sum / (double) before.length;
        }
        Arrays.sort(differences);
        return differences;
    }
}
