package org.tidewaiter.selection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Lane;

/**
 * The choice of what to control under a budget. The random draw comes first; what rules hold of and then the top of the list fill what remains. The
 * probability of selection that is recorded is exact, given the other declarations' draws: 1 for what the list would choose with or without the draw,
 * the random share for all else, so that later estimates can be weighted by its inverse (Horvitz and Thompson 1952).
 */
final class LaneChoice {
    /** By declaration, what chose it: {@code RULE}, {@code MODEL}, {@code RANDOM}, or {@code NONE} where it is not to be controlled. */
    final Chooser[] chosenBy;

    /** By declaration, the probability with which it was put into its lane. */
    final double[] probability;

    /** By declaration, its place in the whole list, from 1. */
    final int[] rank;

    /** The number drawn by chance beyond the places there were, summed over all that the budget holds within. */
    int overBudget;

    private LaneChoice(int size) {
        chosenBy = new Chooser[size];
        probability = new double[size];
        rank = new int[size];
    }

    /** Chooses what to control where there are no rules. */
    static LaneChoice choose(double[] score, double[] draw, String[] cell, double budget, double randomShare) {
        return choose(score, new boolean[score.length], draw, cell, budget, randomShare);
    }

    /**
     * Chooses what to control.
     *
     * @param score per declaration, higher first
     * @param byRule per declaration, whether a rule holds of it: such come before all others, by score among themselves
     * @param draw per declaration, its number of the random draw, 0 to below 1
     * @param cell per declaration, the name of what the budget holds within
     */
    static LaneChoice choose(
            double[] score, boolean[] byRule, double[] draw, String[] cell, double budget, double randomShare) {
        LaneChoice lanes = new LaneChoice(score.length);
        int[] order = IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> !byRule[i])
                        .thenComparing(Comparator.comparingDouble((Integer i) -> score[i])
                                .reversed())
                        .thenComparing(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int place = 0; place < order.length; place++) {
            lanes.rank[order[place]] = place + 1;
        }
        Map<String, int[]> cells = Arrays.stream(order)
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> cell[i], TreeMap::new, Collectors.collectingAndThen(Collectors.toList(), (Function<
                                        java.util.List<Integer>, int[]>)
                                l -> l.stream().mapToInt(Integer::intValue).toArray())));
        cells.values().forEach(ranked -> lanes.fill(ranked, byRule, draw, budget, randomShare));
        return lanes;
    }

    private static Chooser listed(boolean byRule) {
        return byRule ? Chooser.RULE : Chooser.MODEL;
    }

    /** The lane of a declaration. */
    Lane lane(int declaration) {
        return chosenBy[declaration] == Chooser.NONE ? Lane.GREEN : Lane.RED;
    }

    /** How many declarations were chosen so. */
    int count(Chooser by) {
        return (int) Arrays.stream(chosenBy).filter(c -> c == by).count();
    }

    private void fill(int[] ranked, boolean[] byRule, double[] draw, double budget, double randomShare) {
        int places = budget <= 1 ? (int) Math.floor(budget * ranked.length + 1e-9) : (int) budget;
        int drawn =
                (int) Arrays.stream(ranked).filter(i -> draw[i] < randomShare).count();
        overBudget += Math.max(0, drawn - places);
        int notDrawnAbove = 0;
        for (int i : ranked) {
            boolean byChance = draw[i] < randomShare;
            // Without its own draw there would be one more place on the list for it.
            int open = places - (byChance ? drawn - 1 : drawn);
            boolean byList = notDrawnAbove < open;
            chosenBy[i] = byChance ? Chooser.RANDOM : byList ? listed(byRule[i]) : Chooser.NONE;
            probability[i] = byList ? 1 : randomShare;
            notDrawnAbove += byChance ? 0 : 1;
        }
    }
}
