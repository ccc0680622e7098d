package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tidewaiter.casefile.DeclaredLines;
import org.tidewaiter.datamodel.LineTable;

/** Sentences of a declaration. */
class DeclarationSentencesTest {
    @Test
    void heads_of_columns_are_words_and_units_not_names_of_the_database() {
        assertThat(List.of("type_code", "rate_percent", "net_mass_kg", "office"))
                .extracting(column -> DeclarationSentences.heading(column, PageLanguage.ENGLISH))
                .containsExactly("Type", "Rate, %", "Net mass, kg", "Office");
    }

    @Test
    void every_table_of_lines_has_a_title_of_its_own_the_tables_of_people_too() {
        List<String> titles = Arrays.stream(LineTable.values())
                .map(table -> DeclarationSentences.title(
                        new DeclaredLines(table, List.of(), List.of(), 0), PageLanguage.ENGLISH))
                .toList();
        assertThat(titles).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @Test
    void every_column_of_lines_has_a_head_in_french() {
        PageLanguage french = new PageLanguage(Locale.FRENCH);
        assertThat(Arrays.stream(LineTable.values()).flatMap(table -> table.columns().stream()))
                .isNotEmpty()
                .allSatisfy(column -> assertThat(WhatFor.words("lines_fr.yaml").get(column.name()))
                        .isNotBlank());
        assertThat(DeclarationSentences.heading("rate_percent", french)).isEqualTo("Taux, %");
    }
}
