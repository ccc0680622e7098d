package org.tidewaiter.checks;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;

/**
 * What holds or does not, in the Common Expression Language, over a few groups of named values: {@code item.net_mass_kg <= item.gross_mass_kg}. Numbers are doubles, and
 * whole numbers in the expression are read as doubles too. It is given up as soon as it takes too much: loops are counted by CEL, whose own bound is of turns; what they make
 * is looked at step by step, as twenty doublings in a row make a million characters in twenty turns.
 */
public final class CelCondition {
    /** A text in quotes, or a whole number that is no part of a name, of another number or of an index. */
    private static final Pattern QUOTED_OR_WHOLE =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|(?<![\\w.\\[])(\\d+)(?![\\w.\\]])");

    /** Turns of all loops of one evaluation, steps of an evaluation with loops, and characters or members of any value. */
    private static final int MOST_TURNS = 1_000;

    private static final int MOST_STEPS = 50_000;
    static final int LARGEST = 20_000;
    private static final int LONGEST_EXPRESSION = 10_000;

    private static final Map<List<String>, Cel> LANGUAGES = new ConcurrentHashMap<>();

    private final CelRuntime.Program program;
    private final boolean loops;

    private CelCondition(CelRuntime.Program program, boolean loops) {
        this.program = program;
        this.loops = loops;
    }

    /** It cannot be computed of these values; the message says why in a user's words. */
    static final class Uncomputable extends Exception {
        private static final long serialVersionUID = 1;

        Uncomputable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads a condition.
     *
     * @param groups the groups of values that it may name
     * @param wrong makes the error where it cannot be read, of what is wrong and what to do
     */
    public static CelCondition of(
            String text, List<String> groups, BiFunction<String, String, TidewaiterException> wrong) {
        notTooLong(text, wrong);
        try {
            Cel language = LANGUAGES.computeIfAbsent(groups, CelCondition::language);
            CelAbstractSyntaxTree tree = language.compile(withDoubles(text)).getAst();
            if (!tree.getResultType().equals(SimpleType.BOOL)) {
                throw wrong.apply("must be true or false, and " + shown(text) + " is neither", "compare something");
            }
            boolean loops = CelNavigableAst.fromAst(tree)
                    .getRoot()
                    .allNodes()
                    .anyMatch(node -> node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION);
            return new CelCondition(language.createProgram(tree), loops);
        } catch (CelValidationException | CelEvaluationException e) {
            TidewaiterException unread = wrong.apply(
                    "has an expression that cannot be read: " + shown(text), "mend it: " + plain(e.getMessage()));
            unread.addSuppressed(e);
            throw unread;
        }
    }

    static void notTooLong(String text, BiFunction<String, String, TidewaiterException> wrong) {
        if (text.length() > LONGEST_EXPRESSION) {
            throw wrong.apply(
                    "has an expression of " + text.length() + " characters, more than the " + LONGEST_EXPRESSION
                            + " of an expression",
                    "write it shorter, or as several checks");
        }
    }

    private static Cel language(List<String> groups) {
        CelBuilder language = builder();
        groups.forEach(group -> language.addVar(group, MapType.create(SimpleType.STRING, SimpleType.DYN)));
        return language.build();
    }

    /** The language without names. */
    static CelBuilder builder() {
        return CelFactory.legacyCelBuilder()
                .setOptions(CelOptions.current()
                        .enableHeterogeneousNumericComparisons(true)
                        .comprehensionMaxIterations(MOST_TURNS)
                        .maxExpressionCodePointSize(LONGEST_EXPRESSION)
                        .maxRegexProgramSize(LARGEST)
                        .build())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
    }

    /**
     * Whether it holds of these values, by group and name.
     *
     * @throws EndlessCheck where it takes too much
     */
    boolean holds(Map<String, Map<String, Object>> values) throws Uncomputable {
        try {
            return loops ? traced(values) : Boolean.TRUE.equals(program.eval(values));
        } catch (CelEvaluationException e) {
            throw new Uncomputable(plain(e.getMessage()), e);
        }
    }

    private boolean traced(Map<String, Map<String, Object>> values) throws CelEvaluationException {
        int[] steps = {0};
        try {
            return Boolean.TRUE.equals(program.trace(values, (expression, value) -> {
                if (++steps[0] > MOST_STEPS || size(value) > LARGEST) {
                    throw new EndlessCheck();
                }
            }));
        } catch (CelEvaluationException e) {
            if (isTooMuch(e)) {
                throw new EndlessCheck();
            }
            throw e;
        }
    }

    static boolean isTooMuch(CelEvaluationException e) {
        boolean tooMuch = String.valueOf(e.getMessage()).contains("budget exceeded");
        for (Throwable cause = e; cause != null && !tooMuch; cause = cause.getCause()) {
            tooMuch = cause instanceof EndlessCheck;
        }
        return tooMuch;
    }

    static int size(Object value) {
        return switch (value) {
            case CharSequence text -> text.length();
            case Collection<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            default -> 0;
        };
    }

    static String shown(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + " …";
    }

    /** CEL does not multiply a double by a whole number, and every number here is a double. */
    static String withDoubles(String expression) {
        Matcher literals = QUOTED_OR_WHOLE.matcher(expression);
        return literals.replaceAll(m -> Matcher.quoteReplacement(m.group(1) == null ? m.group() : m.group() + ".0"));
    }

    /** CEL speaks of overloads of {@code _*_}; its first line tells a user enough. */
    static String plain(@Nullable String message) {
        String first = String.valueOf(message).lines().findFirst().orElse("");
        return first.replaceAll("ERROR: <input>:(\\d+):(\\d+):", "at character $2:")
                .replaceAll("(found )?no matching overload for '_(.{1,2})_'.*", "$2 does not go with these values");
    }
}
