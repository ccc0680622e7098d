package org.tidewaiter.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the rows of one identifier that follow one another, as they were staged.
 *
 * @param count how many runs there are; 0 where no column gives the identifier
 * @param identifiersRise whether the identifier of each was greater than that of the one before, so that none comes twice
 * @param numbersRise whether the number of the item rises from row to row within each; false where no column gives it
 * @param differing the numbers of those, rising, whose rows say different things of the declaration; null where they are too many to be kept
 */
record StagedRuns(
        long count,
        boolean identifiersRise,
        boolean numbersRise,
        @Nullable List<Long> differing) {
    /** Nothing is known of them. */
    static final StagedRuns NONE = new StagedRuns(0, false, false, null);

    /** Whether each is one row, and no two have one identifier. */
    boolean areRows(long rows) {
        return count > 0 && count == rows && identifiersRise;
    }
}
