package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns whose names say nothing, or two things, and that are known by their values and by what stands beside them. */
class FoundByValuesTest {
    /** Numbers of containers with right check digits. */
    private static final List<String> CONTAINERS = List.of(
            "CSQU3054383",
            "MSKU6011672",
            "TCLU7218667",
            "TCLU5015824",
            "MSCU1000001",
            "MSCU1000070",
            "MSCU1000146",
            "MSCU1000212",
            "MSCU1000280",
            "MSCU1000357");

    private static final List<String> TERMS = List.of("FOB", "CIF", "EXW");
    private static final double[] RATES = {5, 10, 20};

    @TempDir
    Path directory;

    @Test
    void containers_and_terms_are_known_by_their_values_and_a_currency_is_asked_about() throws IOException {
        List<MappingProposal.Proposal> columns = proposals("Zqa;Zqb;Zqc", this::codes);
        assertThat(columns)
                .extracting(MappingProposal.Proposal::field)
                .containsExactly("goods_item.container_id", "declaration.incoterm", "declaration.currency");
        assertThat(columns.get(0).confidence()).isGreaterThan(MappingProposal.SURE);
        assertThat(columns.get(1).confidence()).isGreaterThan(MappingProposal.SURE);
        assertThat(columns.get(2).confidence()).isEqualTo(DoubtfulColumns.ASKED);
    }

    @Test
    void of_two_columns_of_currencies_none_is_taken_and_wrong_check_digits_are_no_containers() throws IOException {
        List<MappingProposal.Proposal> columns = proposals(
                "Zqa;Zqb;Zqc",
                row -> CONTAINERS.get(row).substring(0, 10) + "x;" + (row % 2 == 0 ? "USD;EUR" : "EUR;USD"));
        assertThat(columns).extracting(MappingProposal.Proposal::field).containsOnlyNulls();
    }

    @Test
    void what_is_the_value_times_the_rate_is_the_duty_that_is_asked_about_and_loaded_where_its_name_says_the_rates()
            throws IOException {
        String beside = "Customs value;Duty rate %;";
        MappingProposal.Proposal unnamed = proposals(beside + "Zqx", this::duty).get(2);
        assertThat(unnamed.field()).isEqualTo("goods_item.duty_amount");
        assertThat(unnamed.confidence()).isEqualTo(DoubtfulColumns.ASKED);
        MappingProposal.Proposal sibling =
                proposals("CUSTOMS_VALUE;TAX_DTY_RAT;TAX_DTY_AMT", this::duty).get(2);
        assertThat(sibling.field()).isEqualTo("goods_item.duty_amount");
        assertThat(sibling.confidence()).isGreaterThan(MappingProposal.SURE);
        assertThat(proposals(beside + "Total duties and taxes", this::duty)
                        .get(2)
                        .field())
                .endsWith("tax_assessed");
    }

    @Test
    void models_of_goods_are_no_kinds_of_declarations_and_a_paper_has_a_figure_in_its_number() throws IOException {
        assertThat(proposals("Modelo;Invoice ref", row -> "M" + row + ";" + (char) ('A' + row) + "BC").stream()
                        .map(MappingProposal.Proposal::field))
                .containsOnlyNulls();
        assertThat(proposals("Modelo;Invoice ref", row -> "IM4;A" + row).stream()
                        .map(MappingProposal.Proposal::field))
                .containsExactly("declaration.type_code", "declaration.invoice_number");
    }

    @Test
    void an_address_is_of_the_party_it_follows_and_a_box_has_parts() throws IOException {
        assertThat(proposals(
                                "Importer name;Địa chỉ;Supplier Name;Supplier Address;Consignee VAT No",
                                row -> "Acme " + row + ";" + row + " Main Street;Bauer;" + row + " Side Street;45" + row
                                        + "7")
                        .stream()
                        .map(MappingProposal.Proposal::field))
                .containsExactly(
                        "declaration.importer_name",
                        "declaration.importer_address",
                        "declaration.seller_name",
                        "declaration.exporter_address",
                        "declaration.importer_id");
        assertThat(proposals(
                                "BOX8_NAME;BOX14_ID;BOX14_NAME;BOX20_1;BOX20_2;BOX22_1;BOX22_2",
                                row -> "Acme " + row + ";A" + row + ";Manica;FOB;Izmir;EUR;" + (1000 + row) + ".50")
                        .stream()
                        .map(MappingProposal.Proposal::field))
                .containsExactly(
                        "declaration.importer_name",
                        "declaration.declarant_id",
                        "declaration.declarant_name",
                        "declaration.incoterm",
                        "declaration.delivery_place",
                        "declaration.currency",
                        "declaration.invoice_amount");
    }

    private String codes(int row) {
        return CONTAINERS.get(row) + ";" + TERMS.get(row % TERMS.size()) + ";" + (row % 2 == 0 ? "USD" : "EUR");
    }

    private String duty(int row) {
        double value = 1000 + 137.5 * row;
        double rate = RATES[row % RATES.length];
        return String.format(Locale.ROOT, "%.2f;%.0f;%.2f", value, rate, value * rate / 100);
    }

    private List<MappingProposal.Proposal> proposals(String header, java.util.function.IntFunction<String> row)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        for (int r = 0; r < CONTAINERS.size(); r++) {
            lines.add(row.apply(r));
        }
        return MappingProposal.of(Files.write(directory.resolve("values.csv"), lines))
                .columns();
    }
}
