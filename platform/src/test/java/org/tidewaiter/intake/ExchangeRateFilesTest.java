package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.source.Source;

/** Exchange rates as administrations publish them: either way round, for one unit or a hundred. */
@Tag("slow")
class ExchangeRateFilesTest {
    private static final String HMRC = """
            Country/Territories,Currency,Currency code,Currency units per £1,Start date,End date
            Abu Dhabi,Dirham,AED,4.6679,01/03/2024,31/03/2024
            Japan,Yen,JPY,190.95,01/03/2024,31/03/2024
            USA,Dollar,USD,1.2711,01/03/2024,31/03/2024
            """;

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    private record Text(String value) {}

    @BeforeEach
    void open() {
        door = new Door(directory);
    }

    private LoadReport load(String text) throws IOException {
        return load(text, "");
    }

    private LoadReport load(String text, String yaml) throws IOException {
        CompanionTable kind = LineFilesTest.kind("exchange_rates");
        CompanionMapping mapping = CompanionMapping.parse(yaml, "own", kind.name(), kind.described());
        return CompanionLoad.load(
                door.workspace, Source.of(door.write(text)), kind, mapping, false, Actor.systemUser());
    }

    private List<String> texts(String sql) {
        return door.workspace.lake().query(Text.class, sql).stream()
                .map(Text::value)
                .toList();
    }

    private List<String> rates() {
        return texts("select concat_ws(' ', day, currency, in_currency, round(rate, 6)::double) from exchange_rate"
                + " order by currency");
    }

    private List<String> reasons() {
        return texts("select concat_ws(' ', field, value, reason) from quarantine order by line_number");
    }

    @Test
    void units_of_each_currency_for_a_pound_are_turned_round() throws IOException {
        LoadReport report = load(HMRC);
        assertThat(rates())
                .containsExactly(
                        "2024-03-01 AED GBP 0.214229", "2024-03-01 JPY GBP 0.005237", "2024-03-01 USD GBP 0.78672");
        assertThat(report.notes())
                .anyMatch(n -> n.contains("for one GBP, as its name says: they are turned round"))
                .anyMatch(
                        n -> n.startsWith("days of 'Start date' are read as day, month, year, as those of 'End date'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Moneda por dólar",
                "Units per USD",
                "1 USD =",
                "Currency units per US dollar",
                "units_per_1_usd",
                "Devises par 1 USD",
                "Fremdwährung pro USD",
                "Units per $"
            })
    void the_name_says_that_units_are_for_one_dollar(String name) throws IOException {
        load("day,currency," + name + "\n" + "2024-03-01,JPY,149.8\n2024-03-01,MXN,17.05\n2024-03-01,UGX,3900\n");
        assertThat(rates())
                .containsExactly(
                        "2024-03-01 JPY USD 0.006676", "2024-03-01 MXN USD 0.058651", "2024-03-01 UGX USD 0.000256");
    }

    @ParameterizedTest
    @CsvSource({
        "USD per 100 units,0.65,0.0065",
        "USD je 100 Einheiten,0.65,0.0065",
        "usd_for_one,0.0065,0.0065",
        "Value of one unit in USD,0.0065,0.0065"
    })
    void the_name_says_that_it_is_the_worth_of_so_many_units(String name, String said, String kept) throws IOException {
        load("day,currency," + name + "\n2024-03-01,JPY," + said + "\n");
        assertThat(rates()).containsExactly("2024-03-01 JPY USD " + kept);
    }

    @Test
    void a_column_beside_says_for_how_many_units_a_rate_is() throws IOException {
        LoadReport report = load("""
                Дата;Букв. код;Единиц;Валюта;Курс
                01.03.2024;USD;1;Доллар США;91,3336
                01.03.2024;JPY;100;Иен;60,8
                01.03.2024;KZT;x;Тенге;20
                """, "formats: {rates_in: RUB, rates: direct}");
        assertThat(rates()).containsExactly("2024-03-01 JPY RUB 0.608", "2024-03-01 USD RUB 91.3336");
        assertThat(reasons()).singleElement().asString().contains("no number of units is written so");
        assertThat(report.ignored()).containsExactly("Валюта");
    }

    @Test
    void rates_that_are_known_prove_which_way_round_others_are() throws IOException {
        LoadReport report = load("""
                day,currency,in_currency,rate
                2024-03-01,JPY,USD,149.8
                2024-03-01,MXN,USD,17.05
                2024-03-01,KES,USD,145
                """);
        assertThat(rates())
                .containsExactly(
                        "2024-03-01 JPY USD 0.006676", "2024-03-01 KES USD 0.006897", "2024-03-01 MXN USD 0.058651");
        assertThat(report.notes()).anyMatch(n -> n.contains("as the rates that are known prove"));
    }

    @Test
    void where_nothing_proves_it_a_load_asks_and_a_mapping_answers() throws IOException {
        String one = "day,currency,in_currency,rate\n2024-03-01,JPY,USD,149.8\n";
        assertThatThrownBy(() -> load(one)).hasMessageContainingAll("Which way round", "'rates: inverse'");
        String shillings = "Date,Currency,Exchange rate (KES)\n2024-03-01,USD,145.5\n2024-03-01,EUR,157.2\n";
        assertThatThrownBy(() -> load(shillings)).hasMessageContainingAll("Which way round", "'Exchange rate (KES)'");
        load(shillings, "formats: {rates: direct}");
        load(one, "formats: {rates: inverse}");
        assertThat(rates())
                .containsExactly("2024-03-01 EUR KES 157.2", "2024-03-01 JPY USD 0.006676", "2024-03-01 USD KES 145.5");
        assertThatThrownBy(() -> load("Date,Currency,Units per $\n2024-03-01,KES,145\n2024-03-01,UGX,3900\n"))
                .hasMessageContainingAll("it may be USD, CAD", "rates_in: USD");
    }

    @Test
    void what_currencies_are_worth_in_each_other_proves_rates_in_one_of_which_none_is_known() throws IOException {
        load(
                "Date,Currency,Unit,Rate (CLP)\n2024-03-15,Dólar de los Estados Unidos,1,940.5\n2024-03-15,JPY,100,631.2\n2024-03-15,EUR,1,1024.3\n");
        assertThat(rates())
                .containsExactly("2024-03-15 EUR CLP 1024.3", "2024-03-15 JPY CLP 6.312", "2024-03-15 USD CLP 940.5");
        LoadReport turned = load("Date,Currency,Rate (KES)\n2024-03-16,USD,0.0069\n2024-03-16,JPY,1.0331\n");
        assertThat(rates()).contains("2024-03-16 JPY KES 0.967961", "2024-03-16 USD KES 144.927536");
        assertThat(turned.notes()).anyMatch(n -> n.contains("worth in each other proves: they are turned round"));
        assertThatThrownBy(() -> load("Date,Currency,Rate (KES)\n2024-03-18,USD,145\n2024-03-18,JPY,900\n"))
                .hasMessageContaining("Which way round");
    }

    @ParameterizedTest
    @CsvSource({"From,To", "Base,Quote", "base_currency,quote_currency", "From currency,To currency"})
    void two_currencies_may_be_named_by_what_they_are_to_each_other(String of, String in) throws IOException {
        load("Date," + of + "," + in + ",Rate\n2024-03-15,USD,MXN,16.7\n2024-03-15,EUR,JPY,162.1\n");
        assertThat(rates()).containsExactly("2024-03-15 EUR JPY 162.1", "2024-03-15 USD MXN 16.7");
    }

    @Test
    void values_that_contradict_the_name_are_asked_about_and_single_ones_set_aside() throws IOException {
        assertThatThrownBy(() -> load("Date,Currency,Units per USD\n2024-03-01,JPY,0.00667\n2024-03-01,MXN,0.0586\n"))
                .hasMessageContaining("its values say the contrary");
        load("""
                day,currency,in_currency,rate
                2024-03-01,JPY,USD,0.667
                2024-03-01,MXN,USD,0.0586
                2024-03-02,MXN,USD,0.0586
                2024-03-03,MXN,USD,17.05
                """);
        assertThat(rates()).hasSize(2);
        assertThat(reasons())
                .satisfiesExactly(
                        hundred -> assertThat(hundred).contains("is some 100 times what one JPY was worth"),
                        round -> assertThat(round).contains("give it the other way round"));
    }

    @Test
    void a_row_that_comes_back_corrected_is_turned_round_like_the_others_of_its_file() throws IOException {
        LoadReport report = load(HMRC.replace("AED", "AEX"));
        Path open = directory.resolve("open.csv");
        new Quarantine(door.workspace).export(open, report.loadId());
        Files.writeString(open, Files.readString(open).replace("AEX", "AED"));
        new QuarantineReturn(door.workspace, Actor.systemUser()).takeBack(open, CheckBook.EMPTY);
        assertThat(rates()).contains("2024-03-01 AED GBP 0.214229");
    }
}
