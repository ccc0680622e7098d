package org.tidewaiter.kit.forecast;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forecasts of series of which the last months are held back (id, type, part train or test, t, start_year, start_month, value): error, bands, speed.
 */
final class ForecastBench {
    private ForecastBench() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, List<List<Double>>> series = new LinkedHashMap<>();
        for (String line :
                Files.readAllLines(Path.of(arguments[0])).stream().skip(1).toList()) {
            String[] cells = line.replace("\"", "").split(",");
            series.computeIfAbsent(cells[0], id -> List.of(new ArrayList<>(), new ArrayList<>()))
                    .get(cells[2].equals("train") ? 0 : 1)
                    .add(Double.parseDouble(cells[6]));
        }
        double error = 0;
        double naive = 0;
        double scaled = 0;
        int better = 0;
        long within = 0;
        long months = 0;
        long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (List<List<Double>> parts : series.values()) {
            double[] past = parts.get(0).stream().mapToDouble(v -> v).toArray();
            double[] actual = parts.get(1).stream().mapToDouble(v -> v).toArray();
            Forecast forecast = Forecast.of(MonthlySeries.of(YearMonth.of(1990, 1), past), actual.length);
            double[] ahead =
                    forecast.steps().stream().mapToDouble(Forecast.Step::value).toArray();
            double[] lastYear = Smoothed.seasonalNaive(past, MonthlySeries.YEAR, actual.length);
            error += Accuracy.smape(actual, ahead);
            naive += Accuracy.smape(actual, lastYear);
            double own = Accuracy.mase(past, MonthlySeries.YEAR, actual, ahead);
            scaled += own;
            better += own < Accuracy.mase(past, MonthlySeries.YEAR, actual, lastYear) ? 1 : 0;
            for (int h = 0; h < actual.length; h++) {
                Forecast.Step step = forecast.steps().get(h);
                within += step.low() <= actual[h] && actual[h] <= step.high() ? 1 : 0;
                months++;
            }
        }
        int n = series.size();
        System.out.printf(
                "%d series: sMAPE %.3f %% (seasonal naive %.3f %%), MASE %.4f, better than the seasonal naive on %.1f %%, %.1f %% within the bands, %.1f s of processor%n",
                n,
                error / n,
                naive / n,
                scaled / n,
                100.0 * better / n,
                100.0 * within / months,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started) / 1e9);
    }
}
