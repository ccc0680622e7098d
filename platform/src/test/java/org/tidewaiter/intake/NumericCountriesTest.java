package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.engine.TidewaiterException;

/** Countries as numbers: those of ISO 3166-1 are translated where the whole column proves them, others are asked about. */
class NumericCountriesTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private Path file(String... countries) throws IOException {
        return counter.writeWith("FR", countries);
    }

    @Test
    void numbers_of_iso_are_translated_where_all_of_them_prove_it() throws IOException {
        LoadReport report = counter.load(file("840", "156", "056", "276", "392", "004"));
        assertThat(report.accepted()).isEqualTo(6);
        assertThat(report.notes())
                .anyMatch(n -> n.contains("numeric country codes of ISO 3166-1") && n.contains("all of them prove"));
        assertThat(counter.values("origin_country")).containsExactly("US", "CN", "BE", "DE", "JP", "AF");
    }

    @Test
    void zeros_that_a_spreadsheet_took_are_put_back() throws IOException {
        counter.load(file("840", "156", "56.0", "276", "36", "392"));
        assertThat(counter.values("origin_country")).containsExactly("US", "CN", "BE", "DE", "AU", "JP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 720 004 732 005 052", // the old Geonomenclature of the European Union
                "203 208 410 225", // Brazil, Chile, Spain and Uruguay in the list of Argentina
                "840 156 056 276 842", // the United States in UN Comtrade
                "004 008", // too few to prove anything
                "840"
            })
    void numbers_that_may_be_of_another_list_are_asked_about(String countries) throws IOException {
        Path file = file(countries.split(" "));
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("holds numbers of countries")
                .hasMessageContaining("country: numeric");
        assertThat(counter.number("select count(*) from load")).isZero();
    }

    @Test
    void a_column_proves_the_numbers_of_another_one() throws IOException {
        counter.load(counter.write(
                "f.csv",
                Counter.rows(
                                Counter.row("A1").replace("FR", "840"),
                                Counter.row("A2").replace("FR", "156"),
                                Counter.row("A3").replace("FR", "276"),
                                Counter.row("A4").replace("FR", "392"))[0]
                        + ",export_country",
                Counter.row("A1").replace("FR", "840") + ",056",
                Counter.row("A2").replace("FR", "156") + ",056",
                Counter.row("A3").replace("FR", "276") + ",056",
                Counter.row("A4").replace("FR", "392") + ",056"));
        assertThat(counter.values("origin_country || export_country")).containsExactly("USBE", "CNBE", "DEBE", "JPBE");
    }

    @Test
    void a_number_among_letters_is_set_aside_with_what_to_say() throws IOException {
        LoadReport report = counter.load(file("FR", "US", "840"));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason()).contains("of which list of countries is not known");
    }

    @Test
    void a_mapping_says_it_and_a_number_that_iso_does_not_have_is_set_aside() throws IOException {
        try (Door door = new Door(java.nio.file.Files.createDirectory(directory.resolve("d")))) {
            door.with(Door.ONE_ITEM.replace(
                    "who: declaration.importer_id", "who: {field: goods_item.origin_country, country: numeric}"));
            LoadReport report = door.load(Door.HEADER + "A1,2024-03-11,01012100,1,208\nA2,2024-03-11,01012100,1,720\n");
            assertThat(report.accepted()).isEqualTo(1);
            assertThat(door.number("select count(*) from goods_item where origin_country = 'DK'"))
                    .isEqualTo(1);
            assertThat(door.quarantined().getFirst().reason()).isEqualTo("is not a numeric country code of ISO 3166-1");
        }
    }

    @Test
    void what_is_no_country_has_no_numbers_of_countries() {
        assertThatThrownBy(() -> org.tidewaiter.mapping.Mapping.parse(
                        Door.ONE_ITEM.replace(
                                "who: declaration.importer_id",
                                "who: {field: declaration.importer_id, country: numeric}"),
                        "m"))
                .hasMessageContaining("country: numeric");
    }
}
