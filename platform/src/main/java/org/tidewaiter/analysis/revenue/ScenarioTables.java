package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;

/**
 * Lays out the tables of the report of {@link RevenueScenario}: their columns and headings; the figures come from its SQL and the model of the
 * levers.
 */
final class ScenarioTables {
    /** Half, double and none of the elasticity: what the answer rests on it. */
    private static final double[] OTHERWISE = {0, 0.5, 1, 2};

    private ScenarioTables() {}

    /** What is to come without the levers, in all months. */
    static BigDecimal base(RevenueBase base, @Nullable String office, @Nullable Tax tax) {
        return IntStream.range(0, base.steps())
                .mapToObj(h -> base.ahead(h, office, tax))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Each lever by itself, and its share of what all do together, by tax. */
    static Table levers(
            RevenueBase base, ScenarioEffects effects, Map<Lever, Double> levers, double elasticity, long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Lever lever : effects.set()) {
            rows.add(row(
                    Arrays.<@Nullable Object>asList(
                            lever.code(),
                            levers.getOrDefault(lever, 0.0),
                            effects.alone(lever, elasticity),
                            effects.share(lever, -1, null, null)),
                    tax -> effects.share(lever, -1, null, tax)));
        }
        rows.add(row(
                Arrays.<@Nullable Object>asList(
                        "all", null, effects.together(elasticity), effects.share(null, -1, null, null)),
                tax -> effects.share(null, -1, null, tax)));
        List<Column> columns = new ArrayList<>(List.of(
                Column.words("lever", "Lever", "Levier", leverWords()),
                Column.number("setting", "Set to", "Réglé à"),
                Column.money("alone", "By itself", "Seul"),
                Column.money("share", "Share of all", "Part du tout")));
        Arrays.stream(Tax.values()).map(Tax::column).forEach(columns::add);
        return new Table(
                "levers",
                Words.of("What each lever does", "Ce que fait chaque levier"),
                List.copyOf(columns),
                rows.stream().limit(most).toList(),
                null);
    }

    private static Map<String, Words> leverWords() {
        Map<String, Words> words = new HashMap<>(Lever.meanings());
        words.put("all", Words.of("All together", "Tous ensemble"));
        return Map.copyOf(words);
    }

    private static List<@Nullable Object> row(List<@Nullable Object> first, Function<Tax, BigDecimal> of) {
        List<@Nullable Object> row = new ArrayList<>(first);
        for (Tax tax : Tax.values()) {
            row.add(of.apply(tax));
        }
        return Collections.unmodifiableList(row);
    }

    /** Each tax as it is and in the scenario. */
    static Table taxes(RevenueBase base, ScenarioEffects effects, long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Tax tax : Tax.values()) {
            rows.add(compared(tax.code(), base(base, null, tax), effects.share(null, -1, null, tax)));
        }
        rows.add(compared("total", base(base, null, null), effects.share(null, -1, null, null)));
        return new Table(
                "taxes",
                Words.of("By tax", "Par taxe"),
                compared(Column.words("tax", "Tax", "Taxe", ForecastWords.series())),
                rows.stream().limit(most).toList(),
                null);
    }

    /** Each office as it is and in the scenario. */
    static Table offices(RevenueBase base, ScenarioEffects effects, long most) {
        List<List<@Nullable Object>> rows = base.offices().stream()
                .limit(most)
                .map(office -> compared(office, base(base, office, null), effects.share(null, -1, office, null)))
                .toList();
        return new Table(
                "offices",
                Words.of("By office", "Par bureau"),
                compared(Column.words("office", "Office", "Bureau", ForecastWords.series())),
                rows,
                null);
    }

    private static List<Column> compared(Column first) {
        return List.of(
                first,
                Column.money("base", "As it is", "Référence"),
                Column.money("scenario", "Scenario", "Scénario"),
                Column.money("difference", "Difference", "Différence"),
                Column.share("share", "Change", "Variation"));
    }

    private static List<@Nullable Object> compared(String what, BigDecimal before, BigDecimal more) {
        return Arrays.<@Nullable Object>asList(
                what,
                before,
                before.add(more),
                more,
                before.signum() == 0 ? null : more.doubleValue() / before.doubleValue());
    }

    /** Each month as it is and in the scenario. */
    static Table months(RevenueBase base, ScenarioEffects effects, long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int h = 0; h < Math.min(most, base.steps()); h++) {
            BigDecimal before = base.ahead(h, null, null);
            BigDecimal more = effects.share(null, h, null, null);
            rows.add(Arrays.<@Nullable Object>asList(
                    base.month(h).toString(),
                    before,
                    before.add(more),
                    more,
                    RevenueScenario.low(base, effects, h),
                    RevenueScenario.high(base, effects, h),
                    effects.inForce(base.month(h))));
        }
        return new Table(
                "months",
                Words.of("By month", "Par mois"),
                List.of(
                        Column.text("month", "Month", "Mois"),
                        Column.money("base", "As it is", "Référence"),
                        Column.money("scenario", "Scenario", "Scénario"),
                        Column.money("difference", "Difference", "Différence"),
                        Column.money("low", "95 % from", "95 % de"),
                        Column.money("high", "to", "à"),
                        Column.share("in_force", "Measures in force", "Mesures en vigueur")),
                rows,
                null);
    }

    /** What all levers do by another elasticity. */
    static Table sensitivity(ScenarioEffects effects, double elasticity) {
        List<List<@Nullable Object>> rows = Arrays.stream(OTHERWISE)
                .map(times -> times * elasticity + 0.0)
                .distinct()
                .mapToObj(e -> Arrays.<@Nullable Object>asList(e, effects.together(e)))
                .toList();
        return new Table(
                "elasticities",
                Words.of("What another elasticity would make of it", "Ce qu’en ferait une autre élasticité"),
                List.of(
                        Column.number("elasticity", "Elasticity", "Élasticité"),
                        Column.money("difference", "Difference", "Différence")),
                rows,
                null);
    }
}
