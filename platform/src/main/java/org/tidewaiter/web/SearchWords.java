package org.tidewaiter.web;

import java.util.Locale;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.search.SearchQuery.Group;

/** What the pages of a search say around what was found, in English and in French; each text once. */
public enum SearchWords implements PageText {
    ADVANCE_CARGO("Advance cargo", "Fret avant l’arrivée"),
    ALL("All", "Tout"),
    ALL_UNDER_THIS_CODE("All under this code", "Toutes sous ce code"),
    A_COMPANY("A company", "Une entreprise"),
    A_COMPANY_IS_FOUND(
            "by its number, or by its name in any order, with typing errors, without accents, in Latin or Cyrillic letters",
            "par son numéro, ou par son nom dans n’importe quel ordre, avec des fautes de frappe, sans accents, en lettres latines ou cyrilliques"),
    A_DECLARATION("A declaration", "Une déclaration"),
    A_DECLARATION_IS_FOUND(
            "by its number or the declarant's reference, a bill, container, document, voyage or ship, by a part of it, or by its day: ",
            "par son numéro ou la référence du déclarant, un connaissement, conteneur, document, voyage ou navire, par une partie, ou par son jour : "),
    BY_THE_KNOWN_TEXTS(
            "By the known texts that come nearest, the likeliest first: a hint where to look, and no ruling.",
            "D’après les textes connus les plus proches, le plus probable d’abord : une piste, non un classement."),
    COMPANIES("Companies", "Entreprises"),
    COMPANIES_NEAR(
            "No company has this number; these differ by one sign.",
            "Aucune entreprise n’a ce numéro ; celles-ci en diffèrent d’un signe."),
    DECLARATIONS("Declarations", "Déclarations"),
    DECLARATIONS_NEAR(
            "No declaration has this number; these differ by one sign.",
            "Aucune déclaration n’a ce numéro ; celles-ci en diffèrent d’un signe."),
    EVERYTHING(
            "Every declaration, company and description of goods in this workspace.",
            "Toutes les déclarations, entreprises et désignations de marchandises de cet espace de travail."),
    GOODS("Goods", "Marchandises"),
    GOODS_ARE_FOUND("by the words of their description", "par les mots de leur désignation"),
    GOODS_NEAR(
            "No description has all of these words; these have some.",
            "Aucune désignation n’a tous ces mots ; celles-ci en ont quelques-uns."),
    HEADINGS("Headings to which these words may belong", "Positions auxquelles ces mots peuvent appartenir"),
    HS_CODE("An HS code", "Un code SH"),
    HS_CODES("HS codes", "Codes SH"),
    HS_CODE_IS_FOUND(
            "by its first digits, or by the words of the tariff",
            "par ses premiers chiffres, ou par les mots du tarif"),
    IN_WHICH_IT_IS_NAMED("In which this company is named.", "Où cette entreprise est nommée."),
    KEY_FIND("find", "chercher"),
    KEY_MOVE("move", "aller"),
    KEY_OPEN("open", "ouvrir"),
    LATEST_FIRST(", the latest first", ", les plus récentes d’abord"),
    MAY_BE_MISSING("What came in last may be missing", "Les derniers arrivés peuvent manquer"),
    NEXT("Next →", "Suivant →"),
    NOTHING_WAS_FOUND("Nothing was found", "Rien n’a été trouvé"),
    NO_DECLARATION("No declaration stands here.", "Il n’y a pas de déclaration ici."),
    NO_GOODS("No goods are called so.", "Aucune marchandise ne s’appelle ainsi."),
    NO_HS_CODE(
            "No chapter, heading or subheading of the Harmonized System.",
            "Ni chapitre, ni position, ni sous-position du Système harmonisé."),
    PAGES_OF_THE_LIST("Pages of the list", "Pages de la liste"),
    PREVIOUS("← Previous", "← Précédent"),
    RANKED_LIST("ranked list", "liste classée"),
    SEARCH("Search", "Recherche"),
    TRY_FEWER(
            "Try fewer words or another spelling, a part of a number (three signs or more), or, with its filters, the ",
            "Essayez moins de mots ou une autre graphie, une partie d’un numéro (trois signes ou plus), ou, avec ses filtres, la "),
    UNKNOWN_GOODS("Unknown goods", "Marchandise inconnue"),
    WHAT_CAN_BE_FOUND("What can be found", "Ce qui peut être trouvé"),
    WHAT_WAS_FOUND("What was found", "Ce qui a été trouvé");

    @SuppressWarnings("ImmutableEnumChecker") // a record of two texts
    private final Words words;

    SearchWords(String english, String french) {
        words = new Words(english, french);
    }

    /** The text in both. */
    Words words() {
        return words;
    }

    /** The text in a language. */
    @Override
    public String in(Locale language) {
        return words.in(language);
    }

    /** What a group of hits is called. */
    static SearchWords of(Group group) {
        return switch (group) {
            case DECLARATIONS -> DECLARATIONS;
            case COMPANIES -> COMPANIES;
            case GOODS -> GOODS;
            case TARIFF -> HS_CODES;
        };
    }
}
