package org.tidewaiter.analysis;

/** Why no list of declarations adds up to the figures of a table, chart or sentence. Pages, files and refusals say it in these words. */
public enum NoDeclarations {
    STATISTICS(Words.of(
            "These are statistics of countries, which no declarations of this workspace add up to.",
            "Ce sont des statistiques de pays, qu’aucune déclaration de cet espace ne compose.")),
    ESTIMATE(
            Words.of(
                    "These are estimates over all declarations that were compared, which no list of single ones adds up to.",
                    "Ce sont des estimations sur toutes les déclarations comparées, qu’aucune liste de déclarations ne compose.")),
    COMPARISON(Words.of(
            "These are differences between two periods: ask about each by itself for its declarations.",
            "Ce sont des écarts entre deux périodes : interrogez chacune pour ses déclarations.")),
    FORECAST(
            Words.of(
                    "These are figures of months to come, or of what would be: no declaration stands behind them yet.",
                    "Ce sont des chiffres de mois à venir, ou de ce qui serait : aucune déclaration n’est encore derrière eux.")),
    REPLAYED(
            Words.of(
                    "These are hours that a replay made with other officers or controls: nothing that happened adds up to them.",
                    "Ce sont des heures rejouées avec d’autres agents ou contrôles : rien de ce qui est arrivé ne les compose.")),
    REGISTER(Words.of(
            "These are counts of a register, of operators and not of declarations.",
            "Ce sont des comptes d’un registre, d’opérateurs et non de déclarations.")),
    ACCOUNTS(Words.of(
            "These are amounts of a table of revenue, which is kept by the month and names no declarations.",
            "Ce sont des montants d’une table de recettes, tenue par mois et sans déclarations.")),
    EVENTS(Words.of(
            "These are cases of an event log, which are no declarations of this workspace.",
            "Ce sont des cas d’un journal d’événements, qui ne sont pas des déclarations de cet espace.")),
    PLAN(Words.of(
            "These are figures of what is planned or asked for, and no counts of declarations.",
            "Ce sont des chiffres de ce qui est prévu ou demandé, et non des comptes de déclarations.")),
    REMARK(Words.of(
            "This says how the answer is to be read, and counts nothing.",
            "Ceci dit comment lire la réponse, et ne compte rien.")),
    ANSWERS(Words.of(
            "These are answers to questions about the administration, and no counts of declarations.",
            "Ce sont des réponses à des questions sur l’administration, et non des comptes de déclarations."));

    @SuppressWarnings("ImmutableEnumChecker") // two texts of a record, which never change
    private final Words reason;

    NoDeclarations(Words reason) {
        this.reason = reason;
    }

    /** The reason as a sentence. */
    public Words reason() {
        return reason;
    }
}
