package org.tidewaiter.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.model.Field;

/**
 * The kind {@code expression}: what must hold, in the Common Expression Language, over {@code declaration} and {@code item}:
 * {@code must: item.net_mass_kg <= item.gross_mass_kg}. It is asked of the parts that have every field the expression names;
 * where one is missing nothing is judged, so that {@code has()} is not needed. Numbers of the model are doubles, and whole
 * numbers in the expression are read as doubles too.
 */
final class ExpressionRule {
    private static final Pattern NAMED = Pattern.compile("\\b(declaration|item)\\.([a-z_]+)\\b");

    private static final Set<Field.Type> NUMBERS =
            Set.of(Field.Type.AMOUNT, Field.Type.MASS, Field.Type.RATE, Field.Type.COUNT);

    private static final List<String> GROUPS = List.of("declaration", "item");

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
                .filter(f -> f.part() == Field.Part.GOODS_ITEM)
                .findFirst()
                .orElse(fields.getFirst());
        CelCondition condition = CelCondition.of(must, GROUPS, line::wrong);
        return CheckRule.each(at, (seen, part, sink) -> {
            Map<String, Map<String, Object>> values = values(seen, part, fields);
            if (values == null) {
                return;
            }
            try {
                if (!condition.holds(values)) {
                    sink.found(part, at, seen.text(part, at), given(seen, part, fields));
                }
            } catch (CelCondition.Uncomputable e) {
                // A load must not break off for one row, nor must a check that cannot be computed go unseen.
                sink.doubted(
                        part,
                        at,
                        seen.text(part, at),
                        DefectDetail.of("given", DefectDetail.text(String.valueOf(e.getMessage()))));
            }
        });
    }

    /** Null where a field is missing, is no number though it should be, or is longer than any text that is asked about. */
    private static @org.jspecify.annotations.Nullable Map<String, Map<String, Object>> values(
            PreparedMessage seen, int part, List<Field> fields) {
        Map<String, Object> declaration = new HashMap<>();
        Map<String, Object> item = new HashMap<>();
        for (Field field : fields) {
            String text = seen.text(part, field);
            double number = NUMBERS.contains(field.type()) ? seen.number(part, field) : 0;
            if (text == null || Double.isNaN(number) || text.length() > CelCondition.LARGEST / 2) {
                return null;
            }
            Object value = NUMBERS.contains(field.type()) ? (Object) number : text;
            (field.part() == Field.Part.GOODS_ITEM ? item : declaration).put(field.column(), value);
        }
        return Map.of("declaration", declaration, "item", item);
    }

    private static DefectDetail given(PreparedMessage seen, int part, List<Field> fields) {
        List<String> facts = new ArrayList<>();
        for (Field field : fields) {
            facts.add(DefectDetail.field(field));
            facts.add(
                    NUMBERS.contains(field.type())
                            ? DefectDetail.figure(field, seen.number(part, field))
                            : DefectDetail.text(seen.text(part, field)));
        }
        return DefectDetail.facts(facts.toArray(String[]::new));
    }
}
