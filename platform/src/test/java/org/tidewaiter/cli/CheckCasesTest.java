package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.dataquality.FileCheck;

/** Small files that checks cried wolf about, or whose faults they did not tell. */
@Tag("slow")
class CheckCasesTest {
    private static final Path CASES = Path.of("src/test/resources/org/tidewaiter/dataquality/cases");

    @TempDir
    Path directory;

    private static List<String> judged(Path file, Path... checks) {
        List<String> found = new ArrayList<>();
        new FileCheck(
                        ChecksInUse.of(List.of(checks)),
                        one -> one.defects().forEach(d -> found.add(one.lineOf(d) + " " + d.check())))
                .check(file, null);
        return found;
    }

    private Path file(String header, String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(List.of(rows));
        return Files.write(Files.createTempFile(directory, "rows", ".csv"), lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "23-country-names-in-check.csv",
                "24-mode-words-in-check.csv",
                "25-null-container-in-check.csv",
                "32-good-descriptions-called-vague.csv"
            })
    void a_file_that_is_right_is_clean(String name) {
        assertThat(judged(CASES.resolve(name))).isEmpty();
    }

    @Test
    void every_fault_of_every_row_is_told_once() {
        assertThat(judged(CASES.resolve("errors.csv")))
                .contains(
                        "3 net-above-gross",
                        "4 country-unspecified",
                        "5 value-format",
                        "6 value-format",
                        "6 vague-description",
                        "7 importer-missing",
                        "8 value-format")
                .doesNotContain("6 hs-code-missing", "6 value-missing", "8 net-mass-missing", "8 vague-description");
    }

    @Test
    void a_check_that_never_ends_is_stopped_with_a_sentence_and_the_others_go_on() throws IOException {
        List<Defect> found = new ArrayList<>();
        new FileCheck(
                        ChecksInUse.of(List.of(CASES.resolve("check-that-never-ends.yaml"))),
                        one -> found.addAll(one.defects()))
                .check(CASES.resolve("forty-rows.csv"), null);
        assertThat(found).singleElement().satisfies(d -> {
            assertThat(d.check()).isEqualTo(Defect.STOPPED);
            assertThat(d.message())
                    .contains("never-ends", "was stopped for the rest of the file", "without loops over loops");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: matches, field: goods_item.description, pattern: '(((([a-z, ]+)+)+)+)+#'}",
                "{kind: mandatory, field: goods_item.origin_country, when: {goods_item.description: '(((([a-z,"
                        + " ]+)+)+)+)+#'}}",
                "{kind: expression, must:"
                        + " '[item.description].map(a,a+a).map(a,a+a).map(a,a+a).map(a,a+a).map(a,a+a).map(a,a+a).map(a,a+a).map(a,a+a).map(a,a+a).map(a,a+a).map(a,a+a).map(a,a+a).map(a,a+a).size()"
                        + " > 0'}"
            })
    void patterns_and_doublings_are_stopped_too(String check) throws IOException {
        Path checks = Files.writeString(
                directory.resolve("own.yaml"), "checks:\n  - " + check.replace("{kind", "{id: own, kind") + "\n");
        List<Defect> found = new ArrayList<>();
        new FileCheck(
                        ChecksInUse.of(List.of(checks)),
                        one -> one.defects().stream()
                                .filter(d -> d.check().equals(Defect.STOPPED))
                                .forEach(found::add))
                .check(CASES.resolve("forty-rows.csv"), null);
        assertThat(found).singleElement().satisfies(d -> assertThat(d.message()).contains("was stopped"));
    }

    @Test
    void an_odd_length_that_all_codes_have_is_lawful_and_one_that_few_have_is_told() throws IOException {
        String[] rows = new String[40];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "D" + i + ",2024-03-01," + (i == 7 ? "62034200" : "620342000" + (10 + i))
                    + ",Cotton trousers for men";
        }
        assertThat(judged(file("Declaration No,Acceptance Date,HS Code,Goods Description", rows)))
                .containsExactly("9 hs-code-length");
    }

    @Test
    void eight_digits_that_lost_their_zero_are_told_where_the_column_does_not_prove_it() throws IOException {
        String[] rows = new String[40];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "D" + i + ",2024-03-01," + (i < 4 ? "1012100" : i == 4 ? "02013000" : "62034200")
                    + ",Cotton trousers for men";
        }
        assertThat(judged(file("Declaration No,Acceptance Date,HS Code,Goods Description", rows)))
                .filteredOn(d -> d.endsWith("value-format"))
                .hasSize(4);
        rows[4] = rows[5].replace("D5", "D4");
        assertThat(judged(file("Declaration No,Acceptance Date,HS Code,Goods Description", rows)))
                .noneMatch(d -> d.endsWith("value-format") || d.endsWith("hs-code-length"));
    }

    @Test
    void units_of_a_national_list_that_all_rows_use_are_no_defect() throws IOException {
        String[] rows = new String[20];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "D" + i + ",2024-03-01,62034200,Cotton trousers for men,10," + (i == 3 ? "ZQX" : "035");
        }
        assertThat(judged(file(
                        "Declaration No,Acceptance Date,HS Code,Goods Description,Supplementary Quantity,Supplementary"
                                + " Unit",
                        rows)))
                .containsExactly("5 unit-invalid");
    }

    @Test
    void a_note_in_a_column_of_figures_is_told_once() throws IOException {
        String[] rows = new String[30];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "D" + i + ",2024-03-01,62034200,Cotton trousers for men,"
                    + (i % 2 == 0 ? "See invoice " + i : "12.5");
        }
        assertThat(judged(file("Declaration No,Acceptance Date,HS Code,Goods Description,Net Weight Kg", rows)))
                .filteredOn(d -> d.endsWith("value-format"))
                .hasSize(1);
    }

    @Test
    void a_row_that_numbers_the_columns_and_a_total_are_no_declarations() throws IOException {
        Path numbered = file(
                "Declaration No,Acceptance date,HS code,Goods description,Country of origin,Net mass (kg)",
                "1,2,3,4,5,6",
                "24NL001,2024-03-11,84713000,Laptop computers,CN,120.5",
                "24NL002,2024-03-12,01012100,Pure-bred horses,FR,450",
                "Grand total,2024-03-31,99999999,Total,XX,570.5");
        assertThat(judged(numbered)).noneMatch(d -> d.startsWith("2 ") || d.startsWith("5 "));
    }

    @Test
    void rows_that_repeat_an_item_for_its_taxes_are_judged_as_one_item() throws IOException {
        Path taxes = file(
                "Declaration No,Item No,Acceptance date,HS code,Goods description,Country of origin,Net mass (kg),Total net mass,Tax type,Tax amount",
                "24NL001,1,2024-03-11,84713000,Laptop computers,CN,120.5,120.5,A00,180",
                "24NL001,1,2024-03-11,84713000,Laptop computers,CN,120.5,120.5,B00,336",
                "24NL002,1,2024-03-12,01012100,Pure-bred horses,FR,450,450,A00,10");
        assertThat(judged(taxes)).noneMatch(d -> d.contains("sequence") || d.contains("repeated") || d.contains("sum"));
    }
}
