package org.tidewaiter.profile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The days of a replay: which items arrive on each, which results of controls become known on each, and the finding rate
 * of all before each. A result recorded before the first day enters on the first; one recorded after the last never does.
 */
final class LabelCalendar {
    private final Items items;
    private final int firstDay;
    private final int[] firstItem;
    private final int[] firstLabel;
    private final int[] labelItems;
    private final byte[] findings;
    private final boolean[] distinct;
    private final double[] prior;
    private final Map<Integer, Counts> allByDay = new HashMap<>();

    LabelCalendar(Items items) {
        this.items = items;
        int n = items.size();
        firstDay = n == 0 ? 0 : items.day(0);
        int days = n == 0 ? 0 : items.day(n - 1) - firstDay + 1;
        firstItem = firstItems(days);
        firstLabel = new int[days + 1];
        labelItems = sortByLabelDay(items, days);
        findings = findings();
        distinct = markDistinct(items);
        prior = priors(items, days);
    }

    private int[] firstItems(int days) {
        int[] first = new int[days + 1];
        for (int i = 0; i < items.size(); i++) {
            first[items.day(i) - firstDay + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        return first;
    }

    private byte[] findings() {
        byte[] found = new byte[labelItems.length];
        for (int l = 0; l < found.length; l++) {
            found[l] = (byte) Math.max(0, items.label(labelItems[l]));
        }
        return found;
    }

    private int[] sortByLabelDay(Items items, int days) {
        for (int i = 0; i < items.size(); i++) {
            int d = labelDayOf(items, i, days);
            if (d >= 0) {
                firstLabel[d + 1]++;
            }
        }
        Arrays.parallelPrefix(firstLabel, Integer::sum);
        int[] next = firstLabel.clone();
        int[] sorted = new int[days == 0 ? 0 : firstLabel[days]];
        for (int i = 0; i < items.size(); i++) {
            int d = labelDayOf(items, i, days);
            if (d >= 0) {
                sorted[next[d]++] = i;
            }
        }
        return sorted;
    }

    private int labelDayOf(Items items, int item, int days) {
        if (items.label(item) == Items.UNKNOWN || items.labelDay[item] - (long) firstDay >= days) {
            return -1;
        }
        return Math.max(items.day(item), items.labelDay[item]) - firstDay;
    }

    /** A label is distinct unless one of the same (HS 6, net mass) came before it: repeats are counted once. */
    private boolean[] markDistinct(Items items) {
        boolean[] result = new boolean[labelItems.length];
        boolean[] seen = new boolean[items.size()];
        for (int l = 0; l < labelItems.length; l++) {
            int cell = items.massCell[labelItems[l]];
            result[l] = cell < 0 || !seen[cell];
            if (cell >= 0) {
                seen[cell] = true;
            }
        }
        return result;
    }

    /** The distinct finding rate of all before each day, with two findings in ten controls to start from. */
    private double[] priors(Items items, int days) {
        double[] rates = new double[days];
        double controls = 10;
        double findings = 2;
        for (int d = 0; d < days; d++) {
            rates[d] = findings / controls;
            for (int l = firstLabel[d]; l < firstLabel[d + 1]; l++) {
                if (distinct[l]) {
                    controls++;
                    findings += this.findings[l];
                }
            }
        }
        return rates;
    }

    /** Controls and findings of all goods known before a day. */
    Counts all(int day) {
        return allByDay.computeIfAbsent(day, this::count);
    }

    private Counts count(int day) {
        int until = firstLabel[day - firstDay];
        long findings = 0;
        long distinctControls = 0;
        long distinctFindings = 0;
        for (int l = 0; l < until; l++) {
            int finding = this.findings[l];
            findings += finding;
            distinctControls += distinct[l] ? 1 : 0;
            distinctFindings += distinct[l] ? finding : 0;
        }
        return new Counts(firstItem[day - firstDay], until, findings, distinctControls, distinctFindings);
    }

    int days() {
        return firstItem.length - 1;
    }

    /** A day, the first row of whose items is given, and the first row of the next. */
    Day day(int d, int firstRow, int lastRow) {
        return new Day(
                firstDay + d,
                firstItem[d],
                firstItem[d + 1],
                firstLabel[d],
                firstLabel[d + 1],
                prior[d],
                KeyStates.weight(d),
                firstRow,
                lastRow);
    }

    /** The first item after a day. */
    int nextItem(int d) {
        return firstItem[d + 1];
    }

    int firstLabel(int d) {
        return firstLabel[d];
    }

    int item(int label) {
        return labelItems[label];
    }

    /** 1 where the control found something, else 0. */
    int finding(int label) {
        return findings[label];
    }

    boolean distinct(int label) {
        return distinct[label];
    }

    double prior(int d) {
        return prior[d];
    }
}
