package org.tidewaiter.analysis.repetition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TaxAtStake;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * Which orders are cut into consignments that each stay below the threshold? Consignments of one identity that follow one another within days are a
 * run; a run whose consignments lie near the threshold and together above it is one order, or looks like it. It sees no order: two birthdays in a
 * week do the same. Sources: domain of e-commerce controls, bunching at notches (Kleven 2016).
 */
public final class SplitConsignments implements Analysis {
    /** Fewer consignments near the threshold than this say nothing of a bunching. */
    private static final long LEAST_FOR_BUNCHING = 50;

    record Counts(
            long consignments,
            long small,
            long flagged,
            long repeated,
            long repeaters,
            long runs,
            long identities,
            BigDecimal value,
            @Nullable BigDecimal stake,
            long stakeUnknown,
            long below,
            long above) {}

    record Twentieth(int twentieth, long consignments) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(SplitConsignments.class),
                Card.roomOf(SplitConsignments.class),
                Words.of(
                        "Which orders are cut into consignments that each stay below the threshold?",
                        "Quelles commandes sont découpées en envois qui restent chacun sous le seuil ?"),
                Words.of("E-commerce and express controls", "Contrôle du commerce électronique et du fret express"),
                Words.of(
                        "Consignments up to the threshold of one importer (or one address) that follow one another within so"
                                + " many days are a run. A run whose consignments near the threshold are at least so many and"
                                + " whose sum lies above it is shown. Ranked, the longest first, are those of buyers who have several"
                                + " such runs in the period and, in all their runs, enough consignments near the threshold, less half of the"
                                + " others: who buys much has a run now and then, of consignments of any size. Bunching: as many consignments lie"
                                + " just below a threshold as just above where nobody minds it.",
                        "Les envois jusqu’au seuil d’un importateur (ou d’une adresse) qui se suivent à peu de jours forment une"
                                + " série. Une série qui compte assez d’envois proches du seuil et dont la somme le dépasse est"
                                + " montrée. Sont classées, les plus longues d’abord, celles des acheteurs qui en ont plusieurs dans la"
                                + " période et dont toutes les séries comptent assez d’envois proches du seuil, moins la moitié des autres :"
                                + " qui achète beaucoup a parfois une série, d’envois de toute taille. Accumulation : là où personne ne regarde le seuil, il y"
                                + " a autant d’envois juste au-dessous que juste au-dessus."),
                List.of(
                        "IMF workshop 2026: parcels with many consignments a month near the de minimis",
                        "Kleven, Bunching, Annual Review of Economics 8 (2016)"),
                List.of(Field.CUSTOMS_VALUE, Field.IMPORTER_ID, Field.IMPORTER_ADDRESS),
                Words.of(
                        "What was ordered: separate orders of one week look the same, and an order that was cut once is not ranked. On six simulated"
                                + " years that nothing was chosen on 56 to 83 % of what was cut is ranked, and 0 to 7 % of the consignments of those who"
                                + " only buy so. In a period of a month hardly a buyer has several runs: ask for a year, or for one run. Names that change with each parcel at one"
                                + " address are seen by address only.",
                        "Ce qui a été commandé : des commandes distinctes d’une même semaine ont la même apparence, et une commande découpée une seule"
                                + " fois n’est pas classée. Sur six années simulées dont rien n’a été tiré, 56 à 83 % de ce qui est découpé est classé,"
                                + " et 0 à 7 % des envois de ceux qui achètent seulement ainsi. En un mois, presque aucun acheteur n’a plusieurs séries :"
                                + " demander une année, ou une seule série. Des noms qui"
                                + " changent à chaque colis d’une même adresse ne se voient que par adresse."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.code(
                                "type",
                                Words.of("Declaration type begins with", "Le type de déclaration commence par")),
                        Parameter.number(
                                "threshold",
                                Words.of("Threshold, national currency", "Seuil, en monnaie nationale"),
                                "200",
                                "0.01",
                                "1000000000"),
                        Parameter.number(
                                "near",
                                Words.of("Near is from this share of it", "Proche à partir de cette part"),
                                "0.5",
                                "0.01",
                                "1"),
                        Parameter.whole("days", Words.of("Days between two", "Jours entre deux"), 7, 0, 366),
                        Parameter.whole(
                                "least", Words.of("Least of them near", "Au moins tant de proches"), 2, 2, 1_000),
                        Parameter.number(
                                "near_share",
                                Words.of(
                                        "Of a run, more than this share near",
                                        "D’une série, plus que cette part proche"),
                                "0",
                                "0",
                                "0.99"),
                        Parameter.whole(
                                "least_runs",
                                Words.of("Ranked: runs of a buyer at least", "Classé : séries d’un acheteur, au moins"),
                                3,
                                1,
                                1_000),
                        Parameter.number(
                                "least_weight",
                                Words.of(
                                        "Ranked: near, less half of the others, at least",
                                        "Classé : proches, moins la moitié des autres, au moins"),
                                "7",
                                "0",
                                "1000"),
                        Parameter.choice(
                                        "identity_by",
                                        Words.of("One buyer by", "Un acheteur par"),
                                        "importer",
                                        "address")
                                .meaning("importer", "number", "numéro")
                                .meaning("address", "address", "adresse"),
                        Parameter.whole(
                                "least_names",
                                Words.of("Importers of an address", "Importateurs d’une adresse"),
                                3,
                                2,
                                1_000),
                        Parameter.ROWS),
                List.of("split_parcels"));
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.consignments() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No declaration has a customs value in that period.",
                    "Aucune déclaration n’a de valeur en douane dans cette période."));
        }
        if (counts.small() < 2) {
            return new Result.TooFew(
                    Words.of(
                            "Hardly a consignment lies below the threshold.",
                            "Presque aucun envoi n’est sous le seuil."),
                    counts.small(),
                    2);
        }
        return new Result.Findings(
                findings(counts, steps.parameters().number("threshold")), tables(steps), charts(steps));
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c, double threshold) {
        TaxAtStake stake = new TaxAtStake(c.stake(), 0, 0);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                        Words.of(
                                "{0} of {1} consignments up to the threshold of {7} ({2}) belong to {3} runs of {4} buyers that lie above"
                                        + " it together: {5} in all. Duty and tax that such goods usually pay, beyond what was assessed: {6}.",
                                "{0} des {1} envois jusqu’au seuil de {7} ({2}) appartiennent à {3} séries de {4} acheteurs qui le"
                                        + " dépassent ensemble : {5} au total. Droits et taxes que paient d’ordinaire ces marchandises, au-delà de ce qui a été liquidé : {6}.",
                                c.flagged(),
                                c.small(),
                                new Words.Share(c.flagged() / (double) c.small()),
                                c.runs(),
                                c.identities(),
                                new Words.Money(c.value()),
                                stake.said(),
                                new Words.Money(BigDecimal.valueOf(threshold))),
                        c.stake())
                .leadingTo(c.flagged(), "split", "Consignments of such runs", "Envois de ces séries")
                .leadingTo(c.small(), "small", "Consignments up to the threshold", "Envois jusqu’au seuil"));
        findings.add(Finding.of(
                        "{0} of them are of {1} buyers who did so often enough for chance to explain it badly, and are ranked; the others stand apart.",
                        "{0} d’entre eux sont de {1} acheteurs qui l’ont fait assez souvent pour que le hasard l’explique mal, et sont classés ; les autres figurent à part.",
                        c.repeated(),
                        c.repeaters())
                .leadingTo(c.repeated(), "repeated", "Of buyers who repeat it", "D’acheteurs qui le répètent"));
        if (c.stakeUnknown() > 0) {
            findings.add(Finding.of(
                            "Items of which no larger consignment tells what they usually pay: {0}. What is at stake in them is in no sum.",
                            "Articles dont aucun envoi plus grand ne dit ce qu’ils paient d’ordinaire : {0}. Leur enjeu n’est dans aucune somme.",
                            c.stakeUnknown())
                    .leadingTo(
                            c.stakeUnknown(),
                            "unknown",
                            "Consignments with such items",
                            "Envois avec de tels articles"));
        }
        findings.add(bunching(c));
        return List.copyOf(findings);
    }

    private static Finding bunching(Counts c) {
        long both = c.below() + c.above();
        if (both < LEAST_FOR_BUNCHING) {
            return Finding.of(
                            "Only {0} consignments lie within a tenth of the threshold: too few to say whether they avoid it.",
                            "Seuls {0} envois sont à moins d’un dixième du seuil : trop peu pour dire s’ils l’évitent.",
                            both)
                    .leadingTo(c.below(), "below", "In the tenth below", "Dans le dixième au-dessous")
                    .leadingTo(c.above(), "above", "In the tenth above", "Dans le dixième au-dessus");
        }
        double share = c.below() / (double) both;
        double error = 1.96 * Math.sqrt(0.25 / both);
        boolean more = share - error > 0.5;
        return Finding.of(
                        "{0} consignments lie in the tenth below the threshold and {1} in the tenth above it: {2} below, where {3} to {4} are"
                                + " to be expected if nobody minds it; "
                                + (more ? "values bunch below it." : "values do not bunch below it."),
                        "{0} envois sont dans le dixième sous le seuil et {1} dans le dixième au-dessus : {2} au-dessous, alors qu’on attend"
                                + " de {3} à {4} si personne ne le regarde ; "
                                + (more
                                        ? "les valeurs s’accumulent au-dessous."
                                        : "les valeurs ne s’accumulent pas au-dessous."),
                        c.below(),
                        c.above(),
                        new Words.Share(share),
                        new Words.Share(0.5 - error),
                        new Words.Share(0.5 + error))
                .leadingTo(c.below(), "below", "In the tenth below", "Dans le dixième au-dessous")
                .leadingTo(c.above(), "above", "In the tenth above", "Dans le dixième au-dessus");
    }

    private static List<Table> tables(AnalysisSql steps) {
        Column near = Column.count("near", "Near the threshold", "Proches du seuil");
        Column sum = Column.money("run_value", "Value together", "Valeur ensemble");
        Column consignments = Column.count("consignments", "Consignments", "Envois");
        List<Column> consignment =
                List.of(Column.DECLARATION, Column.DAY, Column.IMPORTER, Column.CUSTOMS_VALUE, consignments, near, sum);
        return List.of(
                steps.table(
                        "declarations",
                        Words.of("Consignments to look at first", "Envois à regarder d’abord"),
                        Stream.concat(Stream.of(Column.RANK), consignment.stream())
                                .toList()),
                steps.table(
                        "seldom",
                        Words.of("Runs of buyers who have few of them", "Séries d’acheteurs qui en ont peu"),
                        consignment),
                steps.table(
                        "identities",
                        Words.of("Buyers", "Acheteurs"),
                        List.of(
                                Column.text("identity", "Buyer", "Acheteur"),
                                Column.count("runs", "Runs", "Séries"),
                                consignments,
                                near,
                                sum,
                                Column.money("stake", "Duty and tax at stake", "Droits et taxes en jeu"),
                                Column.count("longest", "Longest run", "Plus longue série"),
                                Column.day("first_day", "First day", "Premier jour"),
                                Column.day("last_day", "Last day", "Dernier jour")),
                        "identity"),
                steps.table(
                        "names",
                        Words.of("Addresses of several importers", "Adresses de plusieurs importateurs"),
                        List.of(
                                Column.text("address", "Address", "Adresse"),
                                Column.count("importers", "Importers", "Importateurs"),
                                Column.count("declarations", "Declarations", "Déclarations")),
                        "address"));
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Twentieth> values = steps.rows(Twentieth.class, "values");
        return List.of(new Chart(
                        "values",
                        Chart.Form.BARS,
                        Words.of("Consignments by value", "Envois selon la valeur"),
                        Words.of("Value by the threshold, from", "Valeur / seuil, à partir de"),
                        Words.of("Consignments", "Envois"),
                        values.stream()
                                .map(v -> Column.significant(v.twentieth() / 20.0))
                                .toList(),
                        List.of(Chart.Series.of(Words.of("Consignments", "Envois"), values, Twentieth::consignments)))
                .leadingBy(values, Twentieth::twentieth));
    }
}
