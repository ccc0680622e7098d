package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-5",
                "@SUM(1)",
                " =1",
                "\u00a0=1",
                "\u200b=1",
                "\ufeff@x",
                "\uff1d1+1",
                "\uff0b1",
                "\uff0d1",
                " \uff20x",
                "'=1",
                "''=1",
                "\tplain"
            })
    void what_a_spreadsheet_would_reckon_is_a_text_and_comes_back_as_it_was(String text) throws Exception {
        requireGuarded(text, "'" + text);
    }

    /** Apostrophes of the guard stand as ^ here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x;=1+1;y|x;^=1+1;y",
                "x;;-5|x;;^-5",
                "x; \"\"=1|x;^ \"\"=1",
                "x;'@y|x;^'@y",
                "a\\n=1|a\\n^=1",
                "a\\r\\n \uff0b1|a\\r\\n^ \uff0b1",
                "\\t=1|^\\t^=1",
                "\\r\\n=1|^\\r\\n^=1",
                "a;\\t=1|a;^\\t^=1",
                "=1;+2|^=1;^+2"
            })
    void what_would_be_a_value_of_its_own_in_another_country_is_guarded_too(String written, String meant)
            throws Exception {
        requireGuarded(unescaped(written), unescaped(meant).replace('^', '\''));
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    }

    private static void requireGuarded(String text, String guarded) throws Exception {
        assertThat(FormulaGuard.text(text)).isEqualTo(guarded);
        assertThat(FormulaGuard.original(guarded)).isEqualTo(text);
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            assertThat(session.maps(FormulaGuard.query(
                                    session, "select '" + text.replace("'", "''") + "' as \"a b\", -5 as n"))
                            .getFirst()
                            .values())
                    .containsExactly(guarded, -5);
            assertThat(session.maps(FormulaGuard.query(session, "select 1 as \"" + text.replace("\"", "\"\"") + "\""))
                            .getFirst()
                            .keySet())
                    .containsExactly(guarded);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a=1", "1-2", "'quoted'", "a@b", "12", "\u2212 3", "'", "it's =1", "a;b", "a; b=1", "a\n b"})
    void other_texts_stay_as_they_are(String text) {
        assertThat(FormulaGuard.text(text)).isEqualTo(text);
        assertThat(FormulaGuard.original(text)).isEqualTo(text);
    }

    @Test
    void no_value_begins_as_a_formula_wherever_a_spreadsheet_parts_the_line_and_all_come_back() {
        Random random = new Random(20261201);
        String signs = "=+-@;;;\t\r\n''\"\" \u00a0\u200bab1,";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            String value = text.toString();
            String guarded = FormulaGuard.text(value);
            assertThat(FormulaGuard.original(guarded)).as(value).isEqualTo(value);
            StringWriter line = new StringWriter();
            try (CsvWriter out = CsvWriter.forPeople(line)) {
                out.row("first", value);
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
            List<CsvRecord> rows = CsvReader.builder()
                    .fieldSeparator(';')
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .allowExtraCharsAfterClosingQuote(true)
                    .ofCsvRecord(line.toString())
                    .stream()
                    .toList();
            assertThat(rows)
                    .flatMap(CsvRecord::getFields)
                    .as(value + " as " + line)
                    .noneMatch(cell -> cell.strip().matches("(?s)[=+@-].*"));
        }
    }
}
