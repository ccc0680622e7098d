package org.tidewaiter.analysis.classification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Column.Kind;
import org.tidewaiter.analysis.DeclarationsToAsk;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * Which goods are described or priced like goods of another code of their heading that pays more? What each code's goods are called is learned from
 * the descriptions that were accepted (naive Bayes within the heading); beside the words stand the price in the other code's band, what the
 * importer's words usually say, and importers who moved to the cheapest code. Evidence is the natural logarithm of a ratio of chances.
 *
 * <p>Sources: Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), chapter 13; Fisman and Wei, JPE 112 (2004). It looks
 * within the heading alone, and it rules on nothing: a description that follows the false code says nothing.
 */
public final class DoubtfulCodes implements Analysis {
    private static final Column STAKE = Column.money("stake", "Duty at stake", "Droits en jeu");
    private static final Column DOUBTFUL = Column.count("doubtful", "Doubtful", "Douteux");
    private static final Column CONFIDENCE = Column.share("confidence", "Confidence", "Confiance");

    /** What was counted, a component a column of the section counts. */
    record Counts(
            long items,
            long described,
            long rated,
            long judged,
            long doubtful,
            long declarations,
            BigDecimal stake,
            long otherBand,
            long swapped,
            long moved,
            long movedAfterRate,
            long movedAfterFinding) {}

    record Evidence(int evidence, long items) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(DoubtfulCodes.class),
                Card.roomOf(DoubtfulCodes.class),
                Words.of(
                        "Which goods are described or priced like goods of another code of their heading that pays more?",
                        "Quelles marchandises sont décrites ou évaluées comme celles d’un autre code de leur position qui paie plus ?"),
                Words.of("Classification and risk officers", "Agents du classement et de l’analyse de risque"),
                Words.of(
                        "Words: how much likelier a description is among the accepted descriptions of a dearer code of the heading"
                                + " than among those of its own (naive Bayes; doubtful from the confidence on). Price: whether it"
                                + " lies in the other code's band and not in its own. Partners: whether they state as much of the other"
                                + " code as is declared too much of its own (same origin and quarter, by mass). Declarations are"
                                + " ranked by their words and partners' statistics (as ten times likelier), three times what these"
                                + " usually say of their importer, and a quarter of the price, over all items; less where examinations"
                                + " of the importer's other goods found them in order, more where they did not (the declaration's own"
                                + " control does not count). Beside it:"
                                + " importers whose share under the heading's cheapest code rose, after a change of rate or a finding.",
                        "Mots : combien une description est plus probable parmi les descriptions acceptées d’un code plus taxé de la"
                                + " position que parmi celles du sien (Bayes naïf ; douteux à partir de la confiance). Prix : s’il est"
                                + " dans la fourchette de l’autre code et hors de la sienne. Partenaires : s’ils"
                                + " indiquent de l’autre code autant qu’il est déclaré de trop du sien (même origine, même trimestre, en"
                                + " masse). Les déclarations sont rangées par leurs mots et les statistiques des partenaires (dix fois plus"
                                + " probable), trois fois ce que les deux disent d’ordinaire de leur importateur et un quart du prix, sur"
                                + " tous leurs articles ; moins si les visites d’autres marchandises de l’importateur les ont trouvées en règle,"
                                + " plus sinon (le contrôle de la déclaration même ne compte pas). À côté : les importateurs dont la part sous le code le moins taxé a augmenté, après un"
                                + " changement de taux ou une infraction."),
                List.of(
                        "Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), chapter 13",
                        "Fisman and Wei, Tax Rates and Tax Evasion: Evidence from \"Missing Imports\" in China, JPE 112 (2004)"),
                List.of(Field.HS_CODE, Field.DESCRIPTION, Field.DUTY_RATE_PERCENT, Field.CUSTOMS_VALUE),
                Words.of(
                        "Goods whose words follow the false code, codes of other headings, and what the goods are: it is a question"
                                + " and no ruling on the code. On six simulated years that nothing was chosen on, 1 to 7 % of goods that truly"
                                + " pay little stand among the first 5 %, where chance puts 5 %.",
                        "Les marchandises dont les mots suivent le faux code, les codes d’autres positions, et ce que sont les"
                                + " marchandises : c’est une question, non une décision de classement. Sur six années simulées dont rien n’a été"
                                + " tiré, 1 à 7 % des marchandises vraiment peu taxées sont parmi les premiers 5 %, où le hasard en met 5 %."),
                parameters(),
                List.of("cheaper_sibling"));
    }

    private static List<Parameter> parameters() {
        return List.of(
                Parameter.FROM,
                Parameter.TO,
                Parameter.OFFICE,
                Parameter.HS,
                Parameter.number(
                        "confidence",
                        Words.of("Doubtful from this confidence on", "Douteux à partir de cette confiance"),
                        "0.9",
                        "0.5",
                        "0.999"),
                Parameter.number(
                        "least_difference",
                        Words.of("Least difference of rates (points)", "Écart minimal des taux (points)"),
                        "0.5",
                        "0.01",
                        "100"),
                Parameter.whole(
                        "min_items",
                        Words.of("Least descriptions of a code", "Descriptions au moins par code"),
                        10,
                        3,
                        100_000),
                Parameter.ROWS);
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.described() == 0 || counts.rated() == 0) {
            return new Result.NotApplicable(Words.of(
                    "It takes descriptions of goods, and rates of duty or what was assessed.",
                    "Il faut des descriptions de marchandises, et des taux ou ce qui a été liquidé."));
        }
        if (counts.judged() == 0) {
            return new Result.TooFew(
                    Words.of(
                            "None of {0} described items has beside its code a dearer one of its heading with {1} descriptions.",
                            "Aucun des {0} articles décrits n’a à côté de son code un code plus taxé de sa position avec {1} descriptions.",
                            counts.described(),
                            steps.parameters().whole("min_items")),
                    0,
                    1);
        }
        return new Result.Findings(findings(counts), tables(steps), charts(steps));
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                        Words.of(
                                "{0} of {1} items with a dearer code beside their own ({2}), in {3} declarations, are described like goods"
                                        + " of that code: duty of {4} would be at stake if the words were right.",
                                "{0} des {1} articles à côté d’un code plus taxé ({2}), dans {3} déclarations, sont décrits comme les"
                                        + " marchandises de ce code : {4} de droits seraient en jeu si les mots disaient vrai.",
                                c.doubtful(),
                                c.judged(),
                                new Words.Share(c.doubtful() / (double) c.judged()),
                                c.declarations(),
                                new Words.Money(c.stake())),
                        c.stake())
                .leadingTo(c.doubtful(), "doubtful", "Described like dearer goods", "Décrits comme plus taxés")
                .leadingTo(c.judged(), "judged", "Items judged", "Articles jugés"));
        findings.add(Finding.of(
                        "{0} of them also have a price of the other code and not of their own.",
                        "{0} d’entre eux ont aussi un prix de l’autre code et non du leur.", c.otherBand())
                .leadingTo(c.otherBand(), "other_band", "Priced like them too", "Au même prix aussi"));
        if (c.swapped() > 0) {
            findings.add(Finding.of(
                            "Of {0} items, partners state as much under a dearer code as is declared too much under theirs.",
                            "Pour {0} articles, les partenaires indiquent sous un code plus taxé autant qu’il est déclaré de trop sous le leur.",
                            c.swapped())
                    .leadingTo(
                            c.swapped(),
                            "swapped",
                            "What partners state otherwise",
                            "Indiqués autrement par les partenaires"));
        }
        findings.add(Finding.of(
                        "{0} times an importer's share under the cheapest code of a heading rose by 30 points or more: {1} after the rate of"
                                + " the others rose, {2} after a control found something.",
                        "{0} fois, la part d’un importateur sous le code le moins taxé d’une position a gagné 30 points ou plus : {1} après"
                                + " une hausse du taux des autres, {2} après une infraction constatée.",
                        c.moved(),
                        c.movedAfterRate(),
                        c.movedAfterFinding())
                .leadingTo(
                        c.moved(),
                        "moved",
                        "Items of those quarters under the cheapest code",
                        "Articles de ces trimestres sous le code le moins taxé"));
        findings.add(Finding.of(
                        "{0} of {1} items have no dearer code beside their own with enough descriptions, or no description, and were not judged.",
                        "{0} des {1} articles n’ont pas de code plus taxé à côté du leur avec assez de descriptions, ou pas de description, et"
                                + " n’ont pas été jugés.",
                        c.items() - c.judged(),
                        c.items())
                .leadingTo(c.items() - c.judged(), "unjudged", "Not judged", "Non jugés"));
        return List.copyOf(findings);
    }

    private static List<Table> tables(AnalysisSql steps) {
        return List.of(
                DeclarationsToAsk.first(
                        steps,
                        DOUBTFUL,
                        Column.count("other_band", "Price of the other", "Prix de l’autre"),
                        Column.count("swapped", "Partners state the other", "Partenaires : l’autre"),
                        Column.number("score", "Evidence", "Indice"),
                        CONFIDENCE,
                        STAKE),
                steps.table(
                        "items",
                        Words.of("Items described like dearer goods", "Articles décrits comme plus taxés"),
                        itemColumns()),
                steps.table(
                        "importers",
                        Words.of("Importers", "Importateurs"),
                        List.of(
                                Column.IMPORTER,
                                Column.count("declarations", "Declarations", "Déclarations"),
                                Column.ITEMS,
                                DOUBTFUL,
                                Column.share("share", "Share doubtful", "Part douteuse"),
                                Column.number("habit", "Usual evidence", "Indice habituel"),
                                STAKE),
                        "importer_id"),
                steps.table(
                        "moved",
                        Words.of("Moved to the cheapest code", "Passés au code le moins taxé"),
                        movedColumns(),
                        "moved_id"));
    }

    private static List<Column> itemColumns() {
        return List.of(
                Column.DECLARATION,
                Column.SEQUENCE,
                Column.DAY,
                Column.IMPORTER,
                Column.HS_CODE,
                Column.text("description", "Goods", "Marchandise"),
                new Column("other_code", Words.of("Described like", "Décrit comme"), Kind.HS),
                Column.share("dearer_by", "Dearer by", "Plus taxé de"),
                CONFIDENCE,
                Column.number("by_price", "Price says", "Dit par le prix"),
                STAKE);
    }

    private static List<Column> movedColumns() {
        return List.of(
                Column.text("moved_id", "Who, heading, quarter", "Qui, position, trimestre"),
                Column.IMPORTER,
                Column.HS_CODE,
                Column.day("quarter", "Quarter from", "Trimestre dès"),
                Column.ITEMS,
                Column.share("share", "Share cheapest", "Part au moins taxé"),
                Column.share("share_before", "Four quarters before", "Quatre trimestres avant"),
                Column.share("rate_change", "Change of the others' rate", "Changement du taux des autres"),
                Column.words(
                        "after_finding",
                        "After a finding",
                        "Après une infraction",
                        Map.of("yes", Words.of("yes", "oui"), "no", Words.of("no", "non"))),
                Column.CUSTOMS_VALUE);
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Evidence> words = steps.rows(Evidence.class, "words");
        return words.isEmpty()
                ? List.of()
                : List.of(new Chart(
                                "words",
                                Chart.Form.BARS,
                                Words.of("What the words say", "Ce que disent les mots"),
                                Words.of(
                                        "Natural logarithm: how much likelier with the dearer code, from",
                                        "Logarithme naturel : combien plus probable sous le code plus taxé, à partir de"),
                                Words.of("Items", "Articles"),
                                words.stream()
                                        .map(e -> Integer.toString(e.evidence()))
                                        .toList(),
                                List.of(Chart.Series.of(Words.of("Items", "Articles"), words, Evidence::items)))
                        .leadingBy(words, Evidence::evidence));
    }
}
