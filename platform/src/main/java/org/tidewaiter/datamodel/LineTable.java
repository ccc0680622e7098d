package org.tidewaiter.datamodel;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field.Type;

/**
 * What repeats in a declaration or goods item and is a table of its own, {@code store.} and the name in small letters, with its
 * columns in the order of the table. Source: the classes of the WCO Data Model 3.6 of which a declaration has any number
 * (DutyTaxFee, AdditionalDocument, PreviousDocument, TransportEquipment, Packaging, ChargeDeduction, AdditionalInformation).
 */
@SuppressWarnings({"BadImport", "ImmutableEnumChecker"
}) // a table reads by the types of its columns; lists and maps are filled once
public enum LineTable {
    /** Duties, taxes and fees. */
    TAX_LINE(
            code("type_code"),
            amount("base_amount"),
            quantity("base_quantity"),
            code("base_unit"),
            quantity("rate_percent"),
            quantity("specific_rate"),
            code("calculation_type"),
            amount("amount"),
            amount("payable_amount"),
            amount("suspended_amount"),
            amount("paid_amount"),
            amount("deducted_amount"),
            code("currency"),
            code("payment_method"),
            code("preference_code"),
            code("relief_code"),
            text("quota_number")),
    /** Documents, previous ones and bills of transport too. */
    DOCUMENT(
            oneOf("category", "supporting", "previous", "transport", "invoice", "authorisation", "guarantee"),
            code("category_code"),
            code("type_code"),
            text("reference"),
            text("name"),
            code("status_code"),
            text("issuer"),
            time("issued_at"),
            time("valid_until"),
            amount("amount"),
            code("currency"),
            quantity("quantity"),
            code("unit"),
            text("item_number")),
    /** Containers with their seals. */
    CONTAINER(
            new LineColumn("container_id", Type.TEXT, 0, Field.CONTAINER_ID),
            code("size_type_code"),
            code("fullness_code"),
            text("seals"),
            count("packages", null),
            code("package_type"),
            quantity("gross_mass_kg"),
            text("description")),
    /** Packages of an item, by kind and marks. */
    PACKAGING(
            count("packages", Field.ITEM_PACKAGES),
            new LineColumn("package_type", Type.TEXT, 0, Field.PACKAGE_TYPE),
            new LineColumn("marks", Type.TEXT, 0, Field.MARKS),
            text("material")),
    /** What is added to the price, or taken off it, to get the customs value. */
    CHARGE(
            oneOf("kind", "freight", "insurance", "addition", "deduction", "other"),
            code("type_code"),
            amount("amount"),
            code("currency"),
            rate("exchange_rate"),
            amount("national_amount")),
    /** Invoices. */
    INVOICE(
            new LineColumn("invoice_number", Type.TEXT, 0, Field.INVOICE_NUMBER),
            time("issued_at"),
            amount("amount"),
            code("currency"),
            rate("exchange_rate"),
            amount("national_amount"),
            code("incoterm"),
            text("incoterm_place"),
            text("issuer")),
    /** Procedures beside the first, and statements by code or in words. */
    ADDITIONAL_INFORMATION(
            oneOf(
                    "category",
                    "procedure",
                    "statement",
                    "classification",
                    "routing",
                    "origin",
                    "dangerous_goods",
                    "exchange_rate"),
            code("type_code"),
            code("code"),
            code("previous_code"),
            text("text")),
    /** Parties in their roles, by the codes of UN/EDIFACT 3035 that the WCO Data Model uses: IM, EX, SE, BY, CN, CZ, DT, AG, CA, NI, WH, SX. */
    DECLARED_PARTY(
            code("role_code"),
            text("party_id"),
            code("scheme"),
            text("name"),
            text("street"),
            text("postcode"),
            text("city"),
            text("region"),
            code("country"),
            text("phone"),
            text("email"),
            text("contact_name"),
            text("account")),
    /** The stretches of a voyage whose passengers or crew a list names. Of messages only. */
    JOURNEY(
            text("place_in_message"),
            text("voyage_number"),
            text("carrier_id"),
            text("departure_place"),
            text("arrival_place"),
            time("departs_at"),
            time("arrives_at")),
    /** Passengers and crew. Of messages only; people, so that they are masked wherever they are asked for. */
    PERSON(
            text("place_in_message"),
            code("role_code"),
            text("family_name"),
            text("given_names"),
            code("sex_code"),
            time("born_on"),
            code("nationality"),
            code("residence_country"),
            code("document_type"),
            text("document_number"),
            code("document_country"),
            time("document_valid_until"),
            text("embarked_at"),
            text("disembarked_at"),
            text("booking_reference")),
    /** What else is said of passengers, crew and their bookings, a value a row. Of messages only; masked as people are. */
    PERSON_DETAIL(text("place_in_message"), text("name"), text("value"));

    /** Columns in which people may be named, or how they are reached. */
    private static final Set<String> PERSONAL = Set.of("issuer", "text", "phone", "email", "contact_name", "account");

    private static final Map<String, LineTable> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(LineTable::tableName, Function.identity()));

    private final List<LineColumn> columns;
    private final Map<Field, String> byField = new EnumMap<>(Field.class);
    private final Map<String, Optional<LineColumn>> byName = new HashMap<>();

    LineTable(LineColumn... columns) {
        this.columns = List.of(columns);
        for (LineColumn column : columns) {
            byName.putIfAbsent(column.name(), Optional.of(column));
            if (column.field() != null) {
                byField.put(column.field(), column.name());
            }
        }
    }

    /**
     * A column of such a table.
     *
     * @param name its name in the table
     * @param type what its values look like
     * @param decimals of a number with decimals, DECIMAL(18, decimals); else 0
     * @param field the field of the model that has the first such value of a declaration or item; null where there is none
     * @param words the only values that there are, in small letters, as tables of paths of messages say them; empty where no list is
     *     closed. Codes of national lists are not
     */
    public record LineColumn(
            String name, Type type, int decimals, @Nullable Field field, List<String> words) {
        /** Keeps a copy of the words. */
        public LineColumn {
            words = List.copyOf(words);
        }

        private LineColumn(String name, Type type, int decimals, @Nullable Field field) {
            this(name, type, decimals, field, List.of());
        }

        /** Whether people may be named in it, so that it is masked where nobody said why it should be seen. */
        public boolean isPersonal() {
            return PERSONAL.contains(name);
        }
    }

    /** The table of that name, or nothing. */
    public static Optional<LineTable> of(String tableName) {
        return Optional.ofNullable(BY_NAME.get(tableName));
    }

    /** Its name in the database and in tables of paths: {@code tax_line}. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tables of what declarations have; what only lists of passengers have, no declaration does. */
    public static List<LineTable> ofDeclarations() {
        return Arrays.stream(values())
                .filter(t -> t.compareTo(DECLARED_PARTY) <= 0)
                .toList();
    }

    /** Its columns, in the order of the table. */
    public List<LineColumn> columns() {
        return columns;
    }

    /** The column of that name, or nothing. */
    public Optional<LineColumn> column(String name) {
        return byName.getOrDefault(name, Optional.empty());
    }

    /** The column that stands for a field of the model, or null where none does. */
    public @Nullable String columnFor(Field field) {
        return byField.get(field);
    }

    private static LineColumn code(String name) {
        return new LineColumn(name, Type.CODE, 0, null);
    }

    private static LineColumn text(String name) {
        return new LineColumn(name, Type.TEXT, 0, null);
    }

    private static LineColumn oneOf(String name, String... words) {
        return new LineColumn(name, Type.TEXT, 0, null, List.of(words));
    }

    private static LineColumn time(String name) {
        return new LineColumn(name, Type.TIME, 0, null);
    }

    private static LineColumn amount(String name) {
        return new LineColumn(name, Type.AMOUNT, 3, null);
    }

    private static LineColumn quantity(String name) {
        return new LineColumn(name, Type.MASS, 6, null);
    }

    private static LineColumn rate(String name) {
        return new LineColumn(name, Type.RATE, 8, null);
    }

    private static LineColumn count(String name, @Nullable Field field) {
        return new LineColumn(name, Type.COUNT, 0, field);
    }
}
