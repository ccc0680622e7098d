package org.tidewaiter.savedquestions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Parameter;

/**
 * A question that is asked again and again.
 *
 * @param id its number
 * @param name what it is called
 * @param analysis the name of the analysis
 * @param parameters what was set; what was not has the value that the card names when it is asked
 * @param period which days it is asked of each time; null where the parameters say, or all days are asked of
 * @param schedule how often it falls due
 * @param savedBy who saved it
 * @param savedAt when
 * @param answers how often it was answered, whether or not all answers are still kept
 * @param lastAsked when it was last asked, null where it never was
 */
public record SavedQuestion(
        int id,
        String name,
        String analysis,
        Map<String, String> parameters,
        @Nullable MovingPeriod period,
        Schedule schedule,
        String savedBy,
        Instant savedAt,
        int answers,
        @Nullable Instant lastAsked) {
    /** Keeps copies of the lists and maps that it is given. */
    public SavedQuestion {
        parameters = Map.copyOf(parameters);
    }

    /** What it asks with on a day: the parameters, and the days that its period means on it. */
    public Map<String, String> asked(LocalDate day) {
        return asked(parameters, period, day);
    }

    static Map<String, String> asked(Map<String, String> set, @Nullable MovingPeriod period, LocalDate day) {
        Map<String, String> asked = new LinkedHashMap<>(set);
        if (period != null) {
            MovingPeriod.Days days = period.on(day);
            if (days.from() != null) {
                asked.put(Parameter.FROM.name(), days.from().toString());
            }
            asked.put(Parameter.TO.name(), days.to().toString());
        }
        return asked;
    }
}
