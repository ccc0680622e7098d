package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;

/** Amounts of several currencies are added up in the national one, or not at all. */
@Tag("slow")
class SeveralCurrenciesTest {
    private static final String MAPPING = """
        columns:
          id: declaration.declaration_id
          day: declaration.accepted_at
          hs: goods_item.hs_code
          kg: goods_item.net_mass_kg
          cur: declaration.currency
          rate: declaration.exchange_rate
          amount: goods_item.item_amount
          value: goods_item.customs_value
        constants: {goods_item.sequence: 1}
        """;
    private static final String HEADER = "id,day,hs,kg,cur,rate,amount,value\n";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() {
        door = new Door(directory).with(MAPPING);
    }

    @Test
    void without_rates_won_dollars_and_euros_are_no_sum() throws IOException {
        door.load(HEADER + "C-1,2026-11-02,620342,10,KRW,,5000000,\nC-2,2026-11-02,620342,10,USD,,100,\n"
                + "C-3,2026-11-03,620342,10,EUR,,200,\n");
        assertThat(national()).containsExactly("C-1 null null", "C-2 null null", "C-3 null null");
        assertThat(NationalCurrency.unconverted(door.workspace.lake()))
                .extracting(
                        u -> u.currency() + " " + u.items() + " " + u.amount().toPlainString())
                .containsExactly("EUR 1 200.000", "KRW 1 5000000.000", "USD 1 100.000");
        give("USD");
        assertThat(national())
                .as("the list ends before November 2026: no other month's rate stands in")
                .containsExactly("C-1 null null", "C-2 100.000 national", "C-3 null null");
    }

    @Test
    void customs_values_that_name_another_currency_than_the_national_one_are_refused() throws IOException {
        door.with(MAPPING.replace("  value:", "  \"value, руб.\":"));
        String header = HEADER.replace("value", "\"value, руб.\"");
        LoadReport unknown = door.load(header + "C-1,2026-03-02,620342,10,USD,,100,9000\n");
        assertThat(unknown.remarks()).anyMatch(r -> r.contains("is in RUB, as its name says"));
        give("EUR");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> door.load(header + "C-2,2026-03-02,620342,10,USD,,100,9000\n"))
                .hasMessageContaining("is in RUB")
                .hasMessageContaining("national currency, which is EUR");
        give("RUB");
        LoadReport fits = door.load(header + "C-3,2026-03-02,620342,10,USD,,100,9000\n");
        assertThat(fits.accepted()).isEqualTo(1);
        assertThat(fits.remarks()).noneMatch(r -> r.contains("RUB"));
    }

    @Test
    void a_sign_in_the_name_counts_as_a_code_does() throws IOException {
        door.with(MAPPING.replace("  value:", "  \"value (元)\":"));
        String header = HEADER.replace("value", "value (元)");
        give("EUR");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> door.load(header + "C-2,2026-03-02,620342,10,USD,,100,9000\n"))
                .hasMessageContaining("is in CNY or TWD, as its name says")
                .hasMessageContaining("national currency, which is EUR");
        give("CNY");
        assertThat(door.load(header + "C-3,2026-03-02,620342,10,USD,,100,9000\n")
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void the_months_market_rate_converts_where_the_national_currency_is_given() throws IOException {
        door.load(HEADER + "C-1,2015-06-02,620342,10,KRW,,5000000,\nC-2,2015-06-02,620342,10,USD,,100,\n"
                + "C-3,2015-06-30,620342,10,XAU,,200,\n");
        give("USD");
        // KRW of 2015-06: 1112.8832 for a dollar
        assertThat(national()).containsExactly("C-1 4492.835 month", "C-2 100.000 national", "C-3 null null");
        give("KRW");
        assertThat(national()).containsExactly("C-1 5000000.000 national", "C-2 111288.320 month", "C-3 null null");
        door.load(HEADER + "C-4,2015-07-02,620342,10,USD,,100,\n");
        assertThat(national().getLast()).startsWith("C-4 11").endsWith(" month");
    }

    @Test
    void a_declarations_own_rate_goes_before_the_months_unless_it_cannot_be_right() throws IOException {
        door.load(HEADER + "C-1,2015-06-02,620342,10,KRW,0.0009,5000000,\nC-2,2015-06-02,620342,10,USD,1,100,\n"
                + "C-3,2015-06-02,620342,10,EUR,1.1,200,\nC-4,2015-06-02,620342,10,KRW,1112.88,5000000,\n"
                + "C-5,2015-06-02,620342,10,EUR,1,200,\nC-6,2015-06-02,620342,10,KZT,1,200,\n"
                + "C-7,2015-06-02,620342,10,KZT,0.0054,200,\nC-8,2015-06-02,620342,10,,,200,\n");
        give("USD");
        assertThat(national())
                .containsExactly(
                        "C-1 4500.000 declared",
                        "C-2 100.000 national",
                        "C-3 220.000 declared",
                        "C-4 4492.835 month",
                        "C-5 224.517 month",
                        "C-6 null null",
                        "C-7 1.080 declared",
                        "C-8 null null");
    }

    @Test
    void features_of_value_and_unit_price_are_in_one_currency() throws IOException {
        door.load(HEADER + "C-1,2015-06-01,620342,10,KRW,,5000000,\nC-2,2015-06-02,620342,10,USD,,100,\n"
                + "C-3,2015-06-03,620342,10,EUR,,200,\nC-4,2015-06-04,620342,10,KRW,,5000000,99\n"
                + "C-5,2015-06-05,620342,10,KZT,,200,\n");
        assertThat(values()).containsExactly(Double.NaN, Double.NaN, Double.NaN, 99.0, Double.NaN);
        give("USD");
        List<Double> values = values();
        assertThat(values.get(0)).isCloseTo(4492.835, within(0.01));
        assertThat(values.get(1)).isCloseTo(100, within(0.001));
        assertThat(values.get(2)).isCloseTo(200 * 1.1235, within(0.5));
        assertThat(values.get(3)).isCloseTo(99, within(0.001));
        assertThat(values.get(4)).isNaN();
    }

    @Test
    void one_currency_or_none_named_counts_as_it_stands() throws IOException {
        door.load(HEADER + "C-1,2015-06-01,620342,10,,,5000000,\nC-2,2015-06-02,620342,10,,,100,\n");
        assertThat(national()).containsExactly("C-1 5000000.000 national", "C-2 100.000 national");
        assertThat(NationalCurrency.ofAmounts(door.workspace.lake())).isEmpty();
        door.load(HEADER + "C-3,2015-06-02,620342,10,EUR,,100,\n");
        assertThat(national()).containsExactly("C-1 null null", "C-2 null null", "C-3 null null");
    }

    @Test
    void where_customs_values_differ_from_the_amounts_the_only_currency_is_not_theirs() throws IOException {
        door.load(HEADER + "C-1,2015-06-01,620342,10,USD,,100,111288\nC-2,2015-06-02,620342,10,USD,,100,\n");
        assertThat(national()).containsExactly("C-1 null null", "C-2 null null");
        assertThat(door.number("select count(*) from store.item_money where money = 111288"))
                .isEqualTo(1);
        assertThat(door.number("select count(money) from store.item_money")).isEqualTo(1);
    }

    private List<Double> values() {
        Items items = ItemReader.read(door.workspace.lake());
        return java.util.stream.IntStream.range(0, items.size())
                .mapToObj(i -> Math.round(1e3 * items.value(i)) / 1e3)
                .map(v -> v == 0 ? Double.NaN : v)
                .toList();
    }

    private void give(String currency) {
        door.workspace.lake().transaction(session -> {
            NationalCurrency.give(session, currency, "director", ExchangeRates.monthly());
            return null;
        });
    }

    private record Row(String text) {}

    private List<String> national() {
        return door
                .workspace
                .lake()
                .query(
                        Row.class,
                        "select declaration_id || ' ' || coalesce(item_amount_national::varchar, 'null') || ' '"
                                + " || coalesce(rate_source, 'null') from goods_item order by declaration_id")
                .stream()
                .map(Row::text)
                .toList();
    }
}
