package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.operators.OperatorBenefits;
import org.tidewaiter.analysis.operators.OperatorMonitoring;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.simulate.Simulation;
import org.tidewaiter.simulate.SimulationPlan;

/** What is said of authorised operators on a simulated year, in which rules choose a quarter as often among them, and whose frauds are known. */
@Tag("simulation")
class OperatorsOfSimulatedYearTest {
    @TempDir
    static Path directory;

    private static Path year;

    @AutoClose
    private static AskedDeclarations asked;

    @BeforeAll
    static void load() {
        year = directory.resolve("year");
        Simulation.run(
                SimulationPlan.of(20_000, LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1), 181, year)
                        .csvOnly(),
                done -> {});
        asked = AskedDeclarations.in(directory.resolve("w"));
        TableLoad.load(
                asked.workspace(),
                year.resolve("data/declarations.csv.gz"),
                Mapping.of("tidewaiter", directory),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
    }

    private static void register(List<String> parties) {
        asked.workspace().lake().transaction(s -> s.execute("delete from reference.aeo_certificate"));
        asked.reference(
                "aeo_register",
                "party_id,certificate,valid_from\n"
                        + String.join(
                                "\n",
                                parties.stream()
                                        .map(p -> p + ",C" + p + ",2020-01-01")
                                        .toList()) + "\n");
    }

    private static List<String> authorised() throws IOException {
        return Files.readAllLines(year.resolve("data/aeo_register.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    private static List<Object> verdicts() {
        Table benefits = table(asked.findings(new OperatorBenefits(), Map.of("type", "IM4")), "benefits");
        return new ArrayList<>(column(benefits, "verdict"));
    }

    @Test
    void the_benefit_that_the_administration_grants_is_seen_and_one_that_it_does_not_grant_is_not() throws Exception {
        List<String> authorised = authorised();
        register(authorised);
        assertThat(verdicts().getFirst()).isEqualTo("delivered");

        // importers who are not authorised, taken by their number: nobody treats them otherwise
        List<String> others = asked
                .workspace()
                .lake()
                .query(
                        Party.class,
                        "select distinct importer_id as id from declaration where type_code = 'IM4' order by 1")
                .stream()
                .map(Party::id)
                .filter(id -> !authorised.contains(id) && id.hashCode() % 3 == 0)
                .toList();
        register(others);
        assertThat(verdicts()).doesNotContain("delivered", "the contrary");
    }

    record Party(String id) {}

    /** Everybody is watched as if authorised: of those with enough results, who passes the limit has a larger share of true frauds. */
    @Test
    void those_whose_sums_pass_the_limit_defraud_far_oftener_than_others() throws Exception {
        register(asked
                .workspace()
                .lake()
                .query(
                        Party.class,
                        "select distinct importer_id as id from declaration where importer_id is not null order by 1")
                .stream()
                .map(Party::id)
                .toList());
        Table operators = table(asked.findings(new OperatorMonitoring(), Map.of("rows", "100000")), "operators");
        Map<String, Set<String>> frauds = frauds();
        double[] risen = new double[2];
        double[] others = new double[2];
        for (List<?> row : operators.rows()) {
            if (row.get(operators.place("peak")) != null) {
                double[] sums = "findings".equals(row.get(operators.place("sign"))) ? risen : others;
                sums[0] += frauds.getOrDefault(String.valueOf(row.getFirst()), Set.of())
                        .size();
                sums[1] += ((Number) row.get(operators.place("declarations"))).doubleValue();
            }
        }
        assertThat(risen[1]).isGreaterThan(50);
        assertThat(risen[0] / risen[1]).as("%s of %s", risen[0], risen[1]).isGreaterThan(3 * others[0] / others[1]);
    }

    /** The fraudulent declarations of each importer. */
    private static Map<String, Set<String>> frauds() throws IOException {
        Map<String, Set<String>> all = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(year.resolve("truth/fraud.csv.gz"))),
                StandardCharsets.UTF_8))) {
            int place = List.of(lines.readLine().split(",")).indexOf("importer_id");
            lines.lines()
                    .map(line -> line.split(","))
                    .forEach(cells -> all.computeIfAbsent(cells[place], i -> new HashSet<>())
                            .add(cells[0]));
        }
        return all;
    }
}
