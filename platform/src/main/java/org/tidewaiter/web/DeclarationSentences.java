package org.tidewaiter.web;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.clearance.EventWords;
import org.tidewaiter.casefile.DeclarationEvents;
import org.tidewaiter.casefile.DeclarationFile;
import org.tidewaiter.casefile.DeclarationSummary;
import org.tidewaiter.casefile.DeclaredLines;
import org.tidewaiter.casefile.ProductPast;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.PartyRole;

/** The sentences of a declaration, in the language of the page: on its own page, and where it stands in a list. */
public final class DeclarationSentences {
    private DeclarationSentences() {}

    /** When it was accepted and where, and how many items it has; where the day is from, if the message does not say it. */
    public static Prose lead(
            DeclarationFile.Version declaration, int items, @Nullable String dayTakenFrom, PageLanguage p) {
        return Prose.of(p.say("Accepted ", "Acceptée le "))
                .strong(DisplayText.moment(declaration.acceptedAt()))
                .given(
                        dayTakenFrom,
                        from -> Prose.of(p.say(
                                " (its message names no day of acceptance; this is the {0})",
                                " (son message ne nomme pas de jour d’acceptation ; voici : {0})", from)))
                .given(
                        declaration.officeCode(),
                        office -> Prose.of(p.say(" at office ", " au bureau "))
                                .link(p.in("/ranked?office=" + office), office))
                .say(", " + OverviewSentences.items(items, p))
                .sayIf(declaration.version() > 1, ", version " + declaration.version())
                .say(".");
    }

    /** What the model expects a control to bring in. */
    public static Prose expects(@Nullable Number amount, @Nullable String national, PageLanguage p) {
        return Prose.of(p.say("expects ", "on attend "))
                .span("", Prose.of(p.count(amount) + " " + p.inCurrency(national)));
    }

    /** What selected a control. */
    static String selector(Chooser chooser, PageLanguage p) {
        return p.isFrench()
                ? switch (chooser) {
                    case ALL -> "contrôlée comme toutes";
                    case RANDOM -> "choisie par tirage";
                    case UNKNOWN -> "choix non enregistré";
                    case RULE -> "choisie par une règle";
                    case MODEL -> "choisie par le modèle";
                    case OFFICER -> "choisie par un agent";
                    case NONE -> "non choisie";
                }
                : DisplayText.selector(chooser);
    }

    /** Who put a declaration into its lane. */
    public static String chooser(Chooser chooser, PageLanguage p) {
        return p.isFrench()
                ? switch (chooser) {
                    case NONE -> "non choisie";
                    case UNKNOWN -> "choix non enregistré";
                    default -> "par " + who(chooser, p);
                }
                : DisplayText.chooser(chooser);
    }

    /** Who or what chooses. */
    public static String who(Chooser chooser, PageLanguage p) {
        return switch (chooser) {
            case RULE -> p.say("rule", "règle");
            case MODEL -> p.say("model", "modèle");
            case RANDOM -> p.say("random", "tirage");
            case OFFICER -> p.say("officer", "agent");
            case ALL -> p.say("all", "toutes");
            case UNKNOWN -> p.say("unknown", "inconnu");
            case NONE -> p.say("none", "aucun");
        };
    }

    /** Which version was assessed, and which is in force. */
    public static String versions(int assessed, int inForce, PageLanguage p) {
        return p.say(
                "Version {0} was assessed; version {1} is in force.",
                "La version {0} a été évaluée ; la version {1} est en vigueur.", assessed, inForce);
    }

    /** Of which item the reasons speak. */
    public static Prose explainedItem(int item, PageLanguage p) {
        return Prose.of(p.say(
                        "A declaration is as risky as its riskiest item. The reasons speak of ",
                        "Une déclaration est aussi risquée que son article le plus risqué. Les motifs parlent de "))
                .strong(p.say("item {0}", "l’article {0}", item))
                .say(".");
    }

    /** How the bars of the reasons are read, when they were made and with which model. */
    public static Prose bars(DeclarationFile.Score score, PageLanguage p) {
        return Prose.of(
                        p.say(
                                "Bars to the right raise the score, to the left lower it; their length is the contribution in log-odds. ",
                                "Les barres à droite élèvent la note, à gauche l’abaissent ; leur longueur est la contribution en logarithme de la cote. "))
                .say(OverviewSentences.made(score.assessedAt(), score.modelId(), p));
    }

    /** The file and line from which a declaration was loaded. */
    public static String loadedFrom(DeclarationFile.Version version, PageLanguage p) {
        String file = version.fileName() == null ? "" : version.fileName() + ", ";
        return file + p.say("line ", "ligne ") + p.count(version.lineNumber());
    }

    /** Whether a version is in force. */
    public static String state(DeclarationFile.Version version, PageLanguage p) {
        Integer by = version.supersededBy();
        return by == null
                ? p.say("in force", "en vigueur")
                : by == 0 ? p.say("a draft", "un projet") : p.say("replaced", "remplacée");
    }

    /** An event in words: "request answered" for {@code REQUEST_ANSWERED}. */
    public static String event(DeclarationEvents.Event event, PageLanguage p) {
        return EventWords.named(event.eventCode()).in(p.locale());
    }

    private static final Map<String, String> FRENCH_COLUMNS = WhatFor.words("lines_fr.yaml");

    /**
     * The head of a column of what repeats: "Rate, %" for {@code rate_percent}, "Type" for {@code type_code}; in French as {@code lines_fr.yaml} has
     * it.
     */
    public static String heading(String column, PageLanguage p) {
        String french = p.isFrench() ? FRENCH_COLUMNS.get(column) : null;
        if (french != null) {
            return french;
        }
        String words = DisplayText.words(column)
                .replaceFirst("^type code$", "type")
                .replaceFirst(" percent$", ", %")
                .replaceFirst(" kg$", ", kg");
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What a table of what repeats in a declaration is called on its page. */
    public static String title(DeclaredLines lines, PageLanguage p) {
        return switch (lines.table()) {
            case TAX_LINE -> p.say("Taxes", "Taxes");
            case DOCUMENT -> p.say("Documents", "Documents");
            case CONTAINER -> p.say("Containers", "Conteneurs");
            case PACKAGING -> p.say(CaseWords.PACKAGES);
            case CHARGE -> p.say("Charges", "Frais");
            case INVOICE -> p.say("Invoices", "Factures");
            case ADDITIONAL_INFORMATION -> p.say("Further codes and statements", "Autres codes et mentions");
            case DECLARED_PARTY -> p.say("Parties", "Parties");
            case JOURNEY -> p.say("Voyages", "Voyages");
            case PERSON -> p.say("Passengers and crew", "Passagers et équipage");
            case PERSON_DETAIL ->
                p.say("Further details of passengers and crew", "Autres indications sur les passagers et l’équipage");
        };
    }

    /** How many more lines there are than are shown. */
    public static String moreLines(long more, PageLanguage p) {
        return p.counted(
                more,
                "{0} more is in the workspace.",
                "{0} more are in the workspace.",
                "{0} autre est dans l’espace de travail.",
                "{0} autres sont dans l’espace de travail.");
    }

    /** When a version was accepted, and where it stood. */
    public static String origin(DeclarationFile.Version version, PageLanguage p) {
        return p.say("accepted {0} · ", "acceptée le {0} · ", DisplayText.moment(version.acceptedAt()))
                + loadedFrom(version, p);
    }

    /** The amount of a version's invoice with its currency; empty where none is given. */
    public static String invoice(DeclarationFile.Version version, PageLanguage p) {
        return version.invoiceAmount() == null ? "" : p.amountIn(version.invoiceAmount(), version.currency());
    }

    /** The heading of the items' amounts, with the declaration's currency. */
    public static String amount(DeclarationFile.Version declaration, PageLanguage p) {
        String amount = p.say("Amount", "Montant");
        return declaration.currency() == null ? amount : amount + ", " + declaration.currency();
    }

    /** What of the past is counted where only what was known on the day is. */
    public static String onlyBefore(DeclarationFile.Version declaration, PageLanguage p) {
        return p.say(
                "Only declarations accepted and results recorded before {0}.",
                "Seulement les déclarations acceptées et les résultats enregistrés avant le {0}.",
                DisplayText.day(declaration.acceptedAt()));
    }

    /** The role of a party. */
    public static String role(PartyRole role, PageLanguage p) {
        return role.word(p.locale());
    }

    /** The role of a party as the heading of a fact. */
    public static String roleHeading(PartyRole role, PageLanguage p) {
        String word = role(role, p);
        return word.substring(0, 1).toUpperCase(p.locale()) + word.substring(1);
    }

    /** Since which month a party is known. */
    public static String since(@Nullable LocalDateTime first, PageLanguage p) {
        if (first == null) {
            return DisplayText.NOTHING;
        }
        return p.isFrench() ? "depuis " + FRENCH_MONTH.format(first) : "since " + DisplayText.month(first);
    }

    private static final DateTimeFormatter FRENCH_MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH);

    /** How many declarations of a party that were controlled are listed. */
    public static String lastControlled(long controlled, PageLanguage p) {
        return p.counted(
                controlled,
                "Last {0} controlled declaration",
                "Last {0} controlled declarations",
                "Dernière {0} déclaration contrôlée",
                "Dernières {0} déclarations contrôlées");
    }

    /** What the past prices are of. */
    public static String priceOf(ProductPast product, int item, PageLanguage p) {
        ProductPast.Prices prices = product.prices();
        return product.sameOrigin()
                ? p.say(
                        "Price per kg of item {0}: HS {1} from {2}",
                        "Prix au kg de l’article {0} : SH {1}, origine {2}",
                        item,
                        prices.hs6(),
                        p.country(prices.originCountry()))
                : p.say(
                        "Price per kg of item {0}: HS {1}, all origins",
                        "Prix au kg de l’article {0} : SH {1}, toutes origines", item, prices.hs6());
    }

    /** In which currency past prices are: the national one where they are customs values. */
    public static String currencyOf(ProductPast.Prices prices, String national, PageLanguage p) {
        String own = prices.currency();
        return own == null || prices.basis() == ProductPast.PriceBasis.CUSTOMS_VALUE ? p.currency(national) : own;
    }

    /** That there are too few past prices. */
    public static String tooFewPrices(long peers, PageLanguage p) {
        return p.counted(
                peers,
                "{0} past item with this HS code and basis: too few to judge.",
                "{0} past items with this HS code and basis: too few to judge.",
                "{0} article passé avec ce code SH et cette base : trop peu pour juger.",
                "{0} articles passés avec ce code SH et cette base : trop peu pour juger.");
    }

    /** Past prices per kg beside that of an item, in words. */
    public static Prose prices(ProductPast product, String unit, PageLanguage p) {
        ProductPast.Prices prices = product.prices();
        return Prose.of(p.say("This item: ", "Cet article : "))
                .strong(p.price(prices.price()))
                .say(p.say(" {0} per kg ({1}). ", " {0} au kg ({1}). ", unit, basis(prices.basis(), p)))
                .strong(p.percent(prices.shareBelow(), 0))
                .say(p.say(
                        " of {0} past items were cheaper; half lie between {1} and {2}, nine in ten between {3} and {4}.",
                        " de {0} articles passés étaient moins chers ; la moitié se situe entre {1} et {2}, neuf sur dix entre {3} et {4}.",
                        p.count(prices.peers()),
                        p.price(prices.p25()),
                        p.price(prices.p75()),
                        p.price(prices.p05()),
                        p.price(prices.p95())))
                .sayIf(
                        !product.sameOrigin(),
                        p.say(
                                " There were too few from the same origin.",
                                " Il y en avait trop peu de la même origine."));
    }

    private static String basis(ProductPast.PriceBasis basis, PageLanguage p) {
        return switch (basis) {
            case CUSTOMS_VALUE -> p.say("customs value", "valeur en douane");
            case CONVERTED, ITEM_AMOUNT -> p.say("item amount", "montant de l’article");
        };
    }

    /** What the goods of a declaration of a list are: as declared, or else as the tariff says. */
    public static String goods(DeclarationSummary declaration) {
        String declared = declaration.description();
        return declared == null ? DisplayText.goods(declaration.hsCode()) : declared;
    }
}
