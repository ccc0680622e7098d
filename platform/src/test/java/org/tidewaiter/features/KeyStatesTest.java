package org.tidewaiter.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidewaiter.features.ProfileKey.Figure;

/** What the past of a key says of each item, on a handful of items that can be followed by hand. */
class KeyStatesTest {
    private static final float NONE = Float.NaN;

    private static final Items SIX = ItemTable.of("""
        day        importer hs6    mass amount result  recorded
        2024-01-01 Ada      010121 1    1000   conform 2024-01-01
        2024-01-01 Ada      010121 2    999.5  finding 2024-01-03
        2024-01-02 Bob      010121 3    50     .       .
        2024-01-03 Ada      020110 4    70     .       .
        2024-01-04 Ada      020110 5    .      .       .
        2024-01-09 Ada      020110 6    80     .       .\
        """);

    /** A figure of each item, in a replay of one key over all days. */
    private static float[] figure(Items items, Figure figure, Dimension... dimensions) {
        EnumSet<Figure> needs = EnumSet.of(figure, Figure.RATE);
        ProfileKey key = new ProfileKey(Arrays.asList(dimensions), needs);
        int column = List.copyOf(key.features()).indexOf(figure);
        return figures(items, key)[column];
    }

    private static float[][] figures(Items items, ProfileKey key) {
        LabelCalendar labels = new LabelCalendar(items);
        KeyStates states = new KeyStates(key, items, labels, 0, false);
        Block block = new Block(key.features().size());
        block.set(Parts.days(labels), Parts.all(items), 0, items.size());
        states.pass(block, null);
        float[][] rows = new float[key.features().size()][];
        Arrays.setAll(rows, c -> Arrays.copyOf(block.columns[c], items.size()));
        return rows;
    }

    @Test
    void an_item_is_told_how_many_came_before_its_day() {
        assertThat(figure(SIX, Figure.COUNT, Dimension.IMPORTER)).containsExactly(0, 0, 0, 2, 3, 4);
    }

    @Test
    void an_item_is_told_how_many_days_ago_the_last_one_came() {
        assertThat(figure(SIX, Figure.SINCE, Dimension.IMPORTER)).containsExactly(NONE, NONE, NONE, 2, 1, 5);
    }

    @Test
    void the_share_of_round_amounts_counts_what_is_not_given_as_not_round() {
        assertThat(figure(SIX, Figure.ROUND, Dimension.IMPORTER))
                .containsExactly(NONE, NONE, NONE, 1 / 2f, 2 / 3f, 2 / 4f);
    }

    @Test
    void a_rate_knows_a_result_from_the_day_after_it_was_recorded_and_leans_towards_that_of_all() {
        // Of all: two findings in ten to start with; then one more control, then one more finding.
        float second = (float) ((0 + 20 * (2 / 11.0)) / (1 + 20));
        float third = (float) ((1 + 20 * (3 / 12.0)) / (2 + 20));
        assertThat(figure(SIX, Figure.RATE, Dimension.IMPORTER))
                .containsExactly(0.2f, 0.2f, 2 / 11f, second, third, third);
    }

    @Test
    void two_dimensions_are_told_apart_from_each_alone() {
        assertThat(figure(SIX, Figure.COUNT, Dimension.IMPORTER, Dimension.HS6)).containsExactly(0, 0, 0, 0, 1, 2);
    }

    @Test
    void a_price_is_judged_from_the_sixth_item_on() {
        Items items = ItemTable.of("""
            day        hs6    mass amount
            2024-01-01 010121 10   100
            2024-01-02 010121 10   100
            2024-01-03 010121 10   100
            2024-01-04 010121 10   200
            2024-01-05 010121 10   200
            2024-01-06 010121 10   800
            2024-01-07 010121 .    800
            2024-01-08 020110 10   800\
            """);
        double low = Math.log(101) - Math.log(10.1);
        double high = Math.log(201) - Math.log(10.1);
        double mean = (3 * low + 2 * high) / 5;
        double deviation = Math.sqrt((3 * Math.pow(low - mean, 2) + 2 * Math.pow(high - mean, 2)) / 5);
        float[] prices = figure(items, Figure.PRICE, Dimension.HS6);
        assertThat(Arrays.copyOf(prices, 5)).containsOnly(NONE);
        double expected = (Math.log(801) - Math.log(10.1) - mean) / (deviation + 0.1);
        assertThat((double) prices[5]).isEqualTo(expected, within(1e-5));
        assertThat(prices[6]).isNaN();
        assertThat(prices[7]).isNaN();
    }

    @Test
    void a_control_of_ninety_days_ago_counts_half_in_the_recent_rate() {
        Items items = ItemTable.of("""
            day        importer hs6    mass result  recorded
            2024-01-01 Ada      010121 1    finding 2024-01-01
            2024-03-31 Ada      010121 2    .       .
            2024-06-29 Ada      010121 3    .       .\
            """);
        double prior = 3 / 11.0;
        assertThat(figure(items, Figure.RECENT_RATE, Dimension.IMPORTER))
                .containsExactly(
                        0.2f, (float) ((0.5 + 20 * prior) / (0.5 + 20)), (float) ((0.25 + 20 * prior) / (0.25 + 20)));
    }

    @Test
    void a_recent_rate_passes_the_border_of_an_era_unseen_and_forgets_what_weighs_nothing() {
        int border = 720 * 28;
        HalvingControls recent = new HalvingControls();
        recent.add(0, border - 90, 1, 1, 1);
        recent.reach(border);
        float[] column = new float[1];
        recent.rates(new Day(border, 0, 1, 0, 0, 0, 0, 1), new int[1], column);
        assertThat(column[0]).isEqualTo((float) (0.5 / (0.5 + 20)));
        recent.reach(border + 2 * 720);
        assertThat(recent.of(0)).doesNotContain(1).contains(HalvingControls.weight(border - 90));
        recent.reach(border + 3 * 720);
        assertThat(recent.of(0)).containsOnly(0);
    }

    @Test
    void what_has_no_cell_has_no_past_and_disturbs_none() {
        Items items = ItemTable.of("""
            day        hs6    mass amount result  recorded
            2024-01-01 010121 7    100    finding 2024-01-01
            2024-01-01 010121 .    100    finding 2024-01-01
            2024-01-02 010121 .    100    conform 2024-01-02
            2024-01-03 010121 7    100    .       .
            2024-01-03 010121 .    100    .       .
            2024-01-03 010121 9    100    conform 2024-01-03\
            """);
        assertThat(items.massCell[5]).isEqualTo(Items.ONLY_ONE);
        ProfileKey key = new ProfileKey(List.of(Dimension.HS6, Dimension.MASS), Set.of(Figure.values()));
        float[][] rows = figures(items, key);
        for (Figure figure : key.features()) {
            float[] column = rows[List.copyOf(key.features()).indexOf(figure)];
            assertThat(column[4]).as("no mass: " + figure).isNaN();
            assertThat(column[5]).as("no other of the mass: " + figure).isNaN();
        }
        assertThat(rows[List.copyOf(key.features()).indexOf(Figure.COUNT)][3]).isEqualTo(1);
        assertThat(rows[List.copyOf(key.features()).indexOf(Figure.SINCE)][3]).isEqualTo(2);
        assertThat(rows[List.copyOf(key.features()).indexOf(Figure.CELL_COUNT)][3])
                .isEqualTo(1);
        assertThat(rows[List.copyOf(key.features()).indexOf(Figure.CELL_RATE)][3])
                .isEqualTo(1);
    }
}
