package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.intake.Door;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadReport;

/** Layouts as wide as national systems publish them: totals on each row, columns that only a number tells apart, columns that are empty. */
class WideLayoutsTest {
    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("wide.csv"), text);
    }

    /** What a load would take unasked, by column: a field's path or a line's. */
    private static Map<String, String> unasked(MappingProposal proposal) {
        Map<String, String> taken = proposal.columns().stream()
                .filter(MappingProposal.Proposal::isSure)
                .collect(Collectors.toMap(MappingProposal.Proposal::column, p -> String.valueOf(p.field())));
        proposal.lines().forEach((column, line) -> taken.put(column, line.path()));
        return taken;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tax[1].type,tax[1].amount,tax[2].type,tax[2].amount",
                "tax[0].type,tax[0].amount,tax[1].type,tax[1].amount",
                "tax_1_type,tax_1_amount,tax_2_type,tax_2_amount",
                "tax_0_type,tax_0_amount,tax_1_type,tax_1_amount",
                "tax1_type,tax1_amount,tax2_type,tax2_amount",
                "taxes.1.type,taxes.1.amount,taxes.2.type,taxes.2.amount",
                "Tax Type 1,Tax Amount 1,Tax Type 2,Tax Amount 2",
                "TaxType1,TaxAmount1,TaxType2,TaxAmount2",
                "Tipo de impuesto 1,Monto de impuesto 1,Tipo de impuesto 2,Monto de impuesto 2",
                "TAX_CODE_01,TAX_AMOUNT_01,TAX_CODE_02,TAX_AMOUNT_02"
            })
    void columns_that_only_a_number_tells_apart_are_lines_however_they_are_numbered(String names) throws IOException {
        Path file = file("declaration_id,sequence,accepted_at,hs_code," + names
                + "\nT-1,1,2024-03-04,610910,A00,10.5,B00,20.25\nT-1,2,2024-03-04,620342,A00,1.5,,\n");
        assertThat(names.split(","))
                .extracting(unasked(MappingProposal.of(file))::get)
                .containsExactly(
                        "tax_line[1].type_code", "tax_line[1].amount", "tax_line[2].type_code", "tax_line[2].amount");
    }

    @Test
    void lines_of_numbered_columns_are_stored_and_those_of_other_words_are_named_as_what_has_to_be_said()
            throws IOException {
        Path file = file(
                "declaration_id,sequence,accepted_at,hs_code,item_amount,currency,tax_0_type,tax_0_amount,tax_1_type,"
                        + "tax_1_amount,container_1,container_2,VAL1,VAL2\n"
                        + "T-1,1,2024-03-04,610910,100,EUR,A00,10.5,B00,20.25,MSKU1234565,TCLU7654323,5.50,6.50\n"
                        + "T-2,1,2024-03-04,620342,100,EUR,A00,1.5,,,MSKU1234565,,7.50,\n");
        assertThat(unasked(MappingProposal.of(file))).doesNotContainKeys("VAL1", "VAL2");
        assertThat(MappingProposal.of(file).remarks())
                .anyMatch(r -> r.startsWith("left out: 'VAL1' is one of several") && r.contains("tax_line[1].amount"));
        try (Door door = new Door(directory)) {
            assertThat(door.with(MappingProposal.of(file).yaml("lines"))
                            .load(file, LoadOptions.plain(Actor.systemUser()))
                            .accepted())
                    .isEqualTo(2);
            assertThat(door.number("select count(*) from tax_line")).isEqualTo(3);
            assertThat(door.number("select sum(amount * 100)::bigint from tax_line where type_code = 'A00'"))
                    .isEqualTo(1200);
            assertThat(door.number("select count(*) from container")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Tax Amount 1,Tax Amount 2", "Quantity 1,Quantity 2", "MON_178,MON_191,MON_699", "CTA1,CTA2"})
    void one_of_several_is_never_taken_for_the_whole_unasked(String names) throws IOException {
        String values = "12.5,".repeat(names.split(",").length).replaceFirst(",$", "");
        Path file = file("declaration_id,sequence,accepted_at,hs_code," + names + "\n"
                + IntStream.range(1, 5)
                        .mapToObj(i -> "T-" + i + ",1,2024-03-04,610910," + values + "\n")
                        .collect(Collectors.joining()));
        assertThat(unasked(MappingProposal.of(file))).doesNotContainKeys(names.split(","));
    }

    @Test
    void totals_that_stand_again_in_each_row_are_the_declarations_or_asked_about() throws IOException {
        String rows = IntStream.range(1, 7)
                .mapToObj(d -> IntStream.range(1, 3)
                        .mapToObj(i -> "N%d;%d;2024-03-0%d;84713000;%d.50;%d.25;%d.10;%d.75;%d;%d.33;%d.11\n"
                                .formatted(d, i, d, 100 * d + i, 900 * d, 80 * d, 20 * d, 13 * d, 1200 * d, 7 * d + i))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining());
        MappingProposal proposal = MappingProposal.of(file(
                "declaration_id;sequence;FECHA_ACEPTACION;hs_code;CIF_ITEM;FOB;FLETE;SEGURO;TOT_BULTOS;TOT_PESO;PESO_NETO\n"
                        + rows));
        assertThat(unasked(proposal))
                .containsEntry("CIF_ITEM", "goods_item.customs_value")
                .containsEntry("PESO_NETO", "goods_item.net_mass_kg")
                .containsEntry("FLETE", "declaration.freight_amount")
                .containsEntry("SEGURO", "declaration.insurance_amount")
                .containsEntry("TOT_BULTOS", "declaration.packages")
                .containsEntry("TOT_PESO", "declaration.gross_mass_kg")
                .as("the model has no FOB value of a declaration")
                .doesNotContainKey("FOB");
    }

    @Test
    void no_column_of_money_and_none_that_rows_contradict_is_the_number_of_the_declaration() throws IOException {
        String header = "%s,sequence,accepted_at,hs_code,item_amount\n";
        String rows = IntStream.range(1, 7)
                .mapToObj(d -> "%s,1,2024-03-0" + d + ",610910,10.5\n%s,2,2024-03-0" + d + ",610910,11.5\n")
                .collect(Collectors.joining());
        for (Map.Entry<String, String> column :
                List.of(Map.entry("SAD_DOLAR", "0.000"), Map.entry("SAD", "12.500"), Map.entry("SAD_NUM", "4711"))) {
            Path file = file((header + rows)
                    .formatted(
                            column.getKey(),
                            column.getValue(),
                            column.getValue(),
                            column.getValue(),
                            column.getValue(),
                            column.getValue(),
                            column.getValue(),
                            column.getValue(),
                            column.getValue(),
                            column.getValue(),
                            column.getValue(),
                            column.getValue(),
                            column.getValue(),
                            column.getValue()));
            assertThat(unasked(MappingProposal.of(file))).as("%s", column).doesNotContainKey(column.getKey());
            assertThatThrownBy(() -> MappingProposal.of(file).sureMapping())
                    .hasMessageContaining("declaration.declaration_id");
        }
    }

    @Test
    void a_column_without_values_neither_takes_a_field_from_one_that_has_some_nor_answers_what_every_row_needs()
            throws IOException {
        MappingProposal proposal =
                MappingProposal.of(file("declaration_id,NUM_SEC,NUMITEM,FEC_ACEPTACION,hs_code,Acceptance date\n"
                        + "A-1,,1,,610910,2024-03-04\nA-1,,2,,620342,2024-03-04\nA-2,,1,,620342,2024-03-05\n"));
        assertThat(unasked(proposal))
                .containsEntry("Acceptance date", "declaration.accepted_at")
                .containsEntry("NUMITEM", "goods_item.sequence");
        MappingProposal without =
                MappingProposal.of(file("declaration_id,FEC_ACEPTACION,hs_code\nA-1,,610910\nA-2,,620342\n"));
        assertThat(without.missing()).containsExactly("declaration.accepted_at");
    }

    @Test
    void masses_packages_and_prices_that_are_nought_in_every_row_are_asked_about() throws IOException {
        MappingProposal proposal = MappingProposal.of(
                file(
                        "declaration_id,accepted_at,hs_code,Total packages,Net weight,Duty amount\n"
                                + "A-1,2024-03-04,610910,0,0.00,0\nA-2,2024-03-04,620342,0,0.00,0\nA-3,2024-03-05,620342,0,0.00,0\n"));
        assertThat(unasked(proposal)).containsKey("Duty amount").doesNotContainKeys("Total packages", "Net weight");
    }

    @Test
    void the_own_column_of_the_items_gets_the_field_that_a_total_was_taken_for() throws IOException {
        String rows = IntStream.range(1, 6)
                .mapToObj(d -> IntStream.range(1, 3)
                        .mapToObj(i -> "N%d;%d;2024-03-0%d;84713000;%d.5;%d.25;22;%d;80;2\n"
                                .formatted(d, i, d, 300 * d, 100 * d + i, 5 * d))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining());
        MappingProposal proposal = MappingProposal.of(file(
                "numeroDI;numeroAdicao;dataRegistro;codigoNcm;cargaPesoLiquido;dadosMercadoriaPesoLiquido;TPO_BUL1;CANT_BUL1;TPO_BUL2;CANT_BUL2\n"
                        + rows));
        assertThat(unasked(proposal))
                .containsEntry("dadosMercadoriaPesoLiquido", "goods_item.net_mass_kg")
                .doesNotContainKey("cargaPesoLiquido")
                .as("packages that are the same in all items are those of the declaration")
                .containsEntry("TPO_BUL1", "declaration.packaging[1].package_type")
                .containsEntry("CANT_BUL1", "declaration.packaging[1].packages");
    }

    @Test
    void items_are_where_the_code_of_the_goods_is_and_lists_in_them_are_no_rows() throws IOException {
        String item = """
            {"seriBarang":%d,"posTarif":"%s","netto":%d.5,"uraian":"LAPTOP COMPUTER","tarif":[{"jenis":"BM","bayar":5},{"jenis":"PPN","bayar":7}]}""";
        String declaration = """
            {"nomorAju":"A%1$d","tanggalAju":"2024-03-0%1$d","netto":603,"barang":[%2$s,%3$s],
             "dokumen":[{"idDokumen":"1","kodeDokumen":"380","nomorDokumen":"INV-%1$d","tanggalDokumen":"2024-03-01"},
                        {"idDokumen":"2","kodeDokumen":"705","nomorDokumen":"BL-%1$d","tanggalDokumen":"2024-03-02"}],
             "kontainer":[{"nomorKontainer":"MSKU1234565"},{"nomorKontainer":"TCLU7654323"}]}""";
        String all = IntStream.range(1, 4)
                .mapToObj(d -> declaration.formatted(
                        d, item.formatted(1, "84713020", 100 + d), item.formatted(2, "85171300", 200 + d)))
                .collect(Collectors.joining(",", "[", "]"));
        Path file = Files.writeString(directory.resolve("ceisa.json"), all);
        MappingProposal proposal = MappingProposal.of(file);
        assertThat(unasked(proposal))
                .containsEntry("barang.netto", "goods_item.net_mass_kg")
                .containsEntry("dokumen", "declaration.document")
                .doesNotContainKey("netto");
        assertThat(proposal.remarks()).anyMatch(r -> r.startsWith("left out: 'barang.tarif' holds lists"));
        String mapping = proposal.choosing(Map.of(
                        "nomorAju", "declaration.declaration_id",
                        "tanggalAju", "declaration.accepted_at",
                        "barang.seriBarang", "goods_item.sequence",
                        "barang.posTarif", "goods_item.hs_code",
                        "barang.netto", "goods_item.net_mass_kg"))
                .chosenYaml("nested", Map.of());
        try (Door door = new Door(directory)) {
            LoadReport report = door.with(mapping).load(file, LoadOptions.plain(Actor.systemUser()));
            assertThat(report.read()).isEqualTo(6);
            assertThat(report.accepted()).isEqualTo(6);
            assertThat(door.number("select count(*) from document where reference = 'BL-2' and type_code = '705'"))
                    .isEqualTo(1);
            assertThat(door.number("select count(*) from container")).isEqualTo(6);
            assertThat(door.number("select sum(net_mass_kg)::bigint from goods_item"))
                    .isEqualTo(915);
        }
    }

    @Test
    void content_of_which_nothing_was_accepted_is_refused_again_with_that_and_the_way_on() throws IOException {
        Path file = file("declaration_id,accepted_at,hs_code\nA-1,soon,610910\nA-2,later,610910\n");
        try (Door door = new Door(directory)) {
            Door read = door.with(
                    "name: plain\ncolumns:\n  declaration_id: declaration.declaration_id\n  accepted_at: declaration.accepted_at\n"
                            + "  hs_code: goods_item.hs_code\n");
            assertThat(read.load(file, LoadOptions.plain(Actor.systemUser())).accepted())
                    .isZero();
            assertThatThrownBy(() -> read.load(file, LoadOptions.plain(Actor.systemUser())))
                    .hasMessageContaining("accepted nothing of it")
                    .hasMessageContaining("--again");
        }
    }
}
