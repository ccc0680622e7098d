package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked about although its name fits, and what a neighbour or the name itself makes sure. */
class DoubtfulColumnsTest {
    @TempDir
    Path directory;

    @Test
    void places_that_are_numbers_are_asked_about_and_those_in_words_are_loaded() throws IOException {
        assertThat(confidence(1, "Declaration No;Port of discharge", "A1;903", "A2;907"))
                .isEqualTo(DoubtfulColumns.ASKED);
        assertThat(confidence(1, "Declaration No;Port of discharge", "A1;San Antonio", "A2;Iquique"))
                .isGreaterThan(0.9);
    }

    @Test
    void codes_made_of_letters_of_a_name_are_those_of_own_books_and_tax_numbers_are_not() throws IOException {
        assertThat(confidence(
                        0, "Importer code;Importer name", "ACMIMPNYC;Acme Imports Inc", "HARFUR01;Harbor Furniture"))
                .isEqualTo(DoubtfulColumns.ASKED);
        assertThat(confidence(
                        0, "Importer code;Importer name", "P051234567A;Acme Imports", "P051234568B;Harbor Furniture"))
                .isGreaterThan(0.9);
    }

    @Test
    void a_value_that_is_of_no_invoice_is_no_price_where_nothing_says_its_currency() throws IOException {
        assertThat(confidence(1, "Line No;Line Goods Value Amount", "1;1200.50", "2;87.10"))
                .isEqualTo(DoubtfulColumns.ASKED);
        assertThat(confidence(1, "Line No;Line Goods Value Amount;Currency", "1;1200.50;USD", "2;87.10;EUR"))
                .isGreaterThan(0.9);
    }

    /** As national layouts of 178 columns have them: totals again in each row, columns that count, and columns that are empty. */
    @Test
    void totals_in_each_row_columns_that_count_and_empty_ones_are_not_sure() throws IOException {
        List<MappingProposal.Proposal> columns = proposals(
                "Declaration No;NUM_SEC;NUMITEM;FEC_RS;FECACEP;FOB;TOT_PESO;CTA_OTRO;VAL1;VAL2;SAD_DOLAR",
                "A1;;1;;13032024;2372,12;1234,56;223;248,84;61,73;0.000",
                "A1;;2;;13032024;2372,12;1234,56;223;248,84;61,73;0.000",
                "A2;;1;;14032024;4000,50;1300,00;223;300,10;61,73;0.000",
                "A2;;2;;14032024;4000,50;1300,00;223;300,10;61,73;0.000",
                "A3;;1;;15032024;5000,50;1400,00;223;310,10;61,73;0.000",
                "A3;;2;;15032024;5000,50;1400,00;223;310,10;61,73;0.000");
        Map<String, String> sure = new HashMap<>();
        columns.stream()
                .filter(p -> p.field() != null && p.confidence() >= MappingProposal.SURE)
                .forEach(p -> sure.put(p.column(), p.field()));
        assertThat(sure)
                .containsEntry("NUMITEM", "goods_item.sequence")
                .containsEntry("FECACEP", "declaration.accepted_at")
                .containsEntry("TOT_PESO", "declaration.gross_mass_kg")
                .doesNotContainKeys("NUM_SEC", "FEC_RS", "FOB", "CTA_OTRO", "VAL1", "SAD_DOLAR");
    }

    @Test
    void a_word_that_nobody_knows_makes_a_name_a_question() throws IOException {
        assertThat(confidence(1, "Declaration No;Zqx quantity stat", "A1;12.5", "A2;7"))
                .isLessThan(MappingProposal.SURE);
    }

    @Test
    void a_bare_name_is_of_the_party_whose_number_stands_before_it() throws IOException {
        List<MappingProposal.Proposal> columns = proposals(
                "CUI importator;Denumire;Exporter TIN;Name;Descriere",
                "RO1234567;SC Dacia Trade SRL;DE99;Muster GmbH;Anvelope noi",
                "RO7654321;SC Mures Lemn SRL;DE98;Holz AG;Scaune din lemn");
        assertThat(columns)
                .extracting(MappingProposal.Proposal::field)
                .containsExactly(
                        "declaration.importer_id",
                        "declaration.importer_name",
                        "declaration.exporter_id",
                        "declaration.exporter_name",
                        "goods_item.description");
    }

    @ParameterizedTest
    @CsvSource({
        "country, DE, FR, goods_item.origin_country",
        "Land, DE, FR, goods_item.origin_country",
        "pays, DE, FR, goods_item.origin_country",
        "bureau, FRPAR, FRLEH, declaration.office_code",
        "weight, 12.5, 88.1, goods_item.gross_mass_kg",
        "devise, EUR, USD, declaration.currency",
        "rate, 5.0, 10.0, goods_item.duty_rate_percent",
        "puerto, DEHAM, FRLEH, declaration.office_code",
        "vendedor, Acme Ltd, Bolt SA, declaration.seller_name",
        "nom, Acme Ltd, Bolt SA, ",
        "code, A1, B2, ",
        "fecha, 2024-01-03, 2024-01-04, ",
        "status, released, held, ",
        "Currency exchange type, EUR, USD, "
    })
    void a_plain_word_is_no_other_word_cut_short_and_no_field_that_its_values_refute(
            String name, String first, String second, @Nullable String field) throws IOException {
        boolean currency = "declaration.currency".equals(field);
        String cur = currency ? "" : ",cur";
        String of = currency ? "" : ",EUR";
        MappingProposal proposal = MappingProposal.of(Files.write(
                directory.resolve("plain.csv"),
                List.of(
                        "declaration_id,registration_date,hs," + name + ",amt" + cur + ",fob",
                        "D1,2024-01-03,870323," + first + ",1000.50" + of + ",1000",
                        "D2,2024-01-14,870324," + second + ",2000.50" + of + ",2000",
                        "D3,2024-01-15,870323," + first + ",3000.50" + of + ",3000")));
        assertThat(proposal.columns().get(3).field()).isEqualTo(field);
        assertThat(proposal.leftOut())
                .filteredOn(left -> !left.column().equals("weight")) // net or gross: asked about
                .noneMatch(LeftOutColumn::weighty);
    }

    @Test
    void the_order_of_days_that_a_name_states_is_used_and_what_values_prove_stands_above_it() throws IOException {
        assertThat(remarks("Acceptance Date (MM/DD/YYYY)", "01/05/2024", "02/05/2024"))
                .anyMatch(r -> r.contains("month, day, year") && r.contains("as its name says"));
        assertThat(remarks("Acceptance Date [DD-MM-YYYY]", "01-05-2024", "02-05-2024"))
                .anyMatch(r -> r.contains("day, month, year") && r.contains("as its name says"));
        assertThat(remarks("Acceptance Date (MM/DD/YYYY)", "01/05/2024", "22/05/2024"))
                .anyMatch(r -> r.contains("day, month, year") && r.contains("proves"));
    }

    private List<String> remarks(String title, String... days) throws IOException {
        MappingProposal proposal = proposal("Declaration No;" + title, "A1;" + days[0], "A2;" + days[1]);
        assertThat(proposal.columns().get(1).field()).isEqualTo("declaration.accepted_at");
        return proposal.remarks();
    }

    private double confidence(int column, String... lines) throws IOException {
        MappingProposal.Proposal proposal = proposals(lines).get(column);
        assertThat(proposal.field()).isNotNull();
        return proposal.confidence();
    }

    private List<MappingProposal.Proposal> proposals(String... lines) throws IOException {
        return proposal(lines).columns();
    }

    private MappingProposal proposal(String... lines) throws IOException {
        return MappingProposal.of(Files.writeString(directory.resolve("t.csv"), String.join("\n", lines) + "\n"));
    }
}
