package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that were silently wrong once: words for nothing, marks without meaning, blanks of all widths. */
class ValuesAtTheDoorTest {
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

    @Test
    void words_for_nothing_are_no_number_and_no_party() throws IOException {
        LoadReport report = counter.load(counter.sample("10-null-words.csv"));
        assertThat(report.accepted()).isEqualTo(report.read());
        assertThat(counter.values("net_mass_kg").subList(0, 4))
                .containsExactly("null", "null", "120.500000", "98.000000");
        assertThat(counter.values("importer_id").subList(0, 4)).containsExactly("T1", "null", "null", "null");
        assertThat(counter.number(
                        "select count(*) from party where party_id in ('NULL', 'N/A', '-', 'nan', 'NONE', '#REF!')"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NULL", "\\N", "nan", "#REF!", "#N/A", "(blank)", "none", "—", "N.A.", "нет", "s/d", "#WERT!"})
    void a_word_for_nothing_is_nothing_in_every_column_that_may_be_empty(String word) throws IOException {
        Path file = counter.write(
                "f.csv",
                Counter.rows(
                        Counter.row("A1"),
                        Counter.row("A2").replace("120.5", word).replace("T100", word),
                        Counter.row("A3"),
                        Counter.row("A4").replace("FR", word).replace("EUR", word)));
        assertThat(counter.load(file).accepted()).isEqualTo(4);
        assertThat(counter.values("coalesce(cast(net_mass_kg as varchar), '-') || coalesce(importer_id, '-')"))
                .containsExactly("120.500000T100", "--", "120.500000T100", "120.500000T100");
        assertThat(counter.values("coalesce(origin_country, '-') || coalesce(currency, '-')")
                        .getLast())
                .isEqualTo("--");
    }

    @Test
    void namibia_stays_where_a_country_is_meant() throws IOException {
        Path file = counter.write(
                "f.csv",
                Counter.rows(
                        Counter.row("A1").replace("FR", "NA"),
                        Counter.row("A2").replace("T100", "NA"),
                        Counter.row("A3").replace("FR", "N/A")));
        assertThat(counter.load(file).accepted()).isEqualTo(3);
        assertThat(counter.values("coalesce(origin_country, '-') || coalesce(importer_id, '-')"))
                .containsExactly("NAT100", "FR-", "-T100");
    }

    @Test
    void a_declaration_without_a_number_is_refused_whatever_stands_for_nothing() throws IOException {
        Path file = counter.write("f.csv", Counter.rows(Counter.row("A1"), Counter.row("A2"), Counter.row("NULL")));
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason()).contains("is not given");
    }

    @Test
    void marks_that_show_nothing_make_no_other_party_and_no_other_declaration() throws IOException {
        Path file = counter.write(
                "f.csv",
                Counter.rows(
                        Counter.row("A1"),
                        Counter.row("\u200bA2\u200e")
                                .replace("T100", "T1\u00ad00\ufeff")
                                .replace("FR", "\u00a0FR\u202f")
                                .replace("120.5", "\u200f120.5\u00a0")
                                .replace("01012100", "0101\u200b2100")));
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.values("declaration_id || hs_code || importer_id || origin_country || net_mass_kg"))
                .containsExactly("A101012100T100FR120.500000", "A201012100T100FR120.500000");
        assertThat(counter.number("select count(*) from party where party_id like 'T%'"))
                .isEqualTo(1);
    }

    @Test
    void digits_of_other_scripts_are_digits() throws IOException {
        Path file = counter.write(
                "f.csv",
                Counter.rows(
                        Counter.row("A1"),
                        Counter.row("A2").replace("01012100", "٠١٠١٢١٠٠").replace("120.5", "١٢٠٫٥"),
                        Counter.row("A3").replace("01012100", "०१०१२१००").replace("1500.25", "१५००.२५")));
        assertThat(counter.load(file).accepted()).isEqualTo(3);
        assertThat(counter.values("hs_code || ' ' || net_mass_kg || ' ' || customs_value"))
                .containsOnly("01012100 120.500000 1500.250");
    }

    @Test
    void a_narrow_blank_stands_between_thousands() throws IOException {
        LoadReport report = counter.load(counter.sample("14-narrow-blank.csv"));
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(counter.values("net_mass_kg || ' ' || customs_value"))
                .containsExactly(
                        "1234.560000 10500.250",
                        "512.500000 10500.250",
                        "1234.560000 10500.250",
                        "512.500000 10500.250");
    }
}
