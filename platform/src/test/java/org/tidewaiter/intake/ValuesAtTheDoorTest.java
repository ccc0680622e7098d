package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.quarantine.Quarantine;

/** Values that were silently wrong once: words for nothing, marks without meaning, blanks of all widths. */
@Tag("slow")
class ValuesAtTheDoorTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
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
            strings = {
                "NULL",
                "\\N",
                "nan",
                "#REF!",
                "#N/A",
                "(blank)",
                "none",
                "—",
                "N.A.",
                "нет",
                "s/d",
                "#WERT!",
                "не указано",
                "k.A.",
                "tidak ada"
            })
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

    @Test
    void a_day_that_does_not_exist_still_proves_the_order_and_every_fault_of_a_row_is_told() throws IOException {
        LoadReport report = counter.load(counter.sample("errors.csv"));
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(counter.values("accepted_at").getFirst()).startsWith("2026-11-03");
        assertThat(counter.quarantined())
                .extracting(Quarantine.Row::reason)
                .containsExactly(
                        "is a day that does not exist: November 2026 has no day 31",
                        "is not a Harmonized System code of 4 to 12 digits; also 'Valeur' (-100,00) is negative",
                        "is not a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/11/2023", "30.02.2024", "31112023"})
    void the_figures_of_no_day_prove_an_order(String text) {
        var column = new org.tidewaiter.notation.DayColumn();
        column.add(text);
        assertThat(column.proven()).isEqualTo(org.tidewaiter.notation.DayOrder.DMY);
    }

    private static final String HEADER =
            "declaration_number;acceptance_date;hs_code;description;origin;net_weight;%s;currency;importer";

    private Path table(String price, String... rows) throws IOException {
        StringBuilder text = new StringBuilder(HEADER.formatted(price));
        for (String row : rows) {
            text.append('\n').append(row);
        }
        return counter.write("f.csv", text + "\n");
    }

    @Test
    void thousands_are_read_by_the_decimal_comma_of_other_columns() throws IOException {
        Path file = table(
                "customs_value",
                "A1;2024-03-11;620342;Trousers;CN;0,5;2.500;USD;T1",
                "A2;2024-03-12;620342;Trousers;CN;1,25;12.750;USD;T1");
        counter.load(file);
        assertThat(counter.values("customs_value")).containsExactly("2500.000", "12750.000");
    }

    @Test
    void a_day_that_lies_ahead_proves_no_order() {
        var today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);
        var ahead = today.plusDays(2)
                .datesUntil(today.plusDays(360))
                .filter(d -> d.getDayOfMonth() < d.getMonthValue())
                .filter(d -> java.time.LocalDate.of(d.getYear(), d.getDayOfMonth(), d.getMonthValue())
                        .isBefore(today))
                .findFirst();
        ahead.ifPresent(d -> {
            var column = new org.tidewaiter.notation.DayColumn();
            column.add("%02d/%02d/%d".formatted(d.getDayOfMonth(), d.getMonthValue(), d.getYear()));
            assertThat(column.proven()).isNull();
            assertThat(column.plain()).isFalse();
        });
    }

    @Test
    void masses_beside_units_that_are_mixed_are_asked_about() throws IOException {
        Path file = counter.write(
                "f.csv",
                "declaration_number,acceptance_date,hs_code,description,origin,net_weight,customs_value,uom\n"
                        + "A1,2024-03-11,620342,Trousers,CN,1.5,2500,T\n"
                        + "A2,2024-03-12,620342,Trousers,CN,250,2500,LBS\n"
                        + "A3,2024-03-12,620342,Trousers,CN,10,2500,PCS\n"
                        + "A4,2024-03-12,620342,Trousers,CN,10,2500,PR\n");
        assertThatThrownBy(() -> counter.load(file)).hasMessageContaining("may be in the units of 'uom'");
    }
}
