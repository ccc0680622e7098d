package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.casefile.DeclaredLines;
import org.tidewaiter.model.LineTable;

/** Sentences of a declaration. */
class DeclarationSentencesTest {
    @Test
    void heads_of_columns_are_words_and_units_not_names_of_the_database() {
        assertThat(List.of("type_code", "rate_percent", "net_mass_kg", "office"))
                .extracting(DeclarationSentences::heading)
                .containsExactly("Type", "Rate, %", "Net mass, kg", "Office");
    }

    @Test
    void every_table_of_lines_has_a_title_of_its_own_the_tables_of_people_too() {
        List<String> titles = Arrays.stream(LineTable.values())
                .map(table -> DeclarationSentences.title(new DeclaredLines(table, List.of(), List.of(), 0)))
                .toList();
        assertThat(titles).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }
}
