package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OutcomeWordsTest {
    @Test
    void yes_is_conform_where_the_header_asks_whether_all_was_right() {
        assertThat(OutcomeWords.codes("Conforme", Set.of("Oui", "Non")))
                .containsEntry("Oui", "conform")
                .containsEntry("Non", "finding");
        assertThat(OutcomeWords.codes("Infraction", Set.of("Oui", "Non")))
                .containsEntry("Oui", "finding")
                .containsEntry("Non", "conform");
    }

    @Test
    void zero_and_one_are_known_though_only_one_of_them_stands_in_the_beginning() {
        assertThat(OutcomeWords.codes("Outcome", Set.of("0"))).containsEntry("1", "finding");
        assertThat(OutcomeWords.codes("Conforme", Set.of("1")))
                .containsEntry("1", "conform")
                .containsEntry("0", "finding");
    }

    @Test
    void words_of_which_most_are_not_known_are_no_outcomes() {
        assertThat(OutcomeWords.codes("Outcome", Set.of("A", "B", "ok"))).isEmpty();
    }
}
