package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.dataquality.TableMessages;
import org.tidewaiter.source.Source;

/** Rows below a later row of units, or a later header with others, are read by no unit but their own. */
class LaterUnitsTest {
    private static final int ABOVE = 600;
    private static final int BELOW = 5;

    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    /** Header, many rows, the lines between, a few rows. */
    private List<String> lines(String header, String between) {
        return lines(header, ABOVE, between);
    }

    private static List<String> lines(String header, int above, String between) {
        List<String> lines = new ArrayList<>(List.of(header.split("/")));
        for (int i = 0; i < above + BELOW; i++) {
            if (i == above) {
                lines.addAll(List.of(between.split("/")));
            }
            lines.add("A" + i + ";2024-03-11;01012100;FR;EUR;12;1500");
        }
        return lines;
    }

    private LoadReport load(String header, String between) throws IOException {
        return counter.load(counter.write("f.csv", lines(header, between).toArray(String[]::new)));
    }

    private long below() {
        return counter.quarantined().stream()
                .filter(row -> row.reason().startsWith("stands at or below a later header, which says '"))
                .count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Gross mass;Customs value|;;;;;(t);",
                "Gross mass;Customs value|;;;;;t;EUR",
                "Gross mass (t);Customs value|;;;;;(kg);",
                "Gross mass (t);Customs value|;;;;;kg;",
                "Gross mass (kg);Customs value|;;;;;(t);",
                "Gross mass (kg);Customs value|;;;;;('000 kg);",
                "Gross mass (t);Customs value|;;;;;(ton);",
                "Gross mass;Customs value|;;;;;;(thousand EUR)",
                "Gross mass;Customs value (EUR)|;;;;;kg;USD",
                "Gross mass;Customs value (thousand EUR)|;;;;;;(EUR)",
                "Gross mass;Customs value (EUR)|;;;;;;k€",
                "Gross mass;Customs value (EUR)|;;;;;;Mio. EUR",
                "Supplementary quantity;Customs value|;;;;;(t);",
            })
    void rows_below_other_units_are_set_aside(String columns, String units) throws IOException {
        LoadReport report = load("Declaration No;Acceptance Date;HS Code;Origin;Currency;" + columns, units);
        assertThat(report.accepted()).isEqualTo(ABOVE);
        assertThat(below()).isEqualTo(BELOW + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Gross mass;Customs value|;;;;;(kg);",
                "Gross mass (t);Customs value (EUR)|;;;;;(t);EUR",
                "Gross mass (kg);Customs value|;;;;;kgs;",
                "Gross mass (t);Customs value (EUR)|;;;;;tonnes;€",
                "Gross mass (t);Customs value (thousand EUR)|;;;;;t;thousand EUR",
                "Gross mass (t);Customs value (thousand EUR)|;;;;;t;k€",
                "Gross mass;Customs value|;;;;(t);;",
            })
    void the_same_units_again_are_set_aside_alone(String columns, String units) throws IOException {
        LoadReport report = load("Declaration No;Acceptance Date;HS Code;Origin;Currency;" + columns, units);
        assertThat(report.accepted()).isEqualTo(ABOVE + BELOW);
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(below()).isZero();
    }

    @Test
    void a_header_of_two_rows_comes_again_with_other_units_and_again_with_the_first() throws IOException {
        String upper = "Declaration No;Acceptance Date;HS Code;Origin;Currency;Gross mass;Customs value";
        List<String> lines = lines(upper + "/;;;;;(t);", upper + "/;;;;;(kg);");
        lines.addAll(List.of(upper, ";;;;;(t);", "B1;2024-03-11;01012100;FR;EUR;12;1500"));
        LoadReport report = counter.load(counter.write("f.csv", lines.toArray(String[]::new)));
        assertThat(report.accepted()).isEqualTo(ABOVE + 1);
        assertThat(counter.number("select count(*) from goods_item where gross_mass_kg = 12000"))
                .isEqualTo(ABOVE + 1);
        assertThat(below()).isEqualTo(BELOW + 2);
    }

    @Test
    void a_header_of_one_row_comes_again_with_another_unit() throws IOException {
        String header = "Declaration No;Acceptance Date;HS Code;Origin;Currency;Gross mass (t);Customs value";
        int above = 8_000; // so many that what is known of the beginning of a file does not end them
        LoadReport report = counter.load(counter.write(
                "f.csv", lines(header, above, header.replace("(t)", "(kg)")).toArray(String[]::new)));
        assertThat(report.accepted()).isEqualTo(above);
        assertThat(below()).isEqualTo(BELOW + 1);
        assertThat(counter.quarantined().getFirst().reason())
                .contains("says 'Gross mass (kg)' of 'Gross mass (t)'", "into a file of its own");
    }

    @Test
    void a_check_judges_no_row_below_other_units_and_says_so() throws IOException {
        Path file = counter.write(
                "f.csv",
                lines("Declaration No;Acceptance Date;HS Code;Origin;Currency;Gross mass;Customs value", ";;;;;(t);")
                        .toArray(String[]::new));
        TableMessages table = TableMessages.open(Source.of(file), null, directory);
        try {
            List<TableMessages.RowsAsMessage> read = new ArrayList<>();
            table.read(read::add);
            assertThat(read).hasSize(ABOVE);
            assertThat(table.remarks())
                    .anySatisfy(r -> assertThat(r)
                            .startsWith("line " + (ABOVE + 2) + " stands at or below a later header, which says '(t)'")
                            .endsWith("; " + BELOW + " more like it"));
        } finally {
            table.discard();
        }
    }

    @Test
    void rows_of_separators_alone_are_passed_over_as_blank_lines() throws IOException {
        List<String> lines = lines(
                "Declaration No;Acceptance Date;HS Code;Origin;Currency;Gross mass;Customs value",
                ";;;;;;/; ;;;\u00a0;;/\"\";;;;;;");
        lines.addAll(Collections.nCopies(1_000, ";;;;;;"));
        LoadReport report = counter.load(counter.write("f.csv", lines.toArray(String[]::new)));
        assertThat(report.read()).isEqualTo(ABOVE + BELOW);
        assertThat(report.accepted()).isEqualTo(ABOVE + BELOW);
    }

    @Test
    void rows_of_a_workbook_too() throws IOException {
        List<List<String>> rows =
                lines("Declaration No;Acceptance Date;HS Code;Origin;Currency;Gross mass;Customs value", ";;;;;(t);")
                        .stream()
                        .map(line -> RawWorkbook.texts(Arrays.asList(line.split(";", -1))))
                        .toList();
        Path file = directory.resolve("f.xlsx");
        RawWorkbook.of(rows).write(file);
        LoadReport report = counter.load(file);
        assertThat(report.accepted()).isEqualTo(ABOVE);
        assertThat(below()).isEqualTo(BELOW + 1);
    }
}
