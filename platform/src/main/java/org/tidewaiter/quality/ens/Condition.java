package org.tidewaiter.quality.ens;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.tidewaiter.message.Element;

/** What makes an element faulty, as a condition in the table of rules says; {@link ConditionText} reads it. */
sealed interface Condition {
    /** Whether it holds for the element {@code here} of the message {@code top}. */
    boolean holds(Element top, Element here);

    /** Both. */
    record And(Condition one, Condition other) implements Condition {
        @Override
        public boolean holds(Element top, Element here) {
            return one.holds(top, here) && other.holds(top, here);
        }
    }

    /** At least one. */
    record Or(Condition one, Condition other) implements Condition {
        @Override
        public boolean holds(Element top, Element here) {
            return one.holds(top, here) || other.holds(top, here);
        }
    }

    /** Not so. */
    record Not(Condition one) implements Condition {
        @Override
        public boolean holds(Element top, Element here) {
            return !one.holds(top, here);
        }
    }

    /** There are more than so many of them; {@code 0}: there is one. */
    record More(int than, Steps steps) implements Condition {
        @Override
        public boolean holds(Element top, Element here) {
            return steps.from(top, here).size() > than;
        }
    }

    /** One of them meets a condition of its own. */
    record Some(Steps steps, Condition condition) implements Condition {
        @Override
        public boolean holds(Element top, Element here) {
            return steps.from(top, here).stream().anyMatch(e -> condition.holds(top, e));
        }
    }

    /** One of them says one of the values; whole numbers are compared as numbers, so that 08 is 8. */
    record In(Steps steps, List<String> values) implements Condition {
        private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

        public In {
            values = values.stream().map(In::plain).toList();
        }

        @Override
        public boolean holds(Element top, Element here) {
            return steps.from(top, here).stream().anyMatch(e -> values.contains(plain(Steps.text(e))));
        }

        private static String plain(String text) {
            return WHOLE.matcher(text).matches() ? new BigInteger(text).toString() : text;
        }
    }

    /** One of them reads like the pattern as a whole, or, where {@code like} is false, one of them does not. */
    record Like(Steps steps, boolean like, Pattern pattern) implements Condition {
        @Override
        public boolean holds(Element top, Element here) {
            return steps.from(top, here).stream()
                    .anyMatch(e -> pattern.matcher(Steps.text(e)).matches() == like);
        }
    }
}
