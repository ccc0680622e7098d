package org.tidewaiter.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field;

/** Kinds of checks that look at one field, or at which fields are there. */
final class FieldRules {
    private FieldRules() {}

    /** {@code fields} must be given. */
    static CheckRule mandatory(CheckLine line) {
        boolean one = line.fields().size() == 1;
        List<CheckRule> rules = line.fields().stream()
                .map(field -> CheckRule.each(field, (seen, part, sink) -> {
                    if (seen.text(part, field) == null) {
                        DefectDetail which =
                                one ? DefectDetail.NONE : DefectDetail.of("not_given", DefectDetail.field(field));
                        sink.found(part, field, null, which);
                    }
                }))
                .toList();
        return all(rules);
    }

    /** At least one of {@code fields} must be given. */
    static CheckRule anyOf(CheckLine line) {
        List<Field> fields = line.fields();
        return CheckRule.each(fields.getFirst(), (seen, part, sink) -> {
            for (Field field : fields) {
                if (seen.text(part, field) != null) {
                    return;
                }
            }
            sink.found(part, fields.getFirst(), null, DefectDetail.NONE);
        });
    }

    /**
     * Every value of {@code fields} must match {@code pattern}; with {@code not: true} none may. With {@code own_codes: true} a
     * code that is usual where the data come from will do, unless it matches {@code own_codes_not}.
     */
    static CheckRule matches(CheckLine line) {
        Pattern pattern = line.pattern("pattern");
        boolean own = line.isTrue("own_codes");
        Pattern notOwn = line.compiled(line.text("own_codes_not", "(?!)"));
        AnswerCache<Boolean> matching = AnswerCache.matching(pattern);
        boolean wanted = !line.text("not", "false").equals("true");
        return all(line.fields().stream()
                .map(field -> CheckRule.each(field, (seen, part, sink) -> {
                    for (String value : seen.all(part, field)) {
                        if (matching.of(value) != wanted && !(own && isUsual(seen, field, value, notOwn))) {
                            sink.found(part, field, value, DefectDetail.of("given", DefectDetail.text(value)));
                        }
                    }
                }))
                .toList());
    }

    private static boolean isUsual(PreparedMessage seen, Field field, String value, Pattern notOwn) {
        return !EndlessCheck.matches(notOwn, value) && seen.habits().isUsual(field, value);
    }

    /**
     * Commodity codes must have one of {@code lengths}; where none are given, a length that is usual where the data come
     * from.
     */
    static CheckRule codeLength(CheckLine line) {
        Field field = line.field("field");
        Set<Integer> lawful = line.texts("lengths").stream()
                .map(length -> (int) line.whole("lengths", length))
                .collect(Collectors.toSet());
        return CheckRule.each(field, (seen, part, sink) -> {
            String code = seen.text(part, field);
            int digits = code == null ? 0 : code.length();
            if (digits > 0 && (lawful.isEmpty() ? !seen.habits().isUsualLength(digits) : !lawful.contains(digits))) {
                int usual = seen.habits().usualLength();
                String wanted = lawful.isEmpty()
                        ? String.valueOf(usual)
                        : lawful.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
                sink.found(
                        part,
                        field,
                        code,
                        DefectDetail.of("length", DefectDetail.number(digits), DefectDetail.text(wanted)));
            }
        });
    }

    /** Every value of {@code fields} must be among {@code values}. */
    static CheckRule oneOf(CheckLine line) {
        Set<String> values = new HashSet<>(line.texts("values"));
        if (values.isEmpty()) {
            throw line.wrong("gives no values", "add values: [A, B]");
        }
        return all(line.fields().stream()
                .map(field -> CheckRule.each(field, (seen, part, sink) -> {
                    for (String value : seen.all(part, field)) {
                        if (!values.contains(value)) {
                            sink.found(part, field, value, DefectDetail.of("given", DefectDetail.text(value)));
                        }
                    }
                }))
                .toList());
    }

    /** Each of {@code fields} must lie between {@code min} and {@code max}; {@code above} must be passed. */
    static CheckRule range(CheckLine line) {
        double min = line.number("min", Double.NEGATIVE_INFINITY);
        double max = line.number("max", Double.POSITIVE_INFINITY);
        double above = line.number("above", Double.NEGATIVE_INFINITY);
        Set<String> unsaid = Set.copyOf(line.texts("nought_unsaid"));
        return all(line.fields().stream()
                .map(field -> CheckRule.each(field, (seen, part, sink) -> {
                    double value = seen.number(part, field);
                    // what must be above nought and is below it is refused as the negative number it is
                    boolean tooLow = value <= above && value >= Math.min(above, 0);
                    if ((value < min || value > max || tooLow) && !AmountRules.isNotWorkedOut(seen, value, unsaid)) {
                        sink.found(part, field, seen.text(part, field), outside(field, value, min, max));
                    }
                }))
                .toList());
    }

    private static DefectDetail outside(Field field, double value, double min, double max) {
        String figure = DefectDetail.figure(field, value);
        return value > max
                ? DefectDetail.of("range.most", DefectDetail.field(field), figure, DefectDetail.figure(field, max))
                : value < min
                        ? DefectDetail.of(
                                "range.least", DefectDetail.field(field), figure, DefectDetail.figure(field, min))
                        : DefectDetail.facts(DefectDetail.field(field), figure);
    }

    /** Where {@code field} is given, all of {@code needs} must be. */
    static CheckRule requires(CheckLine line) {
        Field field = line.field("field");
        List<Field> needs = line.fields("needs");
        return CheckRule.each(field, (seen, part, sink) -> {
            if (seen.text(part, field) == null) {
                return;
            }
            for (Field needed : needs) {
                if (seen.text(part, needed) == null) {
                    sink.found(part, needed, null, DefectDetail.of("not_given", DefectDetail.field(needed)));
                }
            }
        });
    }

    static CheckRule all(List<CheckRule> rules) {
        CheckRule all = (seen, sink) -> {
            for (CheckRule rule : rules) {
                rule.look(seen, sink);
            }
        };
        return rules.size() == 1
                ? rules.getFirst()
                : rules.stream().anyMatch(CheckRule::remembers) ? CheckRule.remembering(all) : all;
    }
}
