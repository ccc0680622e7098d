package org.tidewaiter.questions;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question that is asked again and again.
 *
 * @param id its number
 * @param name what it is called
 * @param analysis the name of the analysis
 * @param parameters what was set; what was not has the value that the card names when it is asked
 * @param schedule how often it falls due
 * @param savedBy who saved it
 * @param savedAt when
 * @param answers how often it was answered
 * @param lastAsked when it was last asked, null where it never was
 */
public record SavedQuestion(
        int id,
        String name,
        String analysis,
        Map<String, String> parameters,
        Schedule schedule,
        String savedBy,
        Instant savedAt,
        int answers,
        @Nullable Instant lastAsked) {
    /** Copies. */
    public SavedQuestion {
        parameters = Map.copyOf(parameters);
    }

    /** Whether it is to be asked now. */
    public boolean isDue(Instant now) {
        return schedule.isDue(lastAsked, now);
    }
}
