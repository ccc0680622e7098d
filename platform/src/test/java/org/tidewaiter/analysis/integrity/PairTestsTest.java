package org.tidewaiter.analysis.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.analysis.integrity.OfficerBrokerPairs.Pair;

/** What makes a pair be shown. */
class PairTestsTest {
    private static Pair pair(String broker, boolean byGoods, long unusual, double places) {
        return new Pair(
                "QZ1",
                broker,
                "F1",
                "officer-1",
                byGoods,
                4,
                12,
                6,
                6,
                12,
                unusual,
                6,
                places,
                unusual,
                unusual * places / 6,
                0,
                BigDecimal.ONE);
    }

    /** Six pieces at places of 0.05 in all have a chance of 0.05⁶ / 6!, 2 · 10⁻¹¹: beside three strays a sign, without one none, however quick. */
    @Test
    void quick_work_without_a_stray_shows_nobody() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            pairs.add(pair("B" + i, true, 0, 3));
        }
        pairs.add(pair("QUICK", true, 0, 0.05));
        pairs.add(pair("STRAYS", true, 3, 0.05));
        List<PairTests.TestedPair> tested = PairTests.of(pairs, 0.05);
        assertThat(tested.stream()
                        .filter(t -> t.adjusted() <= 0.05)
                        .map(t -> t.pair().broker()))
                .containsExactly("STRAYS");
        assertThat(tested.stream()
                        .filter(t -> t.pair().broker().equals("QUICK"))
                        .findFirst()
                        .orElseThrow()
                        .adjusted())
                .isEqualTo(1);
    }

    /** Where all have all goods there are no strays, and speed stands beside how often they met. */
    @Test
    void where_work_is_not_shared_out_by_goods_speed_counts_beside_meetings() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            pairs.add(pair("B" + i, false, 0, 3));
        }
        pairs.add(pair("QUICK", false, 0, 0.05));
        assertThat(PairTests.of(pairs, 0.05).stream()
                        .filter(t -> t.adjusted() <= 0.05)
                        .map(t -> t.pair().broker()))
                .containsExactly("QUICK");
    }
}
