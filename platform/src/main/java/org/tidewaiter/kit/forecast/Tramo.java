package org.tidewaiter.kit.forecast;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import jdplus.toolkit.base.api.arima.SarimaOrders;
import jdplus.toolkit.base.api.arima.SarimaSpec;
import jdplus.toolkit.base.api.modelling.TransformationType;
import jdplus.toolkit.base.api.timeseries.StaticTsDataSupplier;
import jdplus.toolkit.base.api.timeseries.TsData;
import jdplus.toolkit.base.api.timeseries.TsDomain;
import jdplus.toolkit.base.api.timeseries.TsPeriod;
import jdplus.toolkit.base.api.timeseries.regression.IOutlier;
import jdplus.toolkit.base.api.timeseries.regression.ModellingContext;
import jdplus.toolkit.base.api.timeseries.regression.RegressionItem;
import jdplus.toolkit.base.api.timeseries.regression.TsDataSuppliers;
import jdplus.toolkit.base.api.timeseries.regression.UserTradingDays;
import jdplus.toolkit.base.api.timeseries.regression.Variable;
import jdplus.toolkit.base.core.regsarima.regular.RegSarimaModel;
import jdplus.tramoseats.base.api.tramo.CalendarSpec;
import jdplus.tramoseats.base.api.tramo.OutlierSpec;
import jdplus.tramoseats.base.api.tramo.RegressionSpec;
import jdplus.tramoseats.base.api.tramo.RegressionTestType;
import jdplus.tramoseats.base.api.tramo.TradingDaysSpec;
import jdplus.tramoseats.base.api.tramo.TramoSpec;
import jdplus.tramoseats.base.api.tramo.TransformSpec;
import jdplus.tramoseats.base.core.tramo.TramoKernel;
import org.jspecify.annotations.Nullable;

/**
 * A series as TRAMO sees it: logarithms or not, the orders of a seasonal ARIMA model, months that are out of the row, and what of the regressors is
 * significant. The library is JDemetra+ 3, of the National Bank of Belgium and Eurostat. What it finds out of the row and of the calendar is taken
 * out of the series for the other ways of forecasting too.
 */
final class Tramo {
    /** The group of variables under which the library looks regressors up. */
    private static final String GROUP = "known";

    /**
     * The t value below which a regressor is left out: 997 of 1,000 that do nothing stay below it, and seven are tried on each of some dozen series.
     */
    private static final double SIGNIFICANT = 3;

    private final RegSarimaModel model;
    private final MonthlySeries series;
    private final List<Regressor> regressors;

    private Tramo(RegSarimaModel model, MonthlySeries series, List<Regressor> regressors) {
        this.model = model;
        this.series = series;
        this.regressors = regressors;
    }

    /**
     * Finds the orders by itself; where the library's search ends in an error, as for one series in twenty with strong breaks, those of the airline
     * model, (0 1 1)(0 1 1), are taken. Null where that fails too.
     */
    static @Nullable Tramo identify(MonthlySeries series, int steps) {
        Tramo automatic = fit(series, TramoSpec.TR3, RegressionTestType.Separate_T, series.regressors(), steps);
        Tramo found = automatic != null
                ? automatic
                : fit(series, TramoSpec.TR1, RegressionTestType.Separate_T, series.regressors(), steps);
        while (found != null) {
            List<Regressor> kept = found.significant();
            if (kept.size() == found.effects().size()) {
                return found;
            }
            Tramo without = found.again(series, kept, steps);
            if (without == null) {
                return found;
            }
            found = without;
        }
        return null;
    }

    /** The regressors without the least significant, or all where each counts; the library keeps all of them where one of them counts. */
    private List<Regressor> significant() {
        return effects().stream()
                .min(Comparator.comparingDouble(e -> Math.abs(e.t())))
                .filter(least -> Math.abs(least.t()) < SIGNIFICANT)
                .map(least -> regressors.stream()
                        .filter(r -> !r.name().equals(least.name()))
                        .toList())
                .orElse(regressors);
    }

    /** Forecasts by these orders and regressors for another stretch of the series: parameters and breaks are found anew. Null where that fails. */
    @Nullable
    Tramo again(MonthlySeries stretch, int steps) {
        return again(stretch, effects().isEmpty() ? List.of() : regressors, steps);
    }

    private @Nullable Tramo again(MonthlySeries stretch, List<Regressor> kept, int steps) {
        SarimaOrders orders = model.specification();
        SarimaSpec arima = SarimaSpec.builder()
                .period(orders.getPeriod())
                .p(orders.getP())
                .d(orders.getD())
                .q(orders.getQ())
                .bp(orders.getBp())
                .bd(orders.getBd())
                .bq(orders.getBq())
                .build();
        TramoSpec spec = TramoSpec.builder()
                .usingAutoModel(false)
                .arima(arima)
                .transform(TransformSpec.builder()
                        .function(isLogarithmic() ? TransformationType.Log : TransformationType.None)
                        .build())
                .outliers(OutlierSpec.builder().ao(true).ls(true).tc(true).build())
                .build();
        return fit(stretch, spec, RegressionTestType.None, kept, steps);
    }

    private static @Nullable Tramo fit(
            MonthlySeries series, TramoSpec spec, RegressionTestType test, List<Regressor> regressors, int steps) {
        TsPeriod first =
                TsPeriod.monthly(series.first().getYear(), series.first().getMonthValue());
        try {
            TramoSpec with = regressors.isEmpty() ? spec : with(spec, test, regressors);
            RegSarimaModel model = TramoKernel.of(with, known(series, regressors, first, steps))
                    .process(TsData.ofInternal(first, series.values().clone()), null);
            return model == null ? null : new Tramo(model, series, regressors);
        } catch (RuntimeException e) { // the library's tests run out of bounds on some short series
            return null;
        }
    }

    private static TramoSpec with(TramoSpec spec, RegressionTestType test, List<Regressor> regressors) {
        String[] names = regressors.stream().map(r -> GROUP + "." + r.name()).toArray(String[]::new);
        CalendarSpec calendar = CalendarSpec.builder()
                .tradingDays(TradingDaysSpec.userDefined(names, test))
                .build();
        RegressionSpec regression =
                spec.getRegression().toBuilder().calendar(calendar).build();
        return spec.toBuilder().regression(regression).build();
    }

    /** The regressors' values over the series and the months to come. */
    private static ModellingContext known(MonthlySeries series, List<Regressor> regressors, TsPeriod first, int steps) {
        TsDataSuppliers suppliers = new TsDataSuppliers();
        for (Regressor regressor : regressors) {
            double[] values = new double[series.length() + steps];
            for (int i = 0; i < values.length; i++) {
                values[i] = regressor.valueIn().applyAsDouble(series.first().plusMonths(i));
            }
            suppliers.set(regressor.name(), new StaticTsDataSupplier(TsData.ofInternal(first, values)));
        }
        ModellingContext context = new ModellingContext();
        context.getTsVariableManagers().set(GROUP, suppliers);
        return context;
    }

    /** Whether the model is of logarithms, so that effects multiply. */
    boolean isLogarithmic() {
        return model.getDescription().isLogTransformation();
    }

    /** The orders, as (p d q) (P D Q). */
    String orders() {
        SarimaOrders o = model.specification();
        return "(%d %d %d)(%d %d %d)".formatted(o.getP(), o.getD(), o.getQ(), o.getBp(), o.getBd(), o.getBq());
    }

    /** The months to come. */
    double[] ahead(int steps) {
        return model.forecasts(steps).getForecasts().getValues().toArray();
    }

    /** What the calendar and breaks did in each month of the series and will do in those to come: logarithms of factors, or amounts. */
    double[] moved(int steps) {
        int length = series.length() + steps;
        TsDomain domain = model.getDescription().getDomain().extend(0, steps);
        TsData effect = model.regressionEffect(
                domain, v -> v.getCore() instanceof IOutlier || v.getCore() instanceof UserTradingDays);
        double[] values = effect == null ? new double[0] : effect.getValues().toArray();
        return values.length == length ? values : new double[length];
    }

    /** The breaks, in order. */
    List<Break> breaks() {
        List<Break> breaks = new ArrayList<>();
        for (Variable<?> variable : model.getDescription().getVariables()) {
            if (variable.getCore() instanceof IOutlier outlier) {
                RegressionItem item = item(variable, 0);
                breaks.add(new Break(
                        YearMonth.from(outlier.getPosition()),
                        kind(outlier),
                        share(item.getCoefficient()),
                        item.getCoefficient() / item.getStdError()));
            }
        }
        breaks.sort(Comparator.comparing(Break::month).thenComparing(Break::kind));
        return List.copyOf(breaks);
    }

    /** What was found of a variable: of its first column, or of a later one of several regressors. */
    private RegressionItem item(Variable<?> variable, int column) {
        return model.regressionItem(core -> core == variable.getCore(), column);
    }

    private static Break.Kind kind(IOutlier outlier) {
        return switch (outlier.getCode()) {
            case "LS" -> Break.Kind.LEVEL_SHIFT;
            case "TC" -> Break.Kind.TEMPORARY_CHANGE;
            default -> Break.Kind.ONE_MONTH;
        };
    }

    /** The regressors of the model, with what they do. */
    List<Regressor.Effect> effects() {
        List<Regressor.Effect> effects = new ArrayList<>();
        for (Variable<?> variable : model.getDescription().getVariables()) {
            if (variable.getCore() instanceof UserTradingDays) {
                for (int column = 0; column < variable.dim(); column++) {
                    RegressionItem item = item(variable, column);
                    effects.add(new Regressor.Effect(
                            regressors.get(column).name(),
                            share(item.getCoefficient()),
                            item.getCoefficient() / item.getStdError()));
                }
            }
        }
        return List.copyOf(effects);
    }

    /** A coefficient as a share: of logarithms by its exponential, of amounts by the mean of the series. */
    private double share(double coefficient) {
        double mean = Arrays.stream(series.values()).average().orElse(1);
        return isLogarithmic() ? Math.expm1(coefficient) : coefficient / mean;
    }
}
