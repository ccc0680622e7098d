package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.intake.Door;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadReport;

/** Nested data: what a value means says its name and what stands around it. */
class NestedMappingTest {
    private static final String DECLARATIONS = """
        {"sender": "PORTAL", "declarations": [
         {"mrn": "24GB0001", "acceptanceDate": "2024-03-01", "office": {"code": "GBLHR"},
          "declarant": {"id": "GB1", "name": "Swift Brokers"},
          "importer": {"eori": "GB123", "name": "Acme Ltd", "address": {"country": "GB"}},
          "transport": {"mode": "4"}, "currency": "USD", "grossMass": 120.5,
          "items": [
           {"number": 1, "hs_code": "847130", "description": "laptop computers", "origin": {"country": "CN"}, "netWeight": 50.5,
            "grossWeight": 60, "customsValue": 1000, "packages": {"count": 5, "type": "CT"},
            "taxes": [{"type": "A00", "amount": 10}, {"type": "B00", "amount": 20}]},
           {"number": 2, "hs_code": "851712", "description": "mobile phones", "origin": {"country": "VN"}, "netWeight": 20,
            "grossWeight": 60.5, "customsValue": 900, "packages": {"count": 3, "type": "CT"}, "taxes": []}]},
         {"mrn": "24GB0002", "acceptanceDate": "2024-03-02", "office": {"code": "GBLHR"},
          "declarant": {"id": "GB1", "name": "Swift Brokers"},
          "importer": {"eori": "GB124", "name": "Bolt Ltd", "address": {"country": "GB"}},
          "transport": {"mode": "1"}, "currency": "EUR", "grossMass": 9,
          "items": [
           {"number": 1, "hs_code": "610910", "description": "cotton t-shirts", "origin": {"country": "VN"}, "netWeight": 8,
            "grossWeight": 9, "customsValue": 300, "packages": {"count": 1, "type": "CT"}}]}]}
        """;

    @TempDir
    Path directory;

    private static Map<String, String> fields(MappingProposal proposal) {
        Map<String, String> fields = new LinkedHashMap<>();
        proposal.columns().forEach(p -> fields.put(p.column(), String.valueOf(p.field())));
        return fields;
    }

    /**
     * The list of imported items as the invoicing systems of revenue authorities give it: an answer around a list called items, whose rows are
     * declarations' items.
     */
    @Test
    void a_list_of_items_within_the_data_of_an_answer_is_read() throws IOException {
        Map<String, String> fields = fields(MappingProposal.of(Files.writeString(directory.resolve("v.json"), """
            {"resultCd": "000", "resultMsg": "It is succeeded", "data": {"itemList": [
             {"taskCd": "22", "dclDe": "20240211", "itemSeq": 1, "dclNo": "C1920-2024-TZ", "hsCd": "69010000000", "itemNm": "FLOOR TILE",
              "orgnNatCd": "TZ", "pkg": 1030, "totWt": 27810, "netWt": 27000.5, "spplrNm": "TILES LTD", "invcFcurAmt": 10876.8, "invcFcurCd": "USD"},
             {"taskCd": "23", "dclDe": "20240219", "itemSeq": 1, "dclNo": "C1454-2024-KE", "hsCd": "22042100000", "itemNm": "WINE",
              "orgnNatCd": "ZA", "pkg": 20, "totWt": 300, "netWt": 280, "spplrNm": "VINEYARDS", "invcFcurAmt": 1200, "invcFcurCd": "USD"}]}}
            """)));
        assertThat(fields)
                .containsEntry("data.itemList.dclNo", "declaration.declaration_id")
                .containsEntry("data.itemList.dclDe", "declaration.accepted_at")
                .containsEntry("data.itemList.hsCd", "goods_item.hs_code")
                .containsEntry("data.itemList.totWt", "goods_item.gross_mass_kg")
                .containsEntry("data.itemList.netWt", "goods_item.net_mass_kg")
                .containsEntry("data.itemList.invcFcurAmt", "goods_item.item_amount");
    }

    /** Names in a language whose arrays nobody listed: codes of goods tell the items, and what stands beside them is the declaration's. */
    @Test
    void the_array_with_codes_of_goods_holds_the_items_whatever_it_is_called() throws IOException {
        MappingProposal proposal = MappingProposal.of(Files.writeString(directory.resolve("d.json"), """
            [{"nomorAju": "A1", "netto": 603, "fob": 5701.5, "cif": 6001.5, "kodeValuta": "USD", "volume": 3,
              "barang": [
               {"seriBarang": 1, "posTarif": "84713020", "netto": 100.5, "fob": 900.25, "cif": 1000.25, "cifRupiah": 15654412.62,
                "barangTarif": [{"kodeJenisPungutan": "BM", "nilaiBayar": 5}, {"kodeJenisPungutan": "PPN", "nilaiBayar": 6}]},
               {"seriBarang": 2, "posTarif": "85171300", "netto": 201, "fob": 901.25, "cif": 2000.25, "cifRupiah": 25654412.62,
                "barangTarif": [{"kodeJenisPungutan": "BM", "nilaiBayar": 7}]}],
              "dokumen": [{"nomor": "X"}, {"nomor": "Y"}, {"nomor": "Z"}]}]
            """));
        assertThat(fields(proposal))
                .containsEntry("barang.netto", "goods_item.net_mass_kg")
                .containsEntry("barang.fob", "goods_item.fob_value")
                .containsEntry("netto", "null")
                .containsEntry("fob", "null")
                .containsEntry("dokumen", "null")
                .doesNotContainEntry("volume", "declaration.packages")
                .containsKey("barang.barangTarif")
                .doesNotContainKey("barang.barangTarif.nilaiBayar");
    }

    @Test
    void fields_within_items_and_parties_are_proposed() throws IOException {
        MappingProposal proposal = MappingProposal.of(Files.writeString(directory.resolve("d.json"), DECLARATIONS));
        assertThat(fields(proposal))
                .containsEntry("declarant.id", "declaration.declarant_id")
                .containsEntry("declarant.name", "declaration.declarant_name")
                .containsEntry("importer.eori", "declaration.importer_id")
                .containsEntry("importer.address.country", "null")
                .containsEntry("transport.mode", "declaration.transport_mode")
                .containsEntry("items.number", "goods_item.sequence")
                .containsEntry("items.hs_code", "goods_item.hs_code")
                .containsEntry("items.origin.country", "goods_item.origin_country")
                .containsEntry("items.netWeight", "goods_item.net_mass_kg")
                .containsEntry("items.packages.count", "goods_item.packages")
                .containsEntry("items.packages.type", "goods_item.package_type")
                .containsEntry("items.taxes", "null");
        assertThat(fields(proposal))
                .as("the same word of the declaration and of its items")
                .containsEntry("grossMass", "declaration.gross_mass_kg")
                .containsEntry("items.grossWeight", "goods_item.gross_mass_kg");
        assertThat(proposal.missing()).isEmpty();
    }

    @Test
    void what_an_answer_says_of_itself_is_no_price_of_what_it_found() throws IOException {
        String found =
                "{\"declaration_number\": \"D%s\", \"acceptance_date\": \"2024-03-1%s\", \"hs_code\": \"010121\"}";
        String both = found.formatted(1, 1) + "," + found.formatted(2, 2);
        for (String answer : List.of(
                "{\"took\": 3, \"hits\": {\"total\": {\"value\": 2}, \"hits\": [" + both + "]}}",
                "{\"meta\": {\"amount\": 2}, \"value\": [" + both + "]}",
                "{\"totals\": {\"customs_value\": 900}, \"data\": [" + both + "]}")) {
            MappingProposal proposal = MappingProposal.of(Files.writeString(directory.resolve("a.json"), answer));
            assertThat(fields(proposal).values())
                    .contains("goods_item.hs_code")
                    .doesNotContain("goods_item.item_amount", "goods_item.customs_value", "declaration.customs_value");
        }
        String totals =
                "{\"number\": \"D1\", \"totals\": {\"customs_value\": 900}, \"items\": [{\"hs_code\": \"010121\"}]}";
        assertThat(fields(MappingProposal.of(Files.writeString(directory.resolve("d.json"), totals))))
                .containsEntry("totals.customs_value", "declaration.customs_value");
    }

    @Test
    void a_mapping_of_nested_fields_loads_a_row_for_each_item_with_what_stands_around_it() throws IOException {
        Path file = Files.writeString(directory.resolve("d.json"), DECLARATIONS);
        try (Door door = new Door(directory)) {
            LoadReport report = door.with(MappingProposal.of(file).yaml("nested"))
                    .load(file, LoadOptions.plain(Actor.systemUser()));
            assertThat(report.read()).as("taxes are no items").isEqualTo(3);
            assertThat(report.accepted()).isEqualTo(3);
            assertThat(door.number("select count(*) from declaration where declarant_id = 'GB1'"))
                    .isEqualTo(2);
            assertThat(door.number("select count(*) from goods_item where declaration_id = '24GB0001' and net_mass_kg"
                            + " in (50.5, 20)"))
                    .isEqualTo(2);
            assertThat(door.number("select count(*) from declaration where gross_mass_kg = 120.5"))
                    .isEqualTo(1);
        }
    }

    @Test
    void steps_that_say_nothing_are_passed_over_in_several_languages() throws IOException {
        String one = """
            {"header":{"declarationNumber":"A1","registrationDate":"2024-03-01","customsOffice":"FR01"},"parties":{"consignee":{"taxId":"55","name":"ACME"},"declarant":{"name":"Broker"}},"goods":[{"tariffCode":"847130","netWeight":5,"originCountry":"CN","invoiceValue":100}]}
            """;
        assertThat(fields(MappingProposal.of(
                        Files.writeString(directory.resolve("h.ndjson"), one + one.replace("A1", "A2")))))
                .containsExactly(
                        Map.entry("header.declarationNumber", "declaration.declaration_id"),
                        Map.entry("header.registrationDate", "declaration.accepted_at"),
                        Map.entry("header.customsOffice", "declaration.office_code"),
                        Map.entry("parties.consignee.taxId", "declaration.importer_id"),
                        Map.entry("parties.consignee.name", "declaration.importer_name"),
                        Map.entry("parties.declarant.name", "declaration.declarant_name"),
                        Map.entry("goods.tariffCode", "goods_item.hs_code"),
                        Map.entry("goods.netWeight", "goods_item.net_mass_kg"),
                        Map.entry("goods.originCountry", "goods_item.origin_country"),
                        Map.entry("goods.invoiceValue", "goods_item.item_amount"));
        String own = """
            {"header":{"declaration_id":"A1","acceptedAt":"2024-03-01"},"items":[{"hs_code":"847130","netMassKg":5}]}
            """;
        assertThat(MappingProposal.of(Files.writeString(directory.resolve("o.ndjson"), own + own.replace("A1", "A2")))
                        .columns())
                .allMatch(column -> column.confidence() > 0.97);
        String spanish = """
            [{"numeroDeclaracion":"1","importador":{"ruc":"123","razonSocial":"ACME"},"partidas":[{"subpartida":"847130","descripcion":"laptop","pesoBruto":6,"valor":{"fob":90,"cif":100}},{"subpartida":"610910","descripcion":"camisetas","pesoBruto":7,"valor":{"fob":80,"cif":90}}]}]
            """;
        assertThat(fields(MappingProposal.of(Files.writeString(directory.resolve("s.json"), spanish))))
                .containsExactly(
                        Map.entry("numeroDeclaracion", "declaration.declaration_id"),
                        Map.entry("importador.ruc", "declaration.importer_id"),
                        Map.entry("importador.razonSocial", "declaration.importer_name"),
                        Map.entry("partidas.subpartida", "goods_item.hs_code"),
                        Map.entry("partidas.descripcion", "goods_item.description"),
                        Map.entry("partidas.pesoBruto", "goods_item.gross_mass_kg"),
                        Map.entry("partidas.valor.fob", "goods_item.fob_value"),
                        Map.entry("partidas.valor.cif", "goods_item.customs_value"));
    }

    @Test
    void values_that_do_not_fit_the_name_of_a_nested_column_are_not_proposed() throws IOException {
        String rows = """
            [{"declaration":{"acceptanceDate":"soon"},"items":[{"hs_code":"bread","netWeight":"heavy"},{"hs_code":"milk","netWeight":"light"}]}]
            """;
        assertThat(fields(MappingProposal.of(Files.writeString(directory.resolve("v.json"), rows))))
                .containsExactly(
                        Map.entry("declaration.acceptanceDate", "null"),
                        Map.entry("items.hs_code", "null"),
                        Map.entry("items.netWeight", "null"));
    }
}
