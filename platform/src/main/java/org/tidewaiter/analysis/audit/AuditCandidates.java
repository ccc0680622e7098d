package org.tidewaiter.analysis.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TaxAtStake;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * Which traders are to be audited first, and how far do the auditor days reach? Tax assessed × likelihood of error × share of the cycle since the
 * last audit. Sources: WCO Guidelines for Post-Clearance Audit (2018), volume 1, on risk-based selection; domain of revenue administrations: coverage
 * by cycle. The likelihood comes from declarations that were chosen for control, so it ranks and does not estimate.
 */
public final class AuditCandidates implements Analysis {
    /** Results from which a likelihood of error can be told at all. */
    private static final long LEAST = 30;

    record Counts(
            long traders,
            long taxed,
            long nameless,
            long looked,
            long found,
            long audits,
            long auditsFound,
            BigDecimal auditsRecovered,
            long planned,
            long days,
            long resting,
            BigDecimal plannedTax,
            BigDecimal tax,
            long never,
            BigDecimal neverTax,
            long taxByRate,
            long taxUnknown,
            long later) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(AuditCandidates.class),
                Card.roomOf(AuditCandidates.class),
                Words.of(
                        "Which traders are to be audited first, and how far do the auditor days reach?",
                        "Quels opérateurs contrôler d’abord a posteriori, et jusqu’où vont les jours d’auditeur ?"),
                Words.of("Post-clearance audit", "Contrôle a posteriori"),
                Words.of(
                        "Tax assessed in the period × likelihood of error × share of the audit cycle that has passed since the last"
                                + " audit. The likelihood is the share of a trader's declarations looked at that had a finding, drawn"
                                + " towards that of all by ten declarations. An audit is a result recorded more than a day after"
                                + " release. From the first rank down while the auditor days last.",
                        "Taxes liquidées de la période × probabilité d’erreur × part du cycle écoulée depuis le dernier contrôle a"
                                + " posteriori. La probabilité est la part des déclarations contrôlées d’un opérateur avec une"
                                + " infraction, rapprochée de celle de tous par dix déclarations. Un contrôle a posteriori est un"
                                + " résultat enregistré plus d’un jour après la mainlevée. Du premier rang vers le bas tant que les"
                                + " jours suffisent."),
                List.of(
                        "WCO, Guidelines for Post-Clearance Audit, volume 1 (2018)",
                        "WTO Trade Facilitation Agreement, article 7.5"),
                List.of(Field.IMPORTER_ID, Field.TAX_ASSESSED),
                Words.of(
                        "Likelihood comes from declarations that were chosen, so it ranks and is no rate. Goods free of tax"
                                + " carry none here: relief and suspension are other questions. What an audit costs is a rule of"
                                + " thumb that can be set.",
                        "La probabilité vient de déclarations choisies : elle classe, ce n’est pas un taux. Les marchandises"
                                + " exemptes ne pèsent rien ici : exonérations et suspensions sont d’autres questions. Le coût d’un"
                                + " contrôle est une règle empirique réglable."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.HS,
                        Parameter.whole(
                                "auditor_days", Words.of("Auditor days", "Jours d’auditeur"), 200, 1, 1_000_000),
                        Parameter.whole(
                                "days_per_audit", Words.of("Days an audit takes", "Jours par contrôle"), 5, 1, 1000),
                        Parameter.whole(
                                "items_per_day",
                                Words.of("Items that add a day", "Articles qui ajoutent un jour"),
                                500,
                                1,
                                1_000_000),
                        Parameter.whole(
                                "cycle_months",
                                Words.of("Months of an audit cycle", "Mois d’un cycle de contrôle"),
                                48,
                                1,
                                240),
                        Parameter.whole(
                                "rest_months",
                                Words.of("Months without a new audit", "Mois sans nouveau contrôle"),
                                0,
                                0,
                                240),
                        Parameter.number(
                                "prior",
                                Words.of(
                                        "Declarations that draw a likelihood towards all",
                                        "Déclarations rapprochant une probabilité de celle de tous"),
                                "10",
                                "0.1",
                                "1000"),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.taxed() == 0) {
            return new Result.NotApplicable(
                    counts.taxUnknown() > 0
                            ? Words.of(
                                    "No item of that period states a tax, or a customs value with a duty rate: what there is to audit is not known.",
                                    "Aucun article de cette période n’indique de taxe, ni de valeur en douane avec un taux de droits : ce qu’il y a à contrôler"
                                            + " n’est pas connu.")
                            : Words.of(
                                    "No trader of that period was assessed any tax.",
                                    "Aucun opérateur de cette période n’a de taxes liquidées."));
        }
        if (counts.looked() < LEAST) {
            return new Result.TooFew(
                    Words.of(
                            "Too few declarations with a result to tell who errs.",
                            "Trop peu de déclarations avec un résultat pour dire qui se trompe."),
                    counts.looked(),
                    LEAST);
        }
        return new Result.Findings(
                findings(counts, steps.parameters().whole("auditor_days")), List.of(candidates(steps)), List.of());
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c, long budget) {
        List<Finding> findings = new ArrayList<>();
        double tax = Math.max(1e-9, c.tax().doubleValue());
        findings.add(Finding.of(
                        "{0} audits take {1} of {2} auditor days and cover {3} of the tax that {4} traders were assessed.",
                        "{0} contrôles prennent {1} des {2} jours d’auditeur et couvrent {3} des taxes liquidées à {4} opérateurs.",
                        c.planned(),
                        c.days(),
                        budget,
                        new Words.Share(c.plannedTax().doubleValue() / tax),
                        c.taxed())
                .shownIn("candidates"));
        findings.add(Finding.of(
                        "{0} of {1} declarations looked at had a finding, which is the likelihood that all are drawn towards.",
                        "{0} des {1} déclarations contrôlées avaient une infraction : la probabilité dont toutes sont rapprochées.",
                        c.found(),
                        c.looked())
                .leadingTo(c.looked(), "looked", "Looked at", "Contrôlées")
                .leadingTo(c.found(), "found", "With a finding", "Avec une infraction"));
        findings.add(Finding.of(
                        "{0} declarations were audited after release: {1} had a finding, {2} was recovered.",
                        "{0} déclarations ont été contrôlées après la mainlevée : {1} avec une infraction, {2} recouvrés.",
                        c.audits(),
                        c.auditsFound(),
                        new Words.Money(c.auditsRecovered()))
                .leadingTo(c.audits(), "audits", "Audited", "Contrôlées après la mainlevée"));
        if (c.later() > 0) {
            findings.add(Finding.of(
                            "{0} results were recorded on or after the day of the plan and are not counted: a later end of the period counts them.",
                            "{0} résultats ont été enregistrés le jour du plan ou après et ne comptent pas : une fin de période plus tardive les compte.",
                            c.later())
                    .without(NoDeclarations.PLAN));
        }
        findings.add(Finding.of(
                        "{0} traders with {1} of the tax were never audited.",
                        "{0} opérateurs avec {1} des taxes n’ont jamais été contrôlés a posteriori.",
                        c.never(),
                        new Words.Share(c.neverTax().doubleValue() / tax))
                .leadingTo(
                        c.never(),
                        "never",
                        "Items of traders never audited",
                        "Articles d’opérateurs jamais contrôlés"));
        findings.addAll(new TaxAtStake(c.tax(), c.taxByRate(), c.taxUnknown()).remarks());
        if (c.resting() > 0) {
            findings.add(Finding.of(
                            "{0} were audited too short a time ago and wait.",
                            "{0} ont été contrôlés il y a trop peu de temps et attendent.", c.resting())
                    .shownIn("candidates"));
        }
        if (c.nameless() > 0) {
            findings.add(Finding.of(
                            "{0} items name no importer and are nobody's here.",
                            "{0} articles ne nomment pas d’importateur et ne comptent pour personne.", c.nameless())
                    .leadingTo(c.nameless(), "nameless", "Without an importer", "Sans importateur"));
        }
        return List.copyOf(findings);
    }

    private static Table candidates(AnalysisSql steps) {
        return steps.table(
                "candidates",
                Words.of("Traders in the order of audit", "Opérateurs dans l’ordre des contrôles"),
                List.of(
                        Column.RANK,
                        Column.IMPORTER,
                        Column.ITEMS,
                        Column.CUSTOMS_VALUE,
                        Column.money("tax", "Tax assessed", "Taxes liquidées"),
                        Column.count("looked", "Looked at", "Contrôlées"),
                        Column.count("found", "Findings", "Infractions"),
                        Column.share("likelihood", "Likelihood", "Probabilité"),
                        Column.money("recovered", "Recovered", "Recouvré"),
                        Column.day("audited_on", "Last audit", "Dernier contrôle"),
                        Column.share("since", "Of the cycle", "Du cycle"),
                        Column.money("priority", "Priority", "Priorité"),
                        Column.count("days", "Days", "Jours"),
                        Column.count("through", "Days to here", "Jours jusqu’ici"),
                        Column.words(
                                "plan",
                                "Plan",
                                "Plan",
                                Map.of(
                                        "planned", Words.of("planned", "prévu"),
                                        "audited lately", Words.of("audited lately", "contrôlé récemment"),
                                        "days used up", Words.of("days used up", "jours épuisés")))),
                "importer_id");
    }
}
