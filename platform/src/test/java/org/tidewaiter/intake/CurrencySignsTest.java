package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.HeaderCurrency;

/** Signs, words and codes of currencies beside amounts: they are left out only where nothing contradicts them. */
@Tag("slow")
class CurrencySignsTest {
    private static final String HEADER =
            "Declaration No,Acceptance Date,HS Code,Goods Description,Country of Origin,Net Weight Kg,Item Amount";

    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private static String row(String id, String amount) {
        return id + ",2024-03-11,01012100,Pure-bred breeding horses,FR,120.5," + amount;
    }

    @ParameterizedTest
    @CsvSource({
        "$1500.25,USD", "US$ 1500.25,USD", "1500.25 $,CAD", "€ 1500.25,EUR", "1500.25 EUR,EUR", "kr 1500.25,SEK",
        "¥1500.25,CNY", "£1500.25,EGP", "R$ 1500.25,BRL", "1500.25 zł,PLN", "1500.25 руб.,RUB", "Rs. 1500.25,INR",
        "₹1500.25,INR", "￥1500.25,JPY", "NT$1500.25,TWD"
    })
    void a_sign_that_fits_its_row_is_left_out(String amount, String currency) throws IOException {
        Path file = counter.write("f.csv", HEADER + ",Currency", row("A1", amount) + "," + currency);
        assertThat(counter.load(file).accepted()).isEqualTo(1);
        assertThat(counter.values("item_amount || ' ' || currency")).containsExactly("1500.250 " + currency);
    }

    @ParameterizedTest
    @CsvSource({"$1500.25,EUR", "€ 1500.25,USD", "£1500.25,JPY", "kr 1500.25,EUR", "1500.25 USD,EUR", "₹1500.25,CNY"})
    void a_sign_that_says_another_currency_than_its_row_is_quarantined(String amount, String currency)
            throws IOException {
        Path file = counter.write(
                "f.csv",
                HEADER + ",Currency",
                row("A1", "1500.25") + "," + currency,
                row("A2", amount) + "," + currency);
        assertThat(counter.load(file).accepted()).isEqualTo(1);
        assertThat(counter.quarantined().getFirst().reason())
                .contains("beside it, which is not " + currency + ", the currency of its row");
    }

    @Test
    void a_customs_value_is_compared_only_where_no_amount_is_declared() throws IOException {
        Path file = counter.write(
                "f.csv",
                HEADER + ",Currency,Customs Value",
                row("A1", "€100") + ",EUR,$ 110",
                row("A2", "€200") + ",EUR,$ 220");
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        Path lone = counter.write(
                "g.csv",
                HEADER.replace("Item Amount", "Customs Value") + ",Currency",
                row("B1", "$ 100") + ",USD",
                row("B2", "$ 100") + ",EUR");
        assertThat(counter.load(lone).accepted()).isEqualTo(1);
    }

    @Test
    void a_sign_that_one_currency_has_says_it_where_no_column_does() throws IOException {
        Path file = counter.write("f.csv", HEADER, row("A1", "€100"), row("A2", "200 €"));
        LoadReport report = counter.load(file);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.notes()).anyMatch(n -> n.contains("taken to be EUR"));
        assertThat(counter.values("currency")).containsExactly("EUR", "EUR");
    }

    @Test
    void a_column_of_currencies_may_have_signs_that_one_currency_has() throws IOException {
        Path file = counter.write(
                "f.csv",
                HEADER + ",Currency",
                row("A1", "€100") + ",€",
                row("A2", "100") + ",US$",
                row("A3", "1") + ",EUR");
        assertThat(counter.load(file).accepted()).isEqualTo(3);
        assertThat(counter.values("currency")).containsExactly("EUR", "USD", "EUR");
    }

    @Test
    void a_column_of_currencies_may_have_their_names_in_the_languages_of_customs_files() throws IOException {
        List<String> words = List.of(
                "美元=USD",
                "欧元=EUR",
                "人民币=CNY",
                "港币=HKD",
                "新台币=TWD",
                "ユーロ=EUR",
                "米ドル=USD",
                "미국 달러=USD",
                "유로=EUR",
                "엔=JPY",
                "долл. США=USD",
                "ДОЛЛАР США=USD",
                "Российский рубль=RUB",
                "китайский юань=CNY",
                "гривня=UAH",
                "ABD DOLARI=USD",
                "Türk Lirası=TRY",
                "Avro=EUR",
                "Đô la Mỹ=USD",
                "دولار أمريكي=USD",
                "يورو=EUR",
                "Dólar dos EUA=USD",
                "dólares americanos=USD",
                "Dollar américain=USD",
                "złoty=PLN",
                "złoty polski=PLN",
                "Reais=BRL",
                "Nuevo Sol=PEN",
                "dolar amerykański=USD",
                "ดอลลาร์สหรัฐ=USD",
                "Қазақстан теңгесі=KZT",
                "svensk krona=SEK",
                "Deutsche Mark=DEM");
        List<String> lines = new ArrayList<>(List.of(HEADER + ",Currency"));
        words.forEach(w -> lines.add(row("A" + (100 + lines.size()), "100") + "," + w.substring(0, w.indexOf('='))));
        Path file = counter.write("f.csv", lines.toArray(String[]::new));
        assertThat(counter.load(file).accepted()).isEqualTo(words.size());
        assertThat(counter.values("currency"))
                .containsExactlyElementsOf(
                        words.stream().map(w -> w.substring(w.indexOf('=') + 1)).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "Invoice value (US dollars),USD",
        "Invoice value US dollars,USD",
        "Valor factura (dólares americanos),USD",
        "Fatura bedeli (ABD Doları),USD",
        "インボイス価格(米ドル),USD",
        "总价（欧元）,EUR",
        "결제금액(미국 달러),USD",
        "Invoice amount (Swiss francs),CHF"
    })
    void a_name_of_a_currency_in_the_name_of_a_column_says_it(String name, String currency) {
        assertThat(HeaderCurrency.of(name).codes()).containsExactly(currency);
    }

    @Test
    void what_is_real_is_no_money_of_brazil() {
        assertThat(HeaderCurrency.of("Valor real FOB").codes()).isEmpty();
        assertThat(HeaderCurrency.of("Peso (real)").codes()).isEmpty();
        assertThat(HeaderCurrency.of("Valor FOB (reais)").codes()).containsExactly("BRL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"доллар", "франк", "달러", "peso", "dinar"})
    void a_name_that_several_currencies_have_is_none(String name) throws IOException {
        Path file = counter.write("f.csv", HEADER + ",Currency", row("A1", "100") + "," + name);
        assertThatThrownBy(() -> counter.load(file)).isInstanceOf(TidewaiterException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Item Amount|$ 100|USD, CAD, AUD, SGD, HKD or another",
                "Item Amount|100 FCFA|XOF or XAF",
                "Item Amount|100 F CFA|XOF or XAF",
                "Item Amount (FCFA)|100|XOF or XAF",
                "Item Amount en francs CFA|100|XOF or XAF",
                "Item Amount ($)|100|USD, CAD, AUD, SGD, HKD or another",
                "Item Amount (Rs.)|100|INR, LKR, MUR, NPR, PKR or another",
                "Item Amount (kr)|100|SEK, NOK, DKK or ISK",
                "Item Amount (DH)|100|AED or MAD",
                "Item Amount (pesos)|100|MXN, ARS, CLP, COP, CUP or another",
                "Item Amount (dinars)|100|BHD, DZD, IQD, JOD, KWD or another",
                "Item Amount en dinars|100|BHD, DZD, IQD, JOD, KWD or another",
                "Item Amount (shillings)|100|KES, SOS, TZS or UGX"
            })
    void of_a_sign_or_word_of_several_currencies_it_is_asked_which(String name, String amount, String meant)
            throws IOException {
        String header = HEADER.replace("Item Amount", name);
        Path file = counter.write("f.csv", header, row("A1", amount));
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("may be " + meant)
                .hasMessageContaining("'declaration.currency: " + meant.substring(0, 3) + "'");
    }

    @ParameterizedTest
    @CsvSource({"(FCFA),XOF", "(FCFA),XAF", "($),AUD", "(kr),NOK"})
    void a_column_of_currencies_says_which_of_several_a_name_means(String name, String currency) throws IOException {
        String header = HEADER.replace("Item Amount", "Item Amount " + name) + ",Currency";
        assertThat(counter.load(counter.write("f.csv", header, row("A1", "100") + "," + currency))
                        .accepted())
                .isEqualTo(1);
        assertThat(counter.values("item_amount || currency")).containsExactly("100.000" + currency);
        Path other = counter.write("g.csv", header, row("A2", "100") + ",EUR");
        assertThatThrownBy(() -> counter.load(other)).hasMessageContaining("--leave-out 'Item Amount " + name + "'");
    }

    @ParameterizedTest
    @CsvSource({"(Rp),IDR", "(KSh),KES", "(yen),JPY", "(rupiah),IDR"})
    void a_word_of_one_currency_says_it(String name, String currency) throws IOException {
        String header = HEADER.replace("Item Amount", "Invoice Value " + name);
        assertThat(counter.load(counter.write("f.csv", header, row("A1", "100")))
                        .accepted())
                .isEqualTo(1);
        assertThat(counter.values("invoice_amount || currency")).containsExactly("100.000" + currency);
    }

    @Test
    void in_a_column_of_currencies_the_answers_are_named() throws IOException {
        Path file = counter.write(
                "f.csv",
                HEADER + ",Currency",
                row("A1", "1") + ",XOF",
                row("A2", "1") + ",EUR",
                row("A3", "1") + ",FCFA");
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason())
                .isEqualTo("may be XOF or XAF: say under codes in the mapping which of them it is");
    }

    @Test
    void a_name_of_customs_values_tells_what_the_national_currency_may_be() throws IOException {
        Path file = counter.write("f.csv", HEADER.replace("Item Amount", "Customs Value (FCFA)"), row("A1", "100"));
        assertThat(counter.load(file).notes()).anyMatch(n -> n.contains("is in XOF or XAF, as its name says"));
    }

    @Test
    void two_currencies_without_a_column_are_asked_about() throws IOException {
        Path file = counter.write("f.csv", HEADER, row("A1", "$100"), row("A2", "€200"));
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("more than one currency ($ €)");
        Path named =
                counter.write("g.csv", HEADER.replace("Amount", "Amount USD"), row("A1", "€100"), row("A2", "€200"));
        assertThatThrownBy(() -> counter.load(named)).hasMessageContaining("€ beside them, another in its name");
    }

    private static final List<String> IN_BOOKS = List.of(
            "Declaration No",
            "Acceptance Date",
            "HS Code",
            "Goods Description",
            "Country of Origin",
            "Net Weight Kg",
            "Item Amount",
            "Exchange Rate");

    private static List<String> inBook(String id, int style) {
        return List.of(
                RawWorkbook.text(id),
                RawWorkbook.text("2024-03-11"),
                RawWorkbook.text("01012100"),
                RawWorkbook.text("Pure-bred breeding horses"),
                RawWorkbook.text("FR"),
                RawWorkbook.number("120.5"),
                RawWorkbook.number("1500.25", style),
                RawWorkbook.number("1.08", style));
    }

    private Path book(String format, String... others) throws IOException {
        List<List<String>> rows = new ArrayList<>(List.of(RawWorkbook.texts(IN_BOOKS), inBook("A1", 1)));
        String[] formats = new String[others.length + 1];
        formats[0] = format;
        for (int o = 0; o < others.length; o++) {
            formats[o + 1] = others[o];
            rows.add(inBook("A" + (o + 2), o + 2));
        }
        return RawWorkbook.of(rows).formats(formats).write(directory.resolve("f.xlsx"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[$€-407] #,##0.00~EUR",
                "\"USD\" 0.00~USD",
                "_-* #,##0.00 \"€\"_-;\\-* #,##0.00 \"€\"_-;_-* \"-\"?? \"€\"_-;_-@_-~EUR",
                "#,##0.00\\ [$zł-415]~PLN",
                "[$USD] #,##0.00~USD",
                "[$R$-416]\\ #,##0.00~BRL",
                "₹ #,##0.00~INR",
                "[>=1000]\"EUR\" #,##0.00;0.00~EUR",
                "#,##0.00\\ \\€~EUR"
            })
    void a_currency_that_stands_in_the_format_of_its_cells_only_is_read(String format, String currency)
            throws IOException {
        assertThat(counter.load(book(format)).accepted()).isEqualTo(1);
        assertThat(counter.values("item_amount || ' ' || currency || ' ' || exchange_rate"))
                .containsExactly("1500.250 " + currency + " 1.08000000");
    }

    @Test
    void formats_of_two_currencies_without_a_column_are_asked_about() throws IOException {
        Path file = book("[$€-407] #,##0.00", "\"USD\" 0.00");
        assertThatThrownBy(() -> counter.load(file)).hasMessageContaining("in more than one currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#,##0.00", "0.00\" net\"", "[Red]#,##0.00", "[$-409]#,##0.00", "_(* #,##0.00_)"})
    void a_format_without_a_currency_says_none(String format) throws IOException {
        assertThat(counter.load(book(format)).accepted()).isEqualTo(1);
        assertThat(counter.values("item_amount || coalesce(currency, '-')")).containsExactly("1500.250-");
    }
}
