package org.tidewaiter.selection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.profile.Dimension;

/** What a goods item and its declaration declare, in words, for reasons and lists. A field per column of the query. */
record Facts(
        long declarationKey,
        int sequence,
        String declarationId,
        LocalDate acceptedOn,
        @Nullable String office,
        @Nullable String importer,
        @Nullable String declarant,
        @Nullable String supplier,
        @Nullable String carrier,
        String hsCode,
        @Nullable String origin,
        @Nullable String departure,
        @Nullable String procedure,
        @Nullable String preference,
        @Nullable String mode,
        @Nullable BigDecimal netMassKg,
        @Nullable BigDecimal itemAmount,
        @Nullable String currency) {
    private static final String QUERY = """
        select d.declaration_key, i.sequence, d.declaration_id, d.accepted_at::date, d.office_code, d.importer_id,
            d.declarant_id, coalesce(d.exporter_id, d.seller_id), d.carrier_id, i.hs_code, i.origin_country,
            d.export_country, i.procedure_code, i.preference_code, d.transport_mode, i.net_mass_kg, i.item_amount,
            d.currency
        from declaration d join goods_item i on i.declaration_key = d.declaration_key
        where d.declaration_key in (select unnest(string_split(?, ','))::bigint)
        order by d.declaration_key, i.sequence\
        """;

    /** The facts of the items of some declarations, by declaration key. */
    static Map<Long, List<Facts>> of(Lake lake, List<Long> declarationKeys) {
        if (declarationKeys.isEmpty()) {
            return new HashMap<>();
        }
        String keys = declarationKeys.stream().map(String::valueOf).collect(Collectors.joining(","));
        return lake.query(Facts.class, QUERY, keys).stream().collect(Collectors.groupingBy(Facts::declarationKey));
    }

    /** The declared value of a dimension, as an officer would write it. */
    String value(Dimension dimension) {
        String text = switch (dimension) {
            case IMPORTER -> importer;
            case DECLARANT -> declarant;
            case SUPPLIER -> supplier;
            case CARRIER -> carrier;
            case OFFICE -> office;
            case HS6 -> hsCode.substring(0, Math.min(6, hsCode.length()));
            case HS4 -> hsCode.substring(0, Math.min(4, hsCode.length()));
            case HS2 -> hsCode.substring(0, Math.min(2, hsCode.length()));
            case ORIGIN -> origin;
            case DEPARTURE -> departure;
            case PROCEDURE -> procedure;
            case PREFERENCE -> preference;
            case MODE -> mode;
            case MASS -> netMassKg == null ? null : plain(netMassKg) + " kg";
            case AMOUNT -> itemAmount == null ? null : plain(itemAmount) + (currency == null ? "" : " " + currency);
        };
        return text == null ? "not given" : text;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
