package org.tidewaiter.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;

class AnnouncedArrivalTest {
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void an_arrival_may_lie_ahead() throws Refusal {
        LocalDate inThreeDays = today.plusDays(3);
        assertThat(ValueReader.micros(Field.ARRIVED_AT, inThreeDays.toString(), List.of()))
                .isEqualTo(inThreeDays.toEpochDay() * 86_400_000_000L);
        assertThat(ValueReader.micros(Field.ARRIVED_AT, today.minusDays(3).toString(), List.of()))
                .isEqualTo(today.minusDays(3).toEpochDay() * 86_400_000_000L);
    }

    @Test
    void but_not_by_more_than_a_year() {
        assertThatThrownBy(() -> ValueReader.micros(
                        Field.ARRIVED_AT, today.plusYears(1).plusDays(2).toString(), List.of()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void an_acceptance_may_not() {
        assertThatThrownBy(() ->
                        ValueReader.micros(Field.ACCEPTED_AT, today.plusDays(3).toString(), List.of()))
                .isInstanceOf(Refusal.class);
    }
}
