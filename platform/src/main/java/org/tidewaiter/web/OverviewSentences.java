package org.tidewaiter.web;

import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.dataquality.ScoreCards;
import org.tidewaiter.intake.LoadLog;
import org.tidewaiter.riskmodel.Evaluation;
import org.tidewaiter.selection.Overview;
import org.tidewaiter.selection.RankedList;

/** The sentences of the overview and of the ranked list, in the language of the page. */
public final class OverviewSentences {
    private OverviewSentences() {}

    /** From when to when declarations are there. */
    public static Prose lead(Overview.Counts counts, PageLanguage p) {
        return counts.declarations() == 0
                ? Prose.of(p.say("Nothing has been loaded yet.", "Rien n’a encore été chargé."))
                : Prose.of(p.say("Declarations accepted from ", "Déclarations acceptées du "))
                        .strong(DisplayText.day(counts.firstAt()))
                        .say(to(p))
                        .strong(DisplayText.day(counts.lastAt()))
                        .say(".");
    }

    private static String to(PageLanguage p) {
        return p.say(" to ", " au ");
    }

    /** So many goods items. */
    public static String items(long items, PageLanguage p) {
        return p.counted(items, "{0} goods item", "{0} goods items", "{0} article", "{0} articles");
    }

    /** So many findings, and how they are counted. */
    public static String findings(long findings, PageLanguage p) {
        return p.counted(
                findings,
                "{0} finding, by control and not by declaration",
                "{0} findings, by control and not by declaration",
                "{0} constatation, par contrôle et non par déclaration",
                "{0} constatations, par contrôle et non par déclaration");
    }

    /** Of how many loads. */
    public static String ofLoads(long loads, PageLanguage p) {
        return p.counted(loads, "of {0} load", "of {0} loads", "de {0} chargement", "de {0} chargements");
    }

    /** How many controls wait for their result. */
    public static String pending(long pending, PageLanguage p) {
        return pending > 0
                ? p.say("{0} pending", "{0} en attente", pending)
                : p.say("none pending", "aucun en attente");
    }

    /** How many items have errors, and how many warnings only. */
    public static String quality(ScoreCards.ScoreCard whole, PageLanguage p) {
        return p.say(
                "{0} of {1} with an error, {2} with warnings only",
                "{0} sur {1} avec une erreur, {2} avec des avertissements seuls",
                whole.withErrors(),
                p.counted(whole.items(), "{0} item", "{0} items", "{0} article", "{0} articles"),
                whole.withWarnings());
    }

    /** When a model was promoted, by whom and why. */
    public static String promoted(Overview.Promotion promotion, PageLanguage p) {
        return p.say(
                "promoted {0} by {1}: {2}",
                "mis en vigueur le {0} par {1} : {2}",
                DisplayText.moment(promotion.promotedAt()),
                promotion.promotedBy(),
                promotion.reason());
    }

    /** What was measured, and on which days. */
    public static String measured(CaseWords what, Evaluation evaluation, PageLanguage p) {
        return p.say(
                "{0} {1} to {2}",
                "{0} {1} au {2}",
                p.say(what),
                DisplayText.day(evaluation.from()),
                DisplayText.dayBefore(evaluation.to()));
    }

    /** When a file was loaded and by which mapping. */
    public static String load(LoadLog.Load load, PageLanguage p) {
        return p.say(
                "{0} · mapping {1}", "{0} · correspondance {1}", DisplayText.moment(load.finishedAt()), load.mapping());
    }

    /** How many rows a file had, with a link to those that were set aside. */
    public static Prose rows(LoadLog.Load load, PageLanguage p) {
        Prose words =
                Prose.of(p.counted(load.rowsRead(), "of {0} row", "of {0} rows", "sur {0} ligne", "sur {0} lignes"));
        return load.rowsQuarantined() == 0
                ? words
                : words.say(", ")
                        .link(
                                p.in("/loads?load=" + load.loadId() + "#quarantine"),
                                p.say("{0} quarantined", "{0} en quarantaine", load.rowsQuarantined()));
    }

    /** An amount in no sum, its currency, and of how many items it is. */
    public static String unconverted(NationalCurrency.Unconverted sum, PageLanguage p) {
        String currency = sum.currency().isEmpty()
                ? p.say("in a currency that is not named", "dans une monnaie qui n’est pas nommée")
                : sum.currency();
        return p.amount(sum.amount(), sum.currency()) + "\u00a0" + currency + " ("
                + p.counted(sum.items(), "{0} item", "{0} items", "{0} article", "{0} articles") + ")";
    }

    /** What the last assessment was of, under which budget, and with which model. */
    public static Prose assessment(Overview.Assessment a, PageLanguage p) {
        String budget = a.budget() <= 1 ? p.share(a.budget()) : p.figure(a.budget());
        return Prose.of(p.say(
                        "Number {0} of {1}: {2} to {3}, budget {4} per {5}, {6} by chance, ranked by {7}, model ",
                        "Numéro {0} du {1} : {2} au {3}, budget {4} par {5}, {6} par tirage, classées par {7}, modèle ",
                        a.assessmentId(),
                        DisplayText.moment(a.assessedAt()),
                        DisplayText.day(a.periodFrom()),
                        DisplayText.dayBefore(a.periodTo()),
                        budget,
                        budgetPer(a.budgetPer(), p),
                        p.share(a.randomShare()),
                        ranking(a.ranking(), p)))
                .code(a.modelId())
                .say(".");
    }

    private static String budgetPer(String per, PageLanguage p) {
        return switch (per) {
            case "office_day" -> p.say("office day", "bureau et jour");
            case "day" -> p.say("day", "jour");
            case "period" -> p.say("period", "période");
            default -> DisplayText.words(per);
        };
    }

    private static String ranking(String by, PageLanguage p) {
        return switch (by) {
            case "probability" -> p.say("probability", "probabilité");
            case "amount" -> p.say("amount", "montant");
            case "blend" -> p.say("blend", "probabilité et montant");
            default -> DisplayText.words(by);
        };
    }

    /** What the ranked list is of, when it was made, and with which model. */
    public static Prose list(Overview.Assessment a, PageLanguage p) {
        return Prose.of(p.say("What to control from ", "Ce qu’il faut contrôler du "))
                .strong(DisplayText.day(a.periodFrom()))
                .say(to(p))
                .strong(DisplayText.dayBefore(a.periodTo()))
                .say(p.say(", the most promising first. ", ", le plus prometteur d’abord. "))
                .span("muted", made(a.assessedAt(), a.modelId(), p));
    }

    /** When an assessment was made, and with which model. */
    static Prose made(java.time.@org.jspecify.annotations.Nullable LocalDateTime at, String model, PageLanguage p) {
        return Prose.of(p.say("Assessed {0} with model ", "Sélection du {0} avec le modèle ", DisplayText.moment(at)))
                .link(p.in("/model?id=" + model), "mono", Prose.of(model))
                .say(".");
    }

    /** That there is no list yet, and where it says what must come first. */
    public static Prose noList(PageLanguage p) {
        return Prose.of(
                        p.say(
                                "Nothing has been assessed yet. Assess a period under a budget to get a ranked list with reasons; the ",
                                "Aucune sélection n’a encore été faite. Sélectionnez une période sous un budget pour avoir une liste classée avec ses motifs ; l’"))
                .link(p.in("/"), p.say("overview", "aperçu"))
                .say(p.say(" says what must come before it.", " dit ce qui doit venir avant."));
    }

    /** That a declaration of the list was corrected after it was assessed; nothing where it was not. */
    public static String corrected(RankedList.Row row, PageLanguage p) {
        return row.correctedSince() ? p.say(" · corrected since", " · corrigée depuis") : "";
    }

    /** How many more items there are. */
    public static String more(long more, PageLanguage p) {
        return p.counted(more, "+{0} more", "+{0} more", "+{0} autre", "+{0} autres");
    }

    /** The goods as they were declared. */
    public static String asDeclared(RankedList.Row row, PageLanguage p) {
        return p.say("As declared: {0}", "Selon la déclaration : {0}", DisplayText.text(row.description()));
    }
}
