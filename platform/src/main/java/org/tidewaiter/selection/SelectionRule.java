package org.tidewaiter.selection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.casefile.Reason;
import org.tidewaiter.checks.TypedCondition;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.features.Signal;

/**
 * A rule that puts declarations before the list: those with an item of which a condition holds, written over what is declared and over the signals of
 * the analyses as they were known on the day: {@code signal.package_mass < -3 && item.duty_rate_percent > 10}. Where a name has no value the item is
 * not judged.
 *
 * @param id its name
 * @param says why, in an officer's words
 * @param until its last day: rules end, or nobody looks at them again
 * @param fields what it names of the declaration and its items
 * @param signals what it names of the analyses
 * @param when what holds of the item
 */
public record SelectionRule(
        String id, String says, LocalDate until, List<Field> fields, List<Signal> signals, TypedCondition when) {
    private static final int LONGEST_SAYS = 500;
    private static final int SHOWN = 200;

    /** Reads a rule whose condition is written so; names that do not exist are refused with the nearest one. */
    static SelectionRule of(String id, String says, LocalDate until, String when, String source) {
        if (says.length() > LONGEST_SAYS) {
            throw wrong(
                    id,
                    source,
                    "says " + says.length() + " characters, more than the " + LONGEST_SAYS + " of a reason",
                    "say it shorter: it stands first among the reasons of each declaration");
        }
        List<Field> fields = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        Map<String, TypedCondition.Kind> kinds = new HashMap<>();
        for (String name : TypedCondition.names(when)) {
            String word = name.substring(name.indexOf('.') + 1);
            if (name.startsWith("signal.")) {
                signals.add(signal(id, word, source));
                kinds.put(name, TypedCondition.Kind.NUMBER);
            } else if (name.startsWith("item.") || name.startsWith("declaration.")) {
                Field field = field(id, name.startsWith("item.") ? "goods_item." + word : name, source);
                fields.add(field);
                kinds.put(name, RuleFields.isNumber(field) ? TypedCondition.Kind.NUMBER : TypedCondition.Kind.TEXT);
            }
        }
        if (fields.isEmpty() && signals.isEmpty()) {
            throw wrong(
                    id,
                    source,
                    "names nothing that an item has in when: "
                            + (when.length() <= SHOWN ? when : when.substring(0, SHOWN) + " …"),
                    "name a signal or a field, such as signal.package_mass or item.net_mass_kg");
        }
        TypedCondition condition = TypedCondition.of(when, kinds, (what, remedy) -> wrong(id, source, what, remedy));
        return new SelectionRule(id, says, until, List.copyOf(fields), List.copyOf(signals), condition);
    }

    /** The name of a field in conditions. */
    static String name(Field field) {
        return (field.part() == Field.ModelPart.GOODS_ITEM ? "item." : "declaration.") + field.column();
    }

    /** The reason that it is; it moves no score. */
    Reason reason() {
        return new Reason("rule " + id, 0, "Rule " + id + ": " + says, Map.of());
    }

    private static Field field(String id, String path, String source) {
        return Field.of(path)
                .filter(f -> f.part() == Field.ModelPart.GOODS_ITEM || f.part() == Field.ModelPart.DECLARATION)
                .orElseThrow(() -> wrong(
                        id,
                        source,
                        "names " + path + ", which is no field",
                        Nearest.did(
                                path,
                                java.util.Arrays.stream(Field.values())
                                        .map(Field::path)
                                        .toList())));
    }

    private static Signal signal(String id, String word, String source) {
        List<Signal> all = List.of(Signal.values());
        return all.stream()
                .filter(s -> s.word().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(
                        id,
                        source,
                        "names signal." + word + ", which is no signal",
                        Nearest.did(word, all.stream().map(Signal::word).toList())));
    }

    static TidewaiterException wrong(String id, String source, String what, String remedy) {
        return new TidewaiterException(Kind.INPUT, "The rule " + id + " in " + source + " " + what, remedy);
    }
}
