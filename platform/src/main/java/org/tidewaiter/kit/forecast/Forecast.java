package org.tidewaiter.kit.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A forecast with bands. The combined method is taken unless another was clearly better on the series' own past: at several months of the last two
 * years each is asked to forecast what followed (rolling origin). The bands are as wide as the errors were then. Source: Tashman, International
 * Journal of Forecasting 16 (2000).
 *
 * <p>At each of those months TRAMO's parameters, the effects of the calendar and the breaks are found from what was known then; the orders of its
 * model are those of the whole series.
 *
 * @param method the method that was chosen
 * @param smape its error in the past, in percent
 * @param naiveSmape that of the seasonal naive
 * @param steps each step ahead
 * @param errorCorrelation how far the errors of months hang together, from 0 (not at all) to 1 (all err alike): half way from what sums of past
 *     months show to 1, since half a dozen of sums tell little
 * @param breaks the months from which the series is not what it was; empty where TRAMO has no model
 * @param effects what of the regressors counts
 * @param model the orders of TRAMO's model, "" where it has none
 */
public record Forecast(
        ForecastMethod method,
        double smape,
        double naiveSmape,
        List<Step> steps,
        double errorCorrelation,
        List<Break> breaks,
        List<Regressor.Effect> effects,
        String model) {
    /** Another method takes the place of the combined one where its error in the past is less than this share of the combined one's. */
    private static final double CLEARLY = 0.8;

    /** How far before the end the first of the past forecasts is made, in months. */
    private static final int BACK = 24;

    /** The past forecasts are made so many months apart: neighbours say nearly the same. */
    private static final int APART = 4;

    /** Deviates in half a band: with two years of errors that hang together, 1.96 holds 91 % of what comes in the M3 competition, and this 94 %. */
    private static final double DEVIATES = 2.3;

    /** The variance that each further step adds, as a share of that of the first. */
    private static final double GROWTH = 0.2;

    /** By what the sum of all steps is multiplied at the upper end of its 95 % band, and divided at the lower. */
    public double sumFactor() {
        return sumFactor(0, steps.size());
    }

    /**
     * The factor of the band of the sum of some of the steps: with the weight w of each month and the logarithm d of its own factor, the square of
     * the sum's is Σ w²d² + errorCorrelation ((Σ wd)² − Σ w²d²), one correlation for all pairs.
     *
     * @param from the first step, from 0
     * @param to the step after the last
     */
    public double sumFactor(int from, int to) {
        BandWidth part = BandWidth.of(steps.subList(from, to));
        return Math.exp(Math.sqrt(part.apart() + errorCorrelation * (part.together() - part.apart())));
    }

    /**
     * How far errors hang together. With what sums of past months were off by alone, the 95 % bands of sums of 6 to 18 months held 87 to 95 % of what
     * came in a third of the M3 competition; half way to full correlation they hold 93 to 98 %.
     */
    private static double errorCorrelation(List<Step> steps, double sumSpread) {
        BandWidth all = BandWidth.of(steps);
        double between = all.together() - all.apart();
        double past = between <= 0
                ? 1
                : Math.clamp((DEVIATES * DEVIATES * sumSpread * sumSpread - all.apart()) / between, 0, 1);
        return (1 + past) / 2;
    }

    /** The square of half the band of a sum, as a logarithm, of months that have nothing to do with one another, and of months that all err alike. */
    private record BandWidth(double apart, double together) {
        static BandWidth of(List<Step> steps) {
            double total = steps.stream().mapToDouble(Step::value).sum();
            double apart = 0;
            double together = 0;
            for (Step step : steps) {
                double wide = step.value() / total * Math.log(step.high() / step.value());
                apart += wide * wide;
                together += wide;
            }
            return new BandWidth(apart, together * together);
        }
    }

    /** The least months of which a model is asked for. */
    private static final int LEAST = 3 * MonthlySeries.YEAR;

    /**
     * A step ahead.
     *
     * @param value the forecast
     * @param low the lower end of the 95 % band
     * @param high its upper end
     */
    public record Step(double value, double low, double high) {
        /** How far off it is likely to be, as a standard deviation in the unit of the series. */
        public double deviation() {
            return value * Math.log(high / value) / DEVIATES;
        }
    }

    /**
     * Forecasts a series of three years or more.
     *
     * @param steps how many months
     */
    public static Forecast of(MonthlySeries series, int steps) {
        if (series.length() < LEAST) {
            throw new IllegalArgumentException(series.length() + " months are fewer than three years");
        }
        Tramo tramo = Tramo.identify(series, steps);
        Map<ForecastMethod, PastAccuracy> pasts = pasts(series, tramo, steps);
        Map<ForecastMethod, double[]> ahead = Candidates.ahead(series, tramo, steps);
        double toBeat = CLEARLY
                * Objects.requireNonNull(pasts.get(ForecastMethod.COMBINED)).smape();
        ForecastMethod chosen = ahead.keySet().stream()
                .filter(pasts::containsKey)
                .filter(m -> Objects.requireNonNull(pasts.get(m)).smape() < toBeat)
                .min(Comparator.comparingDouble(
                        m -> Objects.requireNonNull(pasts.get(m)).smape()))
                .orElse(ForecastMethod.COMBINED);
        PastAccuracy past = Objects.requireNonNull(pasts.get(chosen));
        List<Step> banded = banded(Objects.requireNonNull(ahead.get(chosen)), past);
        return new Forecast(
                chosen,
                past.smape(),
                Objects.requireNonNull(pasts.get(ForecastMethod.SEASONAL_NAIVE)).smape(),
                banded,
                errorCorrelation(banded, past.sumSpread()),
                tramo == null ? List.of() : tramo.breaks(),
                tramo == null ? List.of() : tramo.effects(),
                tramo == null ? "" : tramo.orders());
    }

    /** How each method that had something to say at every one of the past months did. */
    private static Map<ForecastMethod, PastAccuracy> pasts(MonthlySeries series, @Nullable Tramo tramo, int steps) {
        Map<ForecastMethod, List<MethodOutcome>> outcomes = new EnumMap<>(ForecastMethod.class);
        int origins = 0;
        for (int origin = Math.max(2 * MonthlySeries.YEAR, series.length() - BACK);
                origin < series.length();
                origin += APART) {
            origins++;
            MonthlySeries known = series.upTo(origin);
            int compared = Math.min(steps, series.length() - origin);
            double[] actual = Arrays.copyOfRange(series.values(), origin, origin + compared);
            Candidates.ahead(known, tramo == null ? null : tramo.again(known, compared), compared)
                    .forEach((method, ahead) -> outcomes.computeIfAbsent(method, m -> new ArrayList<>())
                            .add(new MethodOutcome(actual, ahead)));
        }
        int all = origins;
        Map<ForecastMethod, PastAccuracy> pasts = new EnumMap<>(ForecastMethod.class);
        outcomes.forEach((method, of) -> {
            if (of.size() == all) {
                pasts.put(method, PastAccuracy.of(of));
            }
        });
        return pasts;
    }

    /** What came and what was forecast. */
    @SuppressWarnings("ArrayRecordComponent") // made once and read within the class
    private record MethodOutcome(double[] actual, double[] ahead) {}

    /**
     * How a method did on the series' own past.
     *
     * @param smape its mean error, in percent
     * @param spread root mean square of its errors one step ahead, as logarithms; those further ahead count for it too, brought back by how errors
     *     grow
     * @param sumSpread root mean square of the errors of the sums of what followed, as logarithms
     */
    private record PastAccuracy(double smape, double spread, double sumSpread) {
        static PastAccuracy of(List<MethodOutcome> outcomes) {
            double error = 0;
            double squares = 0;
            double sumSquares = 0;
            int n = 0;
            for (MethodOutcome o : outcomes) {
                double sum = Arrays.stream(o.actual()).sum();
                double ofSum = Math.log(sum / Math.max(Arrays.stream(o.ahead()).sum(), sum / 20));
                sumSquares += ofSum * ofSum;
                error += Accuracy.smape(o.actual(), o.ahead());
                for (int h = 0; h < o.actual().length; h++) {
                    double ratio = Math.log(o.actual()[h] / Math.max(o.ahead()[h], o.actual()[h] / 20));
                    squares += ratio * ratio / (1 + h * GROWTH);
                    n++;
                }
            }
            return new PastAccuracy(
                    error / outcomes.size(),
                    Math.sqrt(squares / Math.max(1, n - 1)),
                    Math.sqrt(sumSquares / outcomes.size()));
        }
    }

    private static List<Step> banded(double[] ahead, PastAccuracy past) {
        List<Step> steps = new ArrayList<>();
        for (int h = 0; h < ahead.length; h++) {
            double wide = Math.exp(DEVIATES * past.spread() * Math.sqrt(1 + h * GROWTH));
            steps.add(new Step(ahead[h], ahead[h] / wide, ahead[h] * wide));
        }
        return List.copyOf(steps);
    }
}
