package org.tidewaiter.simulate;

import java.util.List;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.Field;

/** The columns of the wide files. */
final class Layout {
    /** Fields of a declaration, the same in every row of it. */
    static final List<Field> HEAD = List.of(
            Field.DECLARATION_ID,
            Field.ACCEPTED_AT,
            Field.TYPE_CODE,
            Field.OFFICE_CODE,
            Field.TRANSPORT_MODE,
            Field.EXPORT_COUNTRY,
            Field.DESTINATION_COUNTRY,
            Field.INCOTERM,
            Field.DECLARANT_ID,
            Field.IMPORTER_ID,
            Field.EXPORTER_ID,
            Field.CARRIER_ID,
            Field.CURRENCY,
            Field.INVOICE_AMOUNT,
            Field.EXCHANGE_RATE,
            Field.DECLARATION_GROSS_MASS_KG,
            Field.PACKAGES,
            Field.IMPORTER_NAME,
            Field.EXPORTER_NAME,
            Field.IMPORTER_ADDRESS,
            Field.INVOICE_NUMBER,
            Field.TRANSPORT_DOCUMENT,
            Field.LOADING_PLACE,
            Field.ARRIVED_AT,
            Field.LODGED_AT,
            Field.RELEASED_AT,
            Field.FREIGHT_AMOUNT,
            Field.INSURANCE_AMOUNT,
            Field.DECLARATION_CUSTOMS_VALUE,
            Field.DECLARATION_TAX_ASSESSED,
            Field.ITEM_COUNT);

    /** Fields of a goods item and of its control. */
    static final List<Field> ITEM = List.of(
            Field.SEQUENCE,
            Field.HS_CODE,
            Field.DESCRIPTION,
            Field.ORIGIN_COUNTRY,
            Field.PREFERENCE_CODE,
            Field.PROCEDURE_CODE,
            Field.END_USE_CODE,
            Field.PAYMENT_METHOD,
            Field.NET_MASS_KG,
            Field.GROSS_MASS_KG,
            Field.SUPPLEMENTARY_QUANTITY,
            Field.SUPPLEMENTARY_UNIT,
            Field.ITEM_AMOUNT,
            Field.CUSTOMS_VALUE,
            Field.STATISTICAL_VALUE,
            Field.DUTY_RATE_PERCENT,
            Field.TAX_ASSESSED,
            Field.ITEM_PACKAGES,
            Field.CONTAINER_ID,
            Field.UNDG_CODE,
            Field.UNIT_PRICE,
            Field.ITEM_FREIGHT,
            Field.ITEM_INSURANCE,
            Field.DUTY_AMOUNT,
            Field.VAT_AMOUNT,
            Field.EXCISE_AMOUNT,
            Field.KIND,
            Field.SELECTED_BY,
            Field.SELECTOR,
            Field.SELECTION_PROBABILITY,
            Field.OFFICER_ID,
            Field.RECORDED_AT,
            Field.OUTCOME,
            Field.FINDING_KIND,
            Field.AMOUNT_RECOVERED);

    static final List<String> DECLARATIONS =
            Stream.concat(HEAD.stream(), ITEM.stream()).map(Field::path).toList();

    static final List<String> FRAUD = List.of(
            "declaration_id",
            "sequence",
            "typology",
            "actor",
            "importer_id",
            "since",
            "amount",
            "true_hs_code",
            "true_origin_country",
            "true_net_mass_kg",
            "true_quantity",
            "true_customs_value",
            "true_description",
            "listed_entry",
            "order_key",
            "officer_id");

    private Layout() {}
}
