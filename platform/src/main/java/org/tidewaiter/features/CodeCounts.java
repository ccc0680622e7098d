package org.tidewaiter.features;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import org.tidewaiter.features.ProfileKey.Figure;

/**
 * What is counted of every code of a {@link ProfileKey}, side by side in one array: items, controls, findings, those of repeated
 * consignments counted once, the last day and round amounts; only what the figures of the key need. Each loop over a day is
 * a method of its own, compiled by itself, soon and well. An item without a cell has a negative code: it adds nothing, and its
 * figures are missing.
 */
final class CodeCounts {
    private static final int NOT_KEPT = -1;

    private final int itemsAt;
    private final int controlsAt;
    private final int findingsAt;
    private final int distinctControlsAt;
    private final int distinctFindingsAt;
    private final int lastDayAt;
    private final int roundAt;
    /** Counts a code. */
    private final int stride;

    private int[] counts = new int[0];

    /**
     * The counts of a key before the first day.
     *
     * @param explaining whether all are kept, whatever the figures need
     */
    CodeCounts(ProfileKey key, boolean explaining) {
        Set<Figure> needs = key.features();
        boolean counted = explaining || !Collections.disjoint(needs, Set.of(Figure.COUNT, Figure.SINCE, Figure.ROUND));
        boolean plain = explaining || key.isCell();
        boolean distinct = explaining || needs.contains(Figure.RATE);
        int next = 0;
        itemsAt = counted ? next++ : NOT_KEPT;
        controlsAt = plain ? next++ : NOT_KEPT;
        findingsAt = plain ? next++ : NOT_KEPT;
        distinctControlsAt = distinct ? next++ : NOT_KEPT;
        distinctFindingsAt = distinct ? next++ : NOT_KEPT;
        lastDayAt = needs.contains(Figure.SINCE) ? next++ : NOT_KEPT;
        roundAt = needs.contains(Figure.ROUND) ? next++ : NOT_KEPT;
        stride = next;
    }

    /** Makes room for so many codes. */
    void grow(int codes) {
        counts = Arrays.copyOf(counts, Capacity.of((long) stride * codes, "counts of one profile", Capacity.SPLIT));
    }

    /** Whether controls are counted with their repeats. */
    boolean keepsRepeats() {
        return controlsAt >= 0;
    }

    /** Writes smoothed finding rates of the codes of a day's rows. */
    void rates(Day day, int[] codes, float[] column) {
        double prior = KeyStates.SMOOTHING * day.prior();
        for (int i = 0; i < day.rows(); i++) {
            int s = codes[i] * stride;
            column[day.firstRow() + i] = s < 0
                    ? Float.NaN
                    : (float) ((counts[s + distinctFindingsAt] + prior)
                            / (counts[s + distinctControlsAt] + KeyStates.SMOOTHING));
        }
    }

    /** Writes how many items came before: as they stand, as trees do not mind the scale and logarithms cost a tenth more. */
    void items(Day day, int[] codes, float[] column) {
        for (int i = 0; i < day.rows(); i++) {
            int s = codes[i] * stride;
            column[day.firstRow() + i] = s < 0 ? Float.NaN : counts[s + itemsAt];
        }
    }

    /** Writes the days since the last item, missing where there was none. */
    void since(Day day, int[] codes, float[] column) {
        for (int i = 0; i < day.rows(); i++) {
            int s = codes[i] * stride;
            column[day.firstRow() + i] =
                    s < 0 || counts[s + itemsAt] == 0 ? Float.NaN : day.number() - counts[s + lastDayAt];
        }
    }

    /** Writes the shares of round amounts, missing where no item came before. */
    void roundShares(Day day, int[] codes, float[] column) {
        shares(day, codes, column, roundAt, itemsAt);
    }

    /** Writes plain finding rates, missing where there is no cell or no control. */
    void cellRates(Day day, int[] codes, float[] column) {
        shares(day, codes, column, findingsAt, controlsAt);
    }

    private void shares(Day day, int[] codes, float[] column, int part, int all) {
        for (int i = 0; i < day.rows(); i++) {
            int s = codes[i] * stride;
            column[day.firstRow() + i] =
                    s < 0 || counts[s + all] == 0 ? Float.NaN : (float) ((double) counts[s + part] / counts[s + all]);
        }
    }

    /** Writes how many controls there were, missing where there is no cell or none. */
    void cellControls(Day day, int[] codes, float[] column) {
        for (int i = 0; i < day.rows(); i++) {
            int s = codes[i] * stride;
            column[day.firstRow() + i] = s < 0 || counts[s + controlsAt] == 0 ? Float.NaN : counts[s + controlsAt];
        }
    }

    /** Adds a day's items, whose codes are given; those without a cell are left out. */
    void addItems(Items items, Day day, int[] today) {
        if (lastDayAt >= 0) {
            addLastDay(day, today); // before the items are counted: a code without items has no last day
        }
        if (itemsAt >= 0) {
            count(day, today);
        }
        if (roundAt >= 0) {
            addRound(items, day, today);
        }
    }

    private void count(Day day, int[] today) {
        for (int i = 0; i < day.size(); i++) {
            int code = today[i];
            if (code >= 0) {
                counts[code * stride + itemsAt]++;
            }
        }
    }

    private void addLastDay(Day day, int[] today) {
        for (int i = 0; i < day.size(); i++) {
            if (today[i] >= 0) {
                lastDay(today[i] * stride, day.number());
            }
        }
    }

    /** The latest, in whatever order days come. */
    private void lastDay(int s, int day) {
        counts[s + lastDayAt] = counts[s + itemsAt] == 0 ? day : Math.max(counts[s + lastDayAt], day);
    }

    private void addRound(Items items, Day day, int[] today) {
        for (int i = 0; i < day.size(); i++) {
            if (today[i] >= 0 && items.roundAmount[day.from() + i] > 0) {
                counts[today[i] * stride + roundAt]++;
            }
        }
    }

    /** Adds results of one code, which are distinct unless they repeat a consignment counted before. */
    void addResults(int code, int controls, int findings, boolean distinct) {
        int s = code * stride;
        if (controlsAt >= 0) {
            counts[s + controlsAt] += controls;
            counts[s + findingsAt] += findings;
        }
        if (distinct && distinctControlsAt >= 0) {
            counts[s + distinctControlsAt] += controls;
            counts[s + distinctFindingsAt] += findings;
        }
    }

    /**
     * Adds other counts of the same key.
     *
     * @param here by code of the others: the code of the same values here
     */
    void addAll(CodeCounts others, int[] here) {
        for (int code = 0; code < here.length; code++) {
            addAll(here[code] * stride, others, code * stride);
        }
    }

    private void addAll(int s, CodeCounts others, int from) {
        if (lastDayAt >= 0 && others.counts[from + itemsAt] > 0) {
            lastDay(s, others.counts[from + lastDayAt]);
        }
        for (int at = 0; at < stride; at++) {
            counts[s + at] += at == lastDayAt ? 0 : others.counts[from + at];
        }
    }

    /** The counts of a code, for explanations: only where all are kept. */
    PastCounts of(int code) {
        int s = Math.max(0, code) * stride;
        return code < 0
                ? PastCounts.NONE
                : new PastCounts(
                        counts[s + itemsAt],
                        counts[s + controlsAt],
                        counts[s + findingsAt],
                        counts[s + distinctControlsAt],
                        counts[s + distinctFindingsAt]);
    }

    /** The numbers of a code as they are kept. */
    int[] kept(int code) {
        return Arrays.copyOfRange(counts, code * stride, (code + 1) * stride);
    }
}
