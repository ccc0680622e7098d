package org.tidewaiter.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.analysis.sample.DeclarationsByOffice;
import org.tidewaiter.engine.CancellableWork;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;

/** What every question has in common. */
class AnsweringTest {
    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void load() {
        asked = AskedDeclarations.begunWith(
                directory,
                "declaration_id,accepted_at,office_code,hs_code",
                List.of("D1,2026-01-02,FR1,010121", "D2,2026-02-03,=FR2,010121", "D3,2026-03-04,FR1,010121"));
    }

    @Test
    void an_analysis_of_a_test_package_is_found_although_no_list_names_it() {
        Analysis found = AnalysisRegister.all().named("declarations-by-office");
        assertThat(found).isInstanceOf(DeclarationsByOffice.class);
        assertThat(found.card().room()).isEqualTo("sample");
        assertThatThrownBy(() -> AnalysisRegister.all().named("declaration-by-office"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("did you mean 'declarations-by-office'");
    }

    /** Pages and printed reports have readers without a command line: what is lacking is named, not the command that loads it. */
    @Test
    void no_text_of_an_analysis_is_a_command() throws IOException {
        Path sources = Path.of("src/main/java/org/tidewaiter/analysis");
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> commands = files.filter(f -> f.toString().endsWith(".java"))
                    .flatMap(f -> read(f).lines())
                    .map(String::strip)
                    .filter(line -> !line.startsWith("*") && !line.startsWith("/"))
                    .filter(line -> line.contains("\"") && line.matches(".*[ (]--[a-z]+[ .,)\"].*"))
                    .toList();
            assertThat(commands).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_report_says_findings_in_two_languages_and_where_they_come_from() {
        Report report = asked.report(new DeclarationsByOffice(), Map.of("from", "2026-02-01"));
        Result.Findings findings = (Result.Findings) report.result();
        assertThat(findings.findings().getFirst().says()).isEqualTo(new Words("2 declarations.", "2 déclarations."));
        assertThat(AskedDeclarations.column(findings.tables().getFirst(), "declarations"))
                .containsExactly(1L, 1L);
        assertThat(report.provenance().parameters()).isEqualTo(Map.of("from", "2026-02-01", "to", "", "least", "1"));
        assertThat(report.provenance().dataVersion()).matches("[0-9a-f]{16}");
        assertThat(report.provenance().methodVersion()).matches("[0-9a-f]{12}");
    }

    @Test
    void the_same_data_and_parameters_give_the_same_bytes() {
        String first = Json.text(asked.report(new DeclarationsByOffice(), Map.of()));
        assertThat(Json.text(asked.report(new DeclarationsByOffice(), Map.of())))
                .isEqualTo(first);
        asked.load("declaration_id,accepted_at,office_code,hs_code", List.of("D4,2026-03-05,FR3,010121"));
        assertThat(Json.text(asked.report(new DeclarationsByOffice(), Map.of())))
                .isNotEqualTo(first);
    }

    @Test
    void a_row_leads_to_the_declarations_behind_it() {
        Analysis analysis = new DeclarationsByOffice();
        Parameters parameters = Parameters.of(analysis.card(), Map.of());
        Table behind = Answering.behind(asked.workspace().lake(), analysis, parameters, "offices", "FR1");
        assertThat(AskedDeclarations.column(behind, "declaration_id")).containsExactly("D1", "D3");
        assertThatThrownBy(() ->
                        Answering.behind(asked.workspace().lake(), analysis, parameters, "load; drop table load", "x"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("nothing behind a table");
    }

    @Test
    void no_data_is_an_answer() {
        Result result = asked.ask(new DeclarationsByOffice(), Map.of("from", "2027-01-01"));
        assertThat(result).isInstanceOf(Result.NotApplicable.class);
        assertThat(((Result.NotApplicable) result).says().french())
                .isEqualTo("Sans objet\u00a0: Il n’y a pas de déclarations. Examiné\u00a0: from 2027-01-01 seulement.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour | red | has no parameter 'colour'",
                "from | yesterday | is no day: give a day like 2026-01-31",
                "to | +99999-01-01 | is no day of four figures of a year: give a day like 2026-01-31",
                "least | 100 | is out of its bounds: give a whole number from 0 to 99",
                "least | 1e999999999 | is no whole number",
                "least | ; drop table load | is no whole number",
                "least | 1.5 | is no whole number"
            })
    void a_parameter_that_will_not_do_is_refused_with_what_would(String name, String value, String says) {
        assertThatThrownBy(() -> Parameters.of(new DeclarationsByOffice().card(), Map.of(name, value)))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining(says);
    }

    @Test
    void a_period_without_a_day_is_refused() {
        assertThatThrownBy(() -> Parameters.of(
                        new DeclarationsByOffice().card(), Map.of("from", "2026-02-01", "to", "2026-02-01")))
                .hasMessageContaining("has no day");
    }

    @Test
    void a_question_that_is_given_up_ends_and_leaves_nothing() {
        CancellableWork work = new CancellableWork();
        work.giveUp();
        assertThatThrownBy(() -> work.run(() -> asked.report(new DeclarationsByOffice(), Map.of())))
                .isInstanceOfSatisfying(
                        TidewaiterException.class, e -> assertThat(e.kind()).isEqualTo(TidewaiterException.Kind.BUSY));
        assertThat(asked.ask(new DeclarationsByOffice(), Map.of())).isInstanceOf(Result.Findings.class);
    }

    @Test
    void a_table_is_written_as_csv_without_formulas_as_parquet_with_types_and_as_a_workbook() throws Exception {
        Report report = asked.report(new DeclarationsByOffice(), Map.of());
        Table table = ((Result.Findings) report.result()).tables().getFirst();
        StringWriter csv = new StringWriter();
        TableExport.csv(table, Locale.ENGLISH, csv);
        assertThat(csv.toString()).isEqualTo("office_code,declarations\n'=FR2,1\nFR1,2\n");

        Path parquet = directory.resolve("it's.parquet");
        try (var out = Files.newOutputStream(parquet)) {
            TableExport.parquet(asked.workspace().lake(), table, out);
        }
        assertThat(asked.workspace()
                        .lake()
                        .number(
                                "select sum(declarations) from read_parquet(?) where office_code = '=FR2'",
                                parquet.toString()))
                .isEqualTo(1);

        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        TableExport.workbook(report, Locale.FRENCH, workbook);
        Map<String, String> parts = parts(workbook.toByteArray());
        assertThat(parts.get("xl/workbook.xml")).contains("name=\"Rapport\"", "name=\"offices\"");
        assertThat(parts.get("docProps/core.xml"))
                .as("no moment of its own, or the same report would have other bytes")
                .contains(">1980-01-01T00:00:00Z</dcterms:created>");
        assertThat(parts.get("xl/sharedStrings.xml")).contains(">Bureau<", ">=FR2<");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("<v>2</v>").doesNotContain("<f>");
    }

    private Map<String, String> parts(byte[] workbook) throws Exception {
        Map<String, String> parts = new java.util.HashMap<>();
        try (ZipFile zip =
                new ZipFile(Files.write(directory.resolve("w.xlsx"), workbook).toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                parts.put(entry.getName(), new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    @Test
    void a_chart_is_drawn_the_same_everywhere_and_its_words_are_only_words() {
        Chart chart = new Chart(
                "c",
                Chart.Form.BARS,
                Words.same("<b> & more"),
                Words.same("x"),
                Words.same("y"),
                List.of("a", "b"),
                List.of(Chart.Series.of(Words.same("n"), List.of(1, 3), n -> n)));
        String drawn = ChartSvg.of(chart, Locale.ENGLISH);
        assertThat(drawn).contains("&lt;b&gt; &amp; more", "height=\"195.0\"").doesNotContain("<b>");
        assertThat(ChartSvg.of(chart, Locale.ENGLISH)).isEqualTo(drawn);
    }

    @Test
    void numbers_are_written_as_each_language_does() {
        Words words = Words.of("{0} of {1}, {2}", "{0} de {1}, {2}", 1234567L, new Words.Share(0.0312), 0.004567);
        assertThat(words.english()).isEqualTo("1,234,567 of 3.1\u00a0%, 0.00457");
        assertThat(words.french()).isEqualTo("1\u202F234\u202F567 de 3,1\u00a0%, 0,00457");
    }

    @Test
    void what_must_not_begin_a_line_stays_with_what_stands_before_it() {
        Words words = Words.of(
                "Why: {0} % of “{1}”; at 5 % or not?", "Pourquoi : {0} % de « {1} » ; à 5 % ou non ?", 3, "a : b");
        assertThat(words.english()).isEqualTo("Why: 3\u00a0% of “a : b”; at 5\u00a0% or not?");
        assertThat(words.french())
                .isEqualTo("Pourquoi\u00a0: 3\u00a0% de «\u00a0a\u00a0: b\u00a0»\u00a0; à 5\u00a0% ou non\u00a0?");
        assertThat(Words.same("a : b")).as("a name is left as it is").isEqualTo(new Words("a : b", "a : b"));
        assertThat(Words.same("a : b").french()).isEqualTo("a : b");
    }
}
