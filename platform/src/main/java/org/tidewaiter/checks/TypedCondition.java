package org.tidewaiter.checks;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewaiter.engine.TidewaiterException;

/**
 * A condition over names whose kinds are known when it is read, so that one that compares a text with a number is refused there:
 * {@code item.customs_value > 10000}. {@code has()} of a name says whether it is filled. What becomes infinite or no number, as by a division by
 * nought, makes no condition true.
 */
public final class TypedCondition {
    /** What a name stands for. */
    public enum Kind {
        TEXT,
        NUMBER
    }

    /** How a condition of some values came out. */
    public enum ConditionOutcome {
        HOLDS,
        DOES_NOT,
        /** Something in it cannot be computed. */
        UNCOMPUTABLE,
        /** It takes more steps than a condition may. */
        ENDLESS
    }

    /**
     * An outcome.
     *
     * @param why why it cannot be computed; empty where it can
     * @param steps how many it took; one where nothing in it can take many
     */
    public record EvaluatedCondition(ConditionOutcome outcome, String why, int steps) {
        private EvaluatedCondition after(int taken) {
            return new EvaluatedCondition(outcome, why, taken);
        }
    }

    /** Before a name: whether it is filled. */
    private static final String FILLED = "filled.";

    /** A text in quotes, a name that is asked for by has(), or a name. */
    private static final Pattern QUOTED_OR_NAMED = Pattern.compile(
            "\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+'|\\bhas\\(\\s*([a-z_]+\\.[a-z_0-9]+)\\s*\\)"
                    + "|(?<![\\w.])([a-z_]+\\.[a-z_0-9]+)\\b(?!\\s*\\()");

    private static final Set<String> ARITHMETIC = Set.of("_/_", "_*_", "_+_", "_-_", "double");

    /** A loop over six hundred words takes as many; it is asked of every item of a period. */
    private static final int MOST_STEPS = 5_000;

    /** To fail takes as long as some hundred steps. */
    private static final int FAILURE_STEPS = 100;

    private static final EvaluatedCondition HOLDS = new EvaluatedCondition(ConditionOutcome.HOLDS, "", 1);
    private static final EvaluatedCondition DOES_NOT = new EvaluatedCondition(ConditionOutcome.DOES_NOT, "", 1);
    private static final EvaluatedCondition ENDLESS =
            new EvaluatedCondition(ConditionOutcome.ENDLESS, "it takes too many steps", MOST_STEPS);
    private static final EvaluatedCondition NO_NUMBER = new EvaluatedCondition(
            ConditionOutcome.UNCOMPUTABLE, "a division by nought, or a number that is too large", 1);

    private final CelRuntime.Program program;
    private final boolean watched;
    private final Set<String> asked;
    private final Set<String> needed;
    private final int mostSteps;

    private TypedCondition(
            CelRuntime.Program program, boolean watched, Set<String> asked, Set<String> needed, int mostSteps) {
        this.program = program;
        this.watched = watched;
        this.asked = asked;
        this.needed = needed;
        this.mostSteps = mostSteps;
    }

    /** The names with a dot that a condition uses, outside quotes, those within {@code has()} too. */
    public static Set<String> names(String text) {
        return named(text, m -> m.group(1) == null ? m.group(2) : m.group(1));
    }

    /**
     * Reads a condition.
     *
     * @param kinds what each name that it uses stands for
     * @param wrong makes the error where it cannot be read, of what is wrong and what to do
     */
    public static TypedCondition of(
            String text, Map<String, Kind> kinds, BiFunction<String, String, TidewaiterException> wrong) {
        return of(text, kinds, MOST_STEPS, wrong);
    }

    /** Reads a condition that may take so many steps. */
    static TypedCondition of(
            String text,
            Map<String, Kind> kinds,
            int mostSteps,
            BiFunction<String, String, TidewaiterException> wrong) {
        CelCondition.notTooLong(text, wrong);
        try {
            Set<String> asked = named(text, m -> m.group(1));
            Set<String> needed = named(text, m -> m.group(2));
            needed.removeAll(asked);
            Cel language = language(kinds, asked);
            CelAbstractSyntaxTree tree =
                    language.compile(CelCondition.withDoubles(withFilled(text))).getAst();
            if (!tree.getResultType().equals(SimpleType.BOOL)) {
                throw wrong.apply(
                        "must be true or false, and " + CelCondition.shown(text) + " is neither", "compare something");
            }
            return new TypedCondition(language.createProgram(tree), isWatched(tree), asked, needed, mostSteps);
        } catch (CelValidationException | CelEvaluationException e) {
            TidewaiterException unread = wrong.apply(
                    "has an expression that cannot be read: " + CelCondition.shown(text),
                    "mend it: " + CelCondition.plain(e.getMessage()) + counted(e) + said(kinds));
            unread.addSuppressed(e);
            throw unread;
        }
    }

    /** The names without which it is not asked; those within {@code has()} may be missing. */
    public Set<String> needed() {
        return needed;
    }

    /** How it comes out of these values, by name; what is not filled is not among them. */
    public EvaluatedCondition of(Map<String, Object> values) {
        Map<String, Object> bound = values;
        if (!asked.isEmpty()) {
            bound = new java.util.HashMap<>(values);
            for (String name : asked) {
                bound.put(FILLED + name, values.containsKey(name));
            }
        }
        try {
            return watched ? watched(bound) : Boolean.TRUE.equals(program.eval(bound)) ? HOLDS : DOES_NOT;
        } catch (CelEvaluationException e) {
            if (CelCondition.isTooMuch(e)) {
                return ENDLESS;
            }
            // Where a name within has() is not filled, what stands beside it has nothing to compare.
            return e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND
                            && !values.keySet().containsAll(asked)
                    ? DOES_NOT
                    : new EvaluatedCondition(
                            ConditionOutcome.UNCOMPUTABLE, CelCondition.plain(e.getMessage()), FAILURE_STEPS);
        }
    }

    private EvaluatedCondition watched(Map<String, Object> values) throws CelEvaluationException {
        int[] steps = {0};
        boolean[] noNumber = {false};
        boolean holds = Boolean.TRUE.equals(program.trace(values, (expression, value) -> {
            noNumber[0] |= value instanceof Double number && !Double.isFinite(number);
            if (++steps[0] > mostSteps || CelCondition.size(value) > CelCondition.LARGEST) {
                throw new EndlessCheck();
            }
        }));
        return (noNumber[0] ? NO_NUMBER : holds ? HOLDS : DOES_NOT).after(steps[0]);
    }

    private static Cel language(Map<String, Kind> kinds, Set<String> asked) {
        CelBuilder language = CelCondition.builder();
        kinds.forEach(
                (name, kind) -> language.addVar(name, kind == Kind.NUMBER ? SimpleType.DOUBLE : SimpleType.STRING));
        asked.forEach(name -> language.addVar(FILLED + name, SimpleType.BOOL));
        return language.build();
    }

    private static boolean isWatched(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .anyMatch(node -> node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION
                        || (node.getKind() == CelExpr.ExprKind.Kind.CALL
                                && ARITHMETIC.contains(node.expr().call().function())));
    }

    private static Set<String> named(String text, Function<MatchResult, String> group) {
        return QUOTED_OR_NAMED
                .matcher(text)
                .results()
                .filter(m -> group.apply(m) != null)
                .map(group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withFilled(String text) {
        return QUOTED_OR_NAMED
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1) == null ? m.group() : FILLED + m.group(1)));
    }

    /** Figures written in a condition are doubles, and CEL compares a double with what it counts by less and greater only. */
    private static String counted(Exception e) {
        return String.valueOf(e.getMessage()).matches("(?s).*'\\((int, double|double, int)\\)'.*")
                ? " (a count is made a number by double(): write double(size(item.hs_code)) == 6)"
                : "";
    }

    /** What the names stand for, as a remedy says it. */
    private static String said(Map<String, Kind> kinds) {
        return kinds.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey()
                        + (e.getValue() == Kind.NUMBER
                                ? " is a number"
                                : " is a text, compared with a text in quotes, such as \"10\""))
                .collect(Collectors.joining("; ", ". ", ""));
    }
}
