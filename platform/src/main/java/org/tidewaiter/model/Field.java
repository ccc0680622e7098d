package org.tidewaiter.model;

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
public enum Field {
    DECLARATION_ID(Part.DECLARATION, Type.TEXT, true, "D014"),
    VERSION(Part.DECLARATION, Type.COUNT, false, ""),
    ACCEPTED_AT(Part.DECLARATION, Type.TIME, true, "023"),
    TYPE_CODE(Part.DECLARATION, Type.CODE, false, "D013"),
    OFFICE_CODE(Part.DECLARATION, Type.CODE, false, "065"),
    TRANSPORT_MODE(Part.DECLARATION, Type.CODE, false, "T022"),
    EXPORT_COUNTRY(Part.DECLARATION, Type.COUNTRY, false, "062"),
    DESTINATION_COUNTRY(Part.DECLARATION, Type.COUNTRY, false, "465"),
    INCOTERM(Part.DECLARATION, Type.CODE, false, "090"),
    DECLARANT_ID(Part.DECLARATION, Type.PARTY, false, "R123"),
    IMPORTER_ID(Part.DECLARATION, Type.PARTY, false, "R038"),
    EXPORTER_ID(Part.DECLARATION, Type.PARTY, false, "R032"),
    SELLER_ID(Part.DECLARATION, Type.PARTY, false, "R051"),
    CARRIER_ID(Part.DECLARATION, Type.PARTY, false, "R012"),
    CURRENCY(Part.DECLARATION, Type.CURRENCY, false, "135"),
    INVOICE_AMOUNT(Part.DECLARATION, Type.AMOUNT, false, "109"),
    EXCHANGE_RATE(Part.DECLARATION, Type.RATE, false, "118"),
    DECLARATION_GROSS_MASS_KG(Part.DECLARATION, "gross_mass_kg", Type.MASS, false, "131"),
    PACKAGES(Part.DECLARATION, Type.COUNT, false, "146"),
    LOCAL_REFERENCE(Part.DECLARATION, Type.TEXT, "D026"),
    UCR(Part.DECLARATION, Type.TEXT, "016"),
    INVOICE_NUMBER(Part.DECLARATION, Type.TEXT, "D016"),
    TRANSPORT_DOCUMENT(Part.DECLARATION, Type.TEXT, "D023"),
    PREVIOUS_DOCUMENT(Part.DECLARATION, Type.TEXT, "D018"),
    MANIFEST_NUMBER(Part.DECLARATION, Type.TEXT, ""),
    TRANSPORT_ID(Part.DECLARATION, Type.TEXT, "T006"),
    TRANSPORT_NAME(Part.DECLARATION, Type.TEXT, "T005"),
    VOYAGE_NUMBER(Part.DECLARATION, Type.TEXT, "149"),
    LOADING_PLACE(Part.DECLARATION, Type.TEXT, "L010"),
    UNLOADING_PLACE(Part.DECLARATION, Type.TEXT, "L013"),
    EXIT_OFFICE(Part.DECLARATION, Type.TEXT, "G005"),
    ENTRY_OFFICE(Part.DECLARATION, Type.TEXT, "G003"),
    GOODS_LOCATION(Part.DECLARATION, Type.TEXT, "L017"),
    DELIVERY_PLACE(Part.DECLARATION, Type.TEXT, "L023"),
    ARRIVED_AT(Part.DECLARATION, Type.TIME, "172"),
    LODGED_AT(Part.DECLARATION, Type.TIME, ""),
    RELEASED_AT(Part.DECLARATION, Type.TIME, ""),
    FREIGHT_AMOUNT(Part.DECLARATION, Type.AMOUNT, "117"),
    INSURANCE_AMOUNT(Part.DECLARATION, Type.AMOUNT, ""),
    OTHER_CHARGES(Part.DECLARATION, Type.AMOUNT, ""),
    DEDUCTIONS(Part.DECLARATION, Type.AMOUNT, ""),
    DECLARATION_CUSTOMS_VALUE(Part.DECLARATION, "customs_value", Type.AMOUNT, ""),
    DECLARATION_TAX_ASSESSED(Part.DECLARATION, "tax_assessed", Type.AMOUNT, ""),
    DECLARATION_TAX_SUSPENDED(Part.DECLARATION, "tax_suspended", Type.AMOUNT, ""),
    TAX_PAID(Part.DECLARATION, Type.AMOUNT, ""),
    ITEM_COUNT(Part.DECLARATION, Type.COUNT, "228"),
    DECLARANT_NAME(Part.DECLARATION, Type.TEXT, "R124"),
    IMPORTER_NAME(Part.DECLARATION, Type.TEXT, "R037"),
    IMPORTER_ADDRESS(Part.DECLARATION, Type.TEXT, "239"),
    EXPORTER_NAME(Part.DECLARATION, Type.TEXT, "R031"),
    EXPORTER_ADDRESS(Part.DECLARATION, Type.TEXT, "239"),
    SELLER_NAME(Part.DECLARATION, Type.TEXT, "R050"),
    BUYER_NAME(Part.DECLARATION, Type.TEXT, "R009"),
    CARRIER_NAME(Part.DECLARATION, Type.TEXT, "R011"),
    NOTIFY_PARTY_NAME(Part.DECLARATION, Type.TEXT, "R045"),

    SEQUENCE(Part.GOODS_ITEM, Type.COUNT, false, "006"),
    HS_CODE(Part.GOODS_ITEM, Type.HS_CODE, true, "145"),
    DESCRIPTION(Part.GOODS_ITEM, Type.TEXT, false, "137"),
    ORIGIN_COUNTRY(Part.GOODS_ITEM, Type.COUNTRY, false, "063"),
    ORIGIN_TYPE(Part.GOODS_ITEM, Type.CODE, false, "501"),
    PREFERENCE_CODE(Part.GOODS_ITEM, Type.CODE, false, "164"),
    PROCEDURE_CODE(Part.GOODS_ITEM, Type.CODE, false, "166"),
    PREVIOUS_PROCEDURE_CODE(Part.GOODS_ITEM, Type.CODE, false, "161"),
    END_USE_CODE(Part.GOODS_ITEM, Type.CODE, false, ""),
    PAYMENT_METHOD(Part.GOODS_ITEM, Type.CODE, false, "107"),
    VALUATION_METHOD(Part.GOODS_ITEM, Type.CODE, false, "122"),
    NET_MASS_KG(Part.GOODS_ITEM, Type.MASS, false, "128"),
    GROSS_MASS_KG(Part.GOODS_ITEM, Type.MASS, false, "126"),
    SUPPLEMENTARY_QUANTITY(Part.GOODS_ITEM, Type.MASS, false, "130"),
    SUPPLEMENTARY_UNIT(Part.GOODS_ITEM, Type.CODE, false, ""),
    ITEM_AMOUNT(Part.GOODS_ITEM, Type.AMOUNT, false, "112"),
    CUSTOMS_VALUE(Part.GOODS_ITEM, Type.AMOUNT, false, "108"),
    STATISTICAL_VALUE(Part.GOODS_ITEM, Type.AMOUNT, false, "114"),
    DUTY_RATE_PERCENT(Part.GOODS_ITEM, Type.RATE, false, "115"),
    TAX_ASSESSED(Part.GOODS_ITEM, Type.AMOUNT, false, "120"),
    ITEM_PACKAGES(Part.GOODS_ITEM, "packages", Type.COUNT, "144"),
    PACKAGE_TYPE(Part.GOODS_ITEM, Type.TEXT, "141"),
    MARKS(Part.GOODS_ITEM, Type.TEXT, "142"),
    CONTAINER_ID(Part.GOODS_ITEM, Type.TEXT, "159"),
    VEHICLE_ID(Part.GOODS_ITEM, Type.TEXT, ""),
    BRAND(Part.GOODS_ITEM, Type.TEXT, ""),
    CAS_NUMBER(Part.GOODS_ITEM, Type.TEXT, ""),
    UNDG_CODE(Part.GOODS_ITEM, Type.TEXT, "145"),
    QUOTA_NUMBER(Part.GOODS_ITEM, Type.TEXT, "401"),
    COMMERCIAL_QUANTITY(Part.GOODS_ITEM, Type.MASS, ""),
    COMMERCIAL_UNIT(Part.GOODS_ITEM, Type.TEXT, ""),
    UNIT_PRICE(Part.GOODS_ITEM, Type.RATE, ""),
    FOB_VALUE(Part.GOODS_ITEM, Type.AMOUNT, ""),
    ITEM_FREIGHT(Part.GOODS_ITEM, "freight_amount", Type.AMOUNT, ""),
    ITEM_INSURANCE(Part.GOODS_ITEM, "insurance_amount", Type.AMOUNT, ""),
    TAX_SUSPENDED(Part.GOODS_ITEM, Type.AMOUNT, ""),
    DUTY_AMOUNT(Part.GOODS_ITEM, Type.AMOUNT, ""),
    VAT_AMOUNT(Part.GOODS_ITEM, Type.AMOUNT, ""),
    EXCISE_AMOUNT(Part.GOODS_ITEM, Type.AMOUNT, ""),

    KIND(Part.CONTROL, Type.CONTROL_KIND, false, ""),
    SELECTED_BY(Part.CONTROL, Type.SELECTED_BY, false, ""),
    SELECTOR(Part.CONTROL, Type.CODE, false, ""),
    SELECTION_PROBABILITY(Part.CONTROL, Type.RATE, false, ""),
    OFFICER_ID(Part.CONTROL, Type.PARTY, false, ""),
    RECORDED_AT(Part.CONTROL, Type.TIME, false, ""),
    OUTCOME(Part.CONTROL, Type.OUTCOME, false, ""),
    FINDING_KIND(Part.CONTROL, Type.CODE, false, ""),
    AMOUNT_RECOVERED(Part.CONTROL, Type.AMOUNT, false, "");

    /** The part of the model that a field belongs to. */
    public enum Part {
        DECLARATION,
        GOODS_ITEM,
        CONTROL
    }

    /** What a value of the field has to look like. */
    public enum Type {
        /** Free text or an identifier, kept as it is but for surrounding blanks. */
        TEXT,
        /** A code of some list; kept in upper case as it is. */
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

    private final Part part;
    private final String column;
    private final Type type;
    private final String path;
    private final boolean required;
    private final String wcoId;

    Field(Part part, Type type, boolean required, String wcoId) {
        this(part, "", type, required, wcoId);
    }

    Field(Part part, Type type, String wcoId) {
        this(part, "", type, false, wcoId);
    }

    /** A field whose name within its part is not that of its constant, as another part has one of the same name. */
    Field(Part part, String column, Type type, String wcoId) {
        this(part, column, type, false, wcoId);
    }

    Field(Part part, String column, Type type, boolean required, String wcoId) {
        this.part = part;
        this.column = column.isEmpty() ? name().toLowerCase(Locale.ROOT) : column;
        this.path = part.name().toLowerCase(Locale.ROOT) + "." + this.column;
        this.type = type;
        this.required = required;
        this.wcoId = wcoId;
    }

    /** The field whose {@link #path()} is {@code path}, or nothing. */
    public static Optional<Field> of(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
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
     * The column of the view of its part: its name; where the view of the other part had a column of that name first, one that says whose it is, so that
     * a query over both need not.
     */
    public String viewColumn() {
        return switch (this) {
            case DECLARATION_CUSTOMS_VALUE, DECLARATION_TAX_ASSESSED, DECLARATION_TAX_SUSPENDED -> "total_" + column;
            case ITEM_PACKAGES -> "item_" + column;
            default -> column;
        };
    }

    /** The part of the model it belongs to. */
    public Part part() {
        return part;
    }

    /** What its values have to look like. */
    public Type type() {
        return type;
    }

    /**
     * Whether its values are kept as numbers of a dictionary: codes in {@code store.code}, parties in {@code store.party}. Texts, times and numbers stand
     * as they are.
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
}
