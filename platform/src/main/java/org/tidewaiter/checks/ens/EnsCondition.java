package org.tidewaiter.checks.ens;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.message.Element;

/** What makes an element faulty, as a condition in the table of rules says; {@link ConditionText} reads it. */
sealed interface EnsCondition {
    /** Whether it holds for the element {@code here} of the message. */
    boolean holds(RuleEvaluation look, Element here);

    /** Holds where both conditions hold. */
    record And(EnsCondition one, EnsCondition other) implements EnsCondition {
        @Override
        public boolean holds(RuleEvaluation look, Element here) {
            return one.holds(look, here) && other.holds(look, here);
        }
    }

    /** At least one. */
    record Or(EnsCondition one, EnsCondition other) implements EnsCondition {
        @Override
        public boolean holds(RuleEvaluation look, Element here) {
            return one.holds(look, here) || other.holds(look, here);
        }
    }

    /** Holds where the condition does not. */
    record Not(EnsCondition one) implements EnsCondition {
        @Override
        public boolean holds(RuleEvaluation look, Element here) {
            return !one.holds(look, here);
        }
    }

    /** There are more than so many of them; {@code 0}: there is one. */
    record MoreThan(int than, ElementPath steps) implements EnsCondition {
        @Override
        public boolean holds(RuleEvaluation look, Element here) {
            return look.ask(this, steps, here, found -> found.size() > than);
        }
    }

    /** One of them meets a condition of its own. */
    record SomeElement(ElementPath steps, EnsCondition condition) implements EnsCondition {
        @Override
        public boolean holds(RuleEvaluation look, Element here) {
            return look.ask(this, steps, here, found -> found.stream().anyMatch(e -> condition.holds(look, e)));
        }
    }

    /** One of them says one of the values; whole numbers are compared as numbers, so that 08 is 8. */
    record In(ElementPath steps, List<String> values) implements EnsCondition {

        public In {
            values = values.stream().map(In::plain).toList();
        }

        @Override
        public boolean holds(RuleEvaluation look, Element here) {
            return look.ask(
                    this,
                    steps,
                    here,
                    found -> found.stream().anyMatch(e -> values.contains(plain(ElementPath.text(e)))));
        }

        /** Digits without the zeros before them; anything else as it is. */
        private static String plain(String text) {
            int start = 0;
            while (start < text.length() - 1 && text.charAt(start) == '0') {
                start++;
            }
            boolean whole = start > 0 && text.chars().allMatch(c -> c >= '0' && c <= '9');
            return whole ? text.substring(start) : text;
        }
    }

    /** One of them reads like the pattern as a whole, or, where {@code like} is false, one of them does not. */
    record Like(ElementPath steps, boolean like, Pattern pattern) implements EnsCondition {
        @Override
        public boolean holds(RuleEvaluation look, Element here) {
            return look.ask(
                    this,
                    steps,
                    here,
                    found -> found.stream()
                            .anyMatch(e -> pattern.matcher(ElementPath.text(e)).matches() == like));
        }
    }

    /** One of them says the same as one of the others. */
    record Same(ElementPath steps, ElementPath others) implements EnsCondition {
        @Override
        public boolean holds(RuleEvaluation look, Element here) {
            Set<String> said = look.texts(others, here);
            return look.at(steps, here).stream().anyMatch(e -> said.contains(ElementPath.text(e)));
        }
    }
}
