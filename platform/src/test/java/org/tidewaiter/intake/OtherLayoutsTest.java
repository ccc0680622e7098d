package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.mapping.MappingProposal;

/** Layouts of systems in other languages: what repeats in them, what is said around an answer, totals, and all questions at once. */
@Tag("slow")
class OtherLayoutsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    private record Text(String value) {}

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private List<String> texts(String sql) {
        return counter.workspace.lake().query(Text.class, sql).stream()
                .map(Text::value)
                .toList();
    }

    private static Map<String, String> proposed(Path file) {
        return MappingProposal.of(file).columns().stream()
                .collect(Collectors.toMap(
                        MappingProposal.Proposal::column, p -> p.field() == null ? "-" : p.field(), (a, b) -> a));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tipo de tributo;Base imponible;Tasa (%);Importe del tributo;Forma de pago",
                "Type of tax;Tax base;Tax rate;Amount of tax;Payment method of tax",
                "Tributo;Base imponible;Tipo %;Importe del tributo;Forma de pago",
                "Tributo;Base de cálculo;Alíquota (%);Valor do tributo;Forma de pagamento",
                "Code de la taxe;Assiette;Taux;Montant de la taxe;Mode de paiement",
                "Tipo de imposto;Base de cálculo;Alíquota do imposto;Valor do imposto;Forma de pagamento"
            })
    void rows_that_are_taxes_are_known_by_their_words_in_other_languages(String header) throws IOException {
        LoadReport report = counter.load(counter.write(
                "t.csv",
                "Declaration No;Acceptance Date;Item No;HS Code;Customs Value;" + header,
                "D1;2024-03-11;1;01012100;100.50;A00;100.50;5;5.03;E",
                "D1;2024-03-11;1;01012100;100.50;B00;105.53;20;21.11;G",
                "D1;2024-03-11;2;02011000;200.00;A00;200.00;10;20.00;E",
                "D1;2024-03-11;2;02011000;200.00;B00;220.00;20;44.00;E"));
        assertThat(report.quarantined()).isZero();
        assertThat(texts("select concat_ws(' ', sequence, type_code, base_amount::double, rate_percent::double,"
                        + " amount::double, payment_method) from tax_line order by sequence, type_code"))
                .containsExactly(
                        "1 A00 100.5 5.0 5.03 E",
                        "1 B00 105.53 20.0 21.11 G",
                        "2 A00 200.0 10.0 20.0 E",
                        "2 B00 220.0 20.0 44.0 E");
    }

    @Test
    void numbered_lines_are_known_by_their_words_in_other_languages() throws IOException {
        counter.load(counter.write(
                "t.csv",
                "Número de declaración;Fecha de aceptación;Número de partida;Código arancelario;Valor en aduana;"
                        + "Tributo 1 tipo;Tributo 1 base imponible;Tributo 1 importe;Tributo 1 forma de pago;"
                        + "Tributo 2 tipo;Tributo 2 base imponible;Tributo 2 importe;Tributo 2 forma de pago;"
                        + "Factura 1 número;Factura 1 importe;Factura 1 moneda;Factura 2 número;Factura 2 importe;Factura 2 moneda;"
                        + "Gasto 1 clase;Gasto 1 importe;Gasto 1 moneda;Gasto 2 clase;Gasto 2 importe;Gasto 2 moneda;"
                        + "Documento precedente 1 tipo;Documento precedente 1 número;Documento precedente 2 tipo;"
                        + "Documento precedente 2 número;Intervenant 1 rôle;Intervenant 1 nom;Intervenant 2 rôle;Intervenant 2 nom",
                "D1;2024-03-11;1;01012100;100.50;A00;100.50;5.03;E;B00;105.53;21.11;G;F1;60.5;EUR;F2;40;EUR;"
                        + "freight;7.5;EUR;insurance;1.5;EUR;705;S1;820;S2;WH;Depot;CA;Line"));
        assertThat(texts("select concat_ws(' ', type_code, base_amount::double, amount::double, payment_method) from"
                        + " tax_line order by type_code"))
                .containsExactly("A00 100.5 5.03 E", "B00 105.53 21.11 G");
        assertThat(texts("select concat_ws(' ', invoice_number, amount::double, currency) from invoice order by 1"))
                .containsExactly("F1 60.5 EUR", "F2 40.0 EUR");
        assertThat(texts("select concat_ws(' ', kind, amount::double, currency) from charge order by 1"))
                .containsExactly("freight 7.5 EUR", "insurance 1.5 EUR");
        assertThat(texts("select concat_ws(' ', category, type_code, reference) from document order by 1"))
                .containsExactly("previous 705 S1", "previous 820 S2");
        assertThat(texts("select concat_ws(' ', role_code, name) from declared_party order by 1"))
                .containsExactly("CA Line", "WH Depot");
    }

    @Test
    void what_an_answer_says_of_itself_is_no_control_and_no_day() throws IOException {
        Path file = Files.writeString(directory.resolve("a.json"), """
                {"resultCd":"000","resultMsg":"It is succeeded","resultDt":"20240228075227","data":{"itemList":[
                {"dclDe":"20240211","itemSeq":1,"dclNo":"C1920-2024-TZSCT","hsCd":"69010000","itemNm":"TILE","imptItemsttsCd":"2",
                 "orgnNatCd":"TZ","netWt":27000.5,"invcFcurAmt":10876.8,"invcFcurCd":"USD"},
                {"dclDe":"20240219","itemSeq":1,"dclNo":"C1454-2024-KESCT","hsCd":"22042100","itemNm":"WINE","imptItemsttsCd":"2",
                 "orgnNatCd":"ZA","netWt":280,"invcFcurAmt":1200,"invcFcurCd":"USD"}]}}
                """);
        assertThat(proposed(file))
                .containsEntry("resultCd", "-")
                .containsEntry("resultDt", "-")
                .containsEntry("data.itemList.imptItemsttsCd", "-");
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.number("select count(*) from control")).isZero();
    }

    @Test
    void a_column_that_is_the_sum_of_its_items_again_and_again_is_the_declarations() throws IOException {
        List<String> lines = new ArrayList<>(List.of("Declaration No;Acceptance Date;Item No;HS Code;CIF-ITEM;CIF"));
        for (int d = 1; d <= 7; d++) {
            for (int i = 1; i <= 2; i++) {
                lines.add(String.format(
                        Locale.ROOT, "D%d;2024-03-11;%d;01012100;%d.50;%d.00", d, i, 100 * d + i, 200 * d + 4));
            }
        }
        Path file = counter.write("t.csv", lines.toArray(String[]::new));
        assertThat(proposed(file))
                .containsEntry("CIF-ITEM", "goods_item.customs_value")
                .containsEntry("CIF", "declaration.customs_value");
        Path other = counter.write(
                "o.csv",
                lines.stream().map(l -> l.replace(";604.00", ";605.00")).toArray(String[]::new));
        assertThat(proposed(other)).containsEntry("CIF", "-");
    }

    @Test
    void a_customs_value_in_dollars_gives_way_to_one_of_another_name() throws IOException {
        Path file = counter.write(
                "t.csv",
                "DECLARATION_NO,DECL_DATE,HS_CODE,USD_CIF,CUSTOM_VALUE",
                "D1,2024-03-11,85171300,1200.50,1810000.00",
                "D2,2024-03-12,84713000,800.00,1200000.00");
        assertThat(proposed(file))
                .containsEntry("CUSTOM_VALUE", "goods_item.customs_value")
                .containsEntry("USD_CIF", "-");
    }

    @Test
    void a_rate_by_which_prices_are_divided_is_not_taken_as_one_they_are_multiplied_with() throws IOException {
        String header = "Declaration No;Acceptance Date;HS Code;Item price;Currency;Exchange rate;Customs value";
        Path divided = counter.write(
                "d.csv",
                header,
                "A1;2024-03-01;01012100;100;USD;1,27;78,74",
                "A2;2024-03-02;01012100;200;USD;1,27;160,48",
                "A3;2024-03-02;01012100;300;EUR;1,17;256,41",
                "A4;2024-03-02;01012100;30000;JPY;190,5;157,48");
        assertThat(MappingProposal.of(divided).remarks())
                .anyMatch(r -> r.startsWith("left out: 'Exchange rate' may be declaration.exchange_rate"));
        Path multiplied = counter.write(
                "m.csv",
                header,
                "A1;2024-03-01;01012100;100;USD;0,79;79",
                "A2;2024-03-02;01012100;200;USD;0,79;160,48",
                "A3;2024-03-02;01012100;300;EUR;0,855;256,41",
                "A4;2024-03-02;01012100;30000;JPY;0,00525;157,48");
        assertThat(MappingProposal.of(multiplied).remarks()).noneMatch(r -> r.startsWith("left out"));
        counter.load(divided);
        assertThat(counter.number("select count(*) from declaration where exchange_rate is not null"))
                .isZero();
    }

    @Test
    void a_text_of_noughts_is_no_place() throws IOException {
        Path file = counter.write(
                "t.csv",
                "Declaration No;Acceptance Date;HS Code;Customs Value;Place of storage",
                "D1;2024-03-11;01012100;100.50;0",
                "D2;2024-03-12;01012100;200.50;0");
        assertThat(proposed(file)).containsEntry("Place of storage", "-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5908.02469", "12.34567"})
    void numbers_of_a_table_of_two_rows_are_rounded_where_all_have_too_many_decimals(String number) throws IOException {
        LoadReport report = counter.load(counter.write(
                "t.csv",
                "Declaration No;Acceptance Date;HS Code;Customs Value",
                "D1;2024-03-11;01012100;" + number,
                "D2;2024-03-12;01012100;4305.96174"));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.remarks()).anyMatch(r -> r.contains("as they were computed"));
    }

    @Test
    void all_questions_are_asked_at_once_with_an_answer_to_each() throws IOException {
        Path file = counter.write(
                "q.csv",
                "Nr,Dag,HS Code,Waarde EUR,Waarde USD,Net weight",
                "A1,2024-03-01,01012100,100.5,120.5,viel",
                "A2,2024-03-02,01012100,200.5,220.5,wenig");
        assertThatThrownBy(() -> counter.load(file))
                .hasMessageContainingAll("3 things of", "(1)", "(2)", "(3)")
                .hasMessageContainingAll(
                        "--set 'Dag=declaration.accepted_at'",
                        "--leave-out 'Net weight'",
                        "--set 'Waarde EUR=goods_item.item_amount'");
    }
}
