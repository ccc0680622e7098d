package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.kit.forecast.Break;
import org.tidewaiter.kit.forecast.Forecast;
import org.tidewaiter.kit.forecast.Regressor;

/**
 * Answers: how much tax will the next 1 to 24 months bring, by tax and office, and how sure is that? Needs 36 full months; with fewer it says
 * so. Each series by the kit's forecast, brought to agree ({@link RevenueBase}). Sources: Assimakopoulos and Nikolopoulos
 * 2000; Gardner and McKenzie 1985; Gómez and Maravall 1996; Makridakis and Hibon 2000; Wickramasuriya, Athanasopoulos and Hyndman 2019. It knows no
 * law that will change.
 */
// Long: card, findings, tables and charts of one question stand together, in two languages.
public final class RevenueForecast implements Analysis {
    /** A month to come: its total with a 95 % band. */
    private record MonthAhead(LocalDate month, BigDecimal total, BigDecimal low, BigDecimal high) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(RevenueForecast.class),
                Card.roomOf(RevenueForecast.class),
                Words.of(
                        "What will the next months bring, and how sure is that?",
                        "Que rapporteront les prochains mois, et avec quelle certitude ?"),
                Words.of("Revenue and budget", "Recettes et budget"),
                Words.of(
                        "Full months of tax assessed, at least 36 of them, of declarations or of the table of revenue (load the table “revenue”). Theta, damped trend and TRAMO (a seasonal ARIMA model, by JDemetra+) are combined, unless one of them or the same"
                                + " month of last year was clearly better in forecasting the last two years from what was known before (rolling origin). Working days, holidays that were loaded, the"
                                + " Lunar New Year, Ramadan and both Eids count where their effect is beyond three standard errors; outlying months and shifts of the level are found, told and"
                                + " taken out. Bands are as wide as the errors were; that of all months together, and of a fiscal year, is as wide"
                                + " as errors of months hang together: half way from what sums of six past stretches show to full correlation. A shift of the last year that the total or another sum shows is taken out of its parts too,"
                                + " as far as they moved with it. The total, each tax, each office and each tax of an office are forecast by themselves and brought to agree, the"
                                + " surer ones moving less, so that offices and taxes add up.",
                        "Mois complets de taxes liquidées, au moins 36, des déclarations ou de la table des recettes (charger la table « revenue »). Thêta, tendance amortie et TRAMO (modèle ARIMA saisonnier, par JDemetra+) sont combinés, sauf si l’un d’eux ou le même mois de"
                                + " l’an passé prévoyait nettement mieux les deux dernières années à partir de ce qui était connu avant (origine glissante). Jours ouvrés, jours fériés chargés, Nouvel An"
                                + " lunaire, ramadan et les deux Aïds comptent si leur effet dépasse trois erreurs types ; les mois atypiques et les ruptures de niveau sont trouvés, dits et ôtés. Les"
                                + " bandes ont la largeur des erreurs ; celle de tous les mois ensemble, et d’un exercice, tient"
                                + " compte de la corrélation des erreurs : à mi-chemin entre celle des sommes de six périodes passées et une corrélation totale. Une rupture de la dernière année d’un total est ôtée aussi de ses parts, pour autant qu’elles ont"
                                + " suivi. Le total, chaque taxe, chaque bureau et chaque taxe d’un bureau sont prévus seuls puis accordés, les plus sûrs bougeant le moins :"
                                + " bureaux et taxes s’additionnent."),
                List.of(
                        "Assimakopoulos and Nikolopoulos, The theta model, International Journal of Forecasting 16 (2000)",
                        "Gardner and McKenzie, Forecasting trends in time series, Management Science 31 (1985)",
                        "Gómez and Maravall, Programs TRAMO and SEATS, Banco de España 9628 (1996); JDemetra+ 3",
                        "Makridakis and Hibon, The M3-Competition, International Journal of Forecasting 16 (2000)",
                        "Wickramasuriya, Athanasopoulos and Hyndman, Optimal forecast reconciliation, Journal of the American Statistical Association 114 (2019)"),
                List.of(Field.TAX_ASSESSED, Field.DUTY_AMOUNT, Field.VAT_AMOUNT, Field.EXCISE_AMOUNT),
                Words.of(
                        "A law, a rate or a crisis that is to come (revenue-scenario asks what they would do). A shift of the last few months cannot be told from outlying months."
                                + " Assessed is not paid.",
                        "Une loi, un taux ou une crise à venir (la question des scénarios de recettes demande leur effet). Une rupture des tout derniers mois ne se distingue pas de mois atypiques. Liquidé n’est pas"
                                + " payé."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.HS,
                        Parameter.whole("months", Words.of("Months ahead", "Mois à venir"), 12, 1, 24),
                        Parameter.whole(
                                "fiscal_month",
                                Words.of("Month in which the fiscal year begins", "Mois où commence l’exercice"),
                                1,
                                1,
                                12),
                        Parameter.choice(
                                        "calendar",
                                        Words.of(
                                                "Effects of working days and feasts",
                                                "Effets des jours ouvrés et des fêtes"),
                                        "tested",
                                        "none")
                                .meaning("tested", "where they are sure", "s’ils sont sûrs")
                                .meaning("none", "none", "aucun"),
                        RevenueHistory.PARAMETER,
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public int leastMonths() {
        return RevenueBase.LEAST;
    }

    @Override
    public Result answer(AnalysisSql steps) {
        RevenueBase.CoveredMonths span = steps.row(RevenueBase.CoveredMonths.class, "span");
        RevenueHistory history = steps.row(RevenueHistory.class, "history");
        Optional<Result> nothing = history.refused(steps.parameters()).or(() -> RevenueBase.nothingOf(steps, span));
        if (nothing.isPresent()) {
            return nothing.get();
        }
        if (span.months() < RevenueBase.LEAST) {
            return new Result.TooFew(
                    Words.of(
                            "Too few full months to know a year from its seasons.",
                            "Trop peu de mois complets pour distinguer une année de ses saisons."),
                    span.months(),
                    RevenueBase.LEAST);
        }
        if (span.holes() > 0) {
            return new Result.NotApplicable(Words.of(
                    "Months without revenue above nought: {0} of {1}; a series with holes is not forecast.",
                    "Mois sans recettes supérieures à zéro : {0} sur {1} ; une série trouée n’est pas prévue.",
                    span.holes(),
                    span.span()));
        }
        RevenueBase base = RevenueBase.of(
                steps,
                (int) steps.parameters().whole("months"),
                steps.parameters().text("calendar").equals("tested"));
        List<MonthAhead> ahead = ahead(base);
        List<ForecastTables.SeriesBreak> breaks = breaks(base);
        long most = steps.parameters().whole("rows");
        List<Table> tables = new ArrayList<>();
        ForecastYears years = new ForecastYears(base, (int) steps.parameters().whole("fiscal_month"));
        tables.add(ForecastTables.months(base, most));
        tables.add(years.table(most));
        tables.add(years.taxMonths(most));
        if (base.offices().size() > 1) {
            tables.add(ForecastTables.offices(base, most));
            tables.add(ForecastTables.officeMonths(base, most));
        }
        tables.add(ForecastTables.breaks(breaks, most));
        tables.add(ForecastTables.effects(base, most));
        List<Finding> findings = new ArrayList<>(findings(base, ahead, breaks, span, history));
        findings.addAll(1, years.findings());
        return new Result.Findings(List.copyOf(findings), List.copyOf(tables), List.of(chart(base, ahead)))
                .without(NoDeclarations.FORECAST);
    }

    private static List<MonthAhead> ahead(RevenueBase base) {
        List<MonthAhead> ahead = new ArrayList<>();
        for (int h = 0; h < base.steps(); h++) {
            ahead.add(new MonthAhead(base.month(h).atDay(1), base.ahead(h, null, null), base.low(h), base.high(h)));
        }
        return ahead;
    }

    /** The breaks of the total, and the shifts of taxes and offices, the latest first. */
    private static List<ForecastTables.SeriesBreak> breaks(RevenueBase base) {
        return base.singles().stream()
                .filter(s -> s.forecast() != null && (s.what().isEmpty() || s.parts().length > 1))
                .flatMap(s -> Objects.requireNonNull(s.forecast()).breaks().stream()
                        .filter(b -> s.what().isEmpty() || b.kind() == Break.Kind.LEVEL_SHIFT)
                        .map(b -> new ForecastTables.SeriesBreak(
                                s.what().isEmpty() ? "total" : s.what(),
                                b,
                                Objects.requireNonNull(s.forecast()).method())))
                .sorted(Comparator.comparing(
                                (ForecastTables.SeriesBreak t) -> t.found().month())
                        .reversed()
                        .thenComparing(t -> !t.series().equals("total"))
                        .thenComparing(ForecastTables.SeriesBreak::series))
                .toList();
    }

    /** The sentences: what comes, how sure it is, how good the method was, what broke. */
    private static List<Finding> findings(
            RevenueBase base,
            List<MonthAhead> ahead,
            List<ForecastTables.SeriesBreak> breaks,
            RevenueBase.CoveredMonths span,
            RevenueHistory history) {
        BigDecimal total = ahead.stream().map(MonthAhead::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        MonthAhead next = ahead.getFirst();
        Forecast forecast = base.total();
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                Words.of(
                        ahead.size() == 1
                                ? "{1} brings {3}, between {4} and {5} with 95 % confidence."
                                : "{0} from {1} on bring {2}, between {6} and {7} in all with 95 % confidence; the first of them {3}, between {4} and {5}.",
                        ahead.size() == 1
                                ? "{1} rapporte {3}, entre {4} et {5} à 95 %."
                                : "{0} à partir de {1} rapporteront {2}, entre {6} et {7} en tout à 95 % ; le premier {3}, entre {4} et {5}.",
                        ForecastWords.months(ahead.size()),
                        base.month(0),
                        new Words.Money(total),
                        new Words.Money(next.total()),
                        new Words.Money(next.low()),
                        new Words.Money(next.high()),
                        new Words.Money(RevenueBase.money(total.doubleValue() / forecast.sumFactor())),
                        new Words.Money(RevenueBase.money(total.doubleValue() * forecast.sumFactor()))),
                total));
        findings.add(Finding.of(
                "Method: {0}. In the last two years it was wrong by {1} % on average (sMAPE), the same month of the year before by {2} %.",
                "Méthode : {0}. Sur les deux dernières années elle se trompait de {1} % en moyenne (sMAPE), le même mois de l’année d’avant de {2} %.",
                ForecastWords.method(forecast.method()),
                forecast.smape(),
                forecast.naiveSmape()));
        findings.add(broken(breaks));
        if (!forecast.effects().isEmpty()) {
            findings.add(Finding.of(
                    "The calendar counts: {0}.",
                    "Le calendrier compte : {0}.",
                    joined(forecast.effects().stream()
                            .map(RevenueForecast::said)
                            .toList())));
        }
        double moved = IntStream.range(0, ahead.size())
                .mapToDouble(h -> Math.abs(ahead.get(h).total().doubleValue()
                                / forecast.steps().get(h).value()
                        - 1))
                .max()
                .orElse(0);
        findings.add(Finding.of(
                "Forecast from {0} full months of {5}, {1} to {2}, of {3}; so that offices and taxes add up, the total moved by {4} at most.",
                "Prévu à partir de {0} mois complets des données suivantes : {5}, de {1} à {2}, de {3} ; pour que bureaux et taxes s’additionnent, le total a bougé de {4} au plus.",
                base.past().size(),
                base.past().getFirst(),
                base.past().getLast(),
                Words.counted(base.offices().size(), "{0} office", "{0} offices", "{0} bureau", "{0} bureaux"),
                new Words.Share(moved),
                history.words()));
        findings.addAll(history.findings());
        LocalDate leftOut = span.leftOut();
        if (leftOut != null) {
            findings.add(Finding.of(
                    "What came in after the last full month, up to {0}, is left out; what the running month will bring is asked by revenue-month.",
                    "Ce qui est rentré après le dernier mois complet, jusqu’au {0}, est laissé ; la question des recettes du mois demande ce que le mois en cours rapportera.",
                    leftOut));
        }
        return List.copyOf(findings);
    }

    /** The latest shift of the total's level; a forecast is not made over it in silence. */
    private static Finding broken(List<ForecastTables.SeriesBreak> breaks) {
        List<ForecastTables.SeriesBreak> shifts = breaks.stream()
                .filter(t -> t.series().equals("total") && t.found().kind() == Break.Kind.LEVEL_SHIFT)
                .toList();
        if (shifts.isEmpty()) {
            if (breaks.isEmpty()) {
                return Finding.of(
                        "No break of level: neither the total nor its parts shifted in any month.",
                        "Aucune rupture de niveau, ni du total ni de ses parts.");
            }
            return Finding.of(
                    "The level of the total shifted in no month; breaks of it or of its parts in the table: {0}.",
                    "Aucune rupture du niveau du total ; autres ruptures, du total ou de ses parts, au tableau : {0}.",
                    breaks.size());
        }
        ForecastTables.SeriesBreak last = shifts.getFirst();
        return Finding.of(
                "From {0} on the total is {1} its former level; {2}. Shifts of the total in all: {3}.",
                "Depuis {0} le total est {1} de son ancien niveau ; {2}. Ruptures du total en tout : {3}.",
                last.found().month(),
                last.found().share() < 0
                        ? Words.of(
                                "{0} below",
                                "{0} au-dessous", new Words.Share(-last.found().share()))
                        : Words.of(
                                "{0} above",
                                "{0} au-dessus", new Words.Share(last.found().share())),
                last.done(),
                shifts.size());
    }

    private static Words said(Regressor.Effect effect) {
        return Words.of(
                "{0} {1}",
                "{0} {1}",
                ForecastWords.EFFECTS.getOrDefault(effect.name(), Words.same(effect.name())),
                new Words.Share(effect.share()));
    }

    private static Words joined(List<Words> words) {
        return new Words(
                String.join(", ", words.stream().map(Words::english).toList()),
                String.join(", ", words.stream().map(Words::french).toList()));
    }

    private static Chart chart(RevenueBase base, List<MonthAhead> ahead) {
        List<String> months = new ArrayList<>();
        base.past().forEach(m -> months.add(m.toString()));
        ahead.forEach(a -> months.add(a.month().toString().substring(0, 7)));
        return new Chart(
                "forecast",
                Chart.Form.LINES,
                Words.of("What came and what is to come", "Passé et à venir"),
                Words.of("Month", "Mois"),
                Chart.MONEY,
                List.copyOf(months),
                List.of(
                        line(base, Words.of("Came", "Passé"), base::came, null, ahead),
                        line(
                                base,
                                Words.of("Forecast", "Prévu"),
                                null,
                                h -> ahead.get(h).total(),
                                ahead),
                        line(
                                base,
                                Words.of("95 % from", "95 % de"),
                                null,
                                h -> ahead.get(h).low(),
                                ahead),
                        line(
                                base,
                                Words.of("95 % to", "95 % à"),
                                null,
                                h -> ahead.get(h).high(),
                                ahead)));
    }

    private static Chart.Series line(
            RevenueBase base,
            Words name,
            @Nullable IntFunction<BigDecimal> came,
            @Nullable IntFunction<BigDecimal> comes,
            List<MonthAhead> ahead) {
        List<@Nullable Double> values = new ArrayList<>();
        for (int m = 0; m < base.past().size(); m++) {
            values.add(came == null ? null : came.apply(m).doubleValue());
        }
        for (int h = 0; h < ahead.size(); h++) {
            values.add(comes == null ? null : comes.apply(h).doubleValue());
        }
        return new Chart.Series(name, Collections.unmodifiableList(values));
    }
}
