package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.mapping.MappingProposal.Proposal;

/** Tables as forms of parcels, tariffs and administrations have them: what their columns were taken for, and what for nothing. */
class NamesOfFormsTest {
    @TempDir
    Path dir;

    @Test
    void a_code_whose_word_is_cut_off_by_a_full_stop_is_no_level_of_items() throws IOException {
        assertThat(fields(
                        "NUMERO;COD.NCM;PESO LIQUIDO;QTDE ESTATISTICA",
                        "1;61091000;1620,91;3",
                        "2;61091000;20,5;7",
                        "3;85171300;0,75;2"))
                .contains("goods_item.hs_code", "goods_item.net_mass_kg", "goods_item.supplementary_quantity");
    }

    @Test
    void the_only_column_of_a_list_of_items_still_says_where_the_items_are() throws IOException {
        assertThat(fields("number;items.hs_code;grossWeight", "A1;610910;12", "A2;851713;13"))
                .contains("declaration.gross_mass_kg");
    }

    @Test
    void parties_that_are_codes_of_countries_are_asked_about() throws IOException {
        List<Proposal> columns =
                proposals("exporter;importer;hs_code", "TR;NL;610910", "DE;TR;851713", "NL;DE;090121", "CN;TR;401120");
        assertThat(columns.subList(0, 2))
                .allSatisfy(p -> assertThat(p.confidence()).isLessThan(MappingProposal.SURE));
    }

    @Test
    void whole_numbers_of_many_kinds_are_how_many_and_no_unit() throws IOException {
        assertThat(fields(
                        "Unidades;Código arancelario",
                        "683;61091000",
                        "245;85171300",
                        "17;09012100",
                        "31;61091000",
                        "865;85171300",
                        "12;40112000"))
                .containsExactly("goods_item.supplementary_quantity", "goods_item.hs_code");
        assertThat(fields(
                        "Unidad;Código arancelario",
                        "10;61091000",
                        "11;85171300",
                        "10;09012100",
                        "10;61091000",
                        "11;85171300",
                        "10;40112000"))
                .containsExactly("goods_item.supplementary_unit", "goods_item.hs_code");
    }

    @Test
    void a_model_of_goods_is_no_kind_of_declaration() throws IOException {
        assertThat(fields("Modelo;NCM", "X-100;61091000", "A54;85171300", "X-100;09012100"))
                .containsExactly("-", "goods_item.hs_code");
        assertThat(fields("MODELE;NCM", "IM4;61091000", "EX1;85171300", "IM4;09012100"))
                .startsWith("declaration.type_code");
    }

    @ParameterizedTest
    @CsvSource({"Пол,М,Ж", "Posta kodu,34000,06500", "Код на пощата,1000,4000", "Артикул,800262,52406"})
    void words_that_sound_like_those_of_customs_name_none_of_its_fields(String name, String one, String two)
            throws IOException {
        assertThat(fields(name + ";ТН ВЭД", one + ";6109100000", two + ";8517130000", one + ";0901210000"))
                .containsExactly("-", "goods_item.hs_code");
    }

    @Test
    void which_item_of_its_declaration_a_row_is_counts_within_declarations() throws IOException {
        assertThat(fields(
                        "MRN;Αριθμός είδους;Κωδικός εμπορεύματος",
                        "26GR1;1;61091000",
                        "26GR1;2;85171300",
                        "26GR2;1;09012100",
                        "26GR3;1;40112000",
                        "26GR3;2;61091000",
                        "26GR3;3;85171300"))
                .containsExactly("declaration.declaration_id", "goods_item.sequence", "goods_item.hs_code");
    }

    @Test
    void who_sends_and_gets_a_parcel_is_its_exporter_and_importer() throws IOException {
        assertThat(fields(
                        "tracking,sender_name,sender_country,recipient_name,recipient_id,recipient_address,description",
                        "AWB-1,Shenzhen Mobile Ltd,CN,Juan Garcia,12345678A,Calle Gran Via 42,Funda de silicona",
                        "AWB-2,Tokyo Fashion Co,JP,Maria Lopez,87654321B,Av Diagonal 156,Camiseta de algodon",
                        "AWB-3,Berlin Handel GmbH,DE,Pedro Ruiz,11223344C,Calle Serrano 88,Auriculares"))
                .containsSubsequence(
                        "declaration.exporter_name",
                        "declaration.export_country",
                        "declaration.importer_name",
                        "declaration.importer_id",
                        "declaration.importer_address",
                        "goods_item.description");
        assertThat(MappingProposal.of(write("tracking,description", "AWB-1,Funda", "AWB-2,Camiseta"))
                        .leftOut())
                .noneMatch(left -> "goods_item.hs_code".equals(left.field()));
    }

    @Test
    void boxes_by_one_letter_are_known_where_many_are() throws IOException {
        String row = ";SHENZHEN LTD;ALFA SA;CN;Chemises de coton;1;61091000;CN;15,5;14,2;1200,50";
        assertThat(fields(
                        "Numéro DAU;C2;C8;C15;C31;C32;C33;C34;C35;C38;C42",
                        "26SN1" + row,
                        "26SN2" + row,
                        "26SN3" + row))
                .containsExactly(
                        "declaration.declaration_id",
                        "declaration.exporter_name",
                        "declaration.importer_name",
                        "declaration.export_country",
                        "goods_item.description",
                        "goods_item.sequence",
                        "goods_item.hs_code",
                        "goods_item.origin_country",
                        "goods_item.gross_mass_kg",
                        "goods_item.net_mass_kg",
                        "goods_item.item_amount");
        assertThat(fields("C2;C8;C15", "a;b;CN", "c;d;DE")).containsOnly("-");
    }

    @Test
    void columns_that_a_program_numbers_are_no_boxes() throws IOException {
        String header = IntStream.rangeClosed(1, 40).mapToObj(i -> "V" + i).collect(Collectors.joining(";"));
        String row = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> i == 33 ? "61091000" : "x" + i)
                .collect(Collectors.joining(";"));
        assertThat(fields(header, row, row, row)).doesNotContain("goods_item.description", "declaration.importer_name");
    }

    @Test
    void names_that_end_in_the_number_of_their_box_are_understood() throws IOException {
        String row = ";SHENZHEN LTD;ALFA SA;5;CN;1;61091000;CN;15,5;14,2;1200,50";
        assertThat(fields(
                        "TescilNo;Gonderici2;Alici8;KapAdedi6_a;CikisUlkesi15_a;KalemNo32;Gtip33;MenseUlke34;BrutKg35;NetKg38;KalemFiyati42",
                        "26TR1" + row,
                        "26TR2" + row,
                        "26TR3" + row))
                .containsSubsequence(
                        "declaration.exporter_name",
                        "declaration.importer_name",
                        "declaration.export_country",
                        "goods_item.sequence",
                        "goods_item.hs_code",
                        "goods_item.origin_country",
                        "goods_item.gross_mass_kg",
                        "goods_item.net_mass_kg",
                        "goods_item.item_amount");
    }

    @Test
    void the_number_of_a_box_is_no_number_of_a_declaration() throws IOException {
        assertThat(proposals("boxNumber,hs_code", "12,610910", "7,851713", "9,090121")
                        .getFirst()
                        .confidence())
                .isLessThan(MappingProposal.SURE);
    }

    @Test
    void a_number_that_may_be_a_contracts_or_an_invoices_is_asked_about() throws IOException {
        Proposal paper = proposals("Số HĐ,Mã HS", "HD-12,610910", "HD-7,851713", "HD-9,090121")
                .getFirst();
        assertThat(paper.field()).isEqualTo("declaration.invoice_number");
        assertThat(paper.confidence()).isLessThan(MappingProposal.SURE);
    }

    @Test
    void places_that_are_codes_of_countries_are_asked_about() throws IOException {
        Proposal port = proposals("Loading port,hs_code", "CN,610910", "DE,851713", "KR,090121")
                .getFirst();
        assertThat(port.confidence()).isLessThan(MappingProposal.SURE);
    }

    @Test
    void rates_of_a_tariff_are_no_amounts() throws IOException {
        List<String> rows = new ArrayList<>(List.of("hscode,vat,cd"));
        IntStream.range(0, 80).forEach(i -> rows.add((61091000 + i) + "," + (i % 3) * 5 + "," + (i % 5) * 5));
        assertThat(proposals(rows.toArray(String[]::new)).subList(1, 3))
                .allSatisfy(p -> assertThat(p.confidence()).isLessThan(MappingProposal.SURE));
    }

    @ParameterizedTest
    @CsvSource({
        "Denominazione importatore,declaration.importer_name",
        "Descrizione delle merci,goods_item.description",
        "Nome della nave,declaration.transport_name",
        "Naam van het schip,declaration.transport_name",
        "Descrierea mărfurilor,goods_item.description",
        "Пристанище на товарене,declaration.loading_place",
        "ท่าเรือต้นทาง,declaration.loading_place",
        "พิกัดศุลกากร,goods_item.hs_code",
        "شماره فاکتور,declaration.invoice_number",
        "λιμάνι εκφόρτωσης,declaration.unloading_place",
        "수입자 상호,declaration.importer_name",
        "申告価格,goods_item.customs_value",
        "B/L番号,declaration.transport_document",
        "中文品名,goods_item.description",
        "Código país exportador,declaration.export_country",
        "Стоимость перевозки,goods_item.freight_amount",
        "DESTINATAIRE REEL,declaration.importer_name",
        "Vervoerder,declaration.carrier_name",
        "Prijs per stuk,goods_item.unit_price",
        "Número de paquetes,goods_item.packages",
        "Адрес получателя физического лица,declaration.importer_address",
        "orgnNatCd,goods_item.origin_country"
    })
    void names_of_forms_are_understood_as_they_stand(String name, String field) throws IOException {
        Proposal found = MappingProposal.of(write(name)).columns().getFirst();
        assertThat(found.field()).as(name).isEqualTo(field);
        assertThat(found.confidence()).as(name).isGreaterThanOrEqualTo(MappingProposal.SURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Код товара по ТН ВЭД", "Код товару за УКТ ЗЕД", "Kod towaru CN"})
    void the_title_of_a_box_for_the_code_of_the_goods_is_sure_enough_to_load(String name) throws IOException {
        Proposal code =
                proposals(name + ";x", "61091000;a", "85171300;b", "09012100;c").getFirst();
        assertThat(code.field()).isEqualTo("goods_item.hs_code");
        assertThat(code.confidence()).isGreaterThanOrEqualTo(0.8);
    }

    private List<String> fields(String... lines) throws IOException {
        return proposals(lines).stream()
                .map(p -> p.field() == null ? "-" : p.field())
                .toList();
    }

    private List<Proposal> proposals(String... lines) throws IOException {
        return MappingProposal.of(write(lines)).columns();
    }

    private Path write(String... lines) throws IOException {
        return Files.write(dir.resolve("table.csv"), List.of(lines));
    }
}
