package org.tidewaiter.codesandunits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class MovingFeastTest {
    /** In 2024 the Chinese year began on 10 February, Ramadan on 11 March, Shawwal on 10 April and Dhu al-Hijjah on 7 June. */
    @Test
    void feasts_fall_into_the_months_of_their_year() {
        assertThat(MovingFeast.LUNAR_NEW_YEAR.days(YearMonth.of(2024, 2))).isEqualTo(15);
        assertThat(MovingFeast.LUNAR_NEW_YEAR.days(YearMonth.of(2023, 1))).isEqualTo(11);
        assertThat(MovingFeast.LUNAR_NEW_YEAR.days(YearMonth.of(2023, 2))).isEqualTo(4);
        assertThat(MovingFeast.AFTER_LUNAR_NEW_YEAR.days(YearMonth.of(2024, 3))).isEqualTo(22);
        assertThat(MovingFeast.RAMADAN.days(YearMonth.of(2024, 3))).isEqualTo(21);
        assertThat(MovingFeast.RAMADAN.days(YearMonth.of(2024, 4))).isEqualTo(9);
        assertThat(MovingFeast.EID_AL_FITR.days(YearMonth.of(2024, 4))).isEqualTo(3);
        assertThat(MovingFeast.EID_AL_ADHA.days(YearMonth.of(2024, 6))).isEqualTo(5);
        assertThat(MovingFeast.EID_AL_ADHA.days(YearMonth.of(2024, 7))).isZero();
    }
}
