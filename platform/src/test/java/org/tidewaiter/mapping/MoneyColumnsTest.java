package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.intake.Counter;
import org.tidewaiter.intake.LoadReport;

/** Of columns of one meaning in two currencies each fills what is in its currency, and what is not sure is not loaded unasked. */
class MoneyColumnsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private Path table(String header, String... values) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("Declaration No;Acceptance Date;HS Code;Country of Origin;" + header));
        for (int i = 0; i < values.length; i++) {
            lines.add("A" + i + ";2024-03-11;01012100;FR;" + values[i]);
        }
        return counter.write("t.csv", lines.toArray(String[]::new));
    }

    /** By column what would be loaded unasked. */
    private static Map<String, String> unasked(Path file) {
        Map<String, String> fields = new TreeMap<>();
        MappingProposal.of(file).columns().stream()
                .filter(p -> p.field() != null && p.confidence() >= MappingProposal.SURE)
                .forEach(p -> fields.put(p.column(), String.valueOf(p.field()).replaceFirst(".*\\.", "")));
        return fields;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Customs Value;Customs Value (2)       | 0;1500.25    | Customs Value (2)   | customs_value
        Customs Value;Customs Value (2)       | ;1500.25     | Customs Value (2)   | customs_value
        Net Weight Kg;Net Weight              | 0.0;120.5    | Net Weight          | net_mass_kg
        Currency;Currency Code                | ;EUR         | Currency Code       | currency
        Taux DD;Duty rate                     | 0;6.5        | Duty rate           | duty_rate_percent
        Customs Value kEUR;Currency           | 1500.25;EUR  | Customs Value kEUR  | customs_value
        """)
    void a_column_that_says_nothing_never_beats_one_with_values(
            String header, String values, String column, String field) throws IOException {
        assertThat(unasked(table(header, values, values))).containsEntry(column, field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CIF_FCY;CIF_NCY                                   | CIF_NCY
        CIF_NCY;CIF_FCY                                   | CIF_NCY
        CIF_USD;CIF_LC                                    | CIF_LC
        Customs Value USD;Customs Value KZT               | Customs Value KZT
        Customs value (KZT);Customs value (USD)           | Customs value (KZT)
        Valor CIF (USD);Valor CIF (moneda nacional)       | Valor CIF (moneda nacional)
        Valeur CAF devise;Valeur CAF XAF                  | Valeur CAF XAF
        Valor aduaneiro (US$);Valor aduaneiro (R$)        | Valor aduaneiro (R$)
        Таможенная стоимость USD;Таможенная стоимость RUB | Таможенная стоимость RUB
        Митна вартість, дол;Митна вартість, грн           | Митна вартість, грн
        Assessed value EUR;Assessed value MAD             | Assessed value MAD
        """)
    void the_customs_value_is_the_one_in_the_national_currency(String header, String national) throws IOException {
        Map<String, String> fields = unasked(table(header, "100;45000", "200;90000"));
        assertThat(fields).containsEntry(national, "customs_value");
        assertThat(fields.values()).filteredOn("customs_value"::equals).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        FOB FCY;FOB NCY                                   | FOB FCY              | fob_value
        Valor FOB COP;Valor FOB USD                       | Valor FOB USD        | fob_value
        Invoice value LC;Invoice value FC                 | Invoice value FC     | invoice_amount
        Фактурная стоимость KZT;Фактурная стоимость USD   | Фактурная стоимость USD | invoice_amount
        Item Price USD;Item Price FCY                     | Item Price FCY       | item_amount
        """)
    void prices_are_those_in_the_currency_of_the_declaration(String header, String declared, String field)
            throws IOException {
        Map<String, String> fields = unasked(table(header, "45000;100", "90000;200"));
        assertThat(fields).containsEntry(declared, field);
        assertThat(fields).hasSize(5); // and the four that stand before
    }

    @Test
    void a_column_of_zeros_or_without_values_never_wins() throws IOException {
        assertThat(unasked(table("CIF Value;Customs Value", "0;1500", "0.00;2500")))
                .containsEntry("Customs Value", "customs_value")
                .doesNotContainKey("CIF Value");
        assertThat(unasked(table("Customs Value;CIF Value", ";1500", ";2500")))
                .containsEntry("CIF Value", "customs_value")
                .doesNotContainKey("Customs Value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CIF_FCY                           | the only one is in the currency of the declaration
        CIF_FCY;CIF_NCY                   | the national one is all zeros
        Customs value USD;Customs value EUR | none of the two is national
        Customs value KZT;Customs value RUB | either may be
        """)
    void what_is_not_sure_is_not_loaded_unasked(String header, String why) throws IOException {
        Path file = table(header, "100;0", "200;0");
        if (!header.contains("NCY")) {
            file = table(header, "100;45000", "200;90000");
        }
        assertThat(unasked(file).values()).as(why).doesNotContain("customs_value");
    }

    @Test
    void the_currency_of_prices_is_taken_from_the_name_where_no_column_says_it() throws IOException {
        Path file = table("Invoice value (USD)", "100", "200");
        LoadReport report = counter.load(file);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(counter.values("currency")).containsExactly("USD", "USD");
        assertThat(MappingProposal.of(file).remarks())
                .anyMatch(r -> r.contains("the currency of the prices is taken to be USD"));
        Path contradicted = table("Invoice value (USD);Currency", "100;EUR");
        assertThatThrownBy(() -> counter.load(contradicted)).hasMessageContaining("'Invoice value (USD)' may be");
        assertThat(MappingProposal.of(table("Invoice value (USD);Currency", "100;EUR"))
                        .yaml("m"))
                .doesNotContain("constants:");
    }

    /** Otherwise fifty dollars of freight would be fifty euros. */
    @Test
    void freight_in_a_currency_that_the_column_of_currencies_does_not_say_is_asked_about() throws IOException {
        String header = "Moeda;Valor do item;Frete (US$);Seguro (US$)";
        assertThat(unasked(table(header, "EUR;1000,00;50,00;5,00", "EUR;2000,00;70,00;7,00")))
                .doesNotContainKeys("Frete (US$)", "Seguro (US$)");
        assertThat(unasked(table(header, "USD;1000,00;50,00;5,00", "USD;2000,00;70,00;7,00")))
                .containsEntry("Frete (US$)", "freight_amount")
                .containsEntry("Seguro (US$)", "insurance_amount");
    }

    @Test
    void of_two_columns_that_may_be_the_customs_value_the_one_that_is_the_other_times_the_rate_is_it()
            throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            rows.add("USD;15600.5;" + 100 * i + ";" + 100 * i * 15600.5);
        }
        Path file = table("Valuta;NDPBM;CIF;Nilai Pabean (Rp)", rows.toArray(String[]::new));
        assertThat(unasked(file))
                .containsEntry("Nilai Pabean (Rp)", "customs_value")
                .doesNotContainKey("CIF");
    }
}
