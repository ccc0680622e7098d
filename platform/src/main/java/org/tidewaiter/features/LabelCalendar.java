package org.tidewaiter.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The days of a replay: which items arrive on each, which results of controls become known or are corrected on each, and the
 * finding rate of all before each. A result recorded before the first day enters on the first; one recorded after the last never does.
 */
final class LabelCalendar {
    private final Items items;
    private final int firstDay;
    private final int[] firstItem;
    private final int[] firstLabel;
    private final int[] labelItems;
    private final byte[] findings;
    /** What each result adds to the controls: 1, and where results were corrected -1 or 0 too; null where none was. */
    private final byte @Nullable [] controls;
    /** The day, counted from the first, by which each result weighs in recent sums; null as {@link #controls}. */
    private final int @Nullable [] weightDay;

    private final boolean[] distinct;
    private final double[] prior;
    private final Map<Integer, PastCounts> allByDay = new HashMap<>();

    LabelCalendar(Items items) {
        this.items = items;
        int n = items.size();
        firstDay = n == 0 ? 0 : items.day(0);
        int days = n == 0 ? 0 : items.day(n - 1) - firstDay + 1;
        firstItem = firstItems(days);
        firstLabel = new int[days + 1];
        if (items.corrected.isEmpty()) {
            labelItems = sortByLabelDay(items, days);
            findings = findings();
            controls = null;
            weightDay = null;
        } else {
            Change[] changes = changes(items, days);
            labelItems = new int[changes.length];
            findings = new byte[changes.length];
            controls = new byte[changes.length];
            weightDay = new int[changes.length];
            for (int l = 0; l < changes.length; l++) {
                Change change = changes[l];
                firstLabel[change.day() + 1]++;
                labelItems[l] = change.item();
                findings[l] = change.findings();
                controls[l] = change.controls();
                weightDay[l] = change.weightDay();
            }
            Arrays.parallelPrefix(firstLabel, Integer::sum);
        }
        distinct = markDistinct(items);
        prior = priors(items, days);
    }

    /**
     * What a day adds to what is known of an item: a result, or the difference that its correction makes, which weighs as
     * the result does that it corrects.
     */
    private record Change(int day, int item, byte controls, byte findings, int weightDay) {}

    /** In the order of days, items within them: as without corrections. */
    private Change[] changes(Items items, int days) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int d = items.corrected.has(i) ? -1 : labelDayOf(items, i, days);
            if (d >= 0) {
                changes.add(new Change(d, i, (byte) 1, (byte) Math.max(0, items.label(i)), d));
            }
        }
        items.corrected.all().forEach((item, states) -> {
            byte known = Items.UNKNOWN;
            int weightDay = -1;
            for (CorrectedResults.State state : states) {
                int d = Math.max(items.day(item), state.day()) - firstDay;
                byte controls = (byte) ((state.label() == Items.UNKNOWN ? 0 : 1) - (known == Items.UNKNOWN ? 0 : 1));
                byte findings = (byte) (Math.max(0, state.label()) - Math.max(0, known));
                if (d < days && (controls != 0 || findings != 0)) {
                    weightDay = weightDay < 0 ? d : weightDay;
                    changes.add(new Change(d, item, controls, findings, weightDay));
                }
                known = state.label();
            }
        });
        changes.sort(Comparator.comparingInt(Change::day).thenComparingInt(Change::item));
        return changes.toArray(Change[]::new);
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
        Map<Integer, Boolean> corrections = new HashMap<>(); // a correction counts as what it corrects
        for (int l = 0; l < labelItems.length; l++) {
            int cell = items.massCell[labelItems[l]];
            Boolean before = corrections.get(labelItems[l]);
            result[l] = before == null ? cell < 0 || !seen[cell] : before;
            if (items.corrected.has(labelItems[l])) {
                corrections.put(labelItems[l], result[l]);
            }
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
                    controls += controls(l);
                    findings += this.findings[l];
                }
            }
        }
        return rates;
    }

    /** Controls and findings of all goods known before a day. */
    PastCounts all(int day) {
        return allByDay.computeIfAbsent(day, this::count);
    }

    private PastCounts count(int day) {
        int until = firstLabel[day - firstDay];
        long known = 0;
        long findings = 0;
        long distinctControls = 0;
        long distinctFindings = 0;
        for (int l = 0; l < until; l++) {
            int finding = this.findings[l];
            known += controls(l);
            findings += finding;
            distinctControls += distinct[l] ? controls(l) : 0;
            distinctFindings += distinct[l] ? finding : 0;
        }
        return new PastCounts(firstItem[day - firstDay], known, findings, distinctControls, distinctFindings);
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

    /** 1 where the control found something, else 0; a correction adds what it makes different. */
    int finding(int label) {
        return findings[label];
    }

    /** 1; a correction adds 0, or takes 1 away where it takes the result back. */
    int controls(int label) {
        return controls == null ? 1 : controls[label];
    }

    /** The day by which a result, where it becomes known on {@code day}, weighs in recent sums; a correction as what it corrects. */
    int weightDay(int label, Day day) {
        return weightDay == null ? day.number() : firstDay + weightDay[label];
    }

    boolean distinct(int label) {
        return distinct[label];
    }

    double prior(int d) {
        return prior[d];
    }
}
