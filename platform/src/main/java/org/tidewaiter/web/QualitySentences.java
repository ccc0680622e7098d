package org.tidewaiter.web;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Aspect;
import org.tidewaiter.datamodel.FieldWords;
import org.tidewaiter.dataquality.ScoreCards;

/** The sentences of the pages of data quality and of its checks, in the language of the page. */
public final class QualitySentences {
    private QualitySentences() {}

    /** How many items were judged, how many have errors and warnings, and what the errors touch. */
    public static Prose lead(ScoreCards.ScoreCard whole, @Nullable String currency, PageLanguage p) {
        Prose words = Prose.of(p.say("Of ", "Sur "))
                .strong(p.count(whole.items()))
                .say(p.say(" goods items judged, ", " articles jugés, "))
                .link(
                        p.in("/defects?severity=error"),
                        "",
                        Prose.empty()
                                .strong(p.count(whole.withErrors()))
                                .say(p.counted(
                                        whole.withErrors(),
                                        " has an error",
                                        " have an error",
                                        " a une erreur",
                                        " ont une erreur")));
        if (whole.moneyWithErrors() != null) {
            words.say(p.counted(
                            whole.withErrors(),
                            "; its customs value is ",
                            "; their customs value is ",
                            " ; sa valeur en douane est de ",
                            " ; leur valeur en douane est de "))
                    .strong(p.money(whole.moneyWithErrors()))
                    .say(" " + p.inCurrency(currency));
        }
        Prose more = Prose.empty()
                .strong(p.count(whole.withWarnings()))
                .say(p.counted(
                        whole.withWarnings(),
                        " more has only warnings",
                        " more have only warnings",
                        " autre n’a que des avertissements",
                        " autres n’ont que des avertissements"));
        return words.say(". ").link(p.in("/defects?severity=warning"), "", more).say(". ");
    }

    /** How many rows and messages no card counts, as they wait in quarantine. */
    public static String quarantined(long waiting, PageLanguage p) {
        return p.counted(
                waiting,
                "{0} row or message in quarantine is not among them: nothing is known of it",
                "{0} rows or messages in quarantine are not among them: nothing is known of them",
                "{0} ligne ou message en quarantaine n’y est pas : on n’en sait rien",
                "{0} lignes ou messages en quarantaine n’y sont pas : on n’en sait rien");
    }

    /** How far judging has come. */
    public static String judging(CheckingJob.CheckedSoFar judging, PageLanguage p) {
        return p.say(
                "{0} of {1} judged. This page shows what is new as soon as they all are.",
                "{0} sur {1} jugées. Cette page montre ce qui est nouveau dès qu’elles le sont toutes.",
                judging.judged(),
                p.counted(
                        judging.ofDeclarations(),
                        "{0} declaration",
                        "{0} declarations",
                        "{0} déclaration",
                        "{0} déclarations"));
    }

    /** How many loads and declarations wait to be judged. */
    public static String waiting(long loads, long declarations, PageLanguage p) {
        String with = declarations == 0
                ? ""
                : p.counted(
                        declarations,
                        " with {0} declaration",
                        " with {0} declarations",
                        " de {0} déclaration",
                        " de {0} déclarations");
        return p.counted(loads, "{0} load", "{0} loads", "{0} chargement", "{0} chargements")
                + with
                + p.counted(
                        loads,
                        " has not been judged; the figures below leave it out.",
                        " have not been judged; the figures below leave them out.",
                        " n’a pas été jugé ; les chiffres ci-dessous n’en tiennent pas compte.",
                        " n’ont pas été jugés ; les chiffres ci-dessous n’en tiennent pas compte.");
    }

    /** What share has warnings only, and how many errors and warnings there are. */
    public static Prose warned(ScoreCards.ScoreCard whole, PageLanguage p) {
        return Prose.of(p.say("Beside it, ", "À côté, "))
                .strong(p.percent(whole.warned()))
                .say(p.say(" have warnings only. In all ", " n’ont que des avertissements. En tout "))
                .link(
                        p.in("/defects?severity=error"),
                        p.counted(whole.errors(), "{0} error", "{0} errors", "{0} erreur", "{0} erreurs"))
                .say(p.say(" and ", " et "))
                .link(
                        p.in("/defects?severity=warning"),
                        p.counted(
                                whole.warnings(),
                                "{0} warning",
                                "{0} warnings",
                                "{0} avertissement",
                                "{0} avertissements"))
                .say(p.say(
                        ", counted once for each item they touch.",
                        ", comptés une fois pour chaque article qu’ils touchent."));
    }

    /** What the items of a card are worth. */
    public static String worth(@Nullable BigDecimal money, @Nullable String currency, PageLanguage p) {
        return p.say("worth {0} {1}", "d’une valeur de {0} {1}", p.money(money), p.inCurrency(currency));
    }

    /** What a card is of: the words of a field in French, and what stands for what is not given. */
    public static String card(ScoreCards.ScoreCard card, PageLanguage p) {
        if (card.name().equals(ScoreCards.NOT_GIVEN)) {
            return p.say("(not given)", "(non indiqué)");
        }
        return p.isFrench() ? FieldWords.alone(card.name(), p.locale()) : card.name();
    }

    /** How cards are grouped. */
    public static DataWords group(ScoreCards.Group by) {
        return switch (by) {
            case FIELD -> DataWords.FIELD;
            case OFFICE -> DataWords.OFFICE;
            case DECLARANT -> DataWords.DECLARANT;
            case IMPORTER -> DataWords.IMPORTER;
            case SOURCE -> DataWords.SOURCE;
            case MONTH -> DataWords.MONTH;
        };
    }

    /** The choice of a group. */
    static DataWords by(ScoreCards.Group by) {
        return switch (by) {
            case FIELD -> DataWords.BY_FIELD;
            case OFFICE -> DataWords.BY_OFFICE;
            case DECLARANT -> DataWords.BY_DECLARANT;
            case IMPORTER -> DataWords.BY_IMPORTER;
            case SOURCE -> DataWords.BY_SOURCE;
            case MONTH -> DataWords.BY_MONTH;
        };
    }

    /** A side of quality. */
    static DataWords side(Aspect aspect) {
        return switch (aspect) {
            case COMPLETENESS -> DataWords.COMPLETENESS;
            case VALIDITY -> DataWords.VALIDITY;
            case CONSISTENCY -> DataWords.CONSISTENCY;
            case UNIQUENESS -> DataWords.UNIQUENESS;
            case TIMELINESS -> DataWords.TIMELINESS;
        };
    }

    /** How the score cards are ordered and what their shares are of. */
    public static String cards(ScoreCards.Group by, PageLanguage p) {
        return p.say(
                        "Those with the most customs value touched by errors come first. Shares are of goods items of declarations, entry summaries and manifests; the five sides count errors and warnings alike; a defect of a document as a whole counts for each of its items.",
                        "Celles dont les erreurs touchent le plus de valeur en douane viennent d’abord. Les parts sont celles des articles des déclarations, déclarations sommaires et manifestes ; les cinq aspects comptent erreurs et avertissements de même ; un défaut du document entier compte pour chacun de ses articles.")
                + (by == ScoreCards.Group.FIELD
                        ? p.say(
                                " Fields in which nothing was found have no card.",
                                " Les champs où rien n’a été trouvé n’ont pas de fiche.")
                        : "");
    }

    /** How many more checks found something than are shown. */
    public static String moreChecks(long more, PageLanguage p) {
        return p.counted(
                more,
                "{0} more check found something",
                "{0} more checks found something",
                "{0} autre contrôle a trouvé quelque chose",
                "{0} autres contrôles ont trouvé quelque chose");
    }

    /** How many checks there are, how many found something, and what is told of each. */
    public static Prose checks(long checks, long failed, PageLanguage p) {
        return Prose.of(p.counted(checks, "{0} check", "{0} checks", "{0} contrôle", "{0} contrôles"))
                .say(p.say(", of which ", ", dont "))
                .strong(p.count(failed))
                .say(
                        p.say(
                                " found something: what each means, what the declarant should do, the law or standard it rests on, and how often it flagged what was right on public samples and on a simulated year without mistakes.",
                                " ont trouvé quelque chose : ce que chacun veut dire, ce que le déclarant doit faire, le droit ou la norme sur quoi il se fonde, et combien de fois il a signalé à tort, sur des exemples publics et sur une année simulée sans faute."));
    }
}
