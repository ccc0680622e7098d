package org.tidewaiter.message.path;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;

/**
 * A line of a table of paths.
 *
 * @param field the field it fills, unless a line before it did
 * @param how what to make of the values found
 * @param paths where to look: from the declaration, or from the item
 * @param where what must be there, seen from the declaration or the item, for the line to count at all; null where nothing must
 */
public record PathRule(
        Field field,
        FillMode how,
        List<PathPattern> paths,
        @Nullable PathPattern where) {
    /** What to make of the values a line finds. */
    public enum FillMode {
        /** The first is the field's value, the others are additions under the field's name. */
        TAKE,
        /** As TAKE, but the value may stand in another field or addition too. */
        ALSO,
        /** As TAKE, but only the first line: a name above its address. */
        FIRST_LINE,
        /** The lines after the first, with a comma between; used beside FIRST_LINE on the same value. */
        OTHER_LINES,
        /** From the items, for the declaration as a whole: taken where all items say the same. */
        SHARED,
        /**
         * Written one after the other: the parts of a code; nothing without the first. The other parts stay additions as well.
         */
        GLUE,
        /** As TAKE, where all values found say the same; else each is an addition under the field's name. */
        ONLY,
        /**
         * Written one after the other with a hyphen between: the parts that together tell one from all others; nothing without the first.
         * All parts stay where they are.
         */
        KEY,
        /** Written one after the other with a comma between: an address. The parts after the first stay additions as well. */
        LIST,
        /** Added up; the summands stay additions. */
        SUM,
        /** The first divided by the second, to eight decimals; both stay where they are. */
        RATIO;

        /** Whether it may use values that stand in another field already. */
        boolean again() {
            return this == ALSO || this == KEY || this == OTHER_LINES || this == SUM || this == RATIO;
        }
    }
}
