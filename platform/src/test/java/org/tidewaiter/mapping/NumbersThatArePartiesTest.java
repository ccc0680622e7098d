package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.mapping.MappingProposal.Proposal;

/** Names whose words are those of another field, and what keeps them from being loaded as that unasked. */
class NumbersThatArePartiesTest {
    @TempDir
    Path directory;

    @Test
    void a_tax_number_is_a_partys_and_no_amount() throws IOException {
        Columns read = read(
                "BeyannameNo;Tarih;Importer;VergiNo;VatCode;Vergi", "B1;2024-03-01;ALPHA LTD;4870012345;77123;120.50");
        assertThat(read.field("VergiNo")).isEqualTo("declaration.importer_id");
        assertThat(read.confidence("VergiNo")).as("whose it is, is asked").isLessThan(MappingProposal.SURE);
        assertThat(read.field("VatCode")).isNotEqualTo("goods_item.vat_amount");
        assertThat(read.field("Vergi")).isEqualTo("goods_item.tax_assessed");
    }

    @Test
    void the_number_of_a_file_is_no_declarant_and_any_reference_is_asked_about() throws IOException {
        Columns read = read("FileNo;Reference number;Declarant;HS code", "F-1;R-77;BETA BROKERS;84713000");
        assertThat(read.field("FileNo")).isEqualTo("-");
        assertThat(read.confidence("Reference number")).isLessThan(MappingProposal.SURE);
        assertThat(read.field("Declarant")).isEqualTo("declaration.declarant_name");
    }

    @Test
    void the_country_that_ships_is_not_the_one_of_destination() throws IOException {
        Columns read = read("Beyanname No;Sevk Ülkesi;Varış Ülkesi", "B1;CN;TR");
        assertThat(read.field("Sevk Ülkesi")).isEqualTo("declaration.export_country");
        assertThat(read.field("Varış Ülkesi")).isEqualTo("declaration.destination_country");
    }

    @Test
    void a_number_of_goods_with_its_sign_is_which_one_and_not_how_many() throws IOException {
        assertThat(read("Номер МД;№ товару;Код УКТЗЕД", "24UA209000007335U5;1;7210490000")
                        .field("№ товару"))
                .isEqualTo("goods_item.sequence");
    }

    @Test
    void of_two_amounts_of_the_invoice_the_one_in_local_currency_is_not_its_amount() throws IOException {
        Columns read = read(
                "dec_no;dec_date;itm_no;itm_inv_amt_fc;itm_inv_amt_lc;cur_cd", "D1;2024-03-01;1;100.50;795.20;USD");
        assertThat(read.field("itm_inv_amt_fc")).isEqualTo("goods_item.item_amount");
        assertThat(read.field("itm_inv_amt_lc")).isNotIn("goods_item.item_amount", "declaration.invoice_amount");
    }

    @Test
    void decimals_are_amounts_of_supplementary_units_and_no_unit() throws IOException {
        assertThat(read("MRN;Unita supplementari", "24IT2771000008761T1;3041,40", "24IT2771000008762T0;86,20")
                        .field("Unita supplementari"))
                .isEqualTo("goods_item.supplementary_quantity");
    }

    @Test
    void a_few_values_that_come_again_and_again_are_no_numbers_of_declarations() throws IOException {
        List<String> lines = new ArrayList<>(List.of("doc_dec_cd;hs"));
        for (int i = 0; i < 24; i++) {
            lines.add((i % 3 == 0 ? "TR-207" : "TR-118") + ";8471300" + i % 2);
        }
        assertThat(read(lines.toArray(String[]::new)).field("doc_dec_cd")).isNotEqualTo("declaration.declaration_id");
    }

    @Test
    void boxes_of_several_things_are_told_by_the_word_beside_them() throws IOException {
        Columns read = read(
                "Box 1;Box 31 (desc);Box 31 (kind);Box 31 (cont);Box 33;Box 47 (rate A00);Box 47 (A00);Box 47 (B00);Box 47 total",
                "IM A;Laptop computers, 14 inch;CT;MSKU7248118;84713000;12.5;124.50;201.70;326.20");
        assertThat(read.field("Box 31 (desc)")).isEqualTo("goods_item.description");
        assertThat(read.field("Box 31 (kind)")).isEqualTo("goods_item.package_type");
        assertThat(read.field("Box 31 (cont)")).isEqualTo("goods_item.container_id");
        assertThat(read.field("Box 47 (rate A00)")).isEqualTo("goods_item.duty_rate_percent");
        assertThat(read.field("Box 47 (A00)")).isEqualTo("goods_item.duty_amount");
        assertThat(read.field("Box 47 (B00)")).isEqualTo("goods_item.vat_amount");
        assertThat(read.field("Box 47 total")).isEqualTo("goods_item.tax_assessed");
    }

    /** What is proposed for the columns of a file. */
    private record Columns(List<Proposal> proposals) {
        private Proposal of(String column) {
            return proposals.stream()
                    .filter(p -> p.column().equals(column))
                    .findFirst()
                    .orElseThrow();
        }

        /** The field, "-" for none. */
        String field(String column) {
            return String.valueOf(Objects.requireNonNullElse(of(column).field(), "-"));
        }

        double confidence(String column) {
            return of(column).confidence();
        }
    }

    private Columns read(String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve("file.csv"), String.join("\n", lines) + "\n");
        return new Columns(MappingProposal.of(file).columns());
    }
}
