package org.tidewaiter.analysis.operators;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.CancellableWork;

/** Differences of those that are authorised from others alike. */
class MatchedDifferenceTest {
    private static MatchedDifference.Row row(int importer, boolean authorised) {
        return new MatchedDifference.Row(0, importer, authorised, authorised, false, 1.0);
    }

    /** Hundreds of draws of many rows take seconds, and no statement of the database is there to be stopped meanwhile. */
    @Test
    void drawing_samples_ends_where_the_question_was_given_up_from_within_another_one() {
        List<MatchedDifference.Row> rows = List.of(row(1, true), row(2, false));
        CancellableWork outer = new CancellableWork();
        assertThatThrownBy(() -> outer.run(() -> {
                    CancellableWork inner = new CancellableWork();
                    outer.giveUp();
                    return inner.run(() -> MatchedDifference.ofShare(rows, r -> r.controlled() ? 1 : 0, 1));
                }))
                .hasMessageContaining("given up");
    }
}
