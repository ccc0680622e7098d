package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.audit.AuditCandidates;
import org.tidewaiter.analysis.integrity.OfficerBrokerPairs;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.simulate.Simulation;
import org.tidewaiter.simulate.SimulationPlan;

/** What the questions about officers and audits find of what a simulated year of 60,000 declarations, the demo's, has planted. */
@Tag("simulation")
class PlantedCollusionTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static Workspace workspace;

    @BeforeAll
    static void load() {
        Path year = directory.resolve("year");
        Simulation.run(
                SimulationPlan.of(60_000, LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1), 1, year)
                        .csvOnly(),
                done -> {});
        workspace = Workspace.open(directory.resolve("w"), "test");
        Schema.create(workspace.lake());
        CurrencyCommand.give(workspace.lake(), "USD", Actor.systemUser("test"));
        TableLoad.load(
                workspace,
                year.resolve("data/declarations.csv.gz"),
                Mapping.of("tidewaiter", directory),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        CompanionLoad.load(
                workspace, year.resolve("data/events.csv.gz"), CompanionTable.EVENTS, false, Actor.systemUser("test"));
    }

    private static Table table(Analysis analysis, Map<String, String> parameters) {
        Result result = Answering.answer(workspace.lake(), analysis, Parameters.of(analysis.card(), parameters))
                .report()
                .result();
        return ((Result.Findings) result).tables().getFirst();
    }

    private static List<List<String>> truth(String file) throws IOException {
        return Files.readAllLines(directory.resolve("year/truth").resolve(file)).stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    private static String pseudonym(String officer) {
        return "officer-"
                + workspace.lake().number("select max(party_key) from store.party where party_id = ?", officer);
    }

    @Test
    void half_of_the_colluding_pairs_are_found_and_hardly_an_innocent_one_is_shown() throws IOException {
        Set<String> planted = truth("collusion.csv").stream()
                .map(row -> pseudonym(row.get(1)) + " " + row.get(0))
                .collect(Collectors.toSet());
        Table pairs = table(new OfficerBrokerPairs(), Map.of("false_discoveries", "0.05"));
        Set<String> shown = pairs.rows().stream()
                .map(row -> row.get(pairs.place("officer")) + " " + row.get(pairs.place("declarant_id")))
                .collect(Collectors.toSet());
        long found = shown.stream().filter(planted::contains).count();
        assertThat(found).isGreaterThanOrEqualTo((planted.size() + 1) / 2);
        assertThat(shown.size() - found).isLessThanOrEqualTo(shown.size() / 20);
    }

    /** Of the traders that were assessed tax, those that come first for audit are fraudulent far more often than all. */
    @Test
    void who_comes_first_for_audit_errs_more_often() throws IOException {
        Set<String> fraudulent = truth("actors.csv").stream()
                .filter(row -> !row.get(2).isEmpty())
                .map(List::getFirst)
                .collect(Collectors.toSet());
        Table candidates = table(new AuditCandidates(), Map.of("rows", "100000"));
        List<Boolean> frauds = candidates.rows().stream()
                .map(row -> fraudulent.contains(String.valueOf(row.get(candidates.place("importer_id")))))
                .toList();
        double all = share(frauds);
        assertThat(share(frauds.subList(0, 100))).isGreaterThan(3 * all);
    }

    private static double share(List<Boolean> flags) {
        return flags.stream().filter(f -> f).count() / (double) flags.size();
    }
}
