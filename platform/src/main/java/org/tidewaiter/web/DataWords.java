package org.tidewaiter.web;

import java.util.Locale;
import org.tidewaiter.analysis.Words;

/** What the pages of data quality, checks, loads and quarantine say around their figures, in English and in French; each text once. */
public enum DataWords implements PageText {
    ACCEPTED("Accepted", "Acceptées"),
    ALL_CHECKS("All checks", "Tous les contrôles"),
    ALL_LOADS("All loads", "Tous les chargements"),
    ANY("Any", "Tous"),
    AUC("AUC", "AUC"),
    BY_DECLARANT("By declarant", "Par déclarant"),
    BY_FIELD("By field", "Par champ"),
    BY_IMPORTER("By importer", "Par importateur"),
    BY_MONTH("By month", "Par mois"),
    BY_OFFICE("By office", "Par bureau"),
    BY_SOURCE("By source", "Par source"),
    CARDS_BY("Cards by", "Fiches par"),
    CHECK("Check", "Contrôle"),
    CHECKS("Checks", "Contrôles de qualité"),
    CHECKS_THAT_FOUND_MOST("Checks that found most", "Contrôles qui ont le plus trouvé"),
    CLEAR_ALL(
            "Clear all",
            "Tout retirer"),
    COMPLETE("Complete", "Complets"),
    COMPLETENESS("Completeness", "Complétude"),
    CONSISTENCY("Consistency", "Cohérence"),
    CONSISTENT("Consistent", "Cohérents"),
    CORRECT_IT_AGAIN("Correct it again", "La corriger à nouveau"),
    CORRECT_IT_HERE("Correct it here", "La corriger ici"),
    CUSTOMS_VALUE("Customs value", "Valeur en douane"),
    DATA_QUALITY("Data quality", "Qualité des données"),
    DECLARANT("Declarant", "Déclarant"),
    DECLARATIONS("Declarations", "Déclarations"),
    DECLARATION_AND_ITEM(
            "Declaration and item",
            "Déclaration et article"),
    DEFECTS("Defects", "Défauts"),
    DEFECTS_LEAD(
            "What the checks found wrong in declarations, entry summaries and manifests, errors first, then by the customs value they touch.",
            "Ce que les contrôles ont trouvé de faux dans les déclarations, les déclarations sommaires d’entrée et les manifestes ; les erreurs d’abord, puis selon la valeur en douane en jeu."),
    DOWNLOAD_CSV("Download CSV", "Télécharger en CSV"),
    ERROR("error", "erreur"),
    EVERY_CHECK_IN_WORDS("Every check, in words", "Tous les contrôles de qualité, en clair"),
    EVERY_ROW_READ_WAS_EITHER_ACCEPTED_OR_QUARANTINED(
            "Every row read was either accepted or quarantined with its reason; none is lost.",
            "Chaque ligne lue a été acceptée, ou mise en quarantaine avec son motif ; aucune n’est perdue."),
    FALSE_ALARMS("False alarms:", "Fausses alertes :"),
    FIELD("Field", "Champ"),
    FILE("File", "Fichier"),
    FILTER("Filter", "Filtrer"),
    IMPORTER("Importer", "Importateur"),
    IN_NO_SUM(
            "In no sum, as nothing says what it is in the national currency:",
            "Dans aucune somme, car rien ne dit ce que cela fait en monnaie nationale :"),
    ITEMS("Items", "Articles"),
    ITEMS_WITHOUT_AN_ERROR("Items without an error", "Articles sans erreur"),
    ITEMS_WITHOUT_ERRORS_AND_WARNINGS_BY_SIDE(
            "Items without errors and warnings, by side", "Articles sans erreur ni avertissement, par aspect"),
    IT_IS_READ_WITH_THE_MAPPING_OF_ITS(
            "It is read with the mapping of its load; what is still wrong comes back here with its reason.",
            "Elle est lue avec la correspondance de son chargement ; ce qui est encore faux revient ici avec son motif."),
    JUDGED_SO_FAR("Judged so far", "Jugé jusqu’ici"),
    JUDGE_NOW("Judge now", "Juger maintenant"),
    JUDGING("Judging", "Jugement en cours"),
    JUDGING_ENDED_EARLY("Judging ended early", "Le jugement s’est arrêté avant la fin"),
    LANGUAGE_OF_THE_CHECKS("Language of the checks", "Langue des contrôles"),
    LETTER("Letter", "Lettre"),
    LETTER_TO_THE_DECLARANT(
            "Letter to the declarant",
            "Lettre au déclarant"),
    LOAD("Load", "Chargement"),
    LOADED("Loaded", "Chargé"),
    LOADED_UTC("Loaded, UTC", "Chargé, UTC"),
    LOADS("Loads", "Chargements"),
    LOADS_AND_QUARANTINE("Loads and quarantine", "Chargements et quarantaine"),
    LOAD_A_FILE("Load a file", "Charger un fichier"),
    LOAD_ONE_HERE("Load one here", "En charger un ici"),
    MAPPING("Mapping", "Correspondance"),
    MEASURE_THE_RANKING("Measure the ranking", "Mesurer le classement"),
    MONEY_TOUCHED("Money touched", "Argent en jeu"),
    MONTH("Month", "Mois"),
    MONTH_BY_MONTH("Month by month", "Mois par mois"),
    NOTHING_HAS_BEEN_JUDGED_YET("Nothing has been judged yet.", "Rien n’a encore été jugé."),
    NOTHING_IS_THERE_TWICE("Nothing is there twice", "Rien n’est là deux fois"),
    NOTHING_LEFT_OUT("Nothing left out", "Rien d’omis"),
    NOTHING_MATCHES(
            "Nothing matches.",
            "Rien ne correspond."),
    NOT_GIVEN(
            "not given",
            "non donné"),
    NOT_JUDGED_TO_THE_END("Not judged to the end:", "Pas jugé jusqu’au bout :"),
    NO_CHECKS_ARE_IN_USE("No checks are in use.", "Aucun contrôle n’est en service."),
    NO_CHECK_FOUND_ANYTHING_OR_NOTHING_JUDGED(
            "No check found anything wrong, or nothing has been judged: see",
            "Aucun contrôle n’a rien trouvé de faux, ou rien n’a été jugé : voir"),
    NO_CHECK_FOUND_ANYTHING_WRONG("No check found anything wrong.", "Aucun contrôle n’a rien trouvé de faux."),
    NO_FILE_HAS_BEEN_LOADED("No file has been loaded.", "Aucun fichier n’a été chargé."),
    NO_GOODS_ITEM_IS_LOADED("No goods item is loaded.", "Aucun article n’est chargé."),
    NO_LONGER_IN_USE("no longer in use", "n’est plus en service"),
    NO_ROW_IS_IN_QUARANTINE("No row is in quarantine.", "Aucune ligne n’est en quarantaine."),
    NUMBER("No.", "N°"),
    OFFICE("Office", "Bureau"),
    OPEN("open", "ouverte"),
    OR_ON_THE_COMMAND_LINE(", or on the command line:", ", ou en ligne de commande :"),
    PRECISION_AT_5("Precision at 5\u00a0%", "Précision à 5\u00a0%"),
    QUALITY_BY_MONTH("Quality by month", "Qualité par mois"),
    QUARANTINE("Quarantine", "Quarantaine"),
    QUARANTINED("Quarantined", "En quarantaine"),
    READ("Read", "Lues"),
    REASON("Reason", "Motif"),
    REASONS("Reasons", "Motifs"),
    REPLACED("Replaced", "Remplacées"),
    RESTS_ON("Rests on", "Fondé sur"),
    RETURNED("returned", "reprise"),
    SAYS_WHY("says why, and takes the national currency.", "dit pourquoi, et prend la monnaie nationale."),
    SCORE("Score", "Note"),
    SCORE_CARDS("Score cards", "Fiches de qualité"),
    SEE_WHY("see why", "voir pourquoi"),
    SEVERITY("Severity", "Gravité"),
    SHARE_OF_GOODS_ITEMS_WITHOUT_ERRORS_WITH_NEITHER(
            "Share of goods items without errors; with neither errors nor warnings, in all and by side; by month",
            "Part des articles sans erreur ; sans erreur ni avertissement, en tout et par aspect ; par mois"),
    SHA_256("SHA-256", "SHA-256"),
    SHOW_ALL_DEFECTS(
            "Show all defects",
            "Montrer tous les défauts"),
    SOURCE("Source", "Source"),
    STATUS("Status", "État"),
    TABLE_OF_LOADS("Table of loads", "Tableau des chargements"),
    TAKE_IT_BACK("Take it back", "La reprendre"),
    TAX_ASSESSED("Tax assessed", "Taxe liquidée"),
    THE_FIGURES("The figures", "Les chiffres"),
    THINGS_WERE_TOLD_IN_TIME_AND_IN_ORDER(
            "Things were told in time and in order", "Tout a été dit à temps et dans l’ordre"),
    TIMELINESS("Timeliness", "Ponctualité"),
    TIMELY("Timely", "À temps"),
    TOO_FEW("too few", "trop peu"),
    UNIQUE("Unique", "Uniques"),
    UNIQUENESS("Uniqueness", "Unicité"),
    VALID("Valid", "Valides"),
    VALIDITY("Validity", "Validité"),
    VALUE(
            "Value",
            "Valeur"),
    VALUES_AGREE_WITH_ONE_ANOTHER("Values agree with one another", "Les valeurs s’accordent entre elles"),
    VALUES_HAVE_THE_FORM_AND_THE_CODE_THEY(
            "Values have the form and the code they need", "Les valeurs ont la forme et le code voulus"),
    WARNING("warning", "avertissement"),
    WARNINGS_ONLY("Warnings only", "Avertissements seuls"),
    WHAT_DEFECTS_COST("What defects cost", "Ce que coûtent les défauts"),
    WHAT_IS_WRONG_AND_WHAT_TO_DO(
            "What is wrong, and what to do",
            "Ce qui est faux, et que faire"),
    WHAT_NEXT("What next", "Ensuite"),
    WHAT_SHOULD_BE_GIVEN_IS_GIVEN("What should be given is given", "Ce qui doit être donné l’est"),
    WHAT_TO_DO("What to do", "Que faire"),
    WHAT_WOULD_BE_REPORTED_WITHOUT_THE_ITEMS_THAT(
            "What would be reported without the items that each check found wrong, and how well the model in force ranks controlled items without them. Mend first what moves most.",
            "Ce qui serait rapporté sans les articles que chaque contrôle a trouvés faux, et ce que vaut sans eux le classement des articles contrôlés par le modèle en vigueur. Corrigez d’abord ce qui change le plus."),
    WITHOUT_AN_ERROR("Without an error", "Sans erreur"),
    WITHOUT_THE_ITEMS_OF("Without the items of", "Sans les articles de"),
    WITH_ERRORS("With errors", "Avec erreurs");

    private final Words words;

    DataWords(String english, String french) {
        words = new Words(english, french);
    }

    @Override
    public String in(Locale language) {
        return words.in(language);
    }
}
