package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.mapping.MappingProposal.Proposal;

/** Names that say one of two things: what the values make of them. */
class NamesOfTwoMeaningsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"Kilos", "Peso", "Weight", "Poids (kg)", "Вес"})
    void a_mass_that_is_called_neither_net_nor_gross_is_asked_about_unless_a_net_mass_beside_it_is_less(String name)
            throws IOException {
        assertThat(confidence("HS Code;" + name, "01012100;120.5", "09012100;88", "61091000;7"))
                .isEqualTo(DoubtfulColumns.ASKED);
        assertThat(confidence("Net Weight Kg;" + name, "120.5;125", "88;88", "7;9.5"))
                .isGreaterThan(MappingProposal.SURE);
        assertThat(confidence("Net Weight Kg;" + name, "120.5;125", "88;80", "7;9.5"))
                .isLessThan(MappingProposal.SURE);
    }

    @Test
    void a_mass_that_is_called_gross_is_sure() throws IOException {
        assertThat(confidence("HS Code;Peso bruto", "01012100;120.5", "09012100;88", "61091000;7"))
                .isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pcs", "Pieces", "Total Pcs"})
    void pieces_are_packages_only_where_another_column_is_the_quantity(String name) throws IOException {
        assertThat(confidence("HS Code;" + name, "01012100;1200", "09012100;371", "61091000;40"))
                .isEqualTo(DoubtfulColumns.ASKED);
        assertThat(confidence("Quantity;" + name, "1200;12", "371;4", "40;1")).isGreaterThan(MappingProposal.SURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cust. No.", "Cust No", "CUST_CODE", "CustCode", "Cust"})
    void a_number_of_customs_or_of_a_customer_is_asked_about(String name) throws IOException {
        assertThat(confidence("HS Code;" + name, "01012100;48210", "09012100;48247", "61091000;48284"))
                .isLessThan(MappingProposal.SURE);
    }

    @Test
    void an_office_that_is_another_in_every_row_is_asked_about_unless_its_name_says_office() throws IOException {
        List<String> rows = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            rows.add("0101210" + i + ";" + (48_210 + 37 * i));
            repeated.add("0101210" + i + ";" + (10_100 + i % 3));
        }
        assertThat(confidence("HS Code;Customs", rows.toArray(String[]::new))).isEqualTo(DoubtfulColumns.ASKED);
        assertThat(confidence("HS Code;Customs", repeated.toArray(String[]::new)))
                .isGreaterThan(0.9);
        assertThat(confidence("HS Code;Customs office", rows.toArray(String[]::new)))
                .isGreaterThan(0.9);
        assertThat(confidence("HS Code;Cust. Off.", repeated.toArray(String[]::new)))
                .isGreaterThan(0.9);
    }

    /** The confidence in the last of three columns or more; 0 where it fills none. */
    private double confidence(String names, String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Declaration No;Acceptance Date;" + names));
        for (int i = 0; i < rows.length; i++) {
            lines.add("A" + i + ";2024-03-1" + i + ";" + rows[i]);
        }
        Proposal last = MappingProposal.of(Files.write(directory.resolve("names.csv"), lines))
                .columns()
                .getLast();
        return last.field() == null ? 0 : last.confidence();
    }
}
