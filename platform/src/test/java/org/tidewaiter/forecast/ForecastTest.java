package org.tidewaiter.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Forecasts of series that are known, and of those of the M3 competition. */
class ForecastTest {
    private static final int YEAR = 12;

    private static double[] series(int n, java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, n).mapToDouble(value).toArray();
    }

    @Test
    void a_year_that_repeats_itself_is_forecast_as_it_was() {
        double[] values = series(60, i -> 100 + 30 * Math.sin(2 * Math.PI * i / YEAR));
        for (Method method : Method.CANDIDATES) {
            double[] ahead = method.forecast(values, YEAR, YEAR);
            for (int h = 0; h < YEAR; h++) {
                assertThat(ahead[h]).as(method + " " + h).isCloseTo(values[h], within(2.0));
            }
        }
    }

    /** Theta goes on with half the slope of a line, by definition. */
    @Test
    void theta_follows_half_the_trend() {
        double[] ahead = Method.THETA.forecast(series(48, i -> 100 + 2 * i), YEAR, 3);
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
        Forecast forecast = Forecast.of(series(72, i -> (100 + i) * (1 + (i * 7919 % 13 - 6) / 100.0)), YEAR, YEAR);
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
        assertThatThrownBy(() -> Forecast.of(series(35, i -> i + 1), YEAR, 1))
                .hasMessageContaining("fewer than three years");
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
        return parts.values().stream()
                .map(p -> new Held(array(p.get(0)), array(p.get(1))))
                .toList();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    /**
     * 701 of the competition's 1,428 monthly series. Theta's published error on all is 13.85 %, the seasonal naive's 17.2 %. On those 701 it is 13.9 and 16.9 % here;
     * what is given, the combined method unless another was clearly better, must be as good as theta was.
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
        for (Held h : all) {
            Forecast forecast = Forecast.of(h.past(), YEAR, h.actual().length);
            naive += Accuracy.smape(h.actual(), Method.SEASONAL_NAIVE.forecast(h.past(), YEAR, h.actual().length));
            error += Accuracy.smape(
                    h.actual(),
                    forecast.steps().stream().mapToDouble(Forecast.Step::value).toArray());
            for (int i = 0; i < h.actual().length; i++) {
                Forecast.Step step = forecast.steps().get(i);
                held += step.low() <= h.actual()[i] && h.actual()[i] <= step.high() ? 1 : 0;
                months++;
            }
        }
        assertThat(all).hasSize(701);
        assertThat(naive / all.size()).isCloseTo(16.95, within(0.01));
        assertThat(error / all.size()).isLessThanOrEqualTo(13.9);
        assertThat(held / (double) months).isBetween(0.92, 0.97);
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
                    Forecast.of(past, YEAR, YEAR).steps().stream()
                            .mapToDouble(Forecast.Step::value)
                            .toArray());
            naive += Accuracy.smape(actual, Method.SEASONAL_NAIVE.forecast(past, YEAR, YEAR));
        }
        assertThat(error).isLessThan(0.9 * naive);
    }
}
