package org.tidewaiter.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Of a corrected result every day knows the version that was known then: neither the later one nor none. */
class CorrectedResultsTest {
    private static CorrectedResults.Version version(int finding, int recorded, int until) {
        return new CorrectedResults.Version((byte) finding, recorded, until, finding * 10.0);
    }

    @Test
    void a_result_holds_until_the_day_after_it_was_corrected() {
        Items items = RandomItems.of(50, 1);
        int day = items.day(10) + 1;
        items.corrected =
                CorrectedResults.of(Map.of(10, List.of(version(1, day, day + 5), version(0, day + 5, Items.NEVER))));
        assertThat(items.labelBefore(10, day)).isEqualTo(Items.UNKNOWN);
        assertThat(items.labelBefore(10, day + 1)).isEqualTo((byte) 1);
        assertThat(items.recoveredBefore(10, day + 5)).isEqualTo(10);
        assertThat(items.labelBefore(10, day + 5)).isEqualTo((byte) 1);
        assertThat(items.labelBefore(10, day + 6)).isEqualTo((byte) 0);
        assertThat(items.recoveredBefore(10, day + 6)).isZero();
    }

    @Test
    void a_result_taken_back_is_not_known_any_more() {
        CorrectedResults results = CorrectedResults.of(Map.of(3, List.of(version(1, 100, 110))));
        assertThat(results.before(3, 110).label()).isEqualTo((byte) 1);
        assertThat(results.before(3, 111).label()).isEqualTo(Items.UNKNOWN);
    }

    @Test
    void another_control_of_the_item_goes_on_to_count() {
        CorrectedResults results = CorrectedResults.of(
                Map.of(3, List.of(version(1, 100, 110), version(0, 110, Items.NEVER), version(1, 105, Items.NEVER))));
        assertThat(results.before(3, 111).label()).isEqualTo((byte) 1);
        assertThat(results.before(3, 106).recovered()).isEqualTo(20);
    }

    /** Corrects some results on {@code correctedOn} in one copy and leaves the other as it was. */
    private static Items corrected(Items items, int correctedOn, long seed) {
        Random random = new Random(seed);
        Map<Integer, List<CorrectedResults.Version>> versions = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.label(i) != Items.UNKNOWN && items.labelDay[i] < correctedOn && random.nextInt(3) == 0) {
                byte was = items.label[i];
                byte is = (byte) (1 - was);
                versions.put(
                        i,
                        new ArrayList<>(List.of(
                                new CorrectedResults.Version(was, items.labelDay[i], correctedOn, 0),
                                new CorrectedResults.Version(is, correctedOn, Items.NEVER, 0))));
                items.label[i] = is;
                items.labelDay[i] = correctedOn;
            }
        }
        assertThat(versions).isNotEmpty();
        items.corrected = CorrectedResults.of(versions);
        return items;
    }

    @Test
    void no_feature_of_a_day_knows_a_correction_of_that_day_or_later() {
        for (long seed = 1; seed <= 20; seed++) {
            Items plain = RandomItems.of(600, seed);
            int day = 18_030;
            Items other = corrected(RandomItems.of(600, seed), day, seed);
            int known = plain.firstOf(day + 1);
            FeatureMatrix one = new Replay(plain).features(i -> i < known);
            FeatureMatrix two = new Replay(other).features(i -> i < known);
            assertThat(two.values()).as("seed " + seed).isEqualTo(one.values());
        }
    }

    @Test
    void after_a_correction_the_past_is_as_if_the_right_result_had_been_recorded_at_first() {
        for (long seed = 1; seed <= 20; seed++) {
            int day = 18_030;
            Items plain = RandomItems.of(600, seed);
            Items other = corrected(RandomItems.of(600, seed), day, seed);
            for (int i = 0; i < plain.size(); i++) {
                if (other.corrected.has(i)) {
                    plain.label[i] = other.label[i];
                }
            }
            int from = plain.firstOf(day + 1);
            FeatureMatrix one = new Replay(plain).features(i -> i >= from);
            FeatureMatrix two = new Replay(other).features(i -> i >= from);
            assertThat(two.values()).as("seed " + seed).isEqualTo(one.values());
        }
    }

    @Test
    void few_items_see_the_corrections_that_all_see() {
        for (long seed = 1; seed <= 10; seed++) {
            Items items = corrected(RandomItems.of(2_000, seed), 18_030, seed);
            int from = items.size() - 50;
            FeatureMatrix all = new Replay(items).features(i -> true);
            FeatureMatrix few = new Replay(items).features(i -> i >= from);
            assertThat(few.values())
                    .as("seed " + seed)
                    .isEqualTo(Arrays.copyOfRange(all.values(), from * all.columns(), items.size() * all.columns()));
        }
    }
}
