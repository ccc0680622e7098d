package org.tidewaiter.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Importer A: 3 of 9 controls before found something (all goods: 4 of 100), which raises the risk"
                        + " | Importer A: 3 of 9 controls before found something",
                "Price per kg 2.10, 3.4 robust deviations below its peers (a question to ask, never a value), which"
                        + " raises the risk | Price per kg 2.10, 3.4 robust deviations below its peers",
                "Supplier which raises the risk (all goods): never seen before, which lowers the risk"
                        + " | Supplier which raises the risk (all goods): never seen before",
                "Importer A: 0 of 17 controls before found something (all goods: 4 of 100); together with the rest of the"
                        + " declaration it raises the risk | Importer A: 0 of 17 controls before found something (all"
                        + " goods: 4 of 100); together with the rest of the declaration it raises the risk",
                "The same goods came before (importer A): 1 of 2 controls found something"
                        + " | The same goods came before (importer A): 1 of 2 controls found something"
            })
    void the_brief_form_leaves_out_what_a_list_shows_already(String sentence, String brief) {
        assertThat(new Reason("importer", 0.5, sentence, Map.of()).brief(java.util.Locale.ENGLISH))
                .isEqualTo(brief);
    }
}
