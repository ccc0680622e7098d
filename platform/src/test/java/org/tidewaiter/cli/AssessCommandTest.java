package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AssessCommandTest {
    @Test
    void an_expired_rule_is_told_as_such_and_not_as_one_that_holds_of_nothing() {
        assertThat(AssessCommand.hits("shoes", 0, LocalDate.of(2024, 11, 30)))
                .isEqualTo("Rule shoes expired on 2024-11-30, not applied.");
        assertThat(AssessCommand.hits("shoes", 0, null)).isEqualTo("Rule shoes holds of 0 declarations.");
        assertThat(AssessCommand.hits("shoes", 1, null)).isEqualTo("Rule shoes holds of 1 declaration.");
    }
}
