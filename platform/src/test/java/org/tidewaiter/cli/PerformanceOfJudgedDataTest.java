package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.analysis.performance.PerformanceIndicators;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.dataquality.ScoreCards;
import org.tidewaiter.dataquality.StoredDataCheck;

/** The quality of data as an indicator of performance is the one that the score card tells. */
class PerformanceOfJudgedDataTest {
    @TempDir
    Path directory;

    @Test
    void data_quality_is_that_of_the_score_card() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // two items a declaration; every fifth declaration has an item whose net mass is above its gross mass
            rows.add("D%d,2026-01-%02d,IM4,E,I,1,640399,VN,%s,11,100"
                    .formatted(i, 1 + i % 28, i % 5 == 0 ? "12" : "10"));
            rows.add("D%d,2026-01-%02d,IM4,E,I,2,640399,VN,10,11,100".formatted(i, 1 + i % 28));
        }
        try (AskedDeclarations asked = AskedDeclarations.in(directory)
                .load(
                        "declaration_id,accepted_at,type_code,office_code,importer_id,sequence,hs_code,origin_country,net_mass_kg,gross_mass_kg,"
                                + "customs_value",
                        rows)) {
            CheckBook book = ChecksInUse.of(List.of());
            new StoredDataCheck(asked.workspace().lake(), book)
                    .checkLoads(false, Actor.systemUser("test"), (judged, of) -> {});
            ScoreCards.ScoreCard card = new ScoreCards(asked.workspace().lake(), book.aspects()).whole();
            Table table = AskedDeclarations.table(asked.findings(new PerformanceIndicators(), Map.of()), "indicators");
            int place = AskedDeclarations.column(table, "indicator").indexOf("data_quality");
            assertThat(card.withErrors()).isPositive();
            assertThat(((Words.Share) table.rows().get(place).get(table.place("value"))).share())
                    .isCloseTo(card.score(), within(1e-12));
        }
    }
}
