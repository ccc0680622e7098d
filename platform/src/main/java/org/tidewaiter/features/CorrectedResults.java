package org.tidewaiter.features;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What was known of items whose results were corrected, day by day: few items have one, so they stand apart. A result holds
 * from the end of the day it was recorded on until the end of the day its correction was.
 */
final class CorrectedResults {
    /** No result was corrected. */
    static final CorrectedResults NONE = new CorrectedResults(Map.of());

    private final Map<Integer, List<State>> byItem;

    private CorrectedResults(Map<Integer, List<State>> byItem) {
        this.byItem = byItem;
    }

    /**
     * What is known of an item after a day.
     *
     * @param day days since 1970-01-01
     * @param label 1 for a finding, 0 for conform, {@link Items#UNKNOWN} where a result was taken back
     * @param recovered by the results known
     */
    record State(int day, byte label, double recovered) {}

    /**
     * A version of a result.
     *
     * @param recorded the day it was recorded
     * @param until the day on which a later version was; {@link Items#NEVER} for the one in force
     */
    record Version(byte finding, int recorded, int until, double recovered) {}

    /** From all versions of the results of some items, those that were never corrected among them. */
    static CorrectedResults of(Map<Integer, List<Version>> versions) {
        Map<Integer, List<State>> states = new HashMap<>();
        versions.forEach((item, all) -> states.put(item, states(all)));
        return new CorrectedResults(states);
    }

    private static List<State> states(List<Version> versions) {
        TreeSet<Integer> days = new TreeSet<>();
        versions.forEach(v -> {
            days.add(v.recorded());
            days.add(v.until());
        });
        days.remove(Items.NEVER);
        List<State> states = new ArrayList<>();
        for (int day : days) {
            byte label = Items.UNKNOWN;
            double recovered = 0;
            for (Version v : versions) {
                if (v.recorded() <= day && day < v.until()) {
                    label = (byte) Math.max(label, v.finding());
                    recovered += v.recovered();
                }
            }
            states.add(new State(day, label, recovered));
        }
        return List.copyOf(states);
    }

    boolean isEmpty() {
        return byItem.isEmpty();
    }

    boolean has(int item) {
        return byItem.containsKey(item);
    }

    /** What was known of an item that {@link #has} one, before a day. */
    State before(int item, int day) {
        State known = new State(Integer.MIN_VALUE, Items.UNKNOWN, 0);
        for (State state : states(item)) {
            known = state.day() < day ? state : known;
        }
        return known;
    }

    /** The items, and what was known of each in order of days. */
    Map<Integer, List<State>> all() {
        return byItem;
    }

    private List<State> states(int item) {
        return byItem.getOrDefault(item, List.of());
    }
}
