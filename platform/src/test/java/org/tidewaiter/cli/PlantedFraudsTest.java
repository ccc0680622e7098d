package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Register;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.model.Schema;
import org.tidewaiter.simulate.RankedFraud;
import org.tidewaiter.simulate.Simulation;
import org.tidewaiter.simulate.SimulationPlan;

/** What the analyses find of the frauds that a simulated year has, of a seed that they were not made with. */
@Tag("simulation")
class PlantedFraudsTest {
    /** Of what is planted, at least so much stands among the first 5 % of declarations; a draw by chance finds 5 %. */
    private static final Map<String, Double> FLOORS =
            Map.of("undervaluation", 0.30, "split_parcels", 0.90, "weight_quantity", 0.50, "false_origin", 0.75);

    @TempDir
    Path directory;

    @Test
    void each_analysis_finds_what_it_is_for_among_the_declarations_that_it_ranks_first() {
        Path year = directory.resolve("year");
        Simulation.run(
                SimulationPlan.of(30_000, LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1), 77, year)
                        .csvOnly(),
                done -> {});
        Map<String, Double> found = new LinkedHashMap<>();
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            Schema.create(workspace.lake());
            CurrencyCommand.give(workspace.lake(), "USD", Actor.systemUser("test"));
            TableLoad.load(
                    workspace,
                    year.resolve("data/declarations.csv.gz"),
                    Mapping.of("tidewaiter", directory),
                    LoadOptions.PLAIN,
                    LoadProgress.SILENT);
            for (Analysis analysis : Register.all().analyses()) {
                measured(workspace.lake(), analysis, year.resolve("truth"))
                        .forEach(row -> found.put(row.typology(), row.recall()));
            }
        }
        assertThat(found.keySet()).isEqualTo(FLOORS.keySet());
        found.forEach((typology, recall) -> assertThat(recall).as(typology).isGreaterThan(FLOORS.get(typology)));
    }

    private static List<RankedFraud.Row> measured(Lake lake, Analysis analysis, Path truth) {
        if (analysis.card().looksFor().isEmpty()) {
            return List.of();
        }
        Result result = Answering.answer(lake, analysis, Parameters.of(analysis.card(), Map.of("rows", "100000")))
                .report()
                .result();
        List<String> ranked = ((Result.Findings) result).ranked();
        return RankedFraud.of(lake, ranked, List.of(0.05), analysis.card().looksFor(), truth);
    }
}
