package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Card;

class FormLabelsTest {
    private static final Card AUDIT =
            AnalysisRegister.all().named("audit-sample").card();

    @Test
    void a_name_in_brackets_is_the_label_of_the_form() {
        assertThat(FormLabels.in("Ask again (measure).", AUDIT, Locale.ENGLISH)).isEqualTo("Ask again (“Drawn by”).");
        assertThat(FormLabels.in("Redemander (measure, importer).", AUDIT, Locale.FRENCH))
                .isEqualTo("Redemander (« Tiré par », « Importateur »).");
    }

    @Test
    void a_label_that_stands_there_is_not_said_twice() {
        assertThat(FormLabels.in("Give it as “Importer” (importer).", AUDIT, Locale.ENGLISH))
                .isEqualTo("Give it as “Importer”.");
    }

    @Test
    void brackets_around_other_words_stay() {
        assertThat(FormLabels.in("It ends (transit_ended), or (measure, nothing).", AUDIT, Locale.ENGLISH))
                .isEqualTo("It ends (transit_ended), or (measure, nothing).");
    }
}
