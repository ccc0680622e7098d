package org.tidewaiter.kit.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Forecasts of series that are known, and of those of the M3 competition. */
@Tag("slow")
class ForecastTest {
    private static final int YEAR = 12;
    private static final YearMonth FIRST = YearMonth.of(2018, 1);

    private static double[] series(int n, java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, n).mapToDouble(value).toArray();
    }

    @Test
    void a_year_that_repeats_itself_is_forecast_as_it_was() {
        double[] values = series(60, i -> 100 + 30 * Math.sin(2 * Math.PI * i / YEAR));
        Candidates.ahead(MonthlySeries.of(FIRST, values), null, YEAR).forEach((method, ahead) -> {
            for (int h = 0; h < YEAR; h++) {
                assertThat(ahead[h]).as(method + " " + h).isCloseTo(values[h], within(2.0));
            }
        });
    }

    /** Theta goes on with half the slope of a line, by definition. */
    @Test
    void theta_follows_half_the_trend() {
        double[] ahead = Smoothed.theta(series(48, i -> 100 + 2 * i), YEAR, 3);
        assertThat(ahead[1] - ahead[0]).isCloseTo(1, within(1e-9));
    }

    @Test
    void measures_are_those_worked_out_by_hand() {
        assertThat(Accuracy.smape(new double[] {100, 50}, new double[] {110, 40}))
                .isCloseTo((200 * 10 / 210.0 + 200 * 10 / 90.0) / 2, within(1e-9));
        assertThat(Accuracy.mase(new double[] {1, 2, 4, 7}, 1, new double[] {9}, new double[] {5}))
                .isCloseTo(4 / 2.0, within(1e-12));
    }

    @Test
    void bands_hold_the_forecast_and_grow() {
        Forecast forecast = Forecast.of(
                MonthlySeries.of(FIRST, series(72, i -> (100 + i) * (1 + (i * 7919 % 13 - 6) / 100.0))), YEAR);
        assertThat(forecast.steps()).hasSize(YEAR).allSatisfy(s -> {
            assertThat(s.low()).isLessThan(s.value());
            assertThat(s.high()).isGreaterThan(s.value());
        });
        Forecast.Step first = forecast.steps().getFirst();
        Forecast.Step last = forecast.steps().getLast();
        assertThat(last.high() / last.value()).isGreaterThan(first.high() / first.value());
    }

    @Test
    void less_than_three_years_is_refused() {
        assertThatThrownBy(() -> Forecast.of(MonthlySeries.of(FIRST, series(35, i -> i + 1)), 1))
                .hasMessageContaining("fewer than three years");
    }

    /**
     * Twenty series whose level falls by a quarter in the fourth year, with a month that is doubled, work that differs from month to month, and noise
     * of two per cent. The shift is found at its month, or called a fading change in a few; what does nothing is left out.
     */
    @Test
    void shifts_of_the_level_and_effects_of_the_calendar_are_found_where_they_were_put() {
        Regressor work = new Regressor("work", month -> (month.getYear() + month.getMonthValue()) % 3 - 1);
        Regressor nothing = new Regressor(
                "nothing", month -> Math.floorMod(month.getYear() * 31 + month.getMonthValue() * 17, 7) - 3);
        int shifts = 0;
        int worked = 0;
        int idle = 0;
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            double[] values = series(
                    72,
                    i -> 1000
                            * (1 + 0.2 * Math.sin(2 * Math.PI * i / YEAR))
                            * (i >= 45 ? 0.75 : 1)
                            * (i == 20 ? 2 : 1)
                            * Math.exp(0.05 * work.valueIn().applyAsDouble(FIRST.plusMonths(i))
                                    + 0.02 * random.nextGaussian()));
            Tramo found = Objects.requireNonNull(
                    Tramo.identify(new MonthlySeries(FIRST, values, List.of(work, nothing)), YEAR));
            shifts += found.breaks().stream()
                            .anyMatch(b -> b.month().equals(FIRST.plusMonths(45))
                                    && b.kind() == Break.Kind.LEVEL_SHIFT
                                    && Math.abs(b.share() + 0.25) < 0.08)
                    ? 1
                    : 0;
            worked +=
                    found.effects().stream().anyMatch(e -> e.name().equals("work") && Math.abs(e.share() - 0.05) < 0.01)
                            ? 1
                            : 0;
            idle += found.effects().stream().anyMatch(e -> e.name().equals("nothing")) ? 1 : 0;
        }
        assertThat(shifts).as("shifts").isGreaterThanOrEqualTo(15);
        assertThat(worked).as("effects").isGreaterThanOrEqualTo(18);
        assertThat(idle).as("effects of nothing").isLessThanOrEqualTo(2);
    }

    @Test
    void a_forecast_goes_on_from_the_level_that_a_shift_led_to() {
        double[] values = series(
                72,
                i -> 1000
                        * (1 + 0.2 * Math.sin(2 * Math.PI * i / YEAR))
                        * (i >= 62 ? 0.75 : 1)
                        * (1 + (i * 7919 % 13 - 6) / 1000.0));
        Forecast forecast = Forecast.of(MonthlySeries.of(FIRST, values), YEAR);
        for (int h = 0; h < YEAR; h++) {
            double truth = 750 * (1 + 0.2 * Math.sin(2 * Math.PI * (72 + h) / YEAR));
            assertThat(forecast.steps().get(h).value()).as("step " + h).isCloseTo(truth, within(0.05 * truth));
        }
    }

    /** Two parts of 40 and 60 and a sum of 110: the ten that are too much fall on whom is least sure. */
    @Test
    void parts_agree_with_their_sum_the_surest_moving_least() {
        double[] parts = Reconciliation.parts(
                2,
                List.of(
                        new Reconciliation.Sum(new int[] {0, 1}, 110, 1),
                        new Reconciliation.Sum(new int[] {0}, 40, 1),
                        new Reconciliation.Sum(new int[] {1}, 60, 2)));
        // Minimum of (a + b - 110)² + (a - 40)² + (b - 60)²/4: both derivatives nought give a = 41 2/3, b = 66 2/3.
        assertThat(parts[0]).isCloseTo(40 + 10.0 / 6, within(1e-9));
        assertThat(parts[1]).isCloseTo(60 + 40.0 / 6, within(1e-9));
    }

    /** Actual values of the months that were held back, and what came before them. */
    private record Held(double[] past, double[] actual) {}

    private static List<Held> m3() throws IOException {
        Path file = Path.of("../../shared/data/forecasting/m3-monthly.csv");
        assumeTrue(Files.exists(file));
        Map<String, List<List<Double>>> parts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.replace("\"", "").split(",");
            parts.computeIfAbsent(cells[0], id -> List.of(new ArrayList<>(), new ArrayList<>()))
                    .get(cells[2].equals("train") ? 0 : 1)
                    .add(Double.parseDouble(cells[6]));
        }
        List<List<List<Double>>> all = List.copyOf(parts.values());
        return IntStream.range(0, all.size())
                .filter(i -> i % 3 == 0)
                .mapToObj(
                        i -> new Held(array(all.get(i).get(0)), array(all.get(i).get(1))))
                .toList();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    /**
     * Every third of 701 of the competition's 1,428 monthly series; {@code bench/forecast} takes all of them. Theta's published error on all is 13.85
     * %, the seasonal naive's 17.2 %; on the 701 it is
     * 13.9 and 16.9 % here, and what is given 13.2 %. On this third it was 12.8 %, better than the seasonal naive on 78 % of the series.
     */
    @Test
    @Tag("slow")
    void series_of_the_m3_competition_are_forecast_as_well_as_its_best_did_and_bands_hold_what_they_say()
            throws IOException {
        List<Held> all = m3();
        double error = 0;
        double naive = 0;
        long held = 0;
        long months = 0;
        int[][] runs = {{0, 6}, {6, 18}, {0, 12}, {0, 18}};
        int[] sums = new int[runs.length];
        long better = 0;
        for (Held h : all) {
            Forecast forecast = Forecast.of(MonthlySeries.of(FIRST, h.past()), h.actual().length);
            double[] lastYear = Smoothed.seasonalNaive(h.past(), YEAR, h.actual().length);
            double[] ahead =
                    forecast.steps().stream().mapToDouble(Forecast.Step::value).toArray();
            naive += Accuracy.smape(h.actual(), lastYear);
            error += Accuracy.smape(h.actual(), ahead);
            better += Accuracy.mase(h.past(), YEAR, h.actual(), ahead)
                            < Accuracy.mase(h.past(), YEAR, h.actual(), lastYear)
                    ? 1
                    : 0;
            for (int i = 0; i < h.actual().length; i++) {
                Forecast.Step step = forecast.steps().get(i);
                held += step.low() <= h.actual()[i] && h.actual()[i] <= step.high() ? 1 : 0;
                months++;
            }
            for (int r = 0; r < runs.length; r++) {
                sums[r] += holdsSum(forecast, h.actual(), runs[r][0], runs[r][1]) ? 1 : 0;
            }
        }
        assertThat(all).hasSize(234);
        assertThat(naive / all.size()).isCloseTo(16.51, within(0.01));
        assertThat(error / all.size()).isLessThanOrEqualTo(12.9);
        assertThat(better / (double) all.size()).isGreaterThanOrEqualTo(0.75);
        assertThat(held / (double) months).isBetween(0.92, 0.97);
        assertThat(Arrays.stream(sums).mapToDouble(s -> s / (double) all.size()))
                .as("of months 1 to 6, 7 to 18, 1 to 12 and 1 to 18 together")
                .allSatisfy(share -> assertThat(share).isBetween(0.92, 0.99));
    }

    private static boolean holdsSum(Forecast forecast, double[] actual, int from, int to) {
        double came = Arrays.stream(actual, from, to).sum();
        double sum = forecast.steps().subList(from, to).stream()
                .mapToDouble(Forecast.Step::value)
                .sum();
        double factor = forecast.sumFactor(from, to);
        return sum / factor <= came && came <= sum * factor;
    }

    /** Customs duties of the United States: each January from 2000 on, the year that followed, from what was known. */
    @Test
    void duties_of_the_united_states_are_forecast_better_than_by_the_year_before() throws IOException {
        Path file = Path.of("../../shared/data/revenue/us-customs-duties-1982-2012.csv");
        assumeTrue(Files.exists(file));
        double[] duties = Files.readAllLines(file).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                .toArray();
        double error = 0;
        double naive = 0;
        for (int origin = 18 * YEAR; origin + YEAR <= duties.length; origin += YEAR) {
            double[] past = Arrays.copyOf(duties, origin);
            double[] actual = Arrays.copyOfRange(duties, origin, origin + YEAR);
            error += Accuracy.smape(
                    actual,
                    Forecast.of(MonthlySeries.of(YearMonth.of(1982, 1), past), YEAR).steps().stream()
                            .mapToDouble(Forecast.Step::value)
                            .toArray());
            naive += Accuracy.smape(actual, Smoothed.seasonalNaive(past, YEAR, YEAR));
        }
        assertThat(error).isLessThan(0.9 * naive);
    }
}
