package org.tidewaiter.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The days of a calendar, whole or in parts, for states that are to be added. */
final class Parts {
    private Parts() {}

    /** The places of all items. */
    static int[] all(Items items) {
        return IntStream.range(0, items.size()).toArray();
    }

    /** All days, and a row for each of their items. */
    static List<Day> days(LabelCalendar labels) {
        List<Day> days = new ArrayList<>();
        for (int d = 0, row = 0; d < labels.days(); d++) {
            days.add(labels.day(d, row, labels.nextItem(d)));
            row = labels.nextItem(d);
        }
        return days;
    }

    /** All days, with a row for each of their items or with none. */
    static List<Day> days(LabelCalendar labels, boolean rows) {
        return days(labels).stream()
                .map(d -> rows
                        ? d
                        : new Day(d.number(), d.from(), d.to(), d.firstLabel(), d.lastLabel(), d.prior(), 0, 0))
                .toList();
    }

    /** All days without rows, each cut at random: its items at one place, its results at another, as by several machines. */
    static List<Day> cut(LabelCalendar labels, Random random) {
        List<Day> parts = new ArrayList<>();
        for (Day day : days(labels)) {
            int item = random.nextInt(day.from(), day.to() + 1);
            int label = random.nextInt(day.firstLabel(), day.lastLabel() + 1);
            parts.add(new Day(day.number(), day.from(), item, day.firstLabel(), label, 0, 0, 0));
            parts.add(new Day(day.number(), item, day.to(), label, day.lastLabel(), 0, 0, 0));
        }
        return parts;
    }

    /** Adds days to states and reads no figure of them. */
    static KeyStates add(KeyStates states, List<Day> days) {
        Block block = new Block(Replay.FEATURES.size());
        block.set(days, new int[0], 0, 0);
        states.pass(block, null);
        return states;
    }
}
