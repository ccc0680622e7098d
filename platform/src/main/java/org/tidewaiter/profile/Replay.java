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
    /** What the own features cost a row, in the measure of {@link KeyStates#cost}. */
    private static final int OWN_COST = 20;

    private final Items items;
    private final LabelCalendar labels;
    private final List<KeyStates> keys;
    private final OwnFeatures own = new OwnFeatures();
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
        keys = Key.STANDARD.stream().map(KeyStates::new).toList();
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
            rowOf[i] = take ? count : DayRows.NOT_WANTED;
            chosen[count] = i;
            count += take ? 1 : 0;
        }
        float[] matrix = new float[Math.multiplyExact(count, features.size())];
        Threads.doAll(shares(Threads.count()).stream()
                .map(share -> (Runnable) () -> replay(share, rowOf, matrix))
                .toList());
        return new FeatureMatrix(matrix, count == chosen.length ? chosen : Arrays.copyOf(chosen, count), features);
    }

    /** Some of the keys, side by side in the matrix, so that two threads do not write to the same line of memory. */
    private record Share(List<KeyStates> keys, int offset, boolean own) {}

    private List<Share> shares(int threads) {
        int all = OWN_COST + keys.stream().mapToInt(KeyStates::cost).sum();
        List<Share> shares = new ArrayList<>();
        int offset = OwnFeatures.FEATURES.size();
        int done = OWN_COST;
        for (int k = 0, t = 1; t <= threads; t++) {
            Share share = new Share(new ArrayList<>(), offset, t == 1);
            for (;
                    k < keys.size() && (t == threads || done + keys.get(k).cost() / 2 <= (long) all * t / threads);
                    k++) {
                share.keys().add(keys.get(k));
                done += keys.get(k).cost();
                offset += keys.get(k).features().size();
            }
            shares.add(share);
        }
        return shares;
    }

    private void replay(Share share, int[] rowOf, float[] matrix) {
        int[] codes = new int[labels.largestDay()];
        for (int d = 0; d < labels.days(); d++) {
            DayRows rows = new DayRows(labels.firstItem(d), labels.firstItem(d + 1), rowOf, matrix, features.size());
            int offset = share.offset();
            for (KeyStates key : share.keys()) {
                replayDay(key, offset, d, codes, rows);
                offset += key.width();
            }
            if (share.own()) {
                own.replay(items, rows);
            }
        }
    }

    private void replayDay(KeyStates states, int offset, int d, int[] codes, DayRows rows) {
        KeyStates.Today today = new KeyStates.Today(labels.day(d), labels.prior(d), KeyStates.weight(d));
        states.codes(items, rows.from(), rows.to(), codes);
        states.read(items, rows, codes, today, offset);
        if (!explained.isEmpty()) {
            keep(states, rows, codes);
        }
        states.addItems(items, rows.from(), rows.to(), codes, today.day());
        for (int l = labels.firstLabel(d); l < labels.firstLabel(d + 1); l++) {
            int i = labels.item(l);
            int code = i >= rows.from() && i < rows.to() ? codes[i - rows.from()] : states.codeOf(items, i);
            states.addLabel(code, items.label[i] > 0, labels.distinct(l), today.weight());
        }
    }

    private void keep(KeyStates states, DayRows rows, int[] codes) {
        for (int i = rows.from(); i < rows.to(); i++) {
            Past past = explained.get(i);
            if (past != null) {
                past.counts()[Key.STANDARD.indexOf(states.key())] = states.counts(codes[i - rows.from()]);
            }
        }
    }
}
