package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.engine.TidewaiterException;

/** Signs, words and codes of currencies beside amounts: they are left out only where nothing contradicts them. */
@Tag("slow")
class CurrencySignsTest {
    private static final String HEADER =
            "Declaration No,Acceptance Date,HS Code,Goods Description,Country of Origin,Net Weight Kg,Item Amount";

    @TempDir
    Path directory;

    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    @AfterEach
    void close() {
        counter.close();
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
    void a_sign_of_many_currencies_says_none() throws IOException {
        Path file = counter.write("f.csv", HEADER, row("A1", "$100"), row("A2", "$200"));
        assertThat(counter.load(file).notes()).anyMatch(n -> n.contains("no column gives their currency"));
        assertThat(counter.values("coalesce(currency, '-')")).containsExactly("-", "-");
    }

    @Test
    void two_currencies_without_a_column_are_asked_about_or_quarantined() throws IOException {
        Path file = counter.write("f.csv", HEADER, row("A1", "$100"), row("A2", "€200"));
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("more than one currency ($ €)");
        String[] late = new String[702];
        late[0] = HEADER;
        for (int i = 1; i < late.length; i++) {
            late[i] = row("C" + i, i == 650 ? "€100" : "$100");
        }
        assertThat(counter.load(counter.write("late.csv", late)).accepted()).isEqualTo(700);
        assertThat(counter.quarantined().getFirst().reason()).contains("where others have '$'");
    }
}
