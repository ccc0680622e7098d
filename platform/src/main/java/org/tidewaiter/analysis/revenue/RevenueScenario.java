package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * What would a change of rates, exchange rate, prices, volume or exemptions do to the revenue of the months to come? From the forecast, or the last
 * year where there is none; each lever by itself and all together, adding up exactly ({@link ScenarioEffects}); the elasticity is a parameter.
 */
// Long: card, findings, tables and charts of one question stand together, in two languages.
public final class RevenueScenario implements Analysis {
    @Override
    public Card card() {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.FROM,
                Parameter.TO,
                Parameter.OFFICE,
                Parameter.HS,
                Parameter.whole("months", Words.of("Months ahead", "Mois à venir"), 12, 1, 24)));
        Arrays.stream(Lever.values()).map(Lever::parameter).forEach(parameters::add);
        parameters.addAll(ComparedScenarios.PARAMETERS);
        parameters.addAll(List.of(
                Parameter.day("starts", Words.of("First day of the measures", "Premier jour des mesures")),
                new Parameter(
                        "goods",
                        Words.of(
                                "Measures are for HS codes that begin with",
                                "Mesures pour les codes SH commençant par"),
                        Parameter.Form.HS_CODE,
                        "",
                        null,
                        null),
                Parameter.code("origin", Words.of("Measures are for goods from", "Mesures pour l’origine")),
                Parameter.number(
                        "elasticity",
                        Words.of(
                                "Elasticity of imports to their price with taxes",
                                "Élasticité des importations à leur prix taxé"),
                        "-1",
                        "-10",
                        "0"),
                Parameter.number(
                        "pass_through",
                        Words.of(
                                "Share of a change of the exchange rate that comes into prices",
                                "Part d’une variation du change qui passe dans les prix"),
                        "1",
                        "0",
                        "1"),
                Parameter.ROWS));
        return new Card(
                Card.nameOf(RevenueScenario.class),
                Card.roomOf(RevenueScenario.class),
                Words.of(
                        "What would a change of rates, exchange rate, prices, volume or exemptions do to the revenue of the months to come?",
                        "Que ferait un changement de taux, de change, de prix, de volume ou d’exonérations aux recettes des mois à venir ?"),
                Words.of("Budget, tax policy and heads of revenue", "Budget, politique fiscale et recettes"),
                Words.of(
                        "From the forecast of revenue-forecast; with 12 to 35 full months from the last year as it was. What the levers do to the goods of the last twelve months, by month, office and goods that"
                                + " they reach alike, is applied to each tax to come as a share of it; bands are in the same ratio to the scenario. Value grows with volume, prices and the exchange rate; the quantity answers to the price with all taxes by the"
                                + " elasticity: (price after / price before)^elasticity, which for a small change of a rate is 1 + elasticity × Δrate / (1 + rate). Value added tax is levied on the value"
                                + " with duty and excise. Relieved goods would pay the usual rates of their code, heading or chapter. Rates, excise and ended reliefs begin on the first day of the"
                                + " measures, the others at once. What levers do together is shared among them by the mean over all orders in which they could be set (Shapley), so that it adds up.",
                        "À partir de la prévision de la question des recettes à venir ; avec 12 à 35 mois complets, de l’an passé tel quel. Ce que les leviers font aux marchandises des douze derniers mois, par mois, bureau et"
                                + " marchandises touchées de même, s’applique comme part à chaque taxe à venir ; les bandes gardent leur rapport. La valeur croît avec le volume, les prix et le change ; la quantité répond au prix taxé par"
                                + " l’élasticité : (prix après / prix avant)^élasticité, soit pour un petit changement 1 + élasticité × Δtaux / (1 + taux). La TVA porte sur la valeur avec droits et accises."
                                + " Les marchandises exonérées paieraient les taux usuels de leur code, position ou chapitre. Taux, accises et fin d’exonérations commencent au premier jour des mesures, le"
                                + " reste tout de suite. L’effet commun est réparti par la moyenne sur tous les ordres (Shapley) : il s’additionne."),
                List.of(
                        "Kee, Nicita and Olarreaga, Import demand elasticities and trade distortions, Review of Economics and Statistics 90 (2008): elasticities by country and goods, to be entered in"
                                + " place of the default of −1, at which a price leaves the value with taxes as it was",
                        "Shapley, A value for n-person games (1953)"),
                List.of(
                        Field.TAX_ASSESSED,
                        Field.CUSTOMS_VALUE,
                        Field.DUTY_AMOUNT,
                        Field.VAT_AMOUNT,
                        Field.EXCISE_AMOUNT,
                        Field.END_USE_CODE,
                        Field.PREFERENCE_CODE),
                Words.of(
                        "Stocks built up before a measure, other goods that take the place of dearer ones, evasion, answers of other countries; taxes by quantity, which are taken as rates by value. One"
                                + " elasticity stands for all goods and is not measured here. What pays nothing and claims no relief (transit, warehouses, goods free for all) is not reached by rates, and what exports pay by no lever.",
                        "Stocks constitués avant une mesure, marchandises de remplacement, fraude, réponses d’autres pays ; taxes à la quantité, prises comme taux. Une seule élasticité, non mesurée ici."
                                + " Ce qui ne paie rien et ne réclame rien (transit, entrepôts, franchises générales) n’est pas touché par les taux, ni ce que paient les exportations par aucun levier."),
                List.copyOf(parameters),
                List.of());
    }

    @Override
    public int leastMonths() {
        return RevenueBase.YEAR;
    }

    @Override
    public void requireAnswerable(Parameters parameters) {
        ComparedScenarios.given(card(), parameters);
    }

    @Override
    public Result answer(AnalysisSql steps) {
        RevenueBase.CoveredMonths span = steps.row(RevenueBase.CoveredMonths.class, "span");
        Optional<Result> nothing = RevenueBase.nothingOf(steps, span);
        if (nothing.isPresent()) {
            return nothing.get();
        }
        if (span.months() < RevenueBase.YEAR) {
            return new Result.TooFew(
                    Words.of(
                            "A scenario needs a year of declarations with their goods, values and taxes, and there are too few full months; a table of revenue does not serve, as it tells no goods apart.",
                            "Un scénario demande une année de déclarations avec leurs marchandises, valeurs et taxes, et il y a trop peu de mois complets ; une table des recettes n’y sert pas, car elle ne distingue pas les marchandises."),
                    span.months(),
                    RevenueBase.YEAR);
        }
        if (span.holes() > 0) {
            return new Result.NotApplicable(Words.of(
                    "Months without revenue above nought: {0} of {1}; there is no year to start from.",
                    "Mois sans recettes supérieures à zéro : {0} sur {1} ; il n’y a pas d’année de départ.",
                    span.holes(),
                    span.span()));
        }
        List<TaxedGoods> goods = steps.rows(TaxedGoods.class, "groups");
        if (goods.stream().noneMatch(TaxedGoods::meant)) {
            return new Result.NotApplicable(Words.of(
                    "No taxed or relieved import of the last twelve full months is of what the measures are for ({0}): are the codes written as in the data?",
                    "Aucune importation taxée ou exonérée des douze derniers mois complets n’est visée par les mesures ({0}) : les codes sont-ils écrits comme dans les données ?",
                    "goods=%s, origin=%s"
                            .formatted(
                                    steps.parameters().text("goods"),
                                    steps.parameters().text("origin"))));
        }
        int months = (int) steps.parameters().whole("months");
        RevenueBase base = span.months() < RevenueBase.LEAST
                ? RevenueBase.repeated(steps, months)
                : RevenueBase.of(steps, months, true);
        Map<Lever, Double> levers = levers(steps);
        String starts = steps.parameters().text("starts");
        double elasticity = steps.parameters().number("elasticity");
        Function<Map<Lever, Double>, ScenarioEffects> effectsOf = set -> new ScenarioEffects(
                base,
                goods,
                set,
                starts.isEmpty() ? null : LocalDate.parse(starts),
                elasticity,
                steps.parameters().number("pass_through"));
        ScenarioEffects effects = effectsOf.apply(levers);
        ComparedScenarios beside = ComparedScenarios.of(base, card(), steps.parameters(), levers, effects, effectsOf);
        long most = steps.parameters().whole("rows");
        List<Finding> findings = new ArrayList<>(findings(base, effects, span, elasticity));
        findings.addAll(1, beside.findings());
        List<Table> tables = new ArrayList<>(List.of(
                ScenarioTables.levers(base, effects, levers, elasticity, most),
                ScenarioTables.taxes(base, effects, most),
                ScenarioTables.offices(base, effects, most),
                ScenarioTables.months(base, effects, most),
                ScenarioTables.sensitivity(effects, elasticity)));
        if (beside.isSeveral()) {
            tables.add(1, beside.taxes());
            tables.add(2, beside.months(most));
        }
        return new Result.Findings(List.copyOf(findings), List.copyOf(tables), List.of(chart(base, effects, beside)))
                .without(NoDeclarations.FORECAST);
    }

    /** The levers of the first scenario that are set. */
    private static Map<Lever, Double> levers(AnalysisSql steps) {
        Map<Lever, Double> levers = new EnumMap<>(Lever.class);
        for (Lever lever : Lever.values()) {
            double value = steps.parameters().number(lever.code());
            if (value != 0) {
                levers.put(lever, value);
            }
        }
        return levers;
    }

    private static List<Finding> findings(
            RevenueBase base, ScenarioEffects effects, RevenueBase.CoveredMonths span, double elasticity) {
        BigDecimal before = ScenarioTables.base(base, null, null);
        BigDecimal more = effects.share(null, -1, null, null);
        List<Finding> findings = new ArrayList<>();
        if (effects.set().isEmpty()) {
            findings.add(Finding.of(
                    "No lever is set: {0} from {1} on, {2} as they are. Set one above, such as 2 points of duty (duty_points).",
                    "Aucun levier n’est réglé : {0} à partir de {1}, {2} tels quels. Réglez-en un, par exemple 2 points de droits (duty_points).",
                    ForecastWords.months(base.steps()),
                    base.month(0),
                    new Words.Money(before)));
        } else {
            findings.add(new Finding(
                    Words.of(
                            "{0} from {1} on would bring {2} instead of {3}: {4}{5}.",
                            "{0} à partir de {1} rapporteraient {2} au lieu de {3} : {4}{5}.",
                            ForecastWords.months(base.steps()),
                            base.month(0),
                            new Words.Money(before.add(more)),
                            new Words.Money(before),
                            signed(more),
                            before.signum() == 0
                                    ? ""
                                    : Words.of(
                                            " ({0})",
                                            " ({0})", new Words.Share(more.doubleValue() / before.doubleValue()))),
                    more.abs()));
            BigDecimal sum = effects.set().stream()
                    .map(lever -> effects.alone(lever, elasticity))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (effects.set().size() > 1) {
                findings.add(Finding.of(
                        "Each lever by itself would bring {0} in all; that they come together makes {1}, which is shared among them.",
                        "Chaque levier seul apporterait {0} en tout ; leur rencontre fait {1}, réparti entre eux.",
                        signed(sum),
                        signed(more.subtract(sum))));
            }
            findings.add(Finding.of(
                    "By an elasticity of {0}. If imports did not answer to prices at all, it would be {1}; if they answered twice as much, {2}.",
                    "Avec une élasticité de {0}. Si les importations ne répondaient pas aux prix : {1} ; deux fois plus : {2}.",
                    elasticity,
                    signed(effects.together(0)),
                    signed(effects.together(2 * elasticity))));
            late(base, effects).ifPresent(findings::add);
            evened(effects, elasticity).ifPresent(findings::add);
        }
        findings.add(
                base.isForecast()
                        ? Finding.of(
                                "The start is the forecast from {0} full months (method: {1}); its 95 % band is {2} wide to either side in the first month and holds none of the doubts about the levers.",
                                "Le départ est la prévision de {0} mois complets (méthode : {1}) ; sa bande à 95 % est de {2} de part et d’autre le premier mois et ne contient aucun doute sur les"
                                        + " leviers.",
                                span.months(),
                                ForecastWords.method(base.total().method()),
                                new Words.Share(base.total().steps().getFirst().high()
                                                / base.total()
                                                        .steps()
                                                        .getFirst()
                                                        .value()
                                        - 1))
                        : Finding.of(
                                "The start is the last twelve full months as they were: {0} full months are too few for a forecast, which takes 36. There are no bands.",
                                "Le départ est les douze derniers mois complets tels quels : {0} mois complets ne suffisent pas à une prévision, qui en prend 36. Il n’y a pas de bandes.",
                                span.months()));
        return List.copyOf(findings);
    }

    private static Optional<Finding> late(RevenueBase base, ScenarioEffects effects) {
        double inForce = IntStream.range(0, base.steps())
                .mapToDouble(h -> effects.inForce(base.month(h)))
                .sum();
        return inForce >= base.steps() || effects.set().stream().noneMatch(Lever::isMeasure)
                ? Optional.empty()
                : Optional.of(Finding.of(
                        "The measures are in force for {0} of {1}.",
                        "Les mesures sont en vigueur {0} de {1}.", inForce, ForecastWords.months(base.steps())));
    }

    /** That a lever of prices does nothing by an elasticity of −1 is no oversight. */
    private static Optional<Finding> evened(ScenarioEffects effects, double elasticity) {
        List<Lever> prices = effects.set().stream()
                .filter(l -> l == Lever.EXCHANGE_PERCENT || l == Lever.PRICE_PERCENT)
                .toList();
        return elasticity != -1 || prices.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        "By an elasticity of -1 as much less is bought as prices rise, so that the value, and what it pays, stays as it was: prices and the exchange rate bring nothing by themselves."
                                + " By -0.5 it were {0}.",
                        "Avec une élasticité de -1 on achète d’autant moins que les prix montent : la valeur, et ce qu’elle paie, restent. Prix et change n’apportent rien à eux seuls. Avec -0,5 : {0}.",
                        signed(prices.stream()
                                .map(lever -> effects.alone(lever, -0.5))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))));
    }

    static Words signed(BigDecimal amount) {
        int whole = amount.setScale(0, RoundingMode.HALF_EVEN).signum();
        String sign = whole > 0 ? "+" : whole < 0 ? "-" : "";
        return Words.of(sign + "{0}", sign + "{0}", new Words.Money(amount.abs()));
    }

    /** The lower end of the forecast's band, in the same ratio to the scenario as to the forecast; null where there is no forecast. */
    static @Nullable BigDecimal low(RevenueBase base, ScenarioEffects effects, int step) {
        return base.isForecast() ? scaled(base, effects, step, base.low(step)) : null;
    }

    private static BigDecimal scaled(RevenueBase base, ScenarioEffects effects, int step, BigDecimal end) {
        BigDecimal before = base.ahead(step, null, null);
        BigDecimal after = before.add(effects.share(null, step, null, null));
        return before.signum() == 0
                ? after
                : RevenueBase.money(end.doubleValue() * after.doubleValue() / before.doubleValue());
    }

    /** Its upper end. */
    static @Nullable BigDecimal high(RevenueBase base, ScenarioEffects effects, int step) {
        return base.isForecast() ? scaled(base, effects, step, base.high(step)) : null;
    }

    private static Chart chart(RevenueBase base, ScenarioEffects effects, ComparedScenarios beside) {
        List<Integer> steps = IntStream.range(0, base.steps()).boxed().toList();
        List<Chart.Series> lines = new ArrayList<>(List.of(
                line("As it is", "Référence", steps, h -> base.ahead(h, null, null)),
                line(
                        "Scenario",
                        "Scénario",
                        steps,
                        h -> base.ahead(h, null, null).add(effects.share(null, h, null, null)))));
        beside.scenarios().stream()
                .skip(1)
                .forEach(s -> lines.add(Chart.Series.of(
                        s.heading(),
                        steps,
                        h -> base.ahead(h, null, null).add(s.effects().share(null, h, null, null)))));
        if (base.isForecast()) {
            lines.add(line("95 % from", "95 % de", steps, h -> low(base, effects, h)));
            lines.add(line("95 % to", "95 % à", steps, h -> high(base, effects, h)));
        }
        return new Chart(
                "months",
                Chart.Form.LINES,
                Words.of("As it is, and in the scenario", "Référence et scénario"),
                Words.of("Month", "Mois"),
                Chart.MONEY,
                steps.stream().map(h -> base.month(h).toString()).toList(),
                List.copyOf(lines));
    }

    private static Chart.Series line(
            String english, String french, List<Integer> steps, IntFunction<@Nullable BigDecimal> of) {
        return Chart.Series.of(Words.of(english, french), steps, h -> of.apply(h));
    }
}
