package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-5",
                "@SUM(1)",
                "\t=1",
                " =1",
                "\u00a0=1",
                "\u200b=1",
                "\ufeff@x",
                "\r\n=1",
                "\uff1d1+1",
                "\uff0b1",
                "\uff0d1",
                " \uff20x",
                "'=1",
                "''=1",
                "\tplain"
            })
    void what_a_spreadsheet_would_reckon_is_a_text_and_comes_back_as_it_was(String text) throws Exception {
        assertThat(FormulaGuard.text(text)).isEqualTo("'" + text);
        assertThat(FormulaGuard.original("'" + text)).isEqualTo(text);
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            assertThat(session.maps(FormulaGuard.query(
                                    session, "select '" + text.replace("'", "''") + "' as \"a b\", -5 as n"))
                            .getFirst()
                            .values())
                    .containsExactly("'" + text, -5);
            assertThat(session.maps(FormulaGuard.query(session, "select 1 as \"" + text.replace("\"", "\"\"") + "\""))
                            .getFirst()
                            .keySet())
                    .containsExactly("'" + text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "1-2", "'quoted'", "a@b", "12", "\u2212 3", "'", "it's =1"})
    void other_texts_stay_as_they_are(String text) {
        assertThat(FormulaGuard.text(text)).isEqualTo(text);
        assertThat(FormulaGuard.original(text)).isEqualTo(text);
    }
}
