package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a column cannot be is not proposed for it, however like its name is. */
class ExcludedFieldsTest {
    private static final String KEYS = "Declaration No;Acceptance Date;HS Code;Country of Origin;";

    @TempDir
    Path directory;

    private MappingProposal of(String header, String... values) throws IOException {
        StringBuilder lines = new StringBuilder(KEYS + header + "\n");
        for (int i = 0; i < values.length; i++) {
            lines.append("A").append(i).append(";2024-03-1").append(i % 10).append(";01012100;FR;");
            lines.append(values[i]).append('\n');
        }
        return MappingProposal.of(Files.writeString(directory.resolve("t.csv"), lines));
    }

    private static String field(MappingProposal proposal, String column) {
        return proposal.columns().stream()
                .filter(p -> p.column().equals(column) && p.confidence() >= MappingProposal.SURE)
                .map(p -> String.valueOf(p.field()))
                .findFirst()
                .orElse("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tax ID number",
                "TaxIdNo",
                "VAT registration number",
                "Numéro fiscal",
                "Fiscal code",
                "NIF",
                "RFC",
                "ИНН",
                "Steuernummer",
                "Vergi no",
                "RUC",
                "NPWP",
                "Tax identification number",
                "Número de identificación fiscal"
            })
    void the_number_of_a_taxpayer_is_no_amount(String header) throws IOException {
        assertThat(field(of(header, "847479", "912034", "304455"), header)).doesNotContain("tax", "amount", "value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"income_tax", "Withholding tax", "Sales tax", "Excise tax", "Infrastructure levy", "IVA", "TVA"})
    void one_tax_of_several_is_not_the_sum_of_all(String header) throws IOException {
        assertThat(field(of(header, "1866", "58072", "990"), header)).doesNotContain("tax_assessed", "tax_paid");
    }

    @Test
    void the_sum_of_all_stays_one() throws IOException {
        assertThat(field(of("Total duties and taxes", "1866", "58072", "990"), "Total duties and taxes"))
                .contains("tax_assessed");
    }

    @Test
    void a_yes_or_no_is_no_container() throws IOException {
        assertThat(field(of("Container", "N", "N", "Y"), "Container")).isEqualTo("none");
        assertThat(field(of("Container", "0", "1", "0"), "Container")).isEqualTo("none");
        assertThat(field(of("Container", "MSCU1234566", "MSCU1234566", "TGHU7654321"), "Container"))
                .isEqualTo("goods_item.container_id");
    }

    @Test
    void an_amount_that_is_said_to_be_of_an_item_is_not_the_declarations() throws IOException {
        MappingProposal proposal = of(
                "currency;item_invoice_amount;assessed_customs_value;item_customs_value",
                "TZS;4200000;200000;4200000",
                "TZS;5422814;5422814;5422814",
                "TZS;3000000;3000000;3000001");
        assertThat(field(proposal, "item_invoice_amount")).isEqualTo("goods_item.item_amount");
        assertThat(field(proposal, "item_customs_value")).isEqualTo("goods_item.customs_value");
        assertThat(field(proposal, "assessed_customs_value")).isEqualTo("none");
    }

    @Test
    void a_total_that_differs_within_a_declaration_is_asked() throws IOException {
        String rows = """
                Item No;TOTAL DUTY
                B1;2025-06-28;69072123;CN;1;6185.09
                B1;2025-06-28;69072123;CN;1;1204.94
                B2;2025-06-29;69072123;CN;1;300.00
                """;
        Path file = Files.writeString(directory.resolve("d.csv"), KEYS + rows);
        assertThat(field(MappingProposal.of(file), "TOTAL DUTY")).isIn("none", "goods_item.tax_assessed");
    }

    @Test
    void no_amount_is_offered_for_a_number_of_declarations() throws IOException {
        Path file = Files.writeString(directory.resolve("f.csv"), """
                Acceptance Date;HS Code;Country of Origin;Foo Value (USD);yoy;Job
                2024-03-01;01012100;FR;120;3.25;J7
                2024-03-02;01012100;FR;130;-4.5;J8
                2024-03-03;01012100;FR;140;2.75;J9
                """);
        assertThat(MappingProposal.of(file).fitting("declaration.declaration_id"))
                .isEqualTo(List.of("Job"));
    }

    @Test
    void the_rate_of_another_currency_is_not_that_of_the_rows() throws IOException {
        String header = "Invoice currency;Invoice amount;Invoice rate;USD exchange rate;Customs value";
        MappingProposal proposal = of(
                header,
                "EUR;860.40;535.55;478.04;460787",
                "EUR;500.00;535.55;478.04;267775",
                "EUR;300.00;535.55;478.04;160665");
        assertThat(field(proposal, "Invoice rate")).isEqualTo("declaration.exchange_rate");
        assertThat(field(proposal, "USD exchange rate")).isEqualTo("none");
        MappingProposal unproven =
                of(header, "EUR;860.40;;478.04;460787", "EUR;500.00;;478.04;267775", "EUR;1;;478.04;2");
        assertThat(field(unproven, "USD exchange rate")).isEqualTo("none");
        MappingProposal dollars = of(header, "USD;10;;478.04;4780", "USD;20;;478.04;9561", "USD;1;;478.04;478");
        assertThat(field(dollars, "USD exchange rate")).isEqualTo("declaration.exchange_rate");
    }

    @Test
    void a_mass_filled_with_zeros_is_one() throws IOException {
        MappingProposal proposal = of("Net weight", "000000000010084566", "000000000000000120", "000000000000004000");
        assertThat(field(proposal, "Net weight")).isEqualTo("goods_item.net_mass_kg");
        assertThat(proposal.leftOut()).isEmpty();
    }

    @Test
    void the_id_beside_items_is_the_declarations() throws IOException {
        Path file = Files.writeString(directory.resolve("d.json"), """
                {"export":"2024-03","declarations":[
                {"id":"J-1","acceptanceDate":"2024-03-04","items":[{"number":1,"hsCode":"610910","origin":"BD"}]},
                {"id":"J-2","acceptanceDate":"2024-03-05","items":[{"number":1,"hsCode":"610910","origin":"BD"}]}]}
                """);
        assertThat(field(MappingProposal.of(file), "id")).isEqualTo("declaration.declaration_id");
        assertThat(field(MappingProposal.of(file), "export")).isEqualTo("none");
    }
}
