package org.tidewaiter.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        int[] chosen = IntStream.range(0, items.size()).filter(wanted).toArray();
        int[] rowOf = new int[items.size()];
        Arrays.fill(rowOf, NOT_WANTED);
        for (int row = 0; row < chosen.length; row++) {
            rowOf[chosen[row]] = row;
        }
        float[] matrix = new float[Math.multiplyExact(chosen.length, features.size())];
        inParallel(shares(Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors()))), rowOf, matrix);
        return new FeatureMatrix(matrix, chosen, features);
    }

    private record Share(List<KeyStates> keys, List<Integer> offsets, boolean own) {}

    private List<Share> shares(int threads) {
        List<Share> shares = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            shares.add(new Share(new ArrayList<>(), new ArrayList<>(), t == 0));
        }
        int offset = OwnFeatures.FEATURES.size();
        for (int k = 0; k < keys.size(); k++) {
            Share share = shares.get(k % threads);
            share.keys().add(keys.get(k));
            share.offsets().add(offset);
            offset += keys.get(k).features().size();
        }
        return shares;
    }

    private void inParallel(List<Share> shares, int[] rowOf, float[] matrix) {
        try (ExecutorService threads = Executors.newFixedThreadPool(shares.size())) {
            List<Future<?>> running = new ArrayList<>();
            for (Share share : shares) {
                running.add(threads.submit(() -> replay(share, rowOf, matrix)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The replay was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException inner ? inner : new IllegalStateException(e);
        }
    }

    private void replay(Share share, int[] rowOf, float[] matrix) {
        int[] codes = new int[labels.largestDay()];
        for (int d = 0; d < labels.days(); d++) {
            for (int k = 0; k < share.keys().size(); k++) {
                replayDay(share.keys().get(k), share.offsets().get(k), d, codes, rowOf, matrix);
            }
            if (share.own()) {
                replayOwn(d, rowOf, matrix);
            }
        }
    }

    private void replayDay(KeyStates states, int offset, int d, int[] codes, int[] rowOf, float[] matrix) {
        int from = labels.firstItem(d);
        int to = labels.firstItem(d + 1);
        KeyStates.Today today = new KeyStates.Today(labels.day(d), labels.prior(d), KeyStates.weight(d));
        states.codes(items, from, to, codes);
        states.read(items, from, to, codes, today, rowOf, matrix, features.size(), offset);
        keep(states, from, to, codes);
        states.addItems(items, from, to, codes, today.day());
        for (int l = labels.firstLabel(d); l < labels.firstLabel(d + 1); l++) {
            int i = labels.item(l);
            int code = i >= from && i < to ? codes[i - from] : states.codeOf(items, i);
            states.addLabel(code, items.label[i] > 0, labels.distinct(l), today.weight());
        }
    }

    private void keep(KeyStates states, int from, int to, int[] codes) {
        for (int i = from; i < to && !explained.isEmpty(); i++) {
            Past past = explained.get(i);
            if (past != null) {
                past.counts()[Key.STANDARD.indexOf(states.key())] = states.counts(codes[i - from]);
            }
        }
    }

    private void replayOwn(int d, int[] rowOf, float[] matrix) {
        int from = labels.firstItem(d);
        int to = labels.firstItem(d + 1);
        for (int i = from; i < to; i++) {
            if (rowOf[i] != NOT_WANTED) {
                own.read(items, i, matrix, rowOf[i] * features.size());
            }
        }
        for (int i = from; i < to; i++) {
            own.add(items, i);
        }
    }
}
