package org.tidewaiter.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The one path from declarations to features, for training and for serving: items pass in time order; an item's features
 * are read from the states as they stood before its day, then its day is added. A control's result enters on the day it was
 * recorded and is known from the next day on.
 *
 * <p>Keys do not need one another, so each of a few threads replays a share of them over all days and writes its own
 * columns of the matrix. The result does not depend on the number of threads.
 */
public final class Replay {
    private static final int NOT_WANTED = -1;
    /** What the own features cost a row, in the measure of {@link KeyStates#cost}. */
    private static final int OWN_COST = 20;

    private final Items items;
    private final LabelCalendar labels;
    private final List<KeyStates> keys;
    private final OwnFeatures own;
    private final List<Feature> features;
    private final Map<Integer, Past> explained = new HashMap<>();

    /**
     * What was known of an item's keys before its day.
     *
     * @param all controls and findings of all goods, each repeated consignment counted once
     * @param counts by key, in the order of {@link Key#STANDARD}
     */
    public record Past(Counts all, Counts[] counts) {}

    /** Prepares a replay of items over the standard keys. */
    public Replay(Items items) {
        this.items = items;
        labels = new LabelCalendar(items);
        own = new OwnFeatures(items);
        keys = Key.STANDARD.stream().map(k -> new KeyStates(k, items, labels)).toList();
        List<Feature> all = new ArrayList<>(OwnFeatures.FEATURES);
        keys.forEach(k -> all.addAll(k.features()));
        features = List.copyOf(all);
    }

    /** The columns that a replay gives. */
    public List<Feature> features() {
        return features;
    }

    /**
     * Replays everything, gives the features of the items that are wanted and keeps what the past says of each of them for
     * {@link #past}. Can be called once, instead of {@link #features(IntPredicate)}.
     */
    public FeatureMatrix explained(IntPredicate wanted) {
        IntStream.range(0, items.size())
                .filter(wanted)
                .forEach(i -> explained.put(i, new Past(labels.all(items.day(i)), new Counts[Key.STANDARD.size()])));
        return features(wanted);
    }

    /** What was known of an item's keys before its day; only after {@link #explained}. */
    public Past past(int item) {
        return Objects.requireNonNull(explained.get(item), "not among the items to explain");
    }

    /** Replays everything and gives the features of the items that are wanted. Can be called once. */
    public FeatureMatrix features(IntPredicate wanted) {
        int[] rowOf = new int[items.size()];
        int[] chosen = new int[items.size()];
        int count = 0;
        for (int i = 0; i < rowOf.length; i++) {
            boolean take = wanted.test(i);
            rowOf[i] = take ? count : NOT_WANTED;
            chosen[count] = i;
            count += take ? 1 : 0;
        }
        float[] matrix = new float[Math.multiplyExact(count, features.size())];
        Day.Rows rows = new Day.Rows(rowOf, matrix, features.size());
        Threads.doAll(shares(Threads.count()).stream()
                .map(share -> (Runnable) () -> replay(share, rows))
                .toList());
        return new FeatureMatrix(matrix, count == chosen.length ? chosen : Arrays.copyOf(chosen, count), features);
    }

    /** Some of the steps of a day: keys side by side in the matrix, so that two threads do not write to the same line of memory. */
    private List<List<Day.Step>> shares(int threads) {
        int all = OWN_COST + keys.stream().mapToInt(KeyStates::cost).sum();
        List<List<Day.Step>> shares = new ArrayList<>();
        shares.add(new ArrayList<>(own.steps()));
        int column = OwnFeatures.FEATURES.size();
        int done = OWN_COST;
        for (KeyStates key : keys) {
            if (shares.size() < threads && done + key.cost() / 2 > (long) all * shares.size() / threads) {
                shares.add(new ArrayList<>());
            }
            shares.getLast().addAll(key.steps(column, explained.isEmpty() ? null : day -> keep(key, day)));
            column += key.width();
            done += key.cost();
        }
        return shares;
    }

    private void replay(List<Day.Step> share, Day.Rows rows) {
        Day.Step[] steps = share.toArray(Day.Step[]::new);
        int[] codes = new int[labels.largestDay()];
        for (int d = 0; d < labels.days(); d++) {
            Day day = labels.day(d, codes, rows);
            for (Day.Step step : steps) {
                step.pass(day);
            }
        }
    }

    private void keep(KeyStates states, Day day) {
        for (int i = day.from(); i < day.to(); i++) {
            Past past = explained.get(i);
            if (past != null) {
                past.counts()[Key.STANDARD.indexOf(states.key())] = states.counts(day.codes()[i - day.from()]);
            }
        }
    }
}
