package org.tidewaiter.savedquestions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What days a moving period means on a day. */
class MovingPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "LAST_WEEK, 2026-11-30, 2026-11-23, 2026-11-30",
        "LAST_WEEK, 2026-01-01, 2025-12-22, 2025-12-29",
        "LAST_MONTH, 2026-03-31, 2026-02-01, 2026-03-01",
        "LAST_MONTH, 2024-01-01, 2023-12-01, 2024-01-01",
        "LAST_QUARTER, 2026-02-28, 2025-10-01, 2026-01-01",
        "LAST_QUARTER, 2026-07-01, 2026-04-01, 2026-07-01",
        "LAST_12_MONTHS, 2024-02-29, 2023-02-01, 2024-02-01",
        "YEAR_TO_LAST_MONTH, 2026-11-30, 2026-01-01, 2026-11-01",
        "YEAR_TO_LAST_MONTH, 2026-01-15, 2025-01-01, 2026-01-01",
        "LAST_YEAR, 2026-12-31, 2025-01-01, 2026-01-01",
        "ALL_TO_LAST_MONTH, 2026-12-31, , 2026-12-01"
    })
    void it_is_whole_and_passed(MovingPeriod period, LocalDate day, @Nullable LocalDate from, LocalDate to) {
        assertThat(period.on(day)).isEqualTo(new MovingPeriod.Days(from, to));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ALL_TO_LAST_MONTH")
    void it_never_holds_the_day_itself_nor_leaves_a_day_out_as_it_moves_on(MovingPeriod period) {
        MovingPeriod.Days before = period.on(LocalDate.of(2023, 12, 31));
        for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() == 2024; day = day.plusDays(1)) {
            MovingPeriod.Days days = period.on(day);
            assertThat(days.from()).isNotNull().isBefore(days.to());
            assertThat(days.to()).isBeforeOrEqualTo(day);
            assertThat(days.from()).isBeforeOrEqualTo(before.to());
            before = days;
        }
    }

    @Test
    void its_word_is_read_as_people_write_it() {
        assertThat(MovingPeriod.named("Last-12 months")).isEqualTo(MovingPeriod.LAST_12_MONTHS);
    }
}
