package org.tidewaiter.quality;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.model.Field;

/** Kinds of checks that look at one field, or at which fields are there. */
final class FieldRules {
    private FieldRules() {}

    /** {@code fields} must be given. */
    static Rule mandatory(CheckLine line) {
        List<Rule> rules = line.fields().stream()
                .map(field -> Rule.each(field, (seen, part, sink) -> {
                    if (seen.text(part, field) == null) {
                        sink.found(part, field, null, field.path());
                    }
                }))
                .toList();
        return all(rules);
    }

    /** At least one of {@code fields} must be given. */
    static Rule anyOf(CheckLine line) {
        List<Field> fields = line.fields();
        return Rule.each(fields.getFirst(), (seen, part, sink) -> {
            for (Field field : fields) {
                if (seen.text(part, field) != null) {
                    return;
                }
            }
            sink.found(part, fields.getFirst(), null, "");
        });
    }

    /** Every value of {@code fields} must match {@code pattern}; with {@code not: true} none may. */
    static Rule matches(CheckLine line) {
        Pattern pattern = line.pattern("pattern");
        boolean wanted = !line.text("not", "false").equals("true");
        return all(line.fields().stream()
                .map(field -> Rule.each(field, (seen, part, sink) -> {
                    for (String value : seen.all(part, field)) {
                        if (pattern.matcher(value).matches() != wanted) {
                            sink.found(part, field, value, value);
                        }
                    }
                }))
                .toList());
    }

    /** Every value of {@code fields} must be among {@code values}. */
    static Rule oneOf(CheckLine line) {
        Set<String> values = new HashSet<>(line.texts("values"));
        if (values.isEmpty()) {
            throw line.wrong("gives no values", "add values: [A, B]");
        }
        return all(line.fields().stream()
                .map(field -> Rule.each(field, (seen, part, sink) -> {
                    for (String value : seen.all(part, field)) {
                        if (!values.contains(value)) {
                            sink.found(part, field, value, value);
                        }
                    }
                }))
                .toList());
    }

    /** Each of {@code fields} must lie between {@code min} and {@code max}; {@code above} must be passed. */
    static Rule range(CheckLine line) {
        double min = line.number("min", Double.NEGATIVE_INFINITY);
        double max = line.number("max", Double.POSITIVE_INFINITY);
        double above = line.number("above", Double.NEGATIVE_INFINITY);
        return all(line.fields().stream()
                .map(field -> Rule.each(field, (seen, part, sink) -> {
                    double value = seen.number(part, field);
                    if (value < min || value > max || value <= above) {
                        sink.found(part, field, seen.text(part, field), Figures.of(value));
                    }
                }))
                .toList());
    }

    /** Where {@code field} is given, all of {@code needs} must be. */
    static Rule requires(CheckLine line) {
        Field field = line.field("field");
        List<Field> needs = line.fields("needs");
        return Rule.each(field, (seen, part, sink) -> {
            if (seen.text(part, field) == null) {
                return;
            }
            for (Field needed : needs) {
                if (seen.text(part, needed) == null) {
                    sink.found(part, needed, null, needed.path());
                }
            }
        });
    }

    static Rule all(List<Rule> rules) {
        return rules.size() == 1
                ? rules.getFirst()
                : (seen, sink) -> {
                    for (Rule rule : rules) {
                        rule.look(seen, sink);
                    }
                };
    }
}
