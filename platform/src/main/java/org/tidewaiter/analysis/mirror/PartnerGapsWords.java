package org.tidewaiter.analysis.mirror;

import org.tidewaiter.analysis.Words;

/** What the card of {@link PartnerGaps} says at length. */
final class PartnerGapsWords {
    static final Words NO_EVIDENCE = Words.of(
            "A gap is a question and no evidence against anybody: hubs, partners that import as much of the goods as they export, re-exports, goods sent by way of third countries, late"
                    + " publication, other editions of the Harmonized System and estimated masses make gaps too, and are noted"
                    + " where they are known.",
            "Un écart est une question, non une preuve contre quiconque : plaques tournantes, partenaires qui importent autant de la marchandise qu’ils n’en exportent, réexportations, envois par des pays"
                    + " tiers, publications tardives, autres éditions du Système harmonisé et masses estimées font aussi des écarts ;"
                    + " ils sont notés là où ils sont connus.");

    static final Words METHOD = Words.of(
            "Partners' exports to this country (FOB; without re-exports) are moved on by the days of the voyage (at sea and otherwise,"
                    + " by the partner's share of sea), brought to the national currency and raised by the freight and insurance of the"
                    + " chapter, measured on the declarations that say both. Beside them stands what was declared of that origin:"
                    + " entries into warehouses count, releases from them do not. Subheadings that the partner's edition of the"
                    + " Harmonized System cuts otherwise are added up with the others of their heading (0303*). The gap is what is"
                    + " expected less what was declared. It is weight (the ratio of masses at the logarithmic mean of both values) and"
                    + " price (the rest), which add up exactly; masses that a partner estimated, or that are in doubt here (as in revenue-change), are no masses. It is offset by surpluses"
                    + " of the same partner under other codes of the heading, then by surpluses of other partners under the same code;"
                    + " what remains, times the tax by value, is at stake, and of what is offset the difference of taxes. Shape: all"
                    + " periods below 0.8 (persistent), falling by 0.05 a period and below 0.8 at last (growing), one 0.3 below the median"
                    + " (spike).",
            "Les exportations des partenaires vers ce pays (FAB, sans réexportations) sont décalées des jours du voyage (en mer ou"
                    + " autrement, selon la part de la mer), converties en monnaie nationale et majorées du fret et de l’assurance du"
                    + " chapitre, mesurés sur les déclarations qui les donnent. En face : ce qui est déclaré de cette origine ; les"
                    + " entrées en entrepôt comptent, les sorties non. Les sous-positions que l’édition du Système harmonisé du"
                    + " partenaire découpe autrement sont réunies dans leur position (0303*). L’écart est l’attendu moins le déclaré :"
                    + " poids (rapport des masses, à la moyenne logarithmique des deux valeurs) et prix (le reste), dont la somme est"
                    + " exacte ; les masses estimées, ou douteuses ici (comme dans la question du changement des recettes), ne comptent pas. Il est compensé par les excédents du même partenaire sous d’autres"
                    + " codes de la position, puis par ceux d’autres partenaires sous le même code ; le reste, au taux de taxe, est en"
                    + " jeu, et la différence des taux de ce qui est compensé. Allure : toutes les périodes sous 0,8 (persistant), baisse"
                    + " de 0,05 par période jusque sous 0,8 (croissant), une à 0,3 sous la médiane (pic).");

    static final Words CANNOT_SEE = Words.of(
            "Who is behind a gap, goods in transit and parcels below the statistical threshold, confidential flows, codes whose scope"
                    + " changed under the same number, and whether a partner counts by general or special trade. Goods of an origin"
                    + " that came by way of a third country count as this origin's: the gap is rather too small. "
                    + NO_EVIDENCE.english(),
            "Qui est derrière un écart, le transit et les colis sous le seuil statistique, les flux confidentiels, les codes dont la"
                    + " portée a changé sous le même numéro, et si un partenaire compte en commerce général ou spécial. Les marchandises"
                    + " d’une origine venues par un pays tiers comptent pour l’origine : l’écart est plutôt trop petit. "
                    + NO_EVIDENCE.french());

    private PartnerGapsWords() {}
}
