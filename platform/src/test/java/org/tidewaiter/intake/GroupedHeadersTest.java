package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of two rows whose lower row says what a column is, as the upper one only names a part of the form. */
@Tag("slow")
class GroupedHeadersTest {
    private static final String LOWER = "Declaration No,Acceptance date,Office code,HS Code,Description,"
            + "Country of origin,Importer TIN,Net mass kg,Customs value,Invoice currency";
    private static final String ROW = "D1,2024-03-11,A1,01012100,Live horses,FR,T1,12.5,100.5,EUR";

    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GENERAL", "Section A", "1. Common", "Box A", "Allgemeines", "PARTICULARS"})
    void the_lower_row_decides_where_the_upper_one_says_nothing(String group) throws IOException {
        Path file = counter.write("f.csv", group + ",,,GOODS DETAIL,,,TRADER,MASS,ASSESSMENT,", LOWER, ROW);
        assertThat(counter.load(file).ignored()).isEmpty();
        assertThat(counter.values("declaration_id || office_code || hs_code || importer_id || currency"))
                .containsExactly("D1A101012100T1EUR");
    }

    @Test
    void a_date_of_a_group_that_is_not_known_may_be_any_date() throws IOException {
        Path file = counter.write(
                "f.csv",
                "Xyzzy,,Rechnungsdaten,,GOODS,,",
                "Declaration No,Date,Number,Date,HS Code,Origin,Net mass kg",
                "D1,2024-03-11,I1,2024-03-09,01012100,FR,12.5");
        assertThatThrownBy(() -> counter.load(file)).hasMessageContaining("not sure of Xyzzy Date");
    }

    @Test
    void a_group_that_says_whose_the_columns_are_is_part_of_their_names() throws IOException {
        Path file = counter.write(
                "f.csv",
                "GENERAL,,Exporter,,Importer,,GOODS,,",
                "Declaration No,Acceptance date,TIN,Name,TIN,Name,HS Code,Origin,Net mass kg",
                "D1,2024-03-11,E1,Exporting Co,T1,Importing Co,01012100,FR,12.5");
        counter.load(file);
        assertThat(counter.values("exporter_id || importer_id")).containsExactly("E1T1");
    }
}
