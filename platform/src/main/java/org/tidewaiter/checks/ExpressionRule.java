package org.tidewaiter.checks;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
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

    /** A text in quotes, or a whole number that is no part of a name, of another number or of an index. */
    private static final Pattern QUOTED_OR_WHOLE =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|(?<![\\w.\\[])(\\d+)(?![\\w.\\]])");

    private static final Set<Field.Type> NUMBERS =
            Set.of(Field.Type.AMOUNT, Field.Type.MASS, Field.Type.RATE, Field.Type.COUNT);

    /** Turns of all loops of one evaluation, steps of an evaluation with loops, and characters or members of any value. */
    private static final int MOST_TURNS = 1_000;

    private static final int MOST_STEPS = 50_000;
    private static final int LARGEST = 20_000;
    private static final int LONGEST_EXPRESSION = 10_000;

    private static final Cel CEL = CelFactory.standardCelBuilder()
            .setOptions(CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .comprehensionMaxIterations(MOST_TURNS)
                    .maxExpressionCodePointSize(LONGEST_EXPRESSION)
                    .maxRegexProgramSize(LARGEST)
                    .build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("declaration", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("item", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .build();

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
        Bounded bounded = compiled(line, must);
        return CheckRule.each(at, (seen, part, sink) -> {
            Map<String, Map<String, Object>> values = values(seen, part, fields);
            if (values == null) {
                return;
            }
            try {
                if (!bounded.holds(values)) {
                    sink.found(part, at, seen.text(part, at), given(seen, part, fields));
                }
            } catch (CelEvaluationException e) {
                // A load must not break off for one row, nor must a check that cannot be computed go unseen.
                sink.doubted(
                        part,
                        at,
                        seen.text(part, at),
                        DefectDetail.of("given", DefectDetail.text(plain(e.getMessage()))));
            }
        });
    }

    /**
     * An expression that is given up as soon as it takes too much. Loops are counted by CEL, whose own bound is of turns; what
     * they make is looked at step by step, as twenty doublings in a row make a million characters in twenty turns.
     */
    private record Bounded(CelRuntime.Program program, boolean loops) {
        boolean holds(Map<String, Map<String, Object>> values) throws CelEvaluationException {
            if (!loops) {
                return Boolean.TRUE.equals(program.eval(values));
            }
            int[] steps = {0};
            try {
                return Boolean.TRUE.equals(program.trace(values, (expression, value) -> {
                    if (++steps[0] > MOST_STEPS || size(value) > LARGEST) {
                        throw new EndlessCheck();
                    }
                }));
            } catch (CelEvaluationException e) {
                boolean tooMuch = String.valueOf(e.getMessage()).contains("budget exceeded");
                for (Throwable cause = e; cause != null && !tooMuch; cause = cause.getCause()) {
                    tooMuch = cause instanceof EndlessCheck;
                }
                if (tooMuch) {
                    throw new EndlessCheck();
                }
                throw e;
            }
        }

        private static int size(Object value) {
            return switch (value) {
                case CharSequence text -> text.length();
                case Collection<?> list -> list.size();
                case Map<?, ?> map -> map.size();
                default -> 0;
            };
        }
    }

    private static Bounded compiled(CheckLine line, String must) {
        if (must.length() > LONGEST_EXPRESSION) {
            throw line.wrong(
                    "has an expression of " + must.length() + " characters, more than the " + LONGEST_EXPRESSION
                            + " of an expression",
                    "write it shorter, or as several checks");
        }
        try {
            CelAbstractSyntaxTree tree = CEL.compile(withDoubles(must)).getAst();
            if (!tree.getResultType().equals(SimpleType.BOOL)
                    && !tree.getResultType().equals(SimpleType.DYN)) {
                throw line.wrong("must be true or false, and " + must + " is neither", "compare something");
            }
            boolean loops = CelNavigableAst.fromAst(tree)
                    .getRoot()
                    .allNodes()
                    .anyMatch(node -> node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION);
            return new Bounded(CEL.createProgram(tree), loops);
        } catch (CelValidationException | CelEvaluationException e) {
            throw line.wrong(
                    "has an expression that cannot be read: " + shown(must), "mend it: " + plain(e.getMessage()), e);
        }
    }

    private static String shown(String must) {
        return must.length() <= 200 ? must : must.substring(0, 200) + " …";
    }

    /** CEL does not multiply a double by a whole number, and every number here is a double. */
    static String withDoubles(String expression) {
        Matcher literals = QUOTED_OR_WHOLE.matcher(expression);
        return literals.replaceAll(m -> Matcher.quoteReplacement(m.group(1) == null ? m.group() : m.group() + ".0"));
    }

    /** CEL speaks of overloads of {@code _*_}; its first line tells a user enough. */
    private static String plain(@org.jspecify.annotations.Nullable String message) {
        String first = String.valueOf(message).lines().findFirst().orElse("");
        return first.replaceAll("ERROR: <input>:(\\d+):(\\d+):", "at character $2:")
                .replaceAll("no matching overload for '_(.{1,2})_'.*", "$1 does not go with these values");
    }

    /** Null where a field is missing, is no number though it should be, or is longer than any text that is asked about. */
    private static @org.jspecify.annotations.Nullable Map<String, Map<String, Object>> values(
            PreparedMessage seen, int part, List<Field> fields) {
        Map<String, Object> declaration = new HashMap<>();
        Map<String, Object> item = new HashMap<>();
        for (Field field : fields) {
            String text = seen.text(part, field);
            double number = NUMBERS.contains(field.type()) ? seen.number(part, field) : 0;
            if (text == null || Double.isNaN(number) || text.length() > LARGEST / 2) {
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
