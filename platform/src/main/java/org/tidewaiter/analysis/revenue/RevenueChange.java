package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * Why does the revenue of a period differ from that of the period before? The change taken apart into volume, mix, price, exchange rate, rate of tax,
 * goods that are new or gone, and what controls recovered; the parts add up exactly. Source: variance analysis of price, volume and mix, as budget
 * offices do it. It tells causes in the sense of arithmetic, not of economics.
 */
// Long: one question whose parts of a change each have a finding and a table, in two languages.
public final class RevenueChange implements Analysis {
    record Counts(
            @Nullable LocalDate earlierFrom,
            @Nullable LocalDate earlierTo,
            @Nullable LocalDate laterFrom,
            @Nullable LocalDate laterTo,
            long beforeItems,
            long afterItems,
            BigDecimal beforeTotal,
            BigDecimal afterTotal,
            BigDecimal volume,
            BigDecimal mix,
            BigDecimal price,
            BigDecimal exchange,
            BigDecimal rate,
            BigDecimal newAndGone,
            BigDecimal notApart,
            BigDecimal compliance,
            BigDecimal beforeRecovered,
            BigDecimal afterRecovered,
            long doubtedItems,
            BigDecimal doubtedBefore,
            BigDecimal doubtedAfter,
            @Nullable Double typical,
            BigDecimal priced,
            @Nullable LocalDate firstOn,
            @Nullable LocalDate lastOn,
            boolean assessed,
            long tableMonths) {
        /** Days at the edge of the data that may have no declaration, such as feasts. */
        private static final int QUIET_DAYS = 7;

        /** Whether the data begin after the earlier period does, or end before one of the two does. */
        boolean isPartial() {
            return (firstOn != null && earlierFrom != null && firstOn.isAfter(earlierFrom.plusDays(QUIET_DAYS)))
                    || (lastOn != null && laterTo != null && lastOn.isBefore(laterTo.minusDays(QUIET_DAYS)));
        }

        BigDecimal change() {
            return afterTotal.subtract(beforeTotal);
        }

        List<Effect> effects() {
            return List.of(
                    new Effect(Words.of("volume", "volume"), volume),
                    new Effect(Words.of("mix of goods", "composition"), mix),
                    new Effect(Words.of("prices", "prix"), price),
                    new Effect(Words.of("exchange rates", "taux de change"), exchange),
                    new Effect(
                            Words.of(
                                    "rates of tax, reliefs and preferences",
                                    "taux de taxe, exonérations et préférences"),
                            rate),
                    new Effect(
                            Words.of("goods that are new or gone", "marchandises nouvelles ou disparues"), newAndGone),
                    new Effect(Words.of("recovered by controls", "recouvré par les contrôles"), compliance),
                    new Effect(Words.of("not taken apart", "non décomposé"), notApart));
        }
    }

    /** What a cause adds to the revenue. */
    record Effect(Words cause, BigDecimal amount) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(RevenueChange.class),
                Card.roomOf(RevenueChange.class),
                Words.of(
                        "Why does the revenue of a period differ from that of the period before?",
                        "Pourquoi les recettes d’une période diffèrent-elles de celles de la précédente ?"),
                Words.of("Revenue and budget", "Recettes et budget"),
                Words.of(
                        "For each HS code in each currency, tax is kilograms × price of a kilogram in that currency × exchange rate ×"
                                + " effective rate. Volume: all kilograms of a chapter grow alike, at the earlier mix, price and rates; mix: what is left"
                                + " of the change of kilograms; then price, exchange rate and rate of tax, one after the other, each at the"
                                + " later figures of those before it. Prices change as the typical price of a kilogram does: the median of the code in the"
                                + " currency, or, where it has too few items, of the code, heading, chapter or all goods; what the average moves beyond it is other goods of the"
                                + " code, and part of the mix. New and gone goods, what controls recovered, and what cannot"
                                + " be taken apart (no kilograms or amounts, a mass in doubt, or a price that changed by more than the factor) stand by themselves. A mass is in doubt"
                                + " where net is above gross, or where the price of a kilogram or the mass of a unit is ten times that of the code, or a tenth, and beyond five of its spreads."
                                + " Rounding is part of the mix, so that all add up exactly.",
                        "Pour chaque code SH en chaque monnaie, la taxe est kilogrammes × prix du kilogramme × taux de change × taux"
                                + " effectif. Volume : tous les kilogrammes d’un chapitre croissent également ; composition : le reste de la variation des"
                                + " kilogrammes ; puis prix, change et taux de taxe, l’un après l’autre. Les prix varient comme le prix typique du kilogramme : la médiane du code en la"
                                + " monnaie ou, s’il a trop peu d’articles, du code, de la position, du chapitre ou du tout ; ce dont la moyenne bouge au-delà, ce sont d’autres marchandises du"
                                + " code, dans la composition. Les marchandises nouvelles ou"
                                + " disparues, le recouvré et l’indécomposable (sans kilogrammes ou montants, masse douteuse, prix changé de plus que le facteur) restent à part. Une masse est"
                                + " douteuse si la nette dépasse la brute, ou si le prix du kilogramme ou la masse de l’unité vaut dix fois celui du code, ou un dixième, et plus de cinq dispersions. L’arrondi est dans"
                                + " la composition : tout s’additionne exactement."),
                List.of("Domain practice of budget offices: variance of price, volume and mix"),
                List.of(Field.TAX_ASSESSED, Field.CUSTOMS_VALUE, Field.NET_MASS_KG, Field.ITEM_AMOUNT, Field.CURRENCY),
                Words.of(
                        "Causes of arithmetic, not of economics: a price may have moved because the goods of a code are others now. What"
                                + " controls recovered is told for all goods only, not where an HS code restricts.",
                        "Des causes arithmétiques, non économiques : un prix peut bouger parce que les marchandises d’un code sont"
                                + " autres. Le recouvré n’est dit que pour toutes les marchandises, non avec un code SH."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.day("earlier_from", Words.of("Earlier period from", "Période antérieure du")),
                        Parameter.day(
                                "earlier_to", Words.of("Earlier period until before", "Période antérieure avant le")),
                        Parameter.OFFICE,
                        Parameter.HS,
                        Parameter.code(
                                "type",
                                Words.of("Declaration type begins with", "Le type de déclaration commence par")),
                        Parameter.number(
                                "price_factor",
                                Words.of(
                                        "Factor by which a price may change before it is doubted",
                                        "Facteur de variation d’un prix avant qu’on en doute"),
                                "5",
                                "1.1",
                                "1000"),
                        Parameter.whole(
                                "min_items",
                                Words.of(
                                        "Items of each period for a typical price",
                                        "Articles de chaque période pour un prix typique"),
                                30,
                                1,
                                100_000),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (!counts.assessed()) {
            return new Result.NotApplicable(
                    counts.tableMonths() > 0
                            ? Words.of(
                                    "No declaration says what was assessed; the table of revenue says it by months, and nothing of the goods whose prices, volumes and rates make a change. Load declarations.",
                                    "Aucune déclaration ne dit le liquidé ; la table des recettes le dit par mois, et rien des marchandises dont prix, volumes et taux font une variation. Charger des déclarations.")
                            : Words.of(
                                    "No declaration says what was assessed.", "Aucune déclaration ne dit le liquidé."));
        }
        if (counts.beforeItems() == 0 || counts.afterItems() == 0) {
            return new Result.NotApplicable(Words.of(
                    "One of the two periods, from {0} to before {1} and from {2} to before {3}, has no item that says what was assessed. Ask of two periods that do (from, to, earlier_from, earlier_to).",
                    "L’une des deux périodes, du {0} au {1} exclu et du {2} au {3} exclu, n’a pas d’article avec une taxe liquidée. Demander deux périodes qui en ont (from, to, earlier_from, earlier_to).",
                    shown(counts.earlierFrom()),
                    shown(counts.earlierTo()),
                    shown(counts.laterFrom()),
                    shown(counts.laterTo())));
        }
        return new Result.Findings(findings(counts), List.of(effects(counts), chapters(steps)), List.of(chart(counts)))
                .readFrom("effects");
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        BigDecimal towards =
                BigDecimal.valueOf(c.change().signum() < 0 ? -1 : 1); // a fall is not explained by what rose
        Effect largest = c.effects().stream()
                .max(Comparator.comparing(e -> e.amount().multiply(towards)))
                .orElseThrow();
        return Stream.of(
                        new Finding(
                                Words.of(
                                        "Revenue went from {0} ({1} to before {2}) to {3} ({4} to before {5}): {6}{7}.",
                                        "Les recettes vont de {0} (du {1} au {2} exclu) à {3} (du {4} au {5} exclu) : {6}{7}.",
                                        new Words.Money(c.beforeTotal()),
                                        shown(c.earlierFrom()),
                                        shown(c.earlierTo()),
                                        new Words.Money(c.afterTotal()),
                                        shown(c.laterFrom()),
                                        shown(c.laterTo()),
                                        new Words.Money(c.change()),
                                        c.beforeTotal().signum() == 0
                                                ? ""
                                                : Words.of(
                                                        ", {0}",
                                                        ", {0}",
                                                        new Words.Share(
                                                                c.change().doubleValue()
                                                                        / c.beforeTotal()
                                                                                .doubleValue()))),
                                c.change()),
                        partial(c),
                        madeOf(c),
                        Finding.of(
                                "The largest part is {0}: {1}. All parts add up to the change exactly.",
                                "La plus grande part : {0}, {1}. Toutes les parts s’additionnent exactement à la variation.",
                                largest.cause(),
                                new Words.Money(largest.amount())),
                        typicalPrice(c),
                        doubted(c),
                        Finding.of(
                                        "{0} of the earlier and {1} of the later items were compared.",
                                        "{0} articles antérieurs et {1} postérieurs ont été comparés.",
                                        c.beforeItems(),
                                        c.afterItems())
                                .leadingTo(c.beforeItems(), "earlier", "Earlier items", "Articles antérieurs")
                                .leadingTo(c.afterItems(), "later", "Later items", "Articles postérieurs"))
                .filter(Objects::nonNull)
                .toList();
    }

    /** That the data do not hold the whole of both periods, so that the change is not one of revenue. */
    private static @Nullable Finding partial(Counts c) {
        return c.isPartial()
                ? Finding.of(
                        "The data go from {0} to {1} and do not hold the whole of both periods: part of the change is what is not there.",
                        "Les données vont du {0} au {1} et n’ont pas la totalité des deux périodes : une part de la variation est ce qui n’y est pas.",
                        shown(c.firstOn()),
                        shown(c.lastOn()))
                : null;
    }

    /** How the typical price moved beside what prices add, so that the one can be held against the other. */
    private static @Nullable Finding typicalPrice(Counts c) {
        if (c.typical() == null) {
            return null;
        }
        double share = c.price().doubleValue() / Math.max(1e-9, c.priced().doubleValue());
        boolean agree = Math.abs(share - c.typical()) <= 0.02;
        return Finding.of(
                "By medians, the price of a kilogram of the goods of both periods moved by {0}, weighed by the earlier revenue; prices add {1} to the revenue from these goods"
                        + (agree
                                ? "."
                                : ": the two differ, for the medians are weighed by the earlier revenue, and what prices add by the later goods."),
                "Selon les médianes, le prix du kilogramme des marchandises des deux périodes varie de {0}, pondéré par les recettes antérieures ; les prix ajoutent {1} aux recettes"
                        + " de ces marchandises"
                        + (agree
                                ? "."
                                : " : les deux diffèrent, car les médianes sont pondérées par les recettes antérieures, et ce que les prix ajoutent par les marchandises postérieures."),
                new Words.Share(c.typical()),
                new Words.Share(share));
    }

    private static @Nullable Finding doubted(Counts c) {
        if (c.doubtedItems() == 0) {
            return null;
        }
        return Finding.of(
                        "Items whose mass is in doubt (net above gross, or far from what the price of a kilogram or the mass of a unit of their code is): {0}; their revenue,"
                                + " {1} earlier and {2} later, is compared by amount only and stands under what is not taken apart.",
                        "Articles dont la masse est douteuse (nette supérieure à la brute, ou loin du prix du kilogramme ou de la masse de l’unité de leur code) : {0} ; leurs recettes,"
                                + " {1} avant et {2} après, ne sont comparées qu’en montant et figurent sous ce qui n’est pas décomposé.",
                        c.doubtedItems(),
                        new Words.Money(c.doubtedBefore()),
                        new Words.Money(c.doubtedAfter()))
                .leadingTo(c.doubtedItems(), "doubted", "Masses in doubt", "Masses douteuses");
    }

    /** What the revenue of the two periods was added up from, so that it can be held against other answers. */
    private static Finding madeOf(Counts c) {
        BigDecimal before = c.beforeTotal().subtract(c.beforeRecovered());
        BigDecimal after = c.afterTotal().subtract(c.afterRecovered());
        return Finding.of(
                "Revenue here is what was assessed on declarations and what controls of them recovered: {0} and {1} earlier, {2} and {3} later.{4}",
                "Les recettes sont ici ce qui est liquidé sur les déclarations et ce que leurs contrôles ont recouvré : {0} et {1} avant, {2} et {3} après.{4}",
                new Words.Money(before),
                new Words.Money(c.beforeRecovered()),
                new Words.Money(after),
                new Words.Money(c.afterRecovered()),
                before.signum() == 0
                        ? Words.same("")
                        : Words.of(
                                " What was assessed alone, as director-summary counts it, changed by {0}.",
                                " Le liquidé seul, tel que le compte la page de la direction, a varié de {0}.",
                                new Words.Share(after.doubleValue() / before.doubleValue() - 1)));
    }

    private static Object shown(@Nullable LocalDate day) {
        return day == null ? "–" : day;
    }

    private static Table effects(Counts c) {
        double before = Math.max(1e-9, c.beforeTotal().doubleValue());
        List<List<@Nullable Object>> rows = c.effects().stream()
                .map(e -> Arrays.<@Nullable Object>asList(
                        e.cause().english(), e.amount(), e.amount().doubleValue() / before))
                .toList();
        return new Table(
                "effects",
                Words.of("What the change is made of", "De quoi la variation est faite"),
                List.of(
                        Column.words(
                                "cause",
                                "Cause",
                                "Cause",
                                c.effects().stream()
                                        .collect(Collectors.toMap(e -> e.cause().english(), Effect::cause))),
                        Column.money("amount", "Adds", "Ajoute"),
                        Column.share("share", "Of the earlier revenue", "Des recettes antérieures")),
                rows,
                null,
                NoDeclarations.ESTIMATE);
    }

    private static Table chapters(AnalysisSql steps) {
        return steps.table(
                "chapters",
                Words.of("By HS chapter", "Par chapitre du SH"),
                List.of(
                        new Column("chapter", Words.of("Chapter", "Chapitre"), Column.Kind.HS),
                        Column.money("before_tax", "Earlier", "Avant"),
                        Column.money("after_tax", "Later", "Après"),
                        Column.money("change", "Change", "Variation"),
                        Column.money("volume", "Volume", "Volume"),
                        Column.money("mix", "Mix", "Composition"),
                        Column.money("price", "Prices", "Prix"),
                        Column.money("exchange", "Exchange rates", "Change"),
                        Column.money("rate", "Rates of tax", "Taux de taxe"),
                        Column.money("new_and_gone", "New or gone", "Nouvelles ou disparues"),
                        Column.money("not_apart", "Not taken apart", "Non décomposé")),
                "chapter");
    }

    private static Chart chart(Counts c) {
        return new Chart(
                        "effects",
                        Chart.Form.BARS,
                        Words.of("What the change is made of", "De quoi la variation est faite"),
                        Words.of("Cause", "Cause"),
                        Chart.MONEY,
                        c.effects().stream().map(e -> e.cause().english()).toList(),
                        List.of(Chart.Series.of(Words.of("Adds", "Ajoute"), c.effects(), Effect::amount)))
                .meaning(c.effects().stream()
                        .collect(Collectors.toMap(e -> e.cause().english(), Effect::cause)))
                .without(NoDeclarations.ESTIMATE);
    }
}
