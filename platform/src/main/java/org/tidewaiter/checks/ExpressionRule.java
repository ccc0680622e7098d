package org.tidewaiter.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;

/**
 * The kind {@code expression}: what must hold, in the Common Expression Language, over {@code declaration} and {@code item}:
 * {@code must: item.net_mass_kg <= item.gross_mass_kg}. It is asked of the parts that have every field the expression names;
 * where one is missing nothing is judged, so that {@code has()} is not needed. Its kinds are known when it is read: one that compares
 * a text with a number is refused there. Numbers are doubles; a division by nought is no finding and is told as one that cannot be judged.
 */
final class ExpressionRule {
    private static final Pattern NAMED = Pattern.compile("\\b(declaration|item)\\.([a-z_]+)\\b");

    private static final Set<Field.Type> NUMBERS =
            Set.of(Field.Type.AMOUNT, Field.Type.MASS, Field.Type.RATE, Field.Type.COUNT);

    /** A check is asked of a file's rows once, where a rule is asked of every item of a period. */
    private static final int MOST_STEPS = 50_000;

    private ExpressionRule() {}

    static CheckRule of(CheckLine line) {
        String must = line.text("must");
        List<Field> fields = NAMED.matcher(must)
                .results()
                .map(m ->
                        line.fieldNamed((m.group(1).equals("item") ? "goods_item" : "declaration") + "." + m.group(2)))
                .distinct()
                .toList();
        if (fields.isEmpty()) {
            throw line.wrong("names no field in must: " + must, "name one, such as item.net_mass_kg");
        }
        Field at = fields.stream()
                .filter(f -> f.part() == Field.ModelPart.GOODS_ITEM)
                .findFirst()
                .orElse(fields.getFirst());
        Map<String, TypedCondition.Kind> kinds = new HashMap<>();
        fields.forEach(f ->
                kinds.put(name(f), NUMBERS.contains(f.type()) ? TypedCondition.Kind.NUMBER : TypedCondition.Kind.TEXT));
        TypedCondition condition = TypedCondition.of(must, kinds, MOST_STEPS, line::wrong);
        return CheckRule.each(at, (seen, part, sink) -> {
            Map<String, Object> values = values(seen, part, fields);
            if (values == null || !values.keySet().containsAll(condition.needed())) {
                return;
            }
            TypedCondition.EvaluatedCondition evaluated = condition.of(values);
            switch (evaluated.outcome()) {
                case HOLDS -> {}
                case DOES_NOT -> sink.found(part, at, seen.text(part, at), given(seen, part, fields));
                // A load must not break off for one row, nor must a check that cannot be computed go unseen.
                case UNCOMPUTABLE ->
                    sink.doubted(
                            part,
                            at,
                            seen.text(part, at),
                            DefectDetail.of("cannot_be_judged", DefectDetail.text(evaluated.why())));
                case ENDLESS -> throw new EndlessCheck();
            }
        });
    }

    private static String name(Field field) {
        return (field.part() == Field.ModelPart.GOODS_ITEM ? "item." : "declaration.") + field.column();
    }

    /** What is given of the fields, by name; null where one is no number though it should be, or is longer than any text that is asked about. */
    private static @Nullable Map<String, Object> values(PreparedMessage seen, int part, List<Field> fields) {
        Map<String, Object> values = new HashMap<>();
        for (Field field : fields) {
            String text = seen.text(part, field);
            if (text == null) {
                continue;
            }
            boolean counted = NUMBERS.contains(field.type());
            double number = counted ? seen.number(part, field) : 0;
            if (Double.isNaN(number) || text.length() > CelCondition.LARGEST / 2) {
                return null;
            }
            values.put(name(field), counted ? (Object) number : text);
        }
        return values;
    }

    private static DefectDetail given(PreparedMessage seen, int part, List<Field> fields) {
        List<String> facts = new ArrayList<>();
        for (Field field : fields) {
            if (seen.text(part, field) == null) {
                continue; // asked for by has()
            }
            facts.add(DefectDetail.field(field));
            facts.add(
                    NUMBERS.contains(field.type())
                            ? DefectDetail.figure(field, seen.number(part, field))
                            : DefectDetail.text(seen.text(part, field)));
        }
        return DefectDetail.facts(facts.toArray(String[]::new));
    }
}
