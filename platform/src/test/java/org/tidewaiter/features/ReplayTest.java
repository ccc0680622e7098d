package org.tidewaiter.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidewaiter.features.ProfileKey.Figure;

class ReplayTest {
    @Test
    void an_item_without_a_past_is_seen_for_the_first_time() {
        Items items = RandomItems.of(1, 1);
        FeatureMatrix rows = new Replay(items).features(i -> true);
        assertThat(at(rows, 0, "importer count")).isZero();
        assertThat(at(rows, 0, "importer since")).isNaN();
        assertThat(at(rows, 0, "importer rate")).isEqualTo(0.2f);
        assertThat(rows.knownRepeat(0)).isFalse();
    }

    @Test
    void a_result_is_known_from_the_day_after_it_was_recorded() {
        Items items = threeOnTheSameGoods(18_002);
        FeatureMatrix rows = new Replay(items).features(i -> true);
        // Day 18,000 is the item's own; its finding is recorded on 18,002; 18,002 does not know it yet, 18,003 does.
        assertThat(at(rows, 1, "hs6+mass cell_rate")).isNaN();
        assertThat(at(rows, 2, "hs6+mass cell_rate")).isEqualTo(1f);
        assertThat(at(rows, 2, "importer count")).isEqualTo(2f);
    }

    @Test
    void a_repeated_consignment_counts_once_in_rates_and_fully_in_its_cell() {
        Items items = threeOnTheSameGoods(18_000);
        items.label[1] = 1;
        items.labelDay[1] = 18_002;
        Replay replay = new Replay(items);
        FeatureMatrix rows = replay.explained(i -> i == 2);
        PastCounts importer = replay.past(2).counts()[0];
        assertThat(importer).isEqualTo(new PastCounts(2, 2, 2, 1, 1));
        assertThat(at(rows, 0, "hs6+mass cell_count")).isEqualTo(2f);
    }

    @Test
    void no_feature_changes_when_the_future_does() {
        for (long seed = 1; seed <= 20; seed++) {
            Items items = RandomItems.of(600, seed);
            int day = 18_030;
            int known = items.firstOf(day + 1);
            Items other = RandomItems.withAnotherFuture(items, day, 1000 + seed);
            // Items of the day itself are the same in both; what they see is only what was recorded before.
            for (int i = items.firstOf(day); i < known; i++) {
                copyItem(items, other, i);
            }
            FeatureMatrix one = new Replay(items).features(i -> i < known);
            FeatureMatrix two = new Replay(other).features(i -> i < known);
            assertThat(two.values()).as("seed " + seed).isEqualTo(one.values());
        }
    }

    @Test
    void the_features_do_not_depend_on_which_items_are_wanted() {
        Items items = RandomItems.of(500, 5);
        FeatureMatrix all = new Replay(items).features(i -> true);
        FeatureMatrix odd = new Replay(items).features(i -> i % 2 == 1);
        for (int r = 0; r < odd.rows(); r++) {
            int columns = all.columns();
            assertThat(Arrays.copyOfRange(odd.values(), r * columns, (r + 1) * columns))
                    .isEqualTo(
                            Arrays.copyOfRange(all.values(), odd.items()[r] * columns, (odd.items()[r] + 1) * columns));
        }
    }

    @Test
    void few_items_have_the_features_and_the_past_that_all_have() {
        for (long seed = 1; seed <= 5; seed++) {
            Items items = RandomItems.of(4_000, seed);
            Replay whole = new Replay(items);
            FeatureMatrix all = whole.explained(i -> true);
            int from = items.firstOf(items.day(3_900));
            for (int few : new int[] {from, 17}) {
                Replay part = new Replay(items);
                FeatureMatrix rows = part.explained(i -> i >= few && i < few + 100);
                int columns = all.columns();
                assertThat(rows.values())
                        .as("seed " + seed + ", from " + few)
                        .isEqualTo(Arrays.copyOfRange(
                                all.values(), few * columns, Math.min(items.size(), few + 100) * columns));
                for (int item : rows.items()) {
                    assertThat(part.past(item).all()).isEqualTo(whole.past(item).all());
                    assertThat(part.past(item).counts())
                            .isEqualTo(whole.past(item).counts());
                }
            }
        }
    }

    @Test
    void blocks_hand_on_the_rows_of_one_matrix_whatever_is_wanted() {
        Items items = RandomItems.of(50_000, 11);
        for (int every : new int[] {1, 7, 49_999}) {
            FeatureMatrix all = new Replay(items).features(i -> i % every == 0);
            List<Integer> blocks = new ArrayList<>();
            int[] done = {0};
            new Replay(items).blocks(i -> i % every == 0, block -> {
                int columns = block.columns();
                assertThat(Arrays.copyOf(block.values(), block.rows() * columns))
                        .isEqualTo(Arrays.copyOfRange(
                                all.values(), done[0] * columns, (done[0] + block.rows()) * columns));
                assertThat(block.items()).isEqualTo(Arrays.copyOfRange(all.items(), done[0], done[0] + block.rows()));
                done[0] += block.rows();
                blocks.add(block.rows());
            });
            assertThat(done[0]).isEqualTo(all.rows());
            assertThat(blocks).as("every " + every).hasSizeGreaterThan(1).doesNotContain(0);
        }
    }

    @Test
    void a_cell_that_comes_once_gives_what_a_first_sight_gives() {
        Items items = RandomItems.of(2_000, 3);
        double[] amounts = new Random(3)
                .doubles(items.size())
                .map(a -> Math.floor(a * 3_000))
                .toArray();
        RepeatedGoods.code(items.dimension[Dimension.HS6.ordinal()], amounts, items.amountCell);
        assertThat(Arrays.stream(items.amountCell)
                        .filter(c -> c == Items.ONLY_ONE)
                        .count())
                .isGreaterThan(500);
        FeatureMatrix rows = new Replay(items).features(i -> true);
        int fresh = 3_000;
        for (int i = 0; i < items.size(); i++) {
            items.amountCell[i] = items.amountCell[i] == Items.ONLY_ONE ? fresh++ : items.amountCell[i];
        }
        assertThat(rows.values())
                .isEqualTo(new Replay(items).features(i -> true).values());
    }

    @Test
    void cells_that_others_share_have_codes_in_the_order_of_first_sight() {
        int[] cells = new int[7];
        RepeatedGoods.code(new int[] {1, 2, 1, 1, 2, 2, 1}, new double[] {5, 5, 7, 5, 5, Double.NaN, 5}, cells);
        assertThat(cells).containsExactly(0, 1, Items.ONLY_ONE, 0, 1, Items.NO_CELL, 0);
    }

    @Test
    void a_rate_is_what_counting_by_hand_gives() {
        Items items = RandomItems.of(400, 9);
        FeatureMatrix rows = new Replay(items).features(i -> true);
        LabelCalendar labels = new LabelCalendar(items);
        for (int i = 100; i < 400; i += 37) {
            double controls = 0;
            double findings = 0;
            for (int l = 0; l < labels.firstLabel(items.day(i) - items.day(0)); l++) {
                int before = labels.item(l);
                if (labels.distinct(l) && items.code(Dimension.ORIGIN, before) == items.code(Dimension.ORIGIN, i)) {
                    controls++;
                    findings += items.label(before);
                }
            }
            double prior = labels.prior(items.day(i) - items.day(0));
            assertThat(at(rows, i, "origin rate")).isEqualTo((float) ((findings + 20 * prior) / (controls + 20)));
        }
    }

    @Test
    void a_recent_rate_stands_after_sixty_years_of_declarations() {
        Items items = threeOnTheSameGoods(18_000);
        items.day[1] = 18_000 + 60 * 365;
        items.day[2] = items.day[1] + 1;
        items.label[1] = 1;
        items.labelDay[1] = items.day[1];
        FeatureMatrix rows = new Replay(items).features(i -> true);
        assertThat(at(rows, 2, "importer recent_rate")).isBetween(0.2f, 1f);
    }

    @Test
    void every_key_gives_the_figures_it_names() {
        long figures =
                ProfileKey.STANDARD.stream().mapToLong(k -> k.features().size()).sum();
        assertThat(Replay.FEATURES).hasSize(ItemFeatures.FEATURES.size() + Signal.values().length + (int) figures);
        assertThat(Replay.FEATURES).extracting(Feature::name).doesNotHaveDuplicates();
        assertThat(ProfileKey.CELLS).allMatch(k -> k.features().contains(Figure.CELL_RATE));
    }

    private static Items threeOnTheSameGoods(int recorded) {
        Items items = RandomItems.of(3, 1);
        for (int i = 0; i < 3; i++) {
            copyItem(items, items, i);
            for (Dimension d : Dimension.KEPT) {
                items.dimension[d.ordinal()][i] = 1;
            }
            items.massCell[i] = 0;
            items.amountCell[i] = 0;
            items.label[i] = Items.UNKNOWN;
            items.labelDay[i] = Items.NEVER;
        }
        items.day[0] = 18_000;
        items.day[1] = 18_002;
        items.day[2] = 18_003;
        items.label[0] = 1;
        items.labelDay[0] = recorded;
        return items;
    }

    private static void copyItem(Items from, Items to, int i) {
        for (Dimension d : Dimension.KEPT) {
            to.dimension[d.ordinal()][i] = from.dimension[d.ordinal()][i];
        }
        to.massCell[i] = from.massCell[i];
        to.amountCell[i] = from.amountCell[i];
        to.logMass[i] = from.logMass[i];
        to.logValue[i] = from.logValue[i];
        to.roundAmount[i] = from.roundAmount[i];
        RandomItems.copySigns(from, to, i);
    }

    private static float at(FeatureMatrix rows, int row, String feature) {
        for (int c = 0; c < rows.columns(); c++) {
            if (rows.features().get(c).name().equals(feature)) {
                return rows.at(row, c);
            }
        }
        throw new AssertionError("No feature " + feature);
    }
}
