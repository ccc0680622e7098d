package org.tidewaiter.checks;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;

/**
 * The logic of a check: looks at a message and reports what is wrong in it. What people are told of it, and when it applies, is added by
 * {@link LineCheck}.
 */
@FunctionalInterface
interface CheckRule {
    void look(PreparedMessage seen, Sink sink);

    /** Whether it remembers former messages: then it has to see all of them in their order, in one thread at a time. */
    default boolean remembers() {
        return false;
    }

    /** The rule that is given, as one that remembers former messages. */
    static CheckRule remembering(CheckRule rule) {
        return new CheckRule() {
            @Override
            public void look(PreparedMessage seen, Sink sink) {
                rule.look(seen, sink);
            }

            @Override
            public boolean remembers() {
                return true;
            }
        };
    }

    /** A rule that looks at one part of a message. */
    @FunctionalInterface
    interface OfPart {
        /** Looks at a part: 0 is the heading, goods items count from 1. */
        void look(PreparedMessage seen, int part, Sink sink);
    }

    /** Takes what a rule finds. */
    interface Sink {
        /**
         * A defect.
         *
         * @param part 0 for the heading, the place of the goods item from 1
         * @param field the field at fault
         * @param value its value, or null where one is missing
         * @param detail the figures and fields that make it plain
         */
        void found(int part, Field field, @Nullable String value, DefectDetail detail);

        /** A defect that the rule cannot be sure of: it is only to be looked at, whatever the check's severity. */
        void doubted(int part, Field field, @Nullable String value, DefectDetail detail);
    }

    /**
     * The rule for every part that holds {@code field}: each goods item, or the heading. Some messages give what the model
     * has for items (containers) in their heading: it is looked at where it stands. What every consignment of a manifest says for
     * itself is looked at in the first item of each.
     */
    static CheckRule each(Field field, OfPart rule) {
        if (field.part() != Field.ModelPart.GOODS_ITEM) {
            return (seen, sink) -> ofHeading(field, rule, seen, sink);
        }
        return (seen, sink) -> {
            if (seen.part(0).values().containsKey(field)) {
                rule.look(seen, 0, sink);
            }
            for (int part = 1; part <= seen.items(); part++) {
                rule.look(seen, part, sink);
            }
        };
    }

    private static void ofHeading(Field field, OfPart rule, PreparedMessage seen, Sink sink) {
        if (!seen.consignments().say()) {
            rule.look(seen, 0, sink);
            return;
        }
        boolean said = seen.consignments().say(field);
        boolean inHeading = seen.part(0).text(field) != null;
        if (!said || inHeading) {
            rule.look(seen, 0, sink);
        }
        for (int part = 1; said && part <= seen.items(); part++) {
            boolean own = seen.part(part).text(field) != null;
            if (seen.consignments().begins(part) && (own || !inHeading)) {
                rule.look(seen, part, sink);
            }
        }
    }
}
