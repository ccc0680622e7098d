package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Scenarios side by side: what is to come as it is, and under each set of levers, by tax and by month and tax. What is not a lever (goods, origin,
 * first day, elasticity) is the same in all of them.
 */
record ComparedScenarios(RevenueBase base, List<Scenario> scenarios) {
    /** The parameters that hold further scenarios, in order. */
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.text("second", Words.of("Second scenario, beside it", "Deuxième scénario, à côté")),
            Parameter.text("third", Words.of("Third scenario, beside it", "Troisième scénario, à côté")));

    /**
     * A scenario.
     *
     * @param name its name in tables
     * @param effects what its levers do
     */
    record Scenario(String name, Map<Lever, Double> levers, ScenarioEffects effects) {
        Words heading() {
            return Words.of("Scenario {0}", "Scénario {0}", name);
        }

        /** Its levers as they are written. */
        String written() {
            return levers.entrySet().stream()
                    .map(e -> e.getKey().code() + "="
                            + BigDecimal.valueOf(e.getValue())
                                    .stripTrailingZeros()
                                    .toPlainString())
                    .collect(Collectors.joining("; "));
        }
    }

    /** The first scenario, and those of the parameters beside it that are given. */
    static ComparedScenarios of(
            RevenueBase base,
            Card card,
            Parameters parameters,
            Map<Lever, Double> levers,
            ScenarioEffects first,
            Function<Map<Lever, Double>, ScenarioEffects> effects) {
        List<Scenario> scenarios = new ArrayList<>(List.of(new Scenario("1", levers, first)));
        for (Map<Lever, Double> given : given(card, parameters)) {
            scenarios.add(new Scenario(String.valueOf(scenarios.size() + 1), given, effects.apply(given)));
        }
        return new ComparedScenarios(base, List.copyOf(scenarios));
    }

    /** The levers of each scenario beside the first that is given. */
    static List<Map<Lever, Double>> given(Card card, Parameters parameters) {
        return PARAMETERS.stream()
                .map(Parameter::name)
                .filter(name -> !parameters.text(name).isEmpty())
                .map(name -> levers(card, name, parameters.text(name)))
                .toList();
    }

    /** Levers as people write them: {@code duty_points=2; volume_percent=-5}. Refused where one is none, is out of its bounds, or is given twice. */
    static Map<Lever, Double> levers(Card card, String parameter, String text) {
        Map<Lever, Double> levers = new EnumMap<>(Lever.class);
        for (String part : text.split("[;,]")) {
            String[] sides = part.strip().split("\\s*[= ]\\s*", -1);
            Lever lever = Stream.of(Lever.values())
                    .filter(l -> l.code().equals(sides[0]))
                    .findFirst()
                    .orElse(null);
            if (sides.length != 2 || sides[1].isEmpty() || lever == null || levers.containsKey(lever)) {
                throw refused(card, parameter, part.strip(), sides, lever);
            }
            levers.put(
                    lever, Parameters.of(card, Map.of(lever.code(), sides[1])).number(lever.code()));
        }
        levers.values().removeIf(value -> value == 0);
        return levers;
    }

    private static TidewaiterException refused(
            Card card, String parameter, String part, String[] sides, @Nullable Lever lever) {
        String named = "The parameter " + parameter + ": '" + part + "' ";
        boolean ofAll = lever == null
                && card.parameters().stream().anyMatch(p -> p.name().equals(sides[0]));
        if (ofAll) {
            return new TidewaiterException(
                            Kind.USAGE,
                            named + "is the same in all scenarios, so that only their levers differ",
                            "set it for all of them (" + sides[0] + "), or ask another time with another " + sides[0])
                    .french(
                            "Le paramètre " + parameter + "\u00a0: « " + part
                                    + " » est le même dans tous les scénarios, pour que seuls leurs leviers diffèrent",
                            "le donner pour tous (" + sides[0] + "), ou poser la question une autre fois");
        }
        boolean twice = lever != null && sides.length == 2 && !sides[1].isEmpty();
        return new TidewaiterException(
                        Kind.USAGE,
                        named + (twice ? "is given twice" : "is no lever with its value"),
                        "write levers like duty_points=2; volume_percent=-5, of " + levers())
                .french(
                        "Le paramètre " + parameter + "\u00a0: « " + part + " » "
                                + (twice ? "est donné deux fois" : "n’est pas un levier avec sa valeur"),
                        "écrire des leviers comme duty_points=2; volume_percent=-5, parmi " + levers());
    }

    private static String levers() {
        return Stream.of(Lever.values()).map(Lever::code).collect(Collectors.joining(", "));
    }

    /** Whether there is more than the first. */
    boolean isSeveral() {
        return scenarios.size() > 1;
    }

    /** What is to come in a step, all of them where it is −1, of a tax or of all. */
    private BigDecimal before(int step, @Nullable Tax tax) {
        return step < 0 ? ScenarioTables.base(base, null, tax) : base.ahead(step, null, tax);
    }

    private BigDecimal after(Scenario scenario, int step, @Nullable Tax tax) {
        return before(step, tax).add(scenario.effects().share(null, step, null, tax));
    }

    /** By tax: as it is, then each scenario and what it differs by. */
    Table taxes() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Tax tax : Tax.values()) {
            rows.add(row(List.of(tax.code()), -1, tax));
        }
        rows.add(row(List.of("total"), -1, null));
        return table(
                "scenarios",
                Words.of("Scenarios side by side, by tax", "Scénarios côte à côte, par taxe"),
                List.of(Column.words("tax", "Tax", "Taxe", ForecastWords.series())),
                rows);
    }

    /** By month and tax, cell by cell. */
    Table months(long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int step = 0; step < base.steps(); step++) {
            for (Tax tax : Tax.values()) {
                rows.add(row(List.of(base.month(step).toString(), tax.code()), step, tax));
            }
            rows.add(row(List.of(base.month(step).toString(), "total"), step, null));
        }
        return table(
                "scenario_months",
                Words.of("Scenarios side by side, by month and tax", "Scénarios côte à côte, par mois et taxe"),
                List.of(
                        Column.text("month", "Month", "Mois"),
                        Column.words("tax", "Tax", "Taxe", ForecastWords.series())),
                rows.stream().limit(most).toList());
    }

    private List<@Nullable Object> row(List<String> keys, int step, @Nullable Tax tax) {
        List<@Nullable Object> row = new ArrayList<>(keys);
        BigDecimal before = before(step, tax);
        row.add(before);
        for (Scenario scenario : scenarios) {
            BigDecimal after = after(scenario, step, tax);
            row.add(after);
            row.add(after.subtract(before));
        }
        return row;
    }

    private Table table(String name, Words title, List<Column> keys, List<List<@Nullable Object>> rows) {
        List<Column> columns = new ArrayList<>(keys);
        columns.add(Column.money("base", "As it is", "Référence"));
        for (Scenario scenario : scenarios) {
            columns.add(new Column("scenario_" + scenario.name(), scenario.heading(), Column.Kind.MONEY));
            columns.add(new Column(
                    "difference_" + scenario.name(),
                    Words.of("{0} less as it is", "{0} moins référence", scenario.heading()),
                    Column.Kind.MONEY));
        }
        return new Table(name, title, List.copyOf(columns), rows, null);
    }

    /** A sentence for each beside the first: what it would bring, and how it stands to the first. */
    List<Finding> findings() {
        BigDecimal before = before(-1, null);
        BigDecimal first = after(scenarios.getFirst(), -1, null);
        return scenarios.stream()
                .skip(1)
                .map(s -> {
                    BigDecimal after = after(s, -1, null);
                    return new Finding(
                            Words.of(
                                    "Scenario {0} ({1}) would bring {2}: {3} against as it is, {4} against scenario 1.",
                                    "Le scénario {0} ({1}) rapporterait {2} : {3} par rapport à la référence, {4} par rapport au scénario 1.",
                                    s.name(),
                                    s.written().isEmpty() ? "–" : s.written(),
                                    new Words.Money(after),
                                    RevenueScenario.signed(after.subtract(before)),
                                    RevenueScenario.signed(after.subtract(first))),
                            after.subtract(before).abs());
                })
                .toList();
    }
}
