package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.notation.DayOrder;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.Source;

/** How a column is read is decided on all its values, told, and asked where they prove nothing. */
@Tag("slow")
class WholeColumnsTest {
    private static final String DAY = "2024-03-11";
    private static final String HS = "01012100";
    private static final String MASS = "120.5";
    private static final String VALUE = "1500.25";

    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private Path rows(String value, String... instead) throws IOException {
        return rows(instead.length, i -> Counter.row("A" + (1000 + i)).replace(value, instead[i]));
    }

    private Path rows(int count, IntFunction<String> row) throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row.apply(i));
        }
        return counter.write("f.csv", Counter.rows(rows.toArray(String[]::new)));
    }

    private List<String> days() {
        return counter.values("strftime(accepted_at, '%Y-%m-%d')");
    }

    private LoadReport load(Path file, StatedStyle told) {
        return new SourceLoad(
                        counter.workspace, null, () -> message -> List.of(), LoadOptions.plain(Actor.systemUser()))
                .take(Source.of(file).written(told), LoadProgress.SILENT);
    }

    @Test
    void months_that_stand_first_are_proven_after_five_hundred_rows() throws IOException {
        LoadReport report = counter.load(counter.sample("11-month-first-after-row-500.csv"));
        assertThat(report.accepted()).isEqualTo(620);
        assertThat(days().getFirst()).isEqualTo("2024-03-04");
        assertThat(report.remarks()).anyMatch(r -> r.contains("'Acceptance Date' is read as month, day, year, as"));
    }

    @Test
    void days_that_prove_no_order_are_asked_about_and_read_as_a_person_says() throws IOException {
        Path file = counter.sample("12-ambiguous-days.csv");
        assertThatThrownBy(() -> counter.load(file))
                .hasMessageContainingAll(
                        "'Acceptance Date' can be read in more than one order, such as '0",
                        "--date-order dmy (day, month, year) or --date-order mdy (month, day, year)");
        assertThat(counter.number("select count(*) from load")).isZero();
        assertThat(load(file, new StatedStyle(DayOrder.MDY, null, null)).accepted())
                .isEqualTo(4);
        assertThat(days()).containsExactly("2024-03-04", "2024-05-06", "2024-07-08", "2024-01-02");
    }

    @Test
    void another_column_of_the_file_may_prove_the_order() throws IOException {
        Path file = counter.write(
                "f.csv",
                "Declaration No,Acceptance Date,Arrival Date,HS Code",
                "A1,03/04/2024,28/03/2024,01012100",
                "A2,05/06/2024,01/06/2024,01012100");
        LoadReport report = counter.load(file);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(days()).containsExactly("2024-04-03", "2024-06-05");
        assertThat(report.remarks()).anyMatch(r -> r.contains("as other columns of the file prove"));
    }

    @Test
    void two_orders_in_one_column_are_asked_about() throws IOException {
        Path file = rows(DAY, "31/12/2023", "12/30/2023", "03/04/2024");
        assertThatThrownBy(() -> counter.load(file)).hasMessageContaining("writes days in two orders");
    }

    @Test
    void a_slip_of_the_pen_is_quarantined_and_the_rest_read() throws IOException {
        Path file = rows(
                300,
                i -> Counter.row("A" + (1000 + i))
                        .replace(DAY, i == 299 ? "12/30/2023" : (13 + i % 15) + "/" + (1 + i % 12) + "/2023"));
        LoadReport report = counter.load(file);
        assertThat(report.accepted()).isEqualTo(299);
        assertThat(counter.quarantined().getFirst().reason()).contains("is no day when it is read as day, month, year");
    }

    @Test
    void a_day_that_does_not_exist_is_told_as_such() throws IOException {
        counter.load(rows(DAY, "28/02/2023", "30/02/2023", "15/03/2023"));
        assertThat(counter.quarantined().getFirst().reason()).contains("a day that does not exist");
    }

    @Test
    void days_in_words_compact_days_and_numbers_of_days_are_read() throws IOException {
        assertThat(counter.load(rows(DAY, "11-MAR-2024", "12-APR-2024", "1 mai 2024", "3. März 2024", "4 марта 2024"))
                        .accepted())
                .isEqualTo(5);
        assertThat(days()).containsExactly("2024-03-11", "2024-04-12", "2024-05-01", "2024-03-03", "2024-03-04");
    }

    @Test
    void compact_days_are_read_in_the_order_that_they_prove() throws IOException {
        assertThat(counter.load(rows(DAY, "11032024", "28022024", "01052024")).accepted())
                .isEqualTo(3);
        assertThat(days()).containsExactly("2024-03-11", "2024-02-28", "2024-05-01");
    }

    @Test
    void numbers_of_days_are_read_where_the_whole_column_has_them() throws IOException {
        LoadReport report = counter.load(rows(DAY, "45362", "45363", "45364.75"));
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(days()).containsExactly("2024-03-11", "2024-03-12", "2024-03-13");
        assertThat(report.remarks()).anyMatch(r -> r.contains("numbers of days as spreadsheets count them"));
    }

    @Test
    void half_days_and_other_calendars_are_read() throws IOException {
        assertThat(counter.load(rows(DAY, "3/14/2024 1:05:00 PM", "3/4/2024 12:10:00 AM"))
                        .accepted())
                .isEqualTo(2);
        assertThat(counter.values("strftime(accepted_at, '%Y-%m-%d %H:%M')"))
                .containsExactly("2024-03-14 13:05", "2024-03-04 00:10");
    }

    @Test
    void years_of_buddha_are_read() throws IOException {
        assertThat(counter.load(rows(DAY, "11/03/2567", "28/02/2567")).accepted())
                .isEqualTo(2);
        assertThat(days()).containsExactly("2024-03-11", "2024-02-28");
    }

    @Test
    void zeros_that_hs_codes_lost_come_back_where_the_column_proves_them() throws IOException {
        LoadReport report = counter.load(counter.sample("03-hs-zero-lost.csv"));
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(counter.values("hs_code")).containsExactly("01012100", "84713000", "09012100", "62034200");
        assertThat(report.remarks()).anyMatch(r -> r.contains("get back the leading zero"));
    }

    @Test
    void a_column_that_keeps_zeros_quarantines_short_codes() throws IOException {
        LoadReport report = counter.load(rows(HS, "1012100", "84713000", "02013000"));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason()).contains("odd number of digits");
    }

    @Test
    void short_codes_far_below_the_beginning_are_seen() throws IOException {
        Path file = rows(900, i -> Counter.row("A" + (1000 + i)).replace(HS, i == 899 ? "9012100" : "84713000"));
        LoadReport report = counter.load(file);
        assertThat(report.accepted()).isEqualTo(900);
        assertThat(counter.values("hs_code").getLast()).isEqualTo("09012100");
    }

    @Test
    void a_given_mapping_pads_by_proof_too_or_as_it_says() throws IOException {
        String columns =
                "columns: {Declaration No: declaration.declaration_id, Acceptance Date: declaration.accepted_at,"
                        + " HS Code: %s}";
        Path file = rows(HS, "1012100", "84713000", "9012100");
        LoadReport report = TableLoad.load(
                counter.workspace,
                file,
                Mapping.parse(columns.formatted("goods_item.hs_code"), "m"),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(counter.values("hs_code")).containsExactly("01012100", "84713000", "09012100");
        Path zeros = counter.write(
                "g.csv",
                Counter.rows(
                        Counter.row("B1").replace(HS, "1012100"),
                        Counter.row("B2").replace(HS, "02013000")));
        TableLoad.load(
                counter.workspace,
                zeros,
                Mapping.parse(columns.formatted("{field: goods_item.hs_code, padded_to: 8}"), "m"),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        assertThat(counter.values("hs_code").subList(3, 5)).containsExactly("01012100", "02013000");
    }

    @Test
    void codes_and_identifiers_lose_the_point_that_they_gained() throws IOException {
        Path file = rows(
                3,
                i -> Counter.row("10000" + i + ".0")
                        .replace(HS, new String[] {"84713000.0", "1012100.0", "62034200.0"}[i])
                        .replace("T100", "40012345.0"));
        LoadReport report = counter.load(file);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(counter.values("declaration_id || ' ' || hs_code || ' ' || importer_id"))
                .containsExactly("100000 84713000 40012345", "100001 01012100 40012345", "100002 62034200 40012345");
    }

    @Test
    void codes_that_were_decimal_numbers_get_their_zeros_back() throws IOException {
        counter.load(rows(HS, "8471.3", "101.21", "6203.42", "2204.21", "4011.1"));
        assertThat(counter.values("hs_code")).containsExactly("847130", "010121", "620342", "220421", "401110");
    }

    @Test
    void a_comma_with_three_digits_only_is_asked_about() throws IOException {
        Path file = rows(2, i -> Counter.row("A" + i).replace(MASS, "\"1,234\"").replace(VALUE, "1500"));
        assertThatThrownBy(() -> counter.load(file))
                .hasMessageContainingAll("'Net Weight Kg' has numbers that may be two, such as '1,234'", "--decimal");
        assertThat(load(file, new StatedStyle(null, ',', null)).accepted()).isEqualTo(2);
        assertThat(counter.values("net_mass_kg")).containsOnly("1.234000");
    }

    @Test
    void a_proof_far_below_or_in_another_column_decides() throws IOException {
        Path file = rows(
                700,
                i -> Counter.row("A" + (1000 + i))
                        .replace(MASS, i == 699 ? "\"12,5\"" : "\"1,234\"")
                        .replace(VALUE, "1500"));
        LoadReport report = counter.load(file);
        assertThat(report.accepted()).isEqualTo(700);
        assertThat(counter.values("net_mass_kg").getFirst()).isEqualTo("1.234000");
        assertThat(report.remarks()).anyMatch(r -> r.contains("has a decimal comma, as '12,5' proves"));
    }

    @Test
    void thousands_with_a_point_far_below_whole_numbers_are_asked_about() throws IOException {
        Path file = rows(
                700,
                i -> Counter.row("A" + (1000 + i))
                        .replace(MASS, i == 699 ? "1.234" : "500")
                        .replace(VALUE, "1500"));
        assertThatThrownBy(() -> counter.load(file)).hasMessageContaining("may be two, such as '1.234'");
        assertThat(counter.number("select count(*) from load")).isZero();
    }

    @Test
    void two_columns_may_have_two_decimal_signs() throws IOException {
        Path file =
                rows(2, i -> Counter.row("A" + i).replace(MASS, "\"1.234,5\"").replace(VALUE, "\"1,500.25\""));
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.values("net_mass_kg || ' ' || customs_value")).containsOnly("1234.500000 1500.250");
    }

    @Test
    void what_a_proposal_decides_stands_in_the_mapping_that_it_writes() throws IOException {
        Path file = rows(
                2, i -> Counter.row("A" + i).replace(DAY, "31/12/2023").replace(HS, i == 0 ? "1012100" : "84713000"));
        String yaml = MappingProposal.of(file).yaml("m");
        assertThat(yaml).contains("date: dmy", "padded_to: [8]");
        LoadReport report = TableLoad.load(
                counter.workspace,
                file,
                Mapping.parse(yaml, "m"),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(counter.values("hs_code").getFirst()).isEqualTo("01012100");
    }

    @Test
    void years_of_the_hijra_and_signs_of_currencies_are_told() throws IOException {
        LoadReport report = counter.load(
                rows(2, i -> Counter.row("A" + i).replace(DAY, "1445-09-01").replace(VALUE, "€1500.25")));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(days()).containsOnly("2024-03-11");
        assertThat(report.remarks())
                .anyMatch(r -> r.contains("of the Hijra"))
                .anyMatch(r -> r.contains("the sign € beside numbers of 'Customs Value' is left out"));
    }

    @Test
    void a_day_with_an_offset_is_the_day_of_the_clock_that_wrote_it() throws IOException {
        Path file = rows(
                DAY,
                "2024-04-01T00:30+08:00",
                "2024-04-01 00:30:00+08:00",
                "1 Apr 2024 00:30 +0800",
                "2024-03-31T23:30:00-05:00",
                "2024-04-01T00:30:00Z");
        LoadReport report = counter.load(file);
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(days()).containsExactly("2024-04-01", "2024-04-01", "2024-04-01", "2024-03-31", "2024-04-01");
        assertThat(report.remarks()).anyMatch(r -> r.contains("several offsets from UTC (+0800, +08:00, -05:00, Z)"));
    }

    @Test
    void a_year_of_two_figures_beside_a_month_in_words_is_asked_about() throws IOException {
        Path file = rows(DAY, "24-Mar-11", "23-Mar-12");
        assertThatThrownBy(() -> counter.load(file))
                .hasMessageContainingAll(
                        "'Acceptance Date' can be read in more than one order, such as '2", "--date-order dmy", "ymd");
        assertThat(load(file, new StatedStyle(DayOrder.YMD, null, null)).accepted())
                .isEqualTo(2);
        assertThat(days()).containsExactly("2024-03-11", "2023-03-12");
    }

    @Test
    void a_day_beyond_all_years_proves_where_the_year_stands() throws IOException {
        assertThat(counter.load(rows(DAY, "24-Mar-11", "31-Jan-12")).accepted()).isEqualTo(2);
        assertThat(days()).containsExactly("2011-03-24", "2012-01-31");
    }

    @Test
    void a_figure_that_hardly_changes_is_the_year_and_that_is_told() throws IOException {
        LoadReport report = counter.load(rows(DAY, "11-MAR-24", "12-MAR-24", "15-APR-24", "18-APR-24"));
        assertThat(days()).containsExactly("2024-03-11", "2024-03-12", "2024-04-15", "2024-04-18");
        assertThat(report.remarks()).anyMatch(r -> r.contains("hardly changes and so is the year; no value proves it"));
    }

    @Test
    void a_year_that_stands_first_is_found_as_well() throws IOException {
        counter.load(rows(DAY, "24-Mar-11", "24-Mar-12", "24-Apr-15"));
        assertThat(days()).containsExactly("2024-03-11", "2024-03-12", "2024-04-15");
    }
}
