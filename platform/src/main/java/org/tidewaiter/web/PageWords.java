package org.tidewaiter.web;

import java.util.Locale;
import org.tidewaiter.analysis.Words;

/** What pages say around their figures, in English and in French; each text once, for all pages. */
public enum PageWords implements PageText {
    ALL_QUESTIONS("All questions", "Toutes les questions"),
    ANALYSIS("Analysis", "Analyse"),
    ANSWER("Answer", "Réponse"),
    ANSWERS("Answers", "Réponses"),
    ANSWERS_THAT_ARE_KEPT("Answers that are kept", "Réponses conservées"),
    ANSWERS_TAKEN("Answers taken: ", "Réponses enregistrées : "),
    ANSWER_NOW("Answer", "Répondre"),
    ASKED("Asked", "Posée"),
    ASKED_AGAIN("Asked again", "Posée à nouveau"),
    ASKED_BY("Asked by", "Posée par"),
    ASKED_ON("Asked on", "Posée le"),
    ASK_NOW("Ask now", "Poser maintenant"),
    A_REGISTER_NAMES_IT(
            "A register names it; no declaration does.", "Un registre le nomme ; aucune déclaration ne le fait."),
    BEING_WORKED_OUT("Being worked out, seconds so far: ", "En cours, secondes écoulées : "),
    CANNOT_SEE("Cannot see", "Ne voit pas"),
    CHANGED_FROM_THE_ONE_BEFORE("Changed from the one before", "Changé par rapport à la précédente"),
    CHANGES_IN_ALL("Changes in all: ", "Changements en tout : "),
    COLON(": ", " : "),
    COLUMN("Column", "Colonne"),
    COMPARE("Compare", "Comparer"),
    COMPARE_ANSWER("Compare answer", "Comparer la réponse"),
    COMPARE_WITH("with", "avec"),
    DATA_VERSION("Data version", "Version des données"),
    DAYS("Days", "Jours"),
    DIRECTOR_SUMMARY(
            "Ten figures of these data, what moved, what asks for a decision",
            "Dix chiffres de ces données, ce qui a bougé, ce qui demande une décision"),
    DIRECTOR("How do we stand?", "Où en sommes-nous ?"),
    DIRECTOR_ALL_INDICATORS(
            "All indicators, with what those lack that have no value",
            "Tous les indicateurs, avec ce qui manque à ceux sans valeur"),
    DIRECTOR_AS_REPORT("As a report, with its tables and charts", "En rapport, avec ses tableaux et graphiques"),
    DIRECTOR_LEAD(
            "The last quarter beside the one before, the same of the year before, and the target.",
            "Le dernier trimestre à côté du précédent, du même un an avant, et de l’objectif."),
    DIRECTOR_NO_DECISION("Nothing asks for a decision.", "Rien ne demande de décision."),
    DROP("Drop", "Retirer"),
    FIGURES_OF_CHART("The figures of this chart", "Les chiffres de ce graphique"),
    FIND("Find", "Trouver"),
    FIND_EXAMPLE("price, officer, release", "prix, agent, mainlevée"),
    GONE("Gone:", "Disparu :"),
    HOW_IT_IS_ANSWERED("How it is answered", "Comment on y répond"),
    HOW_IT_IS_ASKED("How it is asked", "Comment elle est posée"),
    IS("Is", "Après"),
    IS_SAID("is: ", "après : "),
    MADE_AT("Made at", "Établi le"),
    MAP_KEPT(
            "It is kept in the workspace's directory for passing files until the server ends.",
            "Il est gardé dans le dossier des fichiers de passage de l’espace de travail jusqu’à l’arrêt du serveur."),
    MAP_LEAD(
            "Tidewaiter looks at the header and the values and proposes which column is which field. You correct it, see the first rows as they would be loaded, and load.",
            "Tidewaiter regarde l’en-tête et les valeurs et propose quelle colonne est quel champ. Vous corrigez, voyez les premières lignes comme elles seraient chargées, et chargez."),
    MAP_NO_PREVIEW(
            "No preview: a field that every row needs is not filled yet.",
            "Pas d’aperçu : un champ dont chaque ligne a besoin n’est pas encore rempli."),
    MAP_ROWS_ALONE(
            "Each row by itself. Rows that contradict others of their declaration, or repeat one that is there, are refused when the file is loaded.",
            "Chaque ligne pour elle-même. Les lignes qui contredisent d’autres de leur déclaration, ou en répètent une, sont refusées au chargement du fichier."),
    METHOD("Method", "Méthode"),
    MODEL_EVALUATE(
            "Evaluate the model on a period it did not learn from.",
            "Évaluez le modèle sur une période dont il n’a pas appris."),
    MODEL_NEVER_PROMOTED("No model was ever promoted.", "Aucun modèle n’a jamais été promu."),
    MODEL_PROMOTIONS(
            "Who put which model in force, when and why. Lines are added, never changed.",
            "Qui a mis quel modèle en vigueur, quand et pourquoi. Des lignes s’ajoutent, aucune n’est changée."),
    MORE_ROWS_IN_FILE("More rows are in the file: ", "Autres lignes, dans le fichier : "),
    NAME("Name", "Nom"),
    NEEDS("Needs", "Il faut"),
    NEW("New:", "Nouveau :"),
    NONE_YET_ASK_A_QUESTION_THEN_SAVE_IT_FROM_ITS_REPORT(
            "None yet: ask a question, then save it from its report.",
            "Aucune encore : posez une question, puis enregistrez-la depuis son rapport."),
    NO("No", "Non"),
    NOTE("Note: what shows it", "Note : ce qui le montre"),
    NOT_NOW("no answer now", "pas de réponse maintenant"),
    NO_ANSWER("No answer", "Pas de réponse"),
    NO_RESULT_RECORDED(
            "No control with a result has been recorded.", "Aucun contrôle avec un résultat n’a été enregistré."),
    NO_ROW("No row.", "Aucune ligne."),
    OF_ALL("of", "sur"),
    ON_WHICH_DAY("On which day", "Quel jour"),
    OWN_FIGURES("An officer’s own figures", "Les chiffres d’un agent, pour lui-même"),
    OWN_FIGURES_LEAD(
            "What the questions about officers say of you, and of nobody else. A figure outside the limits is a question, and no sanction. That you looked, and under which number, goes into the trail; nobody checks the number.",
            "Ce que les questions sur les agents disent de vous, et de personne d’autre. Un chiffre hors limites est une question, non une sanction. Que vous avez regardé, et sous quel numéro, entre dans la piste ; personne ne vérifie le numéro."),
    PERIOD("Period", "Période"),
    PERIOD_AS_ABOVE("as above", "comme ci-dessus"),
    QUERY_DIALECT(
            "DuckDB's dialect: joins, WITH, windows, unions; no other functions than arithmetic, texts, days, sums and windows. Given up after 20 seconds.",
            "Le dialecte de DuckDB : jointures, WITH, fenêtres, unions ; pas d’autres fonctions que calcul, textes, jours, sommes et fenêtres. Abandonné après 20 secondes."),
    QUERY_LEAD(
            "One SELECT over the plain views. Nothing can be changed by it; each query is written down with who asked. Officers are masked.",
            "Un SELECT sur les vues simples. Il ne peut rien changer ; chaque requête est notée avec qui l’a posée. Les agents sont masqués."),
    QUERY_NO_ROW("No row fits.", "Aucune ligne ne convient."),
    QUESTIONS("Questions", "Questions"),
    QUESTIONS_LEAD(
            "What can be asked of the data. Each answer has its figures, their base, and where they come from.",
            "Ce que l’on peut demander aux données. Chaque réponse a ses chiffres, leur base, et d’où ils viennent."),
    QUESTIONS_THAT_SPEAK_OF("Questions that speak of", "Questions qui parlent de"),
    ROW("Row", "Ligne"),
    ROWS_LEFT_OUT("Rows left out here: ", "Lignes non imprimées : "),
    SAVE("Save", "Enregistrer"),
    SAVED_BY("Saved by", "Enregistrée par"),
    SAVED_QUESTIONS("Saved questions", "Questions enregistrées"),
    SAVED_QUESTIONS_AND_CHANGES("Saved questions, and what changed", "Questions enregistrées, et ce qui a changé"),
    SAVED_QUESTIONS_LEAD(
            "Asked again every week or month; what changed in an answer stands first.",
            "Posées à nouveau chaque semaine ou chaque mois ; ce qui a changé vient en premier."),
    SAVE_THIS_QUESTION("Save this question", "Enregistrer cette question"),
    SELF_ASSESSMENT("How far are we with data analysis?", "Où en sommes-nous dans l’analyse des données ?"),
    SELF_ASSESSMENT_DATA_LATER(
            "What the data say of these questions is being worked out; load the page again to see it.",
            "Ce que les données disent de ces questions est en cours ; recharger la page pour le voir."),
    SELF_ASSESSMENT_LEAD(
            "Forty questions that build on one another. What the data answer stands below the question; the others are asked. Each answer keeps its day, who gave it and a note, and earlier ones stay.",
            "Quarante questions qui s’enchaînent. Ce que les données répondent est sous la question ; les autres se demandent. Chaque réponse garde son jour, qui l’a donnée et une note, et les précédentes restent."),
    SELF_ASSESSMENT_REPORT("The report, with levels and next steps", "Le rapport, avec niveaux et prochaines étapes"),
    SHOW("Show", "Montrer"),
    STOP("Stop", "Arrêter"),
    THE_REPORT_AS_A_FILE("The report as a file", "Le rapport en fichier"),
    TO_THE_OVERVIEW("To the overview", "À l’aperçu"),
    TO_THE_RANKED_LIST("To the ranked list", "À la liste classée"),
    WAS("Was", "Avant"),
    WAS_SAID("was: ", "avant : "),
    WHAT_ASKS_FOR_A_DECISION("What asks for a decision", "Ce qui demande une décision"),
    WHAT_CHANGED("What changed", "Ce qui a changé"),
    WHAT_MOVED("What moved", "Ce qui a changé"),
    WHAT_THE_DATA_SAY("What the data say", "Ce que disent les données"),
    WHAT_THIS_IS_FOR("What this is for", "À quoi cela sert"),
    WHAT_WAS_FOUND("What was found:", "Ce qui a été trouvé :"),
    WHERE_THIS_COMES_FROM("Where this comes from", "D’où cela vient"),
    WHO_ANSWERS("Who answers", "Qui répond"),
    YES("Yes", "Oui"),
    YOUR_NAME("Your name", "Votre nom"),
    YOUR_NUMBER("Your number", "Votre numéro");

    private final String english;
    private final String french;

    PageWords(String english, String french) {
        this.english = english;
        this.french = french;
    }

    /** The text in a language. */
    @Override
    public String in(Locale language) {
        return new Words(english, french).in(language);
    }

    /** In English, on a page that is in English alone. */
    public String english() {
        return in(Locale.ENGLISH);
    }
}
