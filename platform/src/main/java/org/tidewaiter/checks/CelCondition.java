package org.tidewaiter.checks;

import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;

/**
 * The Common Expression Language as conditions are written in it, and its bounds. Whole numbers in an expression are read as doubles. An evaluation
 * is given up as soon as it takes too much: loops are counted by CEL, whose own bound is of turns; what they make is looked at step by step, as
 * twenty doublings in a row make a million characters in twenty turns.
 */
final class CelCondition {
    /** A text in quotes, or a whole number that is no part of a name, of another number or of an index. */
    private static final Pattern QUOTED_OR_WHOLE =
            Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+'|(?<![\\w.\\[])(\\d+)(?![\\w.\\]])");

    /** Turns of all loops of one evaluation, steps of an evaluation with loops, and characters or members of any value. */
    private static final int MOST_TURNS = 1_000;

    static final int LARGEST = 20_000;
    private static final int LONGEST_EXPRESSION = 10_000;

    private CelCondition() {}

    static void notTooLong(String text, BiFunction<String, String, TidewaiterException> wrong) {
        if (text.length() > LONGEST_EXPRESSION) {
            throw wrong.apply(
                    "has an expression of " + text.length() + " characters, more than the " + LONGEST_EXPRESSION
                            + " of an expression",
                    "write it shorter, or as several checks");
        }
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
