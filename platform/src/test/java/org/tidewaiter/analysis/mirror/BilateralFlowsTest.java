package org.tidewaiter.analysis.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** The same trade as two countries report it. */
class BilateralFlowsTest {
    private static final String HEADER = "month,reporter,partner,flow,hs_code,currency,trade_value,net_mass_kg\n";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    @Test
    void flows_are_counted_on_either_side_and_compared_where_both_are_large_enough() {
        asked.reference("partner_statistics", HEADER + """
                2024-01,KE,IT,X,030342,USD,100000,10
                2024-07,KE,IT,X,030342,USD,100000,10
                2024-02,IT,KE,M,030342,USD,230000,21
                2024-01,KE,FR,X,030342,USD,50000,5
                2024-01,FR,KE,M,030342,USD,40000,5
                2024-03,ES,KE,M,030342,USD,70000,7
                2024-03,KE,ES,X,160414,USD,70000,7
                2024-03,KE,ES,DX,160414,USD,60000,6
                2024-03,KE,W00,X,160414,USD,900000,90
                """);
        Result.Findings findings = asked.findings(new BilateralFlows(), Map.of());
        assertThat(findings.findings().getFirst().says().english())
                .isEqualTo(
                        "Of 4 flows, 2 (50.0\u00a0%) are reported by both countries, 1 by the importing one alone and 1 by the exporting one alone.");
        assertThat(findings.findings().getLast().says().english())
                .isEqualTo(
                        "In the median of 1 flows that are large enough on both sides, the importing country's value is"
                                + " 1.15 times the exporting one's (USD).");
        Table apart = table(findings, "apart");
        assertThat(column(apart, "importer")).containsExactly("IT", "FR");
        assertThat(column(apart, "ratio")).containsExactly(1.15, 0.8);
    }

    @Test
    void without_statistics_of_partners_the_question_does_not_apply() {
        assertThat(asked.ask(new BilateralFlows(), Map.of())).isInstanceOf(Result.NotApplicable.class);
    }

    /** What a flow has on either side, added up in plain Java. */
    private static final class Sides {
        double exported;
        double imported;
    }

    /** Tuna of UN Comtrade, 2018 to 2020: the same counts and median as by a second way, which reads the files themselves. */
    @Test
    @Tag("slow")
    void comtrade_gives_what_a_second_way_gives() throws IOException {
        Path data = Path.of("../../shared/data/mirror");
        assumeTrue(Files.isDirectory(data), "the files of UN Comtrade are not here");
        Map<String, Sides> flows = new HashMap<>();
        for (int year = 2018; year <= 2020; year++) {
            Path file = data.resolve("comtrade_tuna_monthly_" + year + ".csv.gz");
            asked.reference("partner_statistics", file, "comtrade");
            read(file, refusedLines(), flows);
        }
        long importers = flows.values().stream().filter(s -> s.imported > 0).count();
        long exporters = flows.values().stream().filter(s -> s.exported > 0).count();
        long both = flows.values().stream()
                .filter(s -> s.imported > 0 && s.exported > 0)
                .count();
        double[] ratios = flows.values().stream()
                .filter(s -> s.imported >= 100_000 && s.exported >= 100_000)
                .mapToDouble(s -> s.imported / s.exported)
                .sorted()
                .toArray();
        Result.Findings findings = asked.findings(new BilateralFlows(), Map.of());
        Table years = table(findings, "years");
        assertThat(sum(years, "importer_side")).isEqualTo(importers).isGreaterThan(10_000);
        assertThat(sum(years, "exporter_side")).isEqualTo(exporters);
        assertThat(sum(years, "both_sides")).isEqualTo(both);
        Table chapters = table(findings, "chapters");
        assertThat(column(chapters, "chapter")).containsExactly("03", "16");
        assertThat(sum(chapters, "compared")).isEqualTo(ratios.length);
        double median = (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2;
        assertThat(median).isBetween(0.9, 1.2);
        assertThat(findings.findings().getLast().says().english())
                .as("%s %s %s %s", importers, exporters, both, ratios.length)
                .contains("is " + new java.math.BigDecimal(median).round(new java.math.MathContext(3)) + " times");
    }

    private static long sum(Table table, String column) {
        return column(table, column).stream().mapToLong(v -> (Long) v).sum();
    }

    private record Line(long number) {}

    /** Lines of the file loaded last that are in quarantine: masses written 1e+05, whose last digits a spreadsheet has cut. */
    private Set<Long> refusedLines() {
        List<Line> lines = asked.workspace()
                .lake()
                .query(
                        Line.class,
                        "select line_number from quarantine where load_id = (select max(load_id) from load)");
        assertThat(lines).hasSizeLessThan(200);
        return lines.stream().map(Line::number).collect(Collectors.toSet());
    }

    private static double number(String text) {
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    private static void read(Path file, Set<Long> refused, Map<String, Sides> flows) throws IOException {
        Set<String> countries = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                String reporter = row.getField("reporter_iso");
                String partner = row.getField("partner_iso");
                String flow = row.getField("flow_code");
                if (!refused.contains(row.getStartingLineNumber())
                        && countries.containsAll(List.of(reporter, partner))
                        && !reporter.equals(partner)
                        && (flow.equals("X") || flow.equals("M"))) {
                    boolean exports = flow.equals("X");
                    String key = String.join(
                            " ",
                            exports ? reporter : partner,
                            exports ? partner : reporter,
                            row.getField("cmd_code"),
                            row.getField("ref_year"));
                    Sides sides = flows.computeIfAbsent(key, k -> new Sides());
                    double own = number(row.getField(exports ? "fobvalue" : "cifvalue"));
                    double amount = own > 0 ? own : number(row.getField("primary_value"));
                    if (exports) {
                        sides.exported += amount;
                    } else {
                        sides.imported += amount;
                    }
                }
            }
        }
    }
}
