package org.tidewaiter.datamodel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every field of the model that a column of a file can be mapped to, with its WCO Data Model 3.6 element.
 *
 * <p>A field's name in mappings, messages and the manual is {@link #path()}: {@code goods_item.hs_code}.
 */
// Long: a constant a field, all of them in one list.
public enum Field {
    DECLARATION_ID(
            ModelPart.DECLARATION, Type.TEXT, true, "D014", "the declaration number", "le numéro de la déclaration"),
    VERSION(
            ModelPart.DECLARATION,
            Type.COUNT,
            false,
            "",
            "the version of the declaration",
            "la version de la déclaration"),
    ACCEPTED_AT(ModelPart.DECLARATION, Type.TIME, true, "023", "the date of acceptance", "la date d'acceptation"),
    TYPE_CODE(ModelPart.DECLARATION, Type.CODE, false, "D013", "the type of declaration", "le type de déclaration"),
    OFFICE_CODE(ModelPart.DECLARATION, Type.CODE, false, "065", "the customs office", "le bureau de douane"),
    TRANSPORT_MODE(ModelPart.DECLARATION, Type.CODE, false, "T022", "the mode of transport", "le mode de transport"),
    EXPORT_COUNTRY(ModelPart.DECLARATION, Type.COUNTRY, false, "062", "the country of export", "le pays d'exportation"),
    DESTINATION_COUNTRY(
            ModelPart.DECLARATION, Type.COUNTRY, false, "465", "the country of destination", "le pays de destination"),
    INCOTERM(ModelPart.DECLARATION, Type.CODE, false, "090", "the delivery term", "la condition de livraison"),
    DECLARANT_ID(ModelPart.DECLARATION, Type.PARTY, false, "R123", "the declarant's number", "le numéro du déclarant"),
    IMPORTER_ID(
            ModelPart.DECLARATION, Type.PARTY, false, "R038", "the importer's number", "le numéro de l'importateur"),
    EXPORTER_ID(
            ModelPart.DECLARATION, Type.PARTY, false, "R032", "the exporter's number", "le numéro de l'exportateur"),
    SELLER_ID(ModelPart.DECLARATION, Type.PARTY, false, "R051", "the seller's number", "le numéro du vendeur"),
    CARRIER_ID(ModelPart.DECLARATION, Type.PARTY, false, "R012", "the carrier's number", "le numéro du transporteur"),
    CURRENCY(
            ModelPart.DECLARATION,
            Type.CURRENCY,
            false,
            "135",
            "the currency of the invoice",
            "la monnaie de la facture"),
    INVOICE_AMOUNT(
            ModelPart.DECLARATION,
            Type.AMOUNT,
            false,
            "109",
            "the total amount of the invoice",
            "le montant total de la facture"),
    EXCHANGE_RATE(ModelPart.DECLARATION, Type.RATE, false, "118", "the exchange rate", "le taux de change"),
    DECLARATION_GROSS_MASS_KG(
            ModelPart.DECLARATION,
            "gross_mass_kg",
            Type.MASS,
            false,
            "131",
            "the total gross mass",
            "la masse brute totale"),
    PACKAGES(
            ModelPart.DECLARATION,
            Type.COUNT,
            false,
            "146",
            "the total number of packages",
            "le nombre total de colis"),
    LOCAL_REFERENCE(
            ModelPart.DECLARATION,
            Type.TEXT,
            "D026",
            "the declarant's own reference",
            "la référence propre au déclarant"),
    UCR(
            ModelPart.DECLARATION,
            Type.TEXT,
            "016",
            "the unique consignment reference (UCR)",
            "la référence unique d'envoi (RUE)"),
    INVOICE_NUMBER(ModelPart.DECLARATION, Type.TEXT, "D016", "the invoice number", "le numéro de facture"),
    TRANSPORT_DOCUMENT(
            ModelPart.DECLARATION,
            Type.TEXT,
            "D023",
            "the number of the transport document",
            "le numéro du document de transport"),
    PREVIOUS_DOCUMENT(ModelPart.DECLARATION, Type.TEXT, "D018", "the previous document", "le document précédent"),
    MANIFEST_NUMBER(ModelPart.DECLARATION, Type.TEXT, "", "the manifest number", "le numéro du manifeste"),
    TRANSPORT_ID(
            ModelPart.DECLARATION,
            Type.TEXT,
            "T006",
            "the identity of the means of transport",
            "l'identité du moyen de transport"),
    TRANSPORT_NAME(
            ModelPart.DECLARATION,
            Type.TEXT,
            "T005",
            "the name of the means of transport",
            "le nom du moyen de transport"),
    VOYAGE_NUMBER(
            ModelPart.DECLARATION, Type.TEXT, "149", "the voyage or flight number", "le numéro du voyage ou du vol"),
    LOADING_PLACE(ModelPart.DECLARATION, Type.TEXT, "L010", "the place of loading", "le lieu de chargement"),
    UNLOADING_PLACE(ModelPart.DECLARATION, Type.TEXT, "L013", "the place of unloading", "le lieu de déchargement"),
    EXIT_OFFICE(ModelPart.DECLARATION, Type.TEXT, "G005", "the customs office of exit", "le bureau de sortie"),
    ENTRY_OFFICE(ModelPart.DECLARATION, Type.TEXT, "G003", "the customs office of entry", "le bureau d'entrée"),
    GOODS_LOCATION(
            ModelPart.DECLARATION, Type.TEXT, "L017", "the location of the goods", "la localisation des marchandises"),
    DELIVERY_PLACE(ModelPart.DECLARATION, Type.TEXT, "L023", "the place of delivery", "le lieu de livraison"),
    ARRIVED_AT(ModelPart.DECLARATION, Type.TIME, "172", "the date of arrival", "la date d'arrivée"),
    LODGED_AT(ModelPart.DECLARATION, Type.TIME, "", "the date of lodging", "la date de dépôt"),
    RELEASED_AT(ModelPart.DECLARATION, Type.TIME, "", "the date of release", "la date de mainlevée"),
    FREIGHT_AMOUNT(ModelPart.DECLARATION, Type.AMOUNT, "117", "the freight", "le fret"),
    INSURANCE_AMOUNT(ModelPart.DECLARATION, Type.AMOUNT, "", "the insurance", "l'assurance"),
    OTHER_CHARGES(ModelPart.DECLARATION, Type.AMOUNT, "", "the other charges", "les autres frais"),
    DEDUCTIONS(ModelPart.DECLARATION, Type.AMOUNT, "", "the deductions", "les déductions"),
    DECLARATION_CUSTOMS_VALUE(
            ModelPart.DECLARATION,
            "customs_value",
            Type.AMOUNT,
            "",
            "the total customs value",
            "la valeur en douane totale"),
    DECLARATION_TAX_ASSESSED(
            ModelPart.DECLARATION, "tax_assessed", Type.AMOUNT, "", "the total of the taxes", "le total des taxes"),
    DECLARATION_TAX_SUSPENDED(
            ModelPart.DECLARATION,
            "tax_suspended",
            Type.AMOUNT,
            "",
            "the total of the suspended taxes",
            "le total des taxes suspendues"),
    TAX_PAID(ModelPart.DECLARATION, Type.AMOUNT, "", "the taxes paid", "les taxes payées"),
    ITEM_COUNT(ModelPart.DECLARATION, Type.COUNT, "228", "the number of items", "le nombre d'articles"),
    DECLARANT_NAME(ModelPart.DECLARATION, Type.TEXT, "R124", "the declarant's name", "le nom du déclarant"),
    IMPORTER_NAME(ModelPart.DECLARATION, Type.TEXT, "R037", "the importer's name", "le nom de l'importateur"),
    IMPORTER_ADDRESS(ModelPart.DECLARATION, Type.TEXT, "239", "the importer's address", "l'adresse de l'importateur"),
    EXPORTER_NAME(ModelPart.DECLARATION, Type.TEXT, "R031", "the exporter's name", "le nom de l'exportateur"),
    EXPORTER_ADDRESS(ModelPart.DECLARATION, Type.TEXT, "239", "the exporter's address", "l'adresse de l'exportateur"),
    SELLER_NAME(ModelPart.DECLARATION, Type.TEXT, "R050", "the seller's name", "le nom du vendeur"),
    BUYER_NAME(ModelPart.DECLARATION, Type.TEXT, "R009", "the buyer's name", "le nom de l'acheteur"),
    CARRIER_NAME(ModelPart.DECLARATION, Type.TEXT, "R011", "the carrier's name", "le nom du transporteur"),
    NOTIFY_PARTY_NAME(ModelPart.DECLARATION, Type.TEXT, "R045", "the party to be notified", "la partie à aviser"),

    SEQUENCE(ModelPart.GOODS_ITEM, Type.COUNT, false, "006", "the item number", "le numéro de l'article"),
    HS_CODE(ModelPart.GOODS_ITEM, Type.HS_CODE, true, "145", "the commodity code", "le code des marchandises"),
    DESCRIPTION(
            ModelPart.GOODS_ITEM,
            Type.TEXT,
            false,
            "137",
            "the description of the goods",
            "la désignation des marchandises"),
    ORIGIN_COUNTRY(ModelPart.GOODS_ITEM, Type.COUNTRY, false, "063", "the country of origin", "le pays d'origine"),
    ORIGIN_TYPE(ModelPart.GOODS_ITEM, Type.CODE, false, "501", "the kind of origin", "le type d'origine"),
    PREFERENCE_CODE(ModelPart.GOODS_ITEM, Type.CODE, false, "164", "the preference claimed", "la préférence demandée"),
    PROCEDURE_CODE(ModelPart.GOODS_ITEM, Type.CODE, false, "166", "the customs procedure", "le régime douanier"),
    PREVIOUS_PROCEDURE_CODE(
            ModelPart.GOODS_ITEM, Type.CODE, false, "161", "the previous procedure", "le régime précédent"),
    END_USE_CODE(ModelPart.GOODS_ITEM, Type.CODE, false, "", "the end use", "la destination particulière"),
    PAYMENT_METHOD(ModelPart.GOODS_ITEM, Type.CODE, false, "107", "the method of payment", "le mode de paiement"),
    VALUATION_METHOD(ModelPart.GOODS_ITEM, Type.CODE, false, "122", "the valuation method", "la méthode d'évaluation"),
    NET_MASS_KG(ModelPart.GOODS_ITEM, Type.MASS, false, "128", "the net mass", "la masse nette"),
    GROSS_MASS_KG(ModelPart.GOODS_ITEM, Type.MASS, false, "126", "the gross mass", "la masse brute"),
    SUPPLEMENTARY_QUANTITY(
            ModelPart.GOODS_ITEM, Type.MASS, false, "130", "the supplementary quantity", "la quantité supplémentaire"),
    SUPPLEMENTARY_UNIT(ModelPart.GOODS_ITEM, Type.CODE, false, "", "the supplementary unit", "l'unité supplémentaire"),
    ITEM_AMOUNT(ModelPart.GOODS_ITEM, Type.AMOUNT, false, "112", "the price of the item", "le prix de l'article"),
    CUSTOMS_VALUE(ModelPart.GOODS_ITEM, Type.AMOUNT, false, "108", "the customs value", "la valeur en douane"),
    STATISTICAL_VALUE(
            ModelPart.GOODS_ITEM, Type.AMOUNT, false, "114", "the statistical value", "la valeur statistique"),
    DUTY_RATE_PERCENT(ModelPart.GOODS_ITEM, Type.RATE, false, "115", "the rate of duty", "le taux de droit"),
    TAX_ASSESSED(ModelPart.GOODS_ITEM, Type.AMOUNT, false, "120", "the taxes of the item", "les taxes de l'article"),
    ITEM_PACKAGES(ModelPart.GOODS_ITEM, "packages", Type.COUNT, "144", "the number of packages", "le nombre de colis"),
    PACKAGE_TYPE(ModelPart.GOODS_ITEM, Type.TEXT, "141", "the kind of packages", "la nature des colis"),
    MARKS(ModelPart.GOODS_ITEM, Type.TEXT, "142", "the marks and numbers", "les marques et numéros"),
    CONTAINER_ID(ModelPart.GOODS_ITEM, Type.TEXT, "159", "the container number", "le numéro de conteneur"),
    VEHICLE_ID(
            ModelPart.GOODS_ITEM,
            Type.TEXT,
            "",
            "the vehicle identification number",
            "le numéro d'identification du véhicule"),
    BRAND(ModelPart.GOODS_ITEM, Type.TEXT, "", "the brand", "la marque"),
    CAS_NUMBER(ModelPart.GOODS_ITEM, Type.TEXT, "", "the CAS number", "le numéro CAS"),
    UNDG_CODE(
            ModelPart.GOODS_ITEM,
            Type.TEXT,
            "145",
            "the UN number of dangerous goods",
            "le numéro ONU de marchandise dangereuse"),
    QUOTA_NUMBER(ModelPart.GOODS_ITEM, Type.TEXT, "401", "the quota number", "le numéro de contingent"),
    COMMERCIAL_QUANTITY(ModelPart.GOODS_ITEM, Type.MASS, "", "the quantity invoiced", "la quantité facturée"),
    COMMERCIAL_UNIT(ModelPart.GOODS_ITEM, Type.TEXT, "", "the unit invoiced", "l'unité facturée"),
    UNIT_PRICE(ModelPart.GOODS_ITEM, Type.RATE, "", "the unit price", "le prix unitaire"),
    FOB_VALUE(ModelPart.GOODS_ITEM, Type.AMOUNT, "", "the FOB value", "la valeur FOB"),
    ITEM_FREIGHT(
            ModelPart.GOODS_ITEM, "freight_amount", Type.AMOUNT, "", "the freight of the item", "le fret de l'article"),
    ITEM_INSURANCE(
            ModelPart.GOODS_ITEM,
            "insurance_amount",
            Type.AMOUNT,
            "",
            "the insurance of the item",
            "l'assurance de l'article"),
    TAX_SUSPENDED(
            ModelPart.GOODS_ITEM,
            Type.AMOUNT,
            "",
            "the suspended taxes of the item",
            "les taxes suspendues de l'article"),
    DUTY_AMOUNT(ModelPart.GOODS_ITEM, Type.AMOUNT, "", "the duty", "le droit de douane"),
    VAT_AMOUNT(ModelPart.GOODS_ITEM, Type.AMOUNT, "", "the VAT", "la TVA"),
    EXCISE_AMOUNT(ModelPart.GOODS_ITEM, Type.AMOUNT, "", "the excise duty", "l'accise"),

    KIND(ModelPart.CONTROL, Type.CONTROL_KIND, false, "", "the kind of control", "la nature du contrôle"),
    SELECTED_BY(ModelPart.CONTROL, Type.SELECTED_BY, false, "", "what selected it", "le mode de sélection"),
    SELECTOR(
            ModelPart.CONTROL,
            Type.CODE,
            false,
            "",
            "the rule or model that selected it",
            "la règle ou le modèle de sélection"),
    SELECTION_PROBABILITY(
            ModelPart.CONTROL, Type.RATE, false, "", "the probability of selection", "la probabilité de sélection"),
    OFFICER_ID(ModelPart.CONTROL, Type.PARTY, false, "", "the officer", "l'agent"),
    RECORDED_AT(ModelPart.CONTROL, Type.TIME, false, "", "the day of the result", "le jour du résultat"),
    OUTCOME(ModelPart.CONTROL, Type.OUTCOME, false, "", "the outcome of the control", "le résultat du contrôle"),
    FINDING_KIND(ModelPart.CONTROL, Type.CODE, false, "", "the kind of finding", "la nature de l'infraction"),
    AMOUNT_RECOVERED(ModelPart.CONTROL, Type.AMOUNT, false, "", "the amount recovered", "le montant recouvré"),
    REPORT_NUMBER(ModelPart.CONTROL, Type.TEXT, "", "the number of the report", "le numéro du procès-verbal");

    /** The part of the model that a field belongs to. */
    public enum ModelPart {
        DECLARATION,
        GOODS_ITEM,
        CONTROL
    }

    /** What a value of the field has to look like. */
    public enum Type {
        /** Free text or an identifier, kept as it is but for surrounding blanks. */
        TEXT,
        /** A code of some list; kept as it is written. */
        CODE,
        /** The identifier of a party. */
        PARTY,
        /** ISO 3166-1 alpha-2. */
        COUNTRY,
        /** ISO 4217. */
        CURRENCY,
        /** A Harmonized System code of 4 to 12 digits whose first six are in the edition. */
        HS_CODE,
        /** A date, or a date and time, UTC. */
        TIME,
        /** A mass in kg or a quantity: DECIMAL(18,6), not negative. */
        MASS,
        /** Money: DECIMAL(18,3), not negative. */
        AMOUNT,
        /** A rate or share: a decimal, not negative. */
        RATE,
        /** A whole number, not negative. */
        COUNT,
        /** documents or goods. */
        CONTROL_KIND("documents", "goods"),
        /** rule, model, random, officer, all or unknown. */
        SELECTED_BY(Chooser.wordsOfControls()),
        /** conform, finding or pending. */
        OUTCOME(Arrays.stream(Outcome.values()).map(Outcome::word).toList());

        private final List<String> words;

        Type(String... words) {
            this(List.of(words));
        }

        Type(List<String> words) {
            this.words = words;
        }

        /** The words of the model's own list that a value is one of; empty where there is no such list. */
        public List<String> words() {
            return words;
        }
    }

    private static final Pattern ENDING = Pattern.compile("_(code|id)$");

    private static final Map<String, Field> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::path, f -> f));

    /** By part and column of its view, where that is not its path. */
    private static final Map<String, Field> BY_VIEW = Arrays.stream(values())
            .filter(f -> !f.viewColumn().equals(f.column))
            .collect(Collectors.toUnmodifiableMap(
                    f -> f.part.name().toLowerCase(Locale.ROOT) + "." + f.viewColumn(), f -> f));

    private static final List<Field> FURTHER_OF_CONTROLS = Arrays.stream(values())
            .filter(field -> field.part() == ModelPart.CONTROL && field.compareTo(AMOUNT_RECOVERED) > 0)
            .toList();

    private final ModelPart part;
    private final String column;
    private final Type type;
    private final String path;
    private final boolean required;
    private final String wcoId;
    private final String english;
    private final String french;

    Field(ModelPart part, Type type, boolean required, String wcoId, String english, String french) {
        this(part, "", type, required, wcoId, english, french);
    }

    Field(ModelPart part, Type type, String wcoId, String english, String french) {
        this(part, "", type, false, wcoId, english, french);
    }

    /** A field whose name within its part is not that of its constant, as another part has one of the same name. */
    Field(ModelPart part, String column, Type type, String wcoId, String english, String french) {
        this(part, column, type, false, wcoId, english, french);
    }

    Field(ModelPart part, String column, Type type, boolean required, String wcoId, String english, String french) {
        this.english = english;
        this.french = french;
        this.part = part;
        this.column = column.isEmpty() ? name().toLowerCase(Locale.ROOT) : column;
        this.path = part.name().toLowerCase(Locale.ROOT) + "." + this.column;
        this.type = type;
        this.required = required;
        this.wcoId = wcoId;
    }

    /** The field whose {@link #path()} is {@code path}, or whose column in the view of its part is called so; or nothing. */
    public static Optional<Field> of(String path) {
        return Optional.ofNullable(BY_PATH.getOrDefault(path, BY_VIEW.get(path)));
    }

    /**
     * The fields of controls that came after those which {@code schema.sql} and the way of results have by name: all that is done with one (columns,
     * files of results, the API, corrections) follows from its constant.
     */
    public static List<Field> furtherOfControls() {
        return FURTHER_OF_CONTROLS;
    }

    /** The name in mappings and messages: part and column, such as {@code goods_item.hs_code}. */
    public String path() {
        return path;
    }

    /** Its name within its part. */
    public String column() {
        return column;
    }

    /**
     * The column of the view of its part: its name; where the view of the other part had a column of that name first, one that says whose it is, so
     * that a query over both need not.
     */
    public String viewColumn() {
        return switch (this) {
            case DECLARATION_CUSTOMS_VALUE, DECLARATION_TAX_ASSESSED, DECLARATION_TAX_SUSPENDED -> "total_" + column;
            case ITEM_PACKAGES -> "item_" + column;
            default -> column;
        };
    }

    /** The part of the model it belongs to. */
    public ModelPart part() {
        return part;
    }

    /** What its values have to look like. */
    public Type type() {
        return type;
    }

    /**
     * Whether its values are kept as numbers of a dictionary: codes in {@code store.code}, parties in {@code store.party}. Texts, times and numbers
     * stand as they are.
     */
    public boolean keyed() {
        return switch (type) {
            case TEXT, TIME, MASS, AMOUNT, RATE, COUNT -> false;
            default -> true;
        };
    }

    /**
     * The column of {@code store.declaration} or {@code store.goods_item} that keeps it: of a keyed field its name with {@code _key}
     * in the place of {@code _code} or {@code _id}. Controls are kept otherwise.
     */
    public String storedColumn() {
        return switch (this) {
            case ORIGIN_COUNTRY -> "origin_key";
            case SUPPLEMENTARY_UNIT -> "unit_key";
            default -> keyed() ? ENDING.matcher(column).replaceFirst("") + "_key" : column;
        };
    }

    /** Whether a row without it is quarantined. */
    public boolean required() {
        return required;
    }

    /** WCO Data Model element id, empty where the WCO has none. */
    public String wcoId() {
        return wcoId;
    }

    /** What people call it, with its article, as within a sentence: "the net mass", "la masse nette"; English where the language is not French. */
    public String words(Locale language) {
        return language.getLanguage().equals("fr") ? french : english;
    }

    /** The type of {@link #storedColumn()}. */
    public String storedType() {
        return switch (type) {
            case TEXT -> "varchar";
            case TIME -> "timestamp";
            case MASS -> "decimal(18, 6)";
            case AMOUNT -> "decimal(18, 3)";
            case RATE -> "decimal(18, 6)";
            case COUNT -> "bigint";
            default -> "integer default 0"; // keys; 0 is "not given", in rows too that were there before the column
        };
    }
}
