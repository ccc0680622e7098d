package org.tidewaiter.web;

import java.util.Locale;
import org.tidewaiter.analysis.Words;

/** What the pages of mapping, models, queries and companies say around their figures, in English and in French; each text once. */
public enum ToolWords implements PageText {
    ALL_EMPTY("all empty", "toutes vides"),
    ALL_ROWS("All rows", "Toutes les lignes"),
    AMOUNT_RECALL("Amount recall", "Rappel des montants"),
    ANOTHER_FILE("Another file", "Un autre fichier"),
    ASK("Ask", "Poser"),
    AS_CSV("As CSV", "En CSV"),
    AS_THE_VALUES_PROVE("as the values prove", "selon les valeurs"),
    AVERAGE_PRECISION("Average precision", "Précision moyenne"),
    BRIER_SCORE("Brier score", "Score de Brier"),
    BY_CONTROLS("by controls", "par des contrôles"),
    CALIBRATION("Calibration", "Calibrage"),
    CAUGHT_BY_MODEL("Caught by model", "Trouvées par le modèle"),
    CHANCE("Chance", "Hasard"),
    COLUMNS("Columns", "Colonnes"),
    COLUMN_OF_THE_FILE("Column of the file", "Colonne du fichier"),
    COMPANY("Company", "Entreprise"),
    CONTROLLED("Controlled", "Contrôlés"),
    COUNTRY("Country", "Pays"),
    DECLARATIONS_CONTROLS_AND_FINDINGS_BY_MONTH(
            "Declarations, controls and findings by month", "Déclarations, contrôles et constatations par mois"),
    DAY_MONTH_YEAR("day, month, year", "jour, mois, année"),
    DECIMAL_SIGN("Decimal sign", "Signe décimal"),
    EVALUATED_ON("Evaluated on", "Évalué sur"),
    EVERY_CONTROLLED_ITEM("Every controlled item of the period.", "Tout article contrôlé de la période."),
    FIELD_OF_THE_MODEL("Field of the model", "Champ du modèle"),
    FINDINGS_CAUGHT_BY_SHARE_CONTROLLED(
            "Findings caught by share controlled", "Constatations trouvées selon la part contrôlée"),
    FROM_THIS_BROWSER("From this browser", "Depuis ce navigateur"),
    GAIN("Gain", "Constatations trouvées"),
    GOODS_IN_ITS_DECLARATIONS("Goods in its declarations", "Marchandises de ses déclarations"),
    HOW_IT_WAS_MADE("How it was made", "Comment il a été fait"),
    HOW_SURE("How sure", "Certitude"),
    IN_A_FOLDER_OF_THE_SERVER("In a folder of the server", "Dans un dossier du serveur"),
    IN_FORCE("in force", "en vigueur"),
    IN_THE_LAST_ASSESSMENT("In the last assessment", "Dans la dernière sélection"),
    IN_THE_LIST("In the list", "Dans la liste"),
    ITEMS_NOT_SEEN_BEFORE(
            "Items of which neither the (HS 6, net mass) nor the (HS 6, item amount) occurs in a row before them.",
            "Articles dont ni (SH 6, masse nette) ni (SH 6, montant de l’article) ne se trouvent dans une ligne avant eux."),
    LATEST_DECLARATIONS("Latest declarations", "Dernières déclarations"),
    LEAK_CHECK("Leak check", "Contrôle de fuite"),
    LEARNED_FROM("Learned from", "Appris de"),
    LIBRARY_VERSIONS("Library versions", "Versions des bibliothèques"),
    LIFT("Lift", "Gain"),
    LINE("Line", "Ligne"),
    LOAD_IT("Load it", "Le charger"),
    LOAD_WITH_IT("Load with it", "Charger avec elle"),
    MADE("Made", "Fait"),
    MAP("Map", "Mettre en correspondance"),
    METRICS("Metrics", "Mesures"),
    MODEL("Model", "Modèle"),
    MONTH_DAY_YEAR("month, day, year", "mois, jour, année"),
    NAME_OF_THE_FILE_BELOW_THE_FOLDER("Name of the file, below the folder", "Nom du fichier, sous le dossier"),
    NAME_OF_THE_MAPPING("Name of the mapping", "Nom de la correspondance"),
    NEEDED_AND_FOUND_IN_NO_COLUMN("Needed, and found in no column", "Nécessaires, et dans aucune colonne"),
    NON_REPEATING_ROWS("Non-repeating rows", "Lignes sans répétition"),
    NOT_AS_IT_WAS_MEASURED("Not as it was measured", "Pas tel qu’il a été mesuré"),
    NOT_IN_FORCE("not in force", "pas en vigueur"),
    NOT_LOADED("not loaded", "non chargée"),
    OBSERVED("Observed", "Observé"),
    OFFICERS_MASKED("officers masked", "agents masqués"),
    OF_95_PERCENT_INTERVAL("95\u00a0% interval", "Intervalle à 95\u00a0%"),
    ORDER_OF_DAYS_IN_FIGURES("Days in figures", "Jours en chiffres"),
    ORIGINS("Origins", "Origines"),
    PARAMETERS("Parameters", "Paramètres"),
    PRECISION("Precision", "Précision"),
    PREDICTED("Predicted", "Prévu"),
    PREDICTED_AGAINST_OBSERVED_WITH_95_PERCENT_INTERVALS(
            "Predicted against observed, with 95 % intervals", "Prévu et observé, avec des intervalles à 95 %"),
    PREVIEW("Preview", "Aperçu"),
    PROMOTIONS("Promotions", "Mises en vigueur"),
    QUERY("Query", "Requête"),
    RECALL("Recall", "Rappel"),
    RELIABILITY("Reliability", "Fiabilité"),
    SAVE_AS_YAML("Save as YAML", "Enregistrer en YAML"),
    SMOOTHED_RATE("Smoothed rate", "Taux lissé"),
    TABLE_OF_GOODS("Table of goods", "Tableau des marchandises"),
    TABLE_OF_ORIGINS("Table of origins", "Tableau des origines"),
    THAT_CANNOT_BE_DONE("That cannot be done", "Cela n’est pas possible"),
    THE_FIRST_ROWS_AS_THEY_WOULD_BE_LOADED(
            "The first rows as they would be loaded", "Les premières lignes comme elles seraient chargées"),
    THE_MAPPING_AS_TEXT("The mapping as text", "La correspondance en texte"),
    UPLOAD_AND_MAP("Upload and map", "Envoyer et mettre en correspondance"),
    VALUE("Value", "Valeur"),
    VALUES("Values", "Valeurs"),
    WHAT_CAN_BE_ASKED("What can be asked", "Ce que l’on peut demander"),
    WHO_IT_IS("Who it is", "Qui c’est"),
    WITH_WHOM("With whom", "Avec qui"),
    YEAR_MONTH_DAY("year, month, day", "année, mois, jour");

    @SuppressWarnings("ImmutableEnumChecker") // a record of two texts
    private final Words words;

    ToolWords(String english, String french) {
        words = new Words(english, french);
    }

    @Override
    public String in(Locale language) {
        return words.in(language);
    }
}
