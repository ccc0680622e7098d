package org.tidewaiter.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.analysis.audit.MonetaryUnits.Counts;
import org.tidewaiter.analysis.audit.MonetaryUnits.DrawnEntry;
import org.tidewaiter.analysis.audit.MonetaryUnits.Selection;

/** Sample sizes, selections and bounds, against the tables of books on audit sampling. */
class MonetaryUnitsTest {
    private static final double[] NONE = {};

    /** AICPA, Audit Sampling, table C-1: risk, expected as a share of tolerable, tolerable, size. */
    @ParameterizedTest
    @CsvSource({
        ".05, 0, .10, 30", ".05, 0, .05, 60", ".05, 0, .03, 100", ".05, 0, .02, 150", ".05, 0, .01, 300",
        ".05, .2, .10, 47", ".05, .2, .05, 93", ".05, .2, .03, 155", ".05, .2, .02, 232", ".05, .2, .01, 463",
        ".05, .5, .10, 116", ".05, .5, .05, 231", ".05, .5, .03, 385", ".05, .5, .02, 577", ".05, .5, .01, 1154",
        ".10, 0, .10, 24", ".10, 0, .01, 231", ".10, .4, .10, 58", ".10, .4, .05, 115", ".10, .4, .01, 572",
        ".20, .2, .10, 23", ".20, .2, .02, 113", ".50, 0, .10, 7", ".50, 0, .03, 24", ".50, 0, .01, 70"
    })
    void sample_sizes_are_those_of_table_c_1(double risk, double share, double tolerable, int size) {
        assertThat(MonetaryUnits.sampleSize(1 - risk, tolerable, share * tolerable))
                .isEqualTo(size);
    }

    /** Touw and Hoogduin, p. 31: interval 9, start 2; the first, third, fourth, seventh and ninth are hit. */
    @Test
    void a_fixed_interval_hits_those_of_the_book() {
        double[] amounts = {7, 3, 4, 9, 0, 1, 8, 2, 6, 5};
        Selection selection = MonetaryUnits.select(Arrays.copyOf(amounts, 10), 5, 2 / 9.0);
        assertThat(selection.interval()).isEqualTo(9); // 9 is as large as the interval: certain, then 36 / 4 = 9 again
        assertThat(selection.drawn()).contains(new DrawnEntry(3, true));
        assertThat(places(selection)).containsExactly(0, 2, 3, 6, 8);
    }

    private static List<Integer> places(Selection selection) {
        return selection.drawn().stream().map(DrawnEntry::place).toList();
    }

    @Test
    void what_is_larger_than_the_interval_is_certain_and_a_zero_is_never_drawn() {
        Selection selection = MonetaryUnits.select(new double[] {1000, 0, 10, 10, 0, 10, 300}, 4, 0.5);
        assertThat(selection.drawn())
                .containsExactly(
                        new DrawnEntry(0, true),
                        new DrawnEntry(2, false),
                        new DrawnEntry(5, false),
                        new DrawnEntry(6, true));
        assertThat(selection.interval()).isEqualTo(15);
        assertThat(selection.hits()).isEqualTo(2);
    }

    @Test
    void a_sample_as_large_as_the_whole_takes_all_that_has_an_amount() {
        assertThat(MonetaryUnits.select(new double[] {5, 0, 1, 2}, 9, 0.3).drawn())
                .containsExactly(new DrawnEntry(0, true), new DrawnEntry(2, true), new DrawnEntry(3, true));
    }

    /** Invariant: exactly so many are drawn as were asked for, and each unit of money has the same chance. */
    @Test
    void the_share_of_draws_is_the_share_of_the_amount() {
        double[] amounts = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        int[] drawn = new int[10];
        Random random = new Random(18);
        for (int i = 0; i < 20_000; i++) {
            Selection selection = MonetaryUnits.select(amounts, 3, random.nextDouble());
            assertThat(selection.drawn()).hasSize(3);
            selection.drawn().forEach(d -> drawn[d.place()]++);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(drawn[i] / 20_000.0).isCloseTo(3 * amounts[i] / 55, within(0.015));
        }
    }

    /** 95 %: n, taints, Stringer by the Poisson and by the binomial distribution, most likely error. */
    @ParameterizedTest
    @CsvSource({
        "60, '', .049928871, .048702913, 0",
        "100, 1, .047438645, .046559811, .01",
        "100, .4 .2 .05, .040782641, .040048212, .0065",
        "150, 1 .5 .25 .1, .040161874, .039590315, .0123333",
        "80, .6 .3 -.2, .056377379, .055063547, .00875"
    })
    void bounds_are_stringers(int n, String text, double poisson, double binomial, double likely) {
        double[] taints = taints(text);
        assertThat(MonetaryUnits.stringer(taints, n, 0.95, 1, Counts.POISSON)).isCloseTo(poisson, within(1e-8));
        assertThat(MonetaryUnits.stringer(taints, n, 0.95, 1, Counts.BINOMIAL)).isCloseTo(binomial, within(1e-8));
        assertThat(MonetaryUnits.mostLikely(taints, n)).isCloseTo(likely, within(1e-7));
    }

    /** Those of jfa 0.7.3, at three confidences. */
    @Test
    void bounds_are_those_of_jfa() throws IOException {
        Path file = Path.of("../../shared/data/values/mus-bounds.csv");
        assumeTrue(Files.exists(file));
        long checked;
        try (Stream<String> lines = Files.lines(file)) {
            checked = lines.skip(1)
                    .map(line -> line.replace("\"", "").split(",", -1))
                    .filter(this::agrees)
                    .count();
        }
        assertThat(checked).isEqualTo(30);
    }

    /** Whether a line is about a bound that is ours; it must then agree. */
    private boolean agrees(String[] line) {
        Counts counts = line[4].equals("stringer-poisson") ? Counts.POISSON : Counts.BINOMIAL;
        if (!line[4].equals("stringer-poisson") && !line[4].equals("stringer-binomial")) {
            return false;
        }
        double bound = MonetaryUnits.stringer(
                taints(line[3]), Integer.parseInt(line[1]), Double.parseDouble(line[2]), 1, counts);
        assertThat(bound).as(String.join(" ", line)).isCloseTo(Double.parseDouble(line[5]), within(1e-9));
        return true;
    }

    private static double[] taints(String text) {
        return text.isBlank()
                ? NONE
                : Arrays.stream(text.strip().split("[ ;|]+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    /** Duty can be too low by more than itself: with a scale of 3 the bound of an error of 2.5 is three times that of 2.5 / 3. */
    @Test
    void taints_above_one_are_brought_to_their_scale() {
        double bound = MonetaryUnits.stringer(new double[] {2.5, 0.5}, 100, 0.95, 3, Counts.POISSON);
        double scaled = MonetaryUnits.stringer(new double[] {2.5 / 3, 0.5 / 3}, 100, 0.95, 1, Counts.POISSON);
        assertThat(bound).isCloseTo(3 * scaled, within(1e-12));
    }

    /** Invariant: of many books whose true error is known, at least 95 in 100 have it below the bound. */
    @Test
    void the_bound_holds_as_often_as_it_says() {
        Random random = new Random(7);
        int held = 0;
        for (int book = 0; book < 400; book++) {
            double[] errors = random.doubles(500, 0, 1)
                    .map(u -> u < 0.03 ? 3 * random.nextDouble() : 0)
                    .toArray();
            double truth = Arrays.stream(errors).sum() / 500;
            double[] seen = random.ints(60, 0, 500)
                    .mapToDouble(i -> errors[i])
                    .filter(t -> t != 0)
                    .toArray();
            held += truth <= MonetaryUnits.stringer(seen, 60, 0.95, 3, Counts.POISSON) ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(380);
    }
}
