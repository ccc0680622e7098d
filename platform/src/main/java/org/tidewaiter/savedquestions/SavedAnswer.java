package org.tidewaiter.savedquestions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Parameter;

/**
 * An answer to a saved question, as it is kept.
 *
 * @param number which one it is, from 1
 * @param askedBy who had it asked
 * @param askedAt when
 * @param dataVersion of which data
 * @param methodVersion by which version of the method
 * @param asked the parameters that were set, with the days of a moving period
 * @param said what it said
 */
public record SavedAnswer(
        int number,
        String askedBy,
        Instant askedAt,
        String dataVersion,
        String methodVersion,
        Map<String, String> asked,
        KeptAnswer said) {
    /** Keeps copies of the lists and maps that it is given. */
    public SavedAnswer {
        asked = Map.copyOf(asked);
    }

    /** The days that it is of, such as {@code 2026-01-01 – 2026-01-31}; null where it is of all days. */
    public @Nullable String days() {
        String from = asked.getOrDefault(Parameter.FROM.name(), "");
        String to = asked.getOrDefault(Parameter.TO.name(), "");
        if (from.isEmpty() && to.isEmpty()) {
            return null;
        }
        String last = to.isEmpty() ? "" : LocalDate.parse(to).minusDays(1).toString();
        return (from.isEmpty() ? "…" : from) + " – " + (last.isEmpty() ? "…" : last);
    }
}
