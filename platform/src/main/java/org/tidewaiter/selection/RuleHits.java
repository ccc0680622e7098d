package org.tidewaiter.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tidewaiter.checks.TypedCondition;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.features.FeatureMatrix;
import org.tidewaiter.features.Items;
import org.tidewaiter.features.Replay;
import org.tidewaiter.features.Signal;
import org.tidewaiter.riskmodel.PeriodItems;

/**
 * Finds the declarations of a period of which a rule of selection holds: of one of their items, with the signals as they were known on its day, until
 * the rule's last day.
 */
final class RuleHits {
    /** A rule that took too many steps for so many items is asked of no more. */
    private static final int MOST_ENDLESS = 10;

    /** All rules of a run together take at most so many steps. Beyond it the rule that took most is asked of no more. */
    static final long MOST_STEPS = 200_000_000;

    /** A rule that holds of more declarations than this share says little of any. */
    private static final double BROAD = 0.5;

    /** It is told how far it has come once for so many items. */
    private static final int WATCHED = 1_000;

    private final Items items;
    private final List<AskedRule> rules;
    private final List<Field> fields;
    private final List<Signal> signals;
    private final RuleFields declared;
    private final Map<Long, List<SelectionRule>> hits = new HashMap<>();
    private long stepsLeft;

    private RuleHits(Items items, List<SelectionRule> rules, List<Field> fields, RuleFields declared) {
        this.items = items;
        this.rules = rules.stream().map(AskedRule::new).toList();
        this.fields = fields;
        this.signals =
                rules.stream().flatMap(r -> r.signals().stream()).distinct().toList();
        this.declared = declared;
    }

    /**
     * What was found.
     *
     * @param hits the rules that hold of each declaration, by its key; of those of which none holds there is no entry
     * @param counts by rule, in the order of the file, of how many declarations it holds
     * @param remarks what has to be known of the rules: what could not be judged, what was stopped, what holds of most
     */
    record Hits(Map<Long, List<SelectionRule>> hits, Map<String, Integer> counts, List<String> remarks) {}

    /** A rule and how it went. */
    private static final class AskedRule {
        private final SelectionRule rule;
        private int uncomputable;
        private int endless;
        private long steps;
        private long asked;
        private boolean stopped;
        private int holds;
        private long lastHeld = -1;
        private String why = "";

        AskedRule(SelectionRule rule) {
            this.rule = rule;
        }

        boolean isStopped() {
            return stopped || endless >= MOST_ENDLESS;
        }
    }

    /** The rules that hold of each declaration of a period, and what has to be told of them. */
    static Hits of(
            Lake lake, Items items, PeriodItems period, SelectionRules rules, Assessing.ProgressListener watching) {
        return of(lake, items, period, rules, MOST_STEPS, watching);
    }

    /** The rules that hold of each declaration, where all rules together may take so many steps. */
    static Hits of(
            Lake lake,
            Items items,
            PeriodItems period,
            SelectionRules rules,
            long mostSteps,
            Assessing.ProgressListener watching) {
        if (rules.rules().isEmpty()) {
            return new Hits(Map.of(), Map.of(), List.of());
        }
        List<Field> fields = rules.rules().stream()
                .flatMap(rule -> rule.fields().stream())
                .distinct()
                .toList();
        RuleHits found = new RuleHits(items, rules.rules(), fields, RuleFields.read(lake, fields, items, period));
        found.stepsLeft = mostSteps;
        new Replay(items).blocks(period::holds, block -> found.take(block, period, watching));
        Map<String, Integer> counts = new LinkedHashMap<>();
        found.rules.forEach(asked -> counts.put(asked.rule.id(), asked.holds));
        return new Hits(found.hits, counts, found.remarks(period));
    }

    private void take(FeatureMatrix block, PeriodItems period, Assessing.ProgressListener watching) {
        for (int r = 0; r < block.rows(); r++) {
            int item = block.items()[r];
            if (r % WATCHED == 0) {
                watching.at(item - period.first(), period.size());
            }
            Map<String, Object> values = values(block, r);
            for (AskedRule asked : rules) {
                if (!asked.isStopped()
                        && items.day(item) <= asked.rule.until().toEpochDay()
                        && asked.lastHeld != items.declarationKey(item)
                        && values.keySet().containsAll(asked.rule.when().needed())) {
                    judge(asked, values, items.declarationKey(item));
                }
            }
        }
    }

    /** Items of a declaration stand together: one that a rule holds of already is not asked again. */
    private void judge(AskedRule asked, Map<String, Object> values, long declaration) {
        TypedCondition.EvaluatedCondition judged = asked.rule.when().of(values);
        count(asked, judged.steps());
        switch (judged.outcome()) {
            case HOLDS -> {
                asked.holds++;
                asked.lastHeld = declaration;
                hits.computeIfAbsent(declaration, key -> new ArrayList<>()).add(asked.rule);
            }
            case UNCOMPUTABLE -> {
                asked.uncomputable++;
                asked.why = judged.why();
            }
            case ENDLESS -> asked.endless++;
            case DOES_NOT -> {}
        }
    }

    /** The rule that took most gives its steps back to the others when it is stopped: they had no part in it. */
    private void count(AskedRule asked, int steps) {
        asked.asked++;
        asked.steps += steps;
        stepsLeft -= steps;
        if (stepsLeft < 0) {
            AskedRule most = rules.stream()
                    .filter(rule -> !rule.isStopped())
                    .max(Comparator.comparingLong(rule -> rule.steps))
                    .orElse(asked);
            most.stopped = true;
            stepsLeft += most.steps;
        }
    }

    /** What is known of an item of all that the rules name. */
    private Map<String, Object> values(FeatureMatrix block, int row) {
        Map<String, Object> values = new HashMap<>();
        for (Signal signal : signals) {
            float value = block.at(row, signal.column());
            if (Float.isFinite(value)) {
                values.put("signal." + signal.word(), (double) value);
            }
        }
        for (int f = 0; f < fields.size(); f++) {
            Object value = declared.of(f, block.items()[row]);
            if (value != null) {
                values.put(SelectionRule.name(fields.get(f)), value);
            }
        }
        return values;
    }

    private List<String> remarks(PeriodItems period) {
        long declarations = IntStream.range(period.first(), period.first() + period.size())
                .mapToLong(items::declarationKey)
                .distinct()
                .count();
        List<String> remarks = new ArrayList<>();
        for (AskedRule asked : rules) {
            String id = "Rule " + asked.rule.id();
            if (asked.uncomputable > 0) {
                remarks.add(String.format(
                        Locale.ROOT, "%s could not be judged of %,d items: %s.", id, asked.uncomputable, asked.why));
            }
            if (asked.endless > 0) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%s took too many steps for %,d items, of which it was not judged%s. Write it without loops"
                                + " over loops.",
                        id,
                        asked.endless,
                        asked.endless < MOST_ENDLESS ? "" : ", and was stopped for the rest of the run"));
            }
            if (asked.stopped) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%s took %,d steps for the first %,d items, most of all rules, and was stopped for the rest of the run:"
                                + " of later items it was not judged. Write it without loops, or assess a shorter period.",
                        id,
                        asked.steps,
                        asked.asked));
            }
            if (asked.holds > BROAD * declarations) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%s holds of %,d of %,d declarations, more than half: it says little of any, and those of them"
                                + " come first that the list ranks first. Write it narrower.",
                        id,
                        asked.holds,
                        declarations));
            }
        }
        return List.copyOf(remarks);
    }
}
