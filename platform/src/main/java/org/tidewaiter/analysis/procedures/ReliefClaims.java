package org.tidewaiter.analysis.procedures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Column.Kind;
import org.tidewaiter.analysis.DeclarationsToAsk;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TaxAtStake;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * Which claims of relief or preference are not borne out by the register, the supplier or the trade, and what do reliefs cost? A relief stands
 * against the register of licences (loaded as relief_register), with days of grace; a preference against the supplier's other origins and against who
 * else brings such goods from there. Duty forgone is the usual tax of the code less what was assessed: its benchmark is what others pay, not the
 * statute.
 *
 * <p>Sources: IMF, revenue mobilisation workshop (relief against licence, duty forgone by scheme); OECD and FERDI guides to tax expenditure.
 */
public final class ReliefClaims implements Analysis {
    private static final Column FORGONE = Column.money("forgone", "Duty forgone", "Droits abandonnés");
    private static final Column SIGN = Column.words(
            "sign",
            "Sign",
            "Signe",
            Map.of(
                    "none", Words.of("no entry in the register", "aucune inscription"),
                    "other_use", Words.of("entry of another end use", "inscription pour un autre usage"),
                    "out_of_time", Words.of("outside its days", "hors de ses dates"),
                    "lone_origin", Words.of("nobody else brings it from there", "personne d’autre n’en fait venir"),
                    "other_origin", Words.of("supplier's other origin", "autre origine du fournisseur")));
    private static final Column DOUBTFUL = Column.count("doubtful", "Doubtful", "Douteux");

    /** What was counted, a component a column of the section counts. */
    record Counts(
            long items,
            long claims,
            long reliefs,
            long unregistered,
            long licences,
            long preferences,
            long oddPreferences,
            @Nullable BigDecimal forgone,
            BigDecimal forgoneDoubtful,
            long byRate,
            long withoutRate) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(ReliefClaims.class),
                Card.roomOf(ReliefClaims.class),
                Words.of(
                        "Which claims of relief or preference do the register, the supplier or the trade not bear out, and what do"
                                + " they cost?",
                        "Quelles franchises ou préférences le registre, le fournisseur ou le commerce ne confirment-ils pas, et"
                                + " combien coûtent-elles ?"),
                Words.of(
                        "Exemptions, origin and revenue officers",
                        "Agents des franchises, de l’origine et des recettes"),
                Words.of(
                        "Relief: the importer's entry in the register for that end use (3 points where it has none at all, 2 where"
                                + " it has another end use only, 1.5 outside the days and the grace), as a register has gaps and delays"
                                + " less by what the importer's other claims of it show: the share that controls faulted of those that"
                                + " they looked at, and how many of its declarations do without it, to the fourth power (who"
                                + " holds a relief claims it nearly always and from the first; a hundredth at least remains). A declaration's own control does not count. Preference: the share of the"
                                + " supplier's items with another origin, and one by how many importers bring such goods from there."
                                + " Declarations are ranked by their most doubtful claim, then by duty forgone: the code's usual tax"
                                + " by value among items that pay, less what was assessed.",
                        "Franchise : l’inscription de l’importateur au registre pour cet usage (3 points s’il n’en a aucune, 2 s’il a"
                                + " un autre usage, 1,5 hors des dates et du délai), réduite, car un registre a des lacunes et des retards,"
                                + " selon ses autres demandes de la même franchise : la part infirmée par les contrôles, et celle de ses"
                                + " déclarations qui s’en passent, à la puissance quatre (qui détient une franchise la demande presque"
                                + " toujours et dès le début ; il en reste un centième au moins). Le contrôle de la déclaration même ne compte pas. Préférence : la part des articles du fournisseur"
                                + " d’une autre origine, et un divisé par le nombre d’importateurs qui en font venir. Les déclarations"
                                + " sont rangées par leur demande la plus douteuse, puis par les droits abandonnés : la taxe usuelle du"
                                + " code parmi les articles qui paient, moins ce qui a été liquidé."),
                List.of(
                        "IMF, revenue mobilisation workshop (2026): relief against licence, duty forgone by scheme",
                        "FERDI, guide to tax expenditure assessment"),
                List.of(Field.END_USE_CODE, Field.PREFERENCE_CODE, Field.CUSTOMS_VALUE, Field.TAX_ASSESSED),
                Words.of(
                        "Entries that the register lacks or gets late, quantities used up, and what becomes of the goods. A holder that"
                                + " the register lacks looks the same: on three simulated years that nothing was chosen on, 3 to 19 % of their"
                                + " claims stand among the first 5 %, where chance puts 5 %.",
                        "Les inscriptions absentes ou tardives du registre, les quantités épuisées et ce que deviennent les"
                                + " marchandises. Un titulaire absent du registre a la même apparence : sur trois années simulées dont rien"
                                + " n’a été tiré, 3 à 19 % de leurs demandes sont parmi les premiers 5 %, où le hasard en met 5 %."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.HS,
                        Parameter.whole("grace_days", Words.of("Days of grace", "Jours de délai"), 30, 0, 3_650),
                        Parameter.number(
                                "origin_share",
                                Words.of("Doubtful share of other origins", "Part douteuse d’autres origines"),
                                "0.5",
                                "0.1",
                                "1"),
                        Parameter.whole(
                                "min_items",
                                Words.of("Least items of a supplier", "Articles au moins du fournisseur"),
                                5,
                                2,
                                10_000),
                        Parameter.ROWS),
                List.of("false_exemption"));
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.claims() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No item claims a relief (end use) or a preference in that period.",
                    "Aucun article ne demande de franchise (usage) ni de préférence dans cette période."));
        }
        return new Result.Findings(findings(counts), tables(steps), List.of());
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                c.reliefs() == 0
                        ? Finding.of("No item claims a relief.", "Aucun article ne demande de franchise.")
                        : c.licences() == 0
                                ? Finding.of(
                                                "No register of reliefs is loaded: {0} claims of relief could not be held against it.",
                                                "Aucun registre des franchises n’est chargé : {0} demandes n’ont pu lui être comparées.",
                                                c.reliefs())
                                        .leadingTo(c.reliefs(), "reliefs", "Claims of relief", "Demandes de franchise")
                                : Finding.of(
                                                "{0} of {1} claims of relief ({2}) have no entry of that end use in the register at that time.",
                                                "{0} des {1} demandes de franchise ({2}) n’ont pas d’inscription au registre pour cet usage à cette date.",
                                                c.unregistered(),
                                                c.reliefs(),
                                                new Words.Share(c.unregistered() / (double) Math.max(1, c.reliefs())))
                                        .leadingTo(
                                                c.unregistered(),
                                                "unregistered",
                                                "Without an entry",
                                                "Sans inscription")
                                        .leadingTo(
                                                c.reliefs(), "reliefs", "Claims of relief", "Demandes de franchise"));
        findings.add(
                c.preferences() == 0
                        ? Finding.of("No item claims a preference.", "Aucun article ne demande de préférence.")
                        : Finding.of(
                                        "{0} of {1} claims of preference are for goods of which the supplier mostly has another origin, or which nobody else"
                                                + " brings from there.",
                                        "{0} des {1} demandes de préférence portent sur des marchandises dont le fournisseur a surtout une autre origine, ou que"
                                                + " personne d’autre n’en fait venir.",
                                        c.oddPreferences(),
                                        c.preferences())
                                .leadingTo(
                                        c.oddPreferences(),
                                        "odd_preferences",
                                        "Doubtful preferences",
                                        "Préférences douteuses")
                                .leadingTo(
                                        c.preferences(),
                                        "preferences",
                                        "Claims of preference",
                                        "Demandes de préférence"));
        findings.add(Finding.of(
                        "Claims in all: {0}; {1} of them are of a relief and of a preference at once.",
                        "Demandes en tout : {0} ; {1} d’entre elles portent à la fois sur une franchise et une préférence.",
                        c.claims(),
                        c.reliefs() + c.preferences() - c.claims())
                .leadingTo(
                        c.reliefs() + c.preferences() - c.claims(),
                        "both",
                        "Relief and preference at once",
                        "Franchise et préférence à la fois"));
        TaxAtStake forgone = new TaxAtStake(c.forgone(), c.byRate(), 0);
        findings.add(cost(c).leadingTo(c.claims(), "doubtful", "Doubtful claims", "Demandes douteuses")
                .leadingTo(c.withoutRate(), "without_rate", "Claims without such a code", "Demandes sans un tel code"));
        findings.addAll(forgone.remarks());
        return List.copyOf(findings);
    }

    private static Finding cost(Counts c) {
        if (c.forgone() == null) {
            return Finding.of(
                    "What reliefs and preferences cost is not known: {0} of {1} claims have no code that others pay for.",
                    "Ce que coûtent franchises et préférences n’est pas connu : {0} des {1} demandes n’ont pas de code que d’autres paient.",
                    c.withoutRate(),
                    c.claims());
        }
        return new Finding(
                Words.of(
                        "Reliefs and preferences cost {0} of duty and tax against what others pay for the same codes, {1} of it in"
                                + " doubtful claims; {2} of {3} claims have no code that others pay for.",
                        "Franchises et préférences coûtent {0} de droits et taxes face à ce que d’autres paient pour les mêmes codes,"
                                + " dont {1} dans des demandes douteuses ; {2} des {3} demandes n’ont pas de code que d’autres paient.",
                        new Words.Money(c.forgone()),
                        new Words.Money(c.forgoneDoubtful()),
                        c.withoutRate(),
                        c.claims()),
                c.forgone());
    }

    private static List<Table> tables(AnalysisSql steps) {
        return List.of(
                DeclarationsToAsk.first(steps, DOUBTFUL, Column.number("score", "Score", "Score"), FORGONE),
                steps.table(
                        "items",
                        Words.of("Doubtful claims", "Demandes douteuses"),
                        List.of(
                                Column.DECLARATION,
                                Column.SEQUENCE,
                                Column.DAY,
                                Column.IMPORTER,
                                Column.HS_CODE,
                                new Column("origin_country", Words.of("Origin", "Origine"), Kind.COUNTRY),
                                Column.text("end_use_code", "Relief", "Franchise"),
                                Column.text("preference_code", "Preference", "Préférence"),
                                SIGN,
                                Column.share(
                                        "other_origin", "Supplier's other origins", "Autres origines du fournisseur"),
                                Column.share(
                                        "left_open",
                                        "Left open by its other claims",
                                        "Laissé ouvert par ses autres demandes"),
                                FORGONE)),
                steps.table(
                        "schemes",
                        Words.of("What each scheme costs", "Ce que coûte chaque régime"),
                        List.of(
                                Column.text("scheme", "Relief or preference", "Franchise ou préférence"),
                                Column.ITEMS,
                                Column.count("importers", "Importers", "Importateurs"),
                                Column.CUSTOMS_VALUE,
                                Column.money("tax_assessed", "Assessed", "Liquidé"),
                                FORGONE,
                                DOUBTFUL),
                        "scheme"));
    }
}
