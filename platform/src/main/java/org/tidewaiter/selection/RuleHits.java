package org.tidewaiter.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.model.Field;
import org.tidewaiter.profile.FeatureMatrix;
import org.tidewaiter.profile.Items;
import org.tidewaiter.profile.Replay;
import org.tidewaiter.profile.Signal;

/** Finds the declarations of a period of which a rule of selection holds: of one of their items, with the signals as they were known on its day, until the rule's last day. */
final class RuleHits {
    private final Items items;
    private final List<SelectionRule> rules;
    private final RuleFields declared;
    private final Map<Long, List<SelectionRule>> hits = new HashMap<>();

    private RuleHits(Items items, List<SelectionRule> rules, RuleFields declared) {
        this.items = items;
        this.rules = rules;
        this.declared = declared;
    }

    /** The rules that hold of each declaration, by its key; of those of which none holds there is no entry. */
    static Map<Long, List<SelectionRule>> of(Lake lake, Items items, PeriodItems period, SelectionRules rules) {
        if (rules.rules().isEmpty()) {
            return Map.of();
        }
        List<Field> fields = rules.rules().stream()
                .flatMap(rule -> rule.fields().stream())
                .distinct()
                .toList();
        RuleHits found = new RuleHits(items, rules.rules(), RuleFields.read(lake, fields, items, period));
        new Replay(items).blocks(period::holds, found::take);
        return found.hits;
    }

    private void take(FeatureMatrix block) {
        for (int r = 0; r < block.rows(); r++) {
            for (SelectionRule rule : rules) {
                int item = block.items()[r];
                if (items.day(item) <= rule.until().toEpochDay() && holds(rule, block, r)) {
                    List<SelectionRule> mine =
                            hits.computeIfAbsent(items.declarationKey(item), key -> new ArrayList<>());
                    if (!mine.contains(rule)) {
                        mine.add(rule);
                    }
                }
            }
        }
    }

    private boolean holds(SelectionRule rule, FeatureMatrix block, int row) {
        Map<String, Map<String, Object>> values = values(rule, block, row);
        return values != null && Boolean.TRUE.equals(rule.when().judged(values));
    }

    /** What the rule names, by group; null where something of it has no value. */
    private @Nullable Map<String, Map<String, Object>> values(SelectionRule rule, FeatureMatrix block, int row) {
        Map<String, Object> declaration = new HashMap<>();
        Map<String, Object> item = new HashMap<>();
        Map<String, Object> known = new HashMap<>();
        for (Signal signal : rule.signals()) {
            float value = block.at(row, signal.column());
            if (!Float.isFinite(value)) {
                return null;
            }
            known.put(signal.word(), (double) value);
        }
        for (Field field : rule.fields()) {
            Object value = declared.of(field, block.items()[row]);
            if (value == null) {
                return null;
            }
            (field.part() == Field.Part.GOODS_ITEM ? item : declaration).put(field.column(), value);
        }
        return Map.of("declaration", declaration, "item", item, "signal", known);
    }
}
