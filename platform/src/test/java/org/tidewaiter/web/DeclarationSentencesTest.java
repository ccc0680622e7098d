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
    void every_table_of_lines_has_a_title_of_its_own_the_tables_of_people_too() {
        List<String> titles = Arrays.stream(LineTable.values())
                .map(table -> DeclarationSentences.title(new DeclaredLines(table, List.of(), List.of(), 0)))
                .toList();
        assertThat(titles).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }
}
