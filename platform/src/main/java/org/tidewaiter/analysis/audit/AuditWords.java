package org.tidewaiter.analysis.audit;

import java.util.Map;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Outcome;

/** The words of an auditor's working paper in English and French: what is asked for, what was found, what the figures are. */
final class AuditWords {
    /** How an item was drawn. */
    static final Map<String, Words> DRAWN =
            Map.of("large", Words.of("large", "d’office"), "interval", Words.of("interval", "par l’intervalle"));

    /** What to ask the trader for; a number or code stands behind some. */
    static final Map<String, Words> ASKED_FOR = Map.of(
            "invoice", Words.of("invoice", "facture"),
            "invoice (number not declared)", Words.of("invoice (number not declared)", "facture (numéro non déclaré)"),
            "transport document", Words.of("transport document", "document de transport"),
            "transport document (number not declared)",
                    Words.of("transport document (number not declared)", "document de transport (numéro non déclaré)"),
            "packing list", Words.of("packing list", "liste de colisage"),
            "order and payment", Words.of("order and payment", "commande et paiement"),
            "proof of origin for preference",
                    Words.of("proof of origin for preference", "preuve d’origine pour la préférence"),
            "relief and use under", Words.of("relief and use under", "franchise et usage au titre de"));

    /** What was recorded of an item. */
    static final Map<String, Words> RESULTS = Map.of(
            Outcome.PENDING.word(),
            Words.of("pending", "en cours"),
            "finding of the whole declaration",
            Words.of("finding of the whole declaration", "infraction de toute la déclaration"),
            "finding without an amount",
            Words.of("finding without an amount", "infraction sans montant"),
            Outcome.FINDING.word(),
            Words.of("finding", "infraction"),
            Outcome.CONFORM.word(),
            Words.of("conform", "conforme"));

    /** The figures of the plan and of the evaluation. */
    static final Map<String, Words> FIGURES = Map.of(
            "amount of all items", Words.of("amount of all items", "montant de tous les articles"),
            "sample size of the plan", Words.of("sample size of the plan", "taille de l’échantillon du plan"),
            "interval", Words.of("interval", "intervalle"),
            "first hit", Words.of("first hit", "premier tirage"),
            "drawn with a result", Words.of("drawn with a result", "tirés avec résultat"),
            "error of the items taken in any case",
                    Words.of("error of the items taken in any case", "erreur des articles pris d’office"),
            "most likely error", Words.of("most likely error", "erreur la plus probable"),
            "upper bound, Stringer, Poisson",
                    Words.of("upper bound, Stringer, Poisson", "borne supérieure, Stringer, Poisson"),
            "upper bound, Stringer, binomial",
                    Words.of("upper bound, Stringer, binomial", "borne supérieure, Stringer, binomiale"));

    private AuditWords() {}
}
