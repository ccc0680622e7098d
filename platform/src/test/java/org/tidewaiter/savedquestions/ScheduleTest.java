package org.tidewaiter.savedquestions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 2026-01-31T23:00:00Z, 2026-01-31T23:59:00Z, false",
        "MONTHLY, 2026-01-31T23:00:00Z, 2026-02-01T00:00:00Z, true",
        "MONTHLY, 2026-01-01T00:00:00Z, 2026-01-31T00:00:00Z, false",
        "MONTHLY, 2025-01-15T00:00:00Z, 2026-01-15T00:00:00Z, true",
        "WEEKLY, 2026-01-16T09:00:00Z, 2026-01-18T09:00:00Z, false",
        "WEEKLY, 2026-01-18T09:00:00Z, 2026-01-19T00:00:00Z, true",
        "WEEKLY, 2025-12-29T00:00:00Z, 2026-01-01T00:00:00Z, false",
        "WEEKLY, 2026-01-19T00:00:00Z, 2026-01-10T00:00:00Z, false"
    })
    void a_question_is_due_in_the_first_look_of_a_month_or_week(
            Schedule schedule, Instant last, Instant now, boolean due) {
        assertThat(schedule.isDue(last, now)).isEqualTo(due);
        assertThat(schedule.isDue(null, now)).isTrue();
    }
}
