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
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.engine.TidewaiterException;

/** Ways of writing that leave it open what is meant, or mean the same as others: asked about, told, or taken for what they are. */
@Tag("slow")
class OddWritingsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private Path withHeader(String name, String... rows) throws IOException {
        String[] all = Counter.rows(rows);
        all[0] = all[0].replace("Net Weight Kg", name);
        return counter.write("f.csv", all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Net Weight (Kg/MT)", "Net Weight kg or lbs", "Net weight [t / kg]"})
    void a_name_with_two_units_does_not_say_in_which_the_numbers_are(String name) throws IOException {
        Path file = withHeader(name, Counter.row("A1"), Counter.row("A2"), Counter.row("A3"));
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("is in one of the units")
                .hasMessageContaining("say which as unit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Customs Value x1000",
                "Customs Value (×1,000)",
                "Customs Value EUR thd",
                "Customs Value mille EUR"
            })
    void thousands_in_the_name_are_counted_however_they_are_written(String name) throws IOException {
        String[] all = Counter.rows(Counter.row("A1"), Counter.row("A2"));
        all[0] = all[0].replace("Customs Value", name.indexOf(',') < 0 ? name : '"' + name + '"');
        assertThat(counter.load(counter.write("f.csv", all)).accepted()).isEqualTo(2);
        assertThat(counter.values("customs_value::integer")).containsExactly("1500250", "1500250");
    }

    @Test
    void mil_beside_a_currency_is_a_thousand_or_a_million() throws IOException {
        String[] all = Counter.rows(Counter.row("A1"), Counter.row("A2"));
        all[0] = all[0].replace("Customs Value", "Customs Value mil EUR");
        Path file = counter.write("f.csv", all);
        assertThatThrownBy(() -> counter.load(file)).hasMessageContaining("'mil', which may be several numbers");
    }

    @Test
    void hundreds_of_kilograms_are_hundreds() throws IOException {
        assertThat(counter.load(withHeader("Net Weight (100 kg)", Counter.row("A1"), Counter.row("A2")))
                        .accepted())
                .isEqualTo(2);
        assertThat(counter.values("net_mass_kg::integer")).containsExactly("12050", "12050");
    }

    @Test
    void a_weekday_proves_the_order_of_figures_and_one_that_contradicts_its_day_sets_the_row_aside()
            throws IOException {
        LoadReport report = counter.load(counter.writeWith(
                "2024-03-11",
                "Mon 03/04/2024",
                "Tue 03/05/2024",
                "lundi 03/11/2024",
                "Fri 03/12/2024",
                "1st March 2024"));
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(counter.values("accepted_at::date"))
                .containsExactly("2024-03-04", "2024-03-05", "2024-03-11", "2024-03-01");
        assertThat(counter.quarantined().getFirst().reason()).contains("2024-03-12 is a Tuesday");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "1900-01-01 00:00:00", "01/01/1900", "1/1/1900 12:00:00 AM", "0000-00-00"})
    void the_day_by_which_databases_say_that_there_is_none_is_none(String none) throws IOException {
        LoadReport report =
                counter.load(counter.writeWith("2024-03-11", "2024-03-11", none, "2024-03-13", "2024-03-14"));
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(counter.quarantined().getFirst().reason()).isEqualTo("is not given, and must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\u001f", "^"})
    void separators_of_programs_are_seen(String separator) throws IOException {
        String text = String.join("\n", Counter.rows(Counter.row("A1"), Counter.row("A2"), Counter.row("A3")));
        assertThat(counter.load(counter.write("f.txt", text.replace(",", separator)))
                        .accepted())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE"})
    void a_table_in_four_bytes_a_sign_is_read(String charset) throws IOException {
        String text = "\ufeff"
                + String.join("\n", Counter.rows(Counter.row("A1"), Counter.row("A2"), Counter.row("A3"))) + "\n";
        Path file = java.nio.file.Files.write(
                directory.resolve("f.csv"), text.getBytes(java.nio.charset.Charset.forName(charset)));
        assertThat(counter.load(file).accepted()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Net Weight (Kg/kgs)", "Net Weight M/T"})
    void a_name_with_one_unit_in_two_writings_says_it(String name) throws IOException {
        assertThat(counter.load(withHeader(name, Counter.row("A1"), Counter.row("A2"), Counter.row("A3")))
                        .accepted())
                .isEqualTo(3);
    }

    @Test
    void rates_without_a_sign_beside_others_with_one_may_be_shares() throws IOException {
        List<String> rows = new ArrayList<>(List.of(Counter.rows()[0] + ",Duty Rate"));
        String[] rates = {"5%", "0.05", "10%", "0.1", "0.125", "12.5%"};
        for (int i = 0; i < rates.length; i++) {
            rows.add(Counter.row("A" + i) + "," + rates[i]);
        }
        Path file = counter.write("f.csv", rows.toArray(String[]::new));
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("'0.05'");
    }

    @Test
    void letters_of_two_signs_each_are_told() throws IOException {
        LoadReport report = counter.load(
                counter.writeWith("Pure-bred breeding horses", "CafÃ© moulu", "TÃ©lÃ©phones portables", "Coffee"));
        assertThat(report.notes()).anyMatch(n -> n.contains("encoded twice, as 'CafÃ© moulu' stands for 'Café moulu'"));
        LoadReport other = counter.load(counter.write(
                "g.csv",
                Counter.rows(
                        Counter.row("B1").replace("horses", "Ã"),
                        Counter.row("B2").replace("horses", "é"))));
        assertThat(other.notes()).noneMatch(n -> n.contains("encoded twice"));
    }

    @Test
    void identifiers_in_wide_signs_are_those_in_narrow_ones() throws IOException {
        LoadReport report = counter.load(counter.write(
                "f.csv",
                Counter.rows(
                        Counter.row("Ａ１"),
                        Counter.row("A۲").replace("T100", "Ｔ１００"),
                        Counter.row("Ａ-3").replace("FR", "ＦＲ"))));
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(counter.values("declaration_id || ' ' || importer_id || ' ' || origin_country"))
                .containsExactly("A-3 T100 FR", "A1 T100 FR", "A2 T100 FR");
    }
}
