package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.datamodel.Field;

/** Ways in which tables of systems and reports write the names of their columns, and what only the values tell. */
class NamesOfTablesTest {
    @TempDir
    Path directory;

    @Test
    void what_differs_between_the_items_of_a_declaration_is_theirs_whatever_its_name() throws IOException {
        Map<String, String> fields = fields(
                "Declaration number;Date;Item number;HS code;Invoice value;Gross weight of declaration",
                "D1;2024-03-01;1;84713000;100.50;90",
                "D1;2024-03-01;2;09012100;20.25;80",
                "D2;2024-03-02;1;84713000;7;70");
        assertThat(fields).containsEntry("Invoice value", "goods_item.item_amount");
        assertThat(fields).containsEntry("Gross weight of declaration", "goods_item.gross_mass_kg");
    }

    @Test
    void what_is_the_same_in_all_items_of_each_declaration_is_the_declarations() throws IOException {
        Map<String, String> fields = fields(
                "Declaration number;Date;Item number;HS code;Item price;Gross weight",
                "D1;2024-03-01;1;84713000;120.75;90",
                "D1;2024-03-01;2;09012100;120.75;80",
                "D2;2024-03-02;1;84713000;7;70",
                "D2;2024-03-02;2;84713000;7;71",
                "D3;2024-03-02;1;84713000;31;70",
                "D3;2024-03-02;2;09012100;31;70");
        assertThat(fields).containsEntry("Item price", "declaration.invoice_amount");
        assertThat(fields).containsEntry("Gross weight", "goods_item.gross_mass_kg");
    }

    @Test
    void without_declarations_of_several_items_the_name_decides() throws IOException {
        assertThat(fields(
                        "Declaration number;Date;HS code;Invoice value",
                        "D1;2024-03-01;84713000;100.50",
                        "D2;2024-03-01;09012100;20.25"))
                .containsEntry("Invoice value", "declaration.invoice_amount");
    }

    @Test
    void the_name_of_the_table_in_front_says_nothing() throws IOException {
        assertThat(fields(
                        "QWX_REG_DATE;QWX_HS_COD;QWX_CUR_COD;QWX_NET_MASS;IMP_NAME",
                        "2024-03-01;84713000;EUR;12.5;ALPHA LTD"))
                .containsEntry("QWX_HS_COD", "goods_item.hs_code")
                .containsEntry("QWX_CUR_COD", "declaration.currency")
                .containsEntry("QWX_NET_MASS", "goods_item.net_mass_kg")
                .containsEntry("IMP_NAME", "declaration.importer_name");
        assertThat(fields("IMP_NAME;IMP_TIN;IMP_ADDRESS;EXP_NAME", "ALPHA LTD;P051234;12 High Street;BETA LTD"))
                .as("whose a column is, is no name of a table")
                .containsEntry("IMP_TIN", "declaration.importer_id")
                .containsEntry("EXP_NAME", "declaration.exporter_name");
    }

    @Test
    void columns_that_a_user_added_to_sap_are_read_without_its_two_letters() throws IOException {
        assertThat(fields("BELNR;ZZMRN;ZZZOLLWERT;WAERS", "4711;24DE123456789012R3;120.50;EUR"))
                .containsEntry("ZZMRN", "declaration.declaration_id")
                .containsEntry("ZZZOLLWERT", "goods_item.customs_value")
                .containsEntry("WAERS", "declaration.currency");
    }

    @Test
    void the_box_in_front_decides_where_the_words_leave_it_open() throws IOException {
        assertThat(fields(
                        "Box 22 Currency;Box 22 Total invoiced;Box 42 Invoice value;Box 33 Code;Box 31 Marks",
                        "EUR;190.5;100.5;84713000;ABC 1/2",
                        "EUR;190.5;90;09012100;ABC 3"))
                .containsEntry("Box 22 Currency", "declaration.currency")
                .containsEntry("Box 22 Total invoiced", "declaration.invoice_amount")
                .containsEntry("Box 42 Invoice value", "goods_item.item_amount")
                .containsEntry("Box 33 Code", "goods_item.hs_code")
                .containsEntry("Box 31 Marks", "goods_item.marks");
    }

    @Test
    void short_words_written_as_one_are_parted_and_pounds_among_them_are_converted() throws IOException {
        Path file = write("ENTDATE;RELDATE;BRKCODE;SUPNAME;GRWTLB;QTY1;UOM1", "24063;24069;B12;BETA LTD;1000;5;NMB");
        MappingProposal proposal = MappingProposal.of(file);
        Map<String, String> fields = fields(proposal);
        assertThat(fields)
                .containsEntry("ENTDATE", "declaration.accepted_at")
                .containsEntry("BRKCODE", "declaration.declarant_id")
                .containsEntry("SUPNAME", "declaration.seller_name")
                .containsEntry("GRWTLB", "goods_item.gross_mass_kg")
                .containsEntry("QTY1", "goods_item.supplementary_quantity")
                .containsEntry("UOM1", "goods_item.supplementary_unit");
        assertThat(proposal.measure("GRWTLB").sentence(Field.GROSS_MASS_KG))
                .isEqualTo("from lb to kg (1 is 0.45359237 kg)");
        assertThat(proposal.decisions().assumed())
                .anyMatch(a -> a.equals("'ENTDATE' holds the year and the number of the day within it"));
    }

    @Test
    void a_unit_column_that_bears_the_whole_name_of_a_mass_is_of_that_mass_alone() throws IOException {
        MappingProposal proposal = MappingProposal.of(write(
                "TotalGrossMass;items.GrossMass;items.GrossMass@unitCode;items.NetMass;items.NetMass@unitCode",
                "900;0.5;TNE;400;KGM",
                "900;0.4;TNE;390;KGM"));
        assertThat(proposal.measure("items.GrossMass").unitIn()).isEqualTo("items.GrossMass@unitCode");
        assertThat(proposal.measure("items.NetMass").unitIn()).isEqualTo("items.NetMass@unitCode");
        assertThat(proposal.measure("TotalGrossMass").unitIn()).isNull();
    }

    @Test
    void columns_of_one_name_fill_nothing_and_the_others_are_read() throws IOException {
        assertThat(fields("Declaration number;HS code;Amount;Amount;Net mass", "D1;84713000;1;2;12.5"))
                .containsEntry("HS code", "goods_item.hs_code")
                .containsEntry("Net mass", "goods_item.net_mass_kg")
                .containsEntry("Amount (1 of 2)", "-")
                .containsEntry("Amount (2 of 2)", "-");
    }

    @Test
    void masses_and_amounts_of_one_name_are_left_out_aloud_and_stop_a_load() throws IOException {
        MappingProposal proposal = MappingProposal.of(write(
                "declaration_id;hs_code;net_mass_kg;note;net_mass_kg;note",
                "D1;84713000;12.5;a;7;b",
                "D2;84713000;2.5;a;7;b"));
        assertThat(proposal.leftOut())
                .extracting(LeftOutColumn::why)
                .containsExactly(
                        "'net_mass_kg (1 of 2)' is one of 2 columns of that name: which of them is"
                                + " goods_item.net_mass_kg is not sure",
                        "'net_mass_kg (2 of 2)' is one of 2 columns of that name: which of them is"
                                + " goods_item.net_mass_kg is not sure");
        assertThat(proposal.leftOut()).allMatch(LeftOutColumn::weighty);
    }

    @Test
    void a_running_number_is_no_number_of_a_declaration_with_a_total_below_it_either() throws IOException {
        assertThat(fields("N°;HS code", "1;84713000", "2;84713000", "3;84713000", "Total;"))
                .containsEntry("N°", "-");
    }

    @Test
    void how_many_of_a_unit_is_no_unit() throws IOException {
        assertThat(fields("HS code;Quantity", "84713000;23 CTN", "09012100;4 PCS"))
                .doesNotContainEntry("Quantity", "goods_item.supplementary_unit");
    }

    private Map<String, String> fields(String... lines) throws IOException {
        return fields(MappingProposal.of(write(lines)));
    }

    private static Map<String, String> fields(MappingProposal proposal) {
        Map<String, String> fields = new LinkedHashMap<>();
        proposal.columns().forEach(p -> fields.put(p.column(), p.field() == null ? "-" : p.field()));
        return fields;
    }

    private Path write(String... lines) throws IOException {
        List<String> all = Arrays.asList(lines);
        return Files.write(Files.createTempFile(directory, "t", ".csv"), all, StandardCharsets.UTF_8);
    }
}
