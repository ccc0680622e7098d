package org.tidewaiter.intake;

import static java.util.Map.entry;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Message;

/**
 * A table of messages that declare nothing anew (advance cargo, responses, amendments), and which field of the model stands in
 * which of its columns. A field without a column there is an addition of the message.
 */
final class MessageTable {
    private static final MessageTable CARGO = new MessageTable(
            List.of(
                    Field.OFFICE_CODE,
                    Field.TRANSPORT_MODE,
                    Field.DECLARANT_ID,
                    Field.CARRIER_ID,
                    Field.DECLARATION_GROSS_MASS_KG,
                    Field.PACKAGES,
                    Field.TYPE_CODE,
                    Field.TRANSPORT_DOCUMENT,
                    Field.UCR,
                    Field.PREVIOUS_DOCUMENT,
                    Field.VOYAGE_NUMBER,
                    Field.TRANSPORT_ID,
                    Field.TRANSPORT_NAME,
                    Field.LOADING_PLACE,
                    Field.UNLOADING_PLACE,
                    Field.DELIVERY_PLACE,
                    Field.ENTRY_OFFICE,
                    Field.DECLARANT_NAME,
                    Field.CARRIER_NAME,
                    Field.NOTIFY_PARTY_NAME,
                    Field.ITEM_COUNT),
            Map.ofEntries(
                    entry(Field.DECLARATION_ID, "reference"),
                    entry(Field.ACCEPTED_AT, "lodged_at"),
                    entry(Field.ARRIVED_AT, "arrives_at"),
                    entry(Field.IMPORTER_ID, "consignee_id"),
                    entry(Field.IMPORTER_NAME, "consignee_name"),
                    entry(Field.IMPORTER_ADDRESS, "consignee_address"),
                    entry(Field.EXPORTER_ID, "consignor_id"),
                    entry(Field.EXPORTER_NAME, "consignor_name"),
                    entry(Field.EXPORTER_ADDRESS, "consignor_address")));

    private static final MessageTable CARGO_ITEM = new MessageTable(
            List.of(
                    Field.HS_CODE,
                    Field.DESCRIPTION,
                    Field.GROSS_MASS_KG,
                    Field.ITEM_PACKAGES,
                    Field.PACKAGE_TYPE,
                    Field.CONTAINER_ID,
                    Field.NET_MASS_KG,
                    Field.ORIGIN_COUNTRY,
                    Field.MARKS,
                    Field.UNDG_CODE,
                    Field.CUSTOMS_VALUE),
            Map.of());

    private static final MessageTable RESPONSE = new MessageTable(
            List.of(
                    Field.DECLARATION_ID,
                    Field.ACCEPTED_AT,
                    Field.TYPE_CODE,
                    Field.OFFICE_CODE,
                    Field.DECLARANT_ID,
                    Field.IMPORTER_ID,
                    Field.EXPORTER_ID,
                    Field.UCR,
                    Field.CURRENCY,
                    Field.INVOICE_AMOUNT,
                    Field.DECLARATION_GROSS_MASS_KG,
                    Field.PACKAGES,
                    Field.DECLARATION_TAX_ASSESSED,
                    Field.TRANSPORT_DOCUMENT),
            Map.of());

    private static final MessageTable RESPONSE_ITEM = new MessageTable(
            List.of(
                    Field.HS_CODE,
                    Field.DESCRIPTION,
                    Field.ORIGIN_COUNTRY,
                    Field.NET_MASS_KG,
                    Field.GROSS_MASS_KG,
                    Field.ITEM_AMOUNT,
                    Field.CUSTOMS_VALUE,
                    Field.STATISTICAL_VALUE,
                    Field.DUTY_RATE_PERCENT,
                    Field.TAX_ASSESSED,
                    Field.DUTY_AMOUNT,
                    Field.VAT_AMOUNT),
            Map.of());

    private final Map<Field, String> columns = new EnumMap<>(Field.class);

    private MessageTable(List<Field> ofTheirName, Map<Field, String> others) {
        ofTheirName.forEach(field -> columns.put(field, field.column()));
        columns.putAll(others);
    }

    /**
     * Whether no column of its tables says what a message says in a field, so that it has to be an addition of it. Declarations have
     * a place for every field; an item's number says nothing where it is its place.
     *
     * @param sequence the place of the item, null for the heading
     */
    static boolean isWithoutColumn(Message message, @Nullable Integer sequence, Field field, String text) {
        if (text.isBlank() || (field == Field.SEQUENCE && text.equals(String.valueOf(sequence)))) {
            return false;
        }
        return switch (message.kind()) {
            case DECLARATION -> field == Field.SEQUENCE;
            case ADVANCE_CARGO -> !CARGO.columns.containsKey(field) && !CARGO_ITEM.columns.containsKey(field);
            case RESPONSE ->
                field != Field.LOCAL_REFERENCE
                        && !RESPONSE.columns.containsKey(field)
                        && !RESPONSE_ITEM.columns.containsKey(field);
        };
    }

    /** A script of {@code message-details.sql} with the columns of the tables in the places where it names them. */
    static String fill(String sql) {
        return sql.replace(":cargo_columns", CARGO.select())
                .replace(":cargo_item_columns", CARGO_ITEM.select())
                .replace(":response_columns", RESPONSE.select())
                .replace(":response_item_columns", RESPONSE_ITEM.select());
    }

    private String select() {
        return columns.entrySet().stream()
                .map(e -> value(e.getKey()) + " as " + e.getValue())
                .collect(Collectors.joining(",\n    "));
    }

    /** The staged column of a field as plain words: what is kept as a number of a dictionary is looked up there. */
    private static String value(Field field) {
        String staged = "a." + field.name().toLowerCase(Locale.ROOT);
        return switch (field.type()) {
            case TIME, MASS, AMOUNT, RATE, COUNT -> staged;
            case TEXT -> "nullif(" + staged + ", '')";
            case PARTY -> "(select nullif(p.party_id, '') from store.party p where p.party_key = " + staged + ")";
            default -> "(select nullif(c.code, '') from store.code c where c.code_key = " + staged + ")";
        };
    }
}
