package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.cli.Commands;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.intake.Door;
import org.tidewaiter.intake.LoadOptions;

class MappingProposalTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_broker_of_a_sad_export_is_not_taken_for_its_number() throws IOException {
        Path file = Files.writeString(directory.resolve("sad.csv"), """
            IDE_REG_DAT;DEC_COD;GDS_ORG_CTY
            02/01/2024;B74476;US
            03/01/2024;B74476;CN
            """);
        MappingProposal proposal = MappingProposal.of(file);
        assertThat(proposal.columns().get(1).field()).isEqualTo("declaration.declarant_id");
        assertThat(proposal.yaml("sad")).as("no code is translated to itself").doesNotContain("codes:");
    }

    @Test
    void a_spanish_file_in_windows_1252_gets_a_mapping_that_loads_every_row() throws IOException {
        Path file = Files.write(directory.resolve("es.csv"), """
            N° Declaración;Fecha Aceptación;Aduana;País Origen;Posición Arancelaria;Peso Neto;Valor FOB;NombreImportador;Dirección importador
            00123;31/12/2020;01;CN;8471.30;1.234,56;99,5;ACME;Calle 1
            00124;15/01/2021;01;US;8471.30;5,25;10,0;ACME;Calle 2
            """.getBytes(Charset.forName("windows-1252")));
        MappingProposal proposal = MappingProposal.of(file);
        assertThat(proposal.columns())
                .extracting(MappingProposal.Proposal::field)
                .containsExactly(
                        "declaration.declaration_id",
                        "declaration.accepted_at",
                        "declaration.office_code",
                        "goods_item.origin_country",
                        "goods_item.hs_code",
                        "goods_item.net_mass_kg",
                        "goods_item.fob_value",
                        "declaration.importer_name",
                        "declaration.importer_address");
        assertThat(proposal.yaml("es"))
                .as("the reader finds the delimiter, here and in the next file")
                .doesNotContain("delimiter")
                .contains("encoding: windows-1252", "date: dmy", "decimal: \",\"", "grouping: \".\"");
        try (Door door = new Door(directory)) {
            assertThat(door.with(proposal.yaml("es"))
                            .load(file, LoadOptions.plain(Actor.systemUser()))
                            .accepted())
                    .isEqualTo(2);
            assertThat(door.number("select count(*) from goods_item where net_mass_kg = 1234.56"))
                    .isEqualTo(1);
            assertThat(door.number("select count(*) from declaration where importer_id = 'ACME'"))
                    .as("the name identifies a party that has no number")
                    .isEqualTo(2);
        }
    }

    @Test
    void french_and_portuguese_names_are_known() throws IOException {
        assertThat(MappingProposal.of(write("NumeroDeclaration,DateEnregistrement,Code SH,Poids brut,Destinataire\n"
                                + "1,2020-01-02,010121,5,X\n"))
                        .columns())
                .extracting(MappingProposal.Proposal::field)
                .containsExactly(
                        "declaration.declaration_id",
                        "declaration.accepted_at",
                        "goods_item.hs_code",
                        "goods_item.gross_mass_kg",
                        "declaration.importer_id");
        assertThat(MappingProposal.of(write(
                                "numero_declaracao,data,ncm,peso_liquido,importador\n1,2020-01-02,01012100,5,X\n"))
                        .columns())
                .extracting(MappingProposal.Proposal::field)
                .containsExactly(
                        "declaration.declaration_id",
                        "declaration.accepted_at",
                        "goods_item.hs_code",
                        "goods_item.net_mass_kg",
                        "declaration.importer_id");
    }

    @Test
    void the_tariff_of_the_eurasian_union_is_known_written_apart_too() throws IOException {
        for (String name : new String[] {"Код ТН ВЭД", "Код ТНВЭД", "ТН ВЭД ЕАЭС", "Код УКТ ЗЕД"}) {
            MappingProposal.Proposal tariff = MappingProposal.of(
                            write("Номер декларации;" + name + ";Вес нетто, тн\n1;8471300000;5\n2;0902100001;6\n"))
                    .columns()
                    .get(1);
            assertThat(tariff.field()).as(name).isEqualTo("goods_item.hs_code");
            assertThat(tariff.confidence()).as(name).isGreaterThan(0.8);
        }
    }

    @Test
    void a_column_named_as_a_field_is_that_field_whatever_its_values() throws IOException {
        assertThat(MappingProposal.of(write(
                                "declaration.declaration_id,declaration.accepted_at,goods_item.hs_code,goods_item.customs_value,Declaration.Customs_Value\n"
                                        + "A,2024-01-02,010121,5,7\n"))
                        .columns())
                .extracting(MappingProposal.Proposal::field)
                .containsExactly(
                        "declaration.declaration_id",
                        "declaration.accepted_at",
                        "goods_item.hs_code",
                        "goods_item.customs_value",
                        "declaration.customs_value");
    }

    @Test
    void a_column_whose_values_do_not_fit_is_not_proposed_and_what_is_missing_is_said() throws IOException {
        MappingProposal proposal =
                MappingProposal.of(write("HS_CODE,ORIGIN_COUNTRY,GROSS_WEIGHT,DATE\nbread,a country,heavy,12\n"));
        assertThat(proposal.columns())
                .extracting(MappingProposal.Proposal::field)
                .containsOnlyNulls();
        assertThat(proposal.missing())
                .containsExactly("declaration.declaration_id", "declaration.accepted_at", "goods_item.hs_code");
    }

    @Test
    void values_are_looked_at_in_workbooks_and_parquet_too() throws IOException {
        Path workbook = directory.resolve("v.xlsx");
        try (var out = Files.newOutputStream(workbook);
                var book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("s");
            List<String> names = List.of("Declaration number", "Registration date", "HS code", "Net weight");
            List<String> values = List.of("A", "by ship", "bread", "heavy");
            for (int c = 0; c < names.size(); c++) {
                sheet.value(0, c, names.get(c));
                sheet.value(1, c, values.get(c));
            }
        }
        Path parquet = directory.resolve("v.parquet");
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            session.execute("copy (select 'A' as \"Declaration number\", 'by ship' as \"Registration date\","
                    + " 'bread' as \"HS code\", 'heavy' as \"Net weight\") to '" + parquet + "' (format parquet)");
        }
        for (Path file : List.of(workbook, parquet)) {
            assertThat(MappingProposal.of(file).columns())
                    .as(file.toString())
                    .extracting(MappingProposal.Proposal::field)
                    .containsExactly("declaration.declaration_id", null, null, null);
        }
    }

    @Test
    void countries_by_name_in_four_languages_are_translated_in_the_mapping() throws IOException {
        assertThat(MappingProposal.of(write("HS_CODE,ORIGIN_COUNTRY\n"
                                + "010121,China\n"
                                + "010121,ALEMANIA\n"
                                + "010121,Brésil\n"
                                + "010121,USA\n"
                                + "010121,FR\n"))
                        .yaml("c"))
                .contains(
                        "field: goods_item.origin_country",
                        "codes: {\"ALEMANIA\": \"DE\", \"Brésil\": \"BR\", \"China\": \"CN\", \"USA\": \"US\"}",
                        "declaration.declaration_id: \"{file}-{line}\"");
    }

    @Test
    void the_command_prints_json_writes_once_and_never_over_a_file() throws IOException {
        Path file = write("Declaration ID,Date,HS6 Code,Fraud,Color\n1,2020-01-02,010121,1,red\n");
        Path target = directory.resolve("m.yaml");
        assertThat(run("map", file.toString(), "--json", "--out", target.toString()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{\"columns\":[{\"column\":\"Declaration"
                        + " ID\",\"field\":\"declaration.declaration_id\",\"confidence\":")
                .contains("{\"column\":\"Color\",\"field\":null,\"confidence\":0.0}");
        try (Door door = new Door(directory)) {
            assertThat(door.with(Files.readString(target))
                            .load(file, LoadOptions.plain(Actor.systemUser()))
                            .accepted())
                    .isEqualTo(1);
            assertThat(door.number("select count(*) from control where outcome = 'finding'"))
                    .isEqualTo(1);
        }
        assertThat(run("map", file.toString(), "--out", target.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("is there already");
    }

    private int run(String... arguments) {
        return Commands.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "f", ".csv"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "number_containers,3",
        "no_of_containers,12",
        "Container Count,1",
        "NumberOfContainers,2",
        "Nombre de conteneurs,4",
        "container,2.0",
        "no_of_invoices,2",
        "Number of declarations,7"
    })
    void how_many_there_are_is_not_which_one_it_is(String column, String value) throws IOException {
        assertThat(MappingProposal.of(write("HS_CODE," + column + "\n010121," + value + "\n010121," + value + "\n"))
                        .columns()
                        .getLast()
                        .field())
                .isNotIn(
                        "goods_item.container_id",
                        "declaration.invoice_number",
                        "declaration.declaration_id",
                        "goods_item.vehicle_id");
    }

    @ParameterizedTest
    @CsvSource({
        "container_number,MSKU1234565,goods_item.container_id",
        "no_of_packages,7,packages",
        "Number of packages,3,packages",
        "declaration_number,7,declaration.declaration_id",
        "numero de declaracion,12,declaration.declaration_id",
        "number_of_items,3,declaration.item_count"
    })
    void numbers_that_identify_and_counts_that_are_kept_stay(String column, String value, String field)
            throws IOException {
        assertThat(MappingProposal.of(write("HS_CODE," + column + "\n010121," + value + "\n010121," + value + "\n"))
                        .columns()
                        .getLast()
                        .field())
                .contains(field);
    }
}
