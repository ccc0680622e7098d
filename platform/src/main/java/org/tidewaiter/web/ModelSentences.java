package org.tidewaiter.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.kit.learn.RankingMetrics;
import org.tidewaiter.riskmodel.Evaluation;
import org.tidewaiter.riskmodel.LeakMeaning;

/** The sentences of the page of a model. */
public final class ModelSentences {
    private static final int DECIMALS = 4;

    private static final Map<String, String> KEYS = Map.of(
            "HS 6 and item amount", "SH 6 et montant de l’article",
            "HS 6 and net mass", "SH 6 et masse nette",
            "HS 6", "SH 6",
            "importer", "importateur",
            "declarant", "déclarant",
            "supplier", "fournisseur");

    private static final Map<String, String> FACTS = Map.of(
            "learned until", "appris jusqu’au",
            "controlled", "articles contrôlés",
            "rows", "lignes",
            "positives", "avec constatation",
            "period from", "période du",
            "period to", "période au",
            "data version", "version des données",
            "created at", "fait le",
            "created by", "fait par",
            "seed", "graine");

    private ModelSentences() {}

    /** What to do in a workspace without a model. */
    public static Prose none(PageLanguage p) {
        return Prose.of(
                        p.say(
                                "There is no model in this workspace. Learn one from what was known before a day; the ",
                                "Il n’y a pas de modèle dans cet espace de travail. Apprenez-en un de ce que l’on savait avant un jour ; l’"))
                .link(p.in("/"), p.say("overview", "aperçu"))
                .say(p.say(
                        " says whether anything is loaded to learn from.",
                        " dit si quelque chose est chargé dont il peut apprendre."));
    }

    /** How many rows a bare look-up could know again. */
    public static String repeats(long repeating, long rows, PageLanguage p) {
        return p.say(
                "{0} of {1} rows repeat the (HS 6, net mass) or the (HS 6, item amount) of an earlier row. What a bare look-up of one key's past finding rate reaches, without any model:",
                "{0} lignes sur {1} répètent (SH 6, masse nette) ou (SH 6, montant de l’article) d’une ligne précédente. Ce qu’atteint, sans aucun modèle, la seule consultation du taux passé de constatations d’une clé :",
                repeating,
                rows);
    }

    /** What the leak check means; in English as it was kept when the model was measured. */
    public static String leak(Evaluation.LeakCheck check, PageLanguage p) {
        return p.isFrench()
                ? LeakMeaning.of(
                                check.repeatingRows(),
                                check.rows(),
                                check.lookups().getFirst().auc())
                        .french()
                : check.meaning();
    }

    /** By what a bare look-up knows a row again. */
    public static String key(String key, PageLanguage p) {
        return p.isFrench() ? KEYS.getOrDefault(key, key) : key;
    }

    /** What a figure of the card is called; parameters of learning go by their own names. */
    public static String fact(String name, PageLanguage p) {
        return p.isFrench() ? FACTS.getOrDefault(name, name) : name;
    }

    /** A value of the card, its signs as the language writes them. */
    public static String value(Object value, PageLanguage p) {
        return switch (value) {
            case Long count -> p.count(count);
            case BigDecimal number -> p.plain(number.setScale(DECIMALS, RoundingMode.HALF_UP));
            default -> value.toString();
        };
    }

    /** The period a model was measured on, or why there is none. */
    public static Prose measured(@Nullable Evaluation evaluation, @Nullable String misfit, PageLanguage p) {
        if (evaluation == null) {
            return Prose.of(
                    misfit == null
                            ? p.say("It has not been evaluated.", "Il n’a pas été évalué.")
                            : p.say("It is not opened.", "Il n’est pas ouvert."));
        }
        return Prose.of(p.say("Measured on ", "Mesuré du "))
                .strong(DisplayText.day(evaluation.from()))
                .say(p.say(" to ", " au "))
                .strong(DisplayText.dayBefore(evaluation.to()))
                .say(p.say(", a period it did not learn from.", ", une période dont il n’a pas appris."));
    }

    /** That an evaluation's file is not as it was measured, and what can be done. */
    public static String changed(String misfit, PageLanguage p) {
        return p.say(
                "These figures are not to be relied on: {0}. Evaluate the model again for that period, or take the file from a backup.",
                "On ne peut se fier à ces chiffres : {0}. Évaluez à nouveau le modèle sur cette période, ou prenez le fichier d’une sauvegarde.",
                misfit);
    }

    /** The interval of a measure; empty where there is none. */
    public static String interval(RankingMetrics.@Nullable MetricInterval interval, PageLanguage p) {
        return interval == null
                ? ""
                : p.say("{0} to {1}", "{0} à {1}", p.number(interval.low(), 3), p.number(interval.high(), 3));
    }

    /** How many times better than chance. */
    public static String lift(@Nullable Double lift, PageLanguage p) {
        return lift == null ? DisplayText.NOTHING : p.number(lift, 2) + "×";
    }

    /** Why no card is shown. */
    public static String noCard(@Nullable String misfit, PageLanguage p) {
        return misfit == null
                ? p.say("No card is kept with this model.", "Aucune fiche n’est gardée avec ce modèle.")
                : p.say(
                        "What its card says is not shown, as it may have been changed.",
                        "Ce que dit sa fiche n’est pas montré, car elle a pu être changée.");
    }

    /** The days a model was measured on. */
    public static String period(Evaluation evaluation, PageLanguage p) {
        return p.say(
                "{0} to {1}", "{0} au {1}", DisplayText.day(evaluation.from()), DisplayText.dayBefore(evaluation.to()));
    }

    /** An area under the curve. */
    public static String auc(@Nullable Double auc, PageLanguage p) {
        return p.say(CaseWords.AUC) + " " + p.number(auc, 3);
    }

    /** How many rows have a finding. */
    public static String positives(RankingMetrics measures, PageLanguage p) {
        return p.say(
                "{0} with a finding, {1}",
                "{0} avec une constatation, {1}", measures.positives(), p.percent(measures.baseRate()));
    }

    /** What the table of a choice of rows shows. */
    public static String byShare(ModelPage.Quality quality, PageLanguage p) {
        return p.say(
                "{0}: quality by share controlled", "{0} : qualité selon la part contrôlée", p.say(quality.title()));
    }

    /** Two shares between which a third is. */
    public static String between(@Nullable Double low, @Nullable Double high, PageLanguage p) {
        return p.say("{0} to {1}", "{0} à {1}", p.percent(low), p.percent(high));
    }

    /** What the smoothed rate of one key reaches. */
    public static String smoothed(@Nullable Double rival, PageLanguage p) {
        return p.say("smoothed rate {0}", "taux lissé {0}", p.number(rival, 3));
    }

    /** So many features. */
    public static String features(int features, PageLanguage p) {
        return p.counted(features, "{0} feature", "{0} features", "{0} caractéristique", "{0} caractéristiques");
    }
}
