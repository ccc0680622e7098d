package org.tidewaiter.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the rows of one identifier that follow one another, as they were staged.
 *
 * @param count how many runs there are; 0 where no column gives the identifier
 * @param identifiersRise whether the identifier of each was greater than that of the one before, so that none comes twice
 * @param unordered the numbers of those, rising, in which the number of the item does not rise from row to row: only there may one come twice; null
 *     where no column gives it, and where they are too many to be kept
 * @param differing the numbers of those, rising, whose rows say different things of the declaration; null where they are too many to be kept
 */
record StagedRuns(
        long count,
        boolean identifiersRise,
        @Nullable List<Long> unordered,
        @Nullable List<Long> differing) {
    /** Nothing is known of them. */
    static final StagedRuns NONE = new StagedRuns(0, false, null, null);

    /** Whether each is one row, and no two have one identifier. */
    boolean areRows(long rows) {
        return count > 0 && count == rows && identifiersRise;
    }
}
