package org.tidewaiter.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.casefile.DeclaredItem;
import org.tidewaiter.casefile.Reason;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;
import org.tidewaiter.riskmodel.AmountRates;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.ModelStore;
import org.tidewaiter.riskmodel.PeriodItems;
import org.tidewaiter.riskmodel.RiskModel;
import org.tidewaiter.riskmodel.SixRows;

/** One replay for scores and reasons gives what two give. */
class ScoredPeriodTest {
    private static final String ROWS = """
        declaration_id accepted_at importer_id sequence hs_code net_mass_kg customs_value duty_rate_percent control.kind control.outcome control.recorded_at
        A              2024-03-01  I1          1        610910  100         1000          0                 goods        finding         2024-03-11
        B              2024-03-02  I1          1        610910  200         2000          0                 goods        finding         2024-03-12
        C              2024-03-03  I2          1        610910  300         3000          0                 goods        conform         2024-03-13
        D              2024-03-04  I2          1        610910  400         4000          0                 goods        conform         2024-03-14
        E              2024-04-01  I1          1        610910  100         5000          0                 -            -               -
        E              2024-04-01  I1          2        090121  600         5000          0                 -            -               -
        F              2024-04-02  I2          1        610910  600         6000          0                 goods        finding         2024-04-02
        G              2024-04-03  I2          1        610910  700         6000          0                 -            -               -
        """;

    @Test
    void a_period_whose_past_is_kept_has_the_scores_and_reasons_of_one_that_is_replayed_again(@TempDir Path directory) {
        try (Workspace workspace = SixRows.load(directory, ROWS)) {
            ModelCard card =
                    SixRows.model(workspace, LocalDate.of(2024, 4, 1), "importer rate", 0.3f, AmountRates.UNKNOWN);
            Items items = ItemReader.read(workspace.lake());
            PeriodItems period = PeriodItems.of(items, LocalDate.of(2024, 4, 1), LocalDate.of(2024, 4, 4));
            List<Integer> places = List.of(period.first() + 3, period.first() + 1);
            Map<Long, List<DeclaredItem>> declared = DeclaredItem.of(
                    workspace.lake(), places.stream().map(items::declarationKey).toList());
            try (RiskModel model = new ModelStore(workspace).open(card)) {
                ScoredPeriod kept = ScoredPeriod.score(model, items, period);
                ScoredPeriod again = ScoredPeriod.score(model, items, period, 0);

                assertThat(kept.scores().probability())
                        .hasSize(4)
                        .isEqualTo(again.scores().probability());
                assertThat(kept.scores().rankScore()).isEqualTo(again.scores().rankScore());
                Map<Integer, List<Reason>> reasons = kept.reasons(Set.copyOf(places), declared, 0);
                assertThat(reasons).containsOnlyKeys(places).isEqualTo(again.reasons(Set.copyOf(places), declared, 0));
                assertThat(reasons.values().stream().map(List::getFirst).map(Reason::sentence))
                        .anyMatch(said -> said.contains("1 of 3 controls"));
            }
        }
    }
}
