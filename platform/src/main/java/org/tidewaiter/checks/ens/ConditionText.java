package org.tidewaiter.checks.ens;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.tidewaiter.engine.TidewaiterException;

/**
 * Reads a condition as the table of rules writes it:
 *
 * <pre>
 *   condition = both { "or" both }          both = one { "and" one }
 *   one       = "not" one | "(" condition ")"
 *             | "no" path                   there is none
 *             | "more" "than" n path        there are more than n
 *             | "some" path "(" condition ")"
 *             | path                        there is one
 *             | path "in" "(" value { "," value } ")"
 *             | path "like" 'pattern' | path "unlike" 'pattern'
 *             | path "same" path            one says the same as one of the other path
 * </pre>
 *
 * A path that leads to several elements asks whether one of them is so; see {@link ElementPath}.
 */
final class ConditionText {
    private static final Pattern TOKEN = Pattern.compile("\\s*('[^']*'|[(),]|[^\\s(),']+)");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private ConditionText(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (!text.substring(end).isBlank()) {
            throw unreadable("is not understood from '" + text.substring(end).strip() + "' on");
        }
    }

    /**
     * The condition in {@code text}.
     *
     * @throws TidewaiterException when it is not one
     */
    static EnsCondition read(String text) {
        ConditionText reading = new ConditionText(text);
        EnsCondition condition = reading.condition();
        if (reading.next < reading.tokens.size()) {
            throw reading.unreadable("goes on with '" + reading.peek() + "' after its end");
        }
        return condition;
    }

    private EnsCondition condition() {
        EnsCondition condition = both();
        while (passes("or")) {
            condition = new EnsCondition.Or(condition, both());
        }
        return condition;
    }

    private EnsCondition both() {
        EnsCondition condition = one();
        while (passes("and")) {
            condition = new EnsCondition.And(condition, one());
        }
        return condition;
    }

    private EnsCondition one() {
        if (passes("not")) {
            return new EnsCondition.Not(one());
        }
        if (passes("(")) {
            return closing(condition());
        }
        if (passes("no")) {
            return new EnsCondition.Not(new EnsCondition.MoreThan(0, path()));
        }
        if (passes("more")) {
            expect("than");
            return new EnsCondition.MoreThan(number(), path());
        }
        if (passes("some")) {
            ElementPath steps = path();
            expect("(");
            return new EnsCondition.SomeElement(steps, closing(condition()));
        }
        return aboutText(path());
    }

    private EnsCondition aboutText(ElementPath steps) {
        if (passes("in")) {
            return new EnsCondition.In(steps, values());
        }
        if (passes("like")) {
            return new EnsCondition.Like(steps, true, pattern());
        }
        if (passes("unlike")) {
            return new EnsCondition.Like(steps, false, pattern());
        }
        if (passes("same")) {
            return new EnsCondition.Same(steps, path());
        }
        return new EnsCondition.MoreThan(0, steps);
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        expect("(");
        do {
            values.add(take("a value"));
        } while (passes(","));
        expect(")");
        return List.copyOf(values);
    }

    private Pattern pattern() {
        String quoted = take("a pattern in quotes");
        if (!quoted.startsWith("'")) {
            throw unreadable("has " + quoted + " where a pattern in quotes belongs");
        }
        try {
            return Pattern.compile(quoted.substring(1, quoted.length() - 1), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw unreadable("has a pattern that is none, " + quoted);
        }
    }

    private EnsCondition closing(EnsCondition condition) {
        expect(")");
        return condition;
    }

    private ElementPath path() {
        return ElementPath.of(take("a path"));
    }

    private int number() {
        String number = take("a number");
        if (!number.matches("[0-9]{1,9}")) {
            throw unreadable("has " + number + " where a number belongs");
        }
        return Integer.parseInt(number);
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private boolean passes(String word) {
        boolean passes = peek().equals(word);
        next += passes ? 1 : 0;
        return passes;
    }

    private void expect(String word) {
        if (!passes(word)) {
            throw unreadable("lacks '" + word + "'");
        }
    }

    private String take(String what) {
        if (peek().isEmpty()) {
            throw unreadable("ends where " + what + " belongs");
        }
        return tokens.get(next++);
    }

    private TidewaiterException unreadable(String what) {
        return new TidewaiterException(
                TidewaiterException.Kind.INPUT,
                "The condition \"" + text + "\" " + what,
                "Write it as the head of the table of rules shows");
    }
}
