package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures that stand in a row below the names, in a title, or in a note: converted where they are sure, asked about where not. */
@Tag("slow")
class MeasuresBesideTheHeaderTest {
    private static final String NAMES =
            "declaration_number;acceptance_date;hs_code;net weight;customs value;currency;importer_tin";

    @TempDir
    static Path directory;

    @AutoClose
    private static Counter counter;

    private static int files;

    @BeforeAll
    static void open() {
        counter = new Counter(directory);
    }

    private static String row(String id) {
        return id + ";2024-03-11;84713000;0.5;100;EUR;T1";
    }

    private static Path file(String above, String names, String below) throws IOException {
        String id = "M" + ++files + "-";
        return counter.write(
                "m" + files + ".csv",
                Stream.of(above, names, row(id + 1), row(id + 2), row(id + 3), below)
                        .filter(line -> !line.isEmpty())
                        .toArray(String[]::new));
    }

    private static String first(LoadReport report, String expression) {
        return counter.values(report.loadId(), expression).getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        ";;;(t);(thousand EUR);;, 500.000000 100000.000",
        ";;;t;'000 EUR;;, 500.000000 100000.000",
        ";;;kg;EUR;;, 0.500000 100.000",
        ";;;[lb];EUR;;, 0.226796 100.000"
    })
    void a_row_of_units_below_the_names_is_part_of_them(String units, String stored) throws IOException {
        LoadReport report = counter.load(file("", NAMES + "\n" + units, ""));
        assertThat(report.read()).isEqualTo(3);
        assertThat(first(report, "goods_item.net_mass_kg || ' ' || goods_item.customs_value"))
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Imports of March 2024 - all weights in tonnes",
                "# weights in lbs",
                "Poids en tonnes; valeurs en euros",
                "Вес в тоннах"
            })
    void a_title_that_speaks_of_another_unit_is_asked_about(String title) throws IOException {
        Path file = file(title, NAMES, "");
        assertThatThrownBy(() -> counter.load(file))
                .hasMessageContaining("said beside the table")
                .hasMessageContaining("net weight");
    }

    @Test
    void a_title_that_speaks_of_thousands_is_asked_about() throws IOException {
        Path file = file("Declared values in thousand EUR", NAMES.replace("net weight", "net weight kg"), "");
        assertThatThrownBy(() -> counter.load(file))
                .hasMessageContaining("said beside the table")
                .hasMessageContaining("customs value");
    }

    @Test
    void so_is_a_note_below_the_last_row() throws IOException {
        Path file = file("", NAMES, "Note: weights in tonnes");
        assertThatThrownBy(() -> counter.load(file)).hasMessageContaining("Note: weights in tonnes");
    }

    @Test
    void names_that_say_their_measure_need_no_title() throws IOException {
        Path file = file("Weights in tonnes, values in EUR", NAMES.replace("net weight", "net weight (t)"), "");
        assertThat(first(counter.load(file), "net_mass_kg")).isEqualTo("500.000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Imports of March 2024, port of Tonga",
                "Report 17: declarations by office",
                "Printed 2024-04-01 by officer T"
            })
    void other_titles_say_nothing(String title) throws IOException {
        assertThat(first(counter.load(file(title, NAMES, "")), "net_mass_kg")).isEqualTo("0.500000");
    }
}
