package org.tidewaiter.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.features.Dimension;

/** What a goods item and its declaration declare, for sentences and lists: codes, ids and numbers as declared; null where not given. */
public record DeclaredItem(
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
        @Nullable String currency,
        @Nullable BigDecimal customsValue) {
    /** Names of the modes of transport, UN/ECE Recommendation 19; 9 means different things in different lists. */
    private static final Map<String, String> MODES = Map.of(
            "1", " (sea)",
            "2", " (rail)",
            "3", " (road)",
            "4", " (air)",
            "5", " (mail)",
            "6", " (multimodal)",
            "7", " (fixed installation)",
            "8", " (inland waterway)");

    private static final String SQL = SqlFile.read(DeclaredItem.class, "DeclaredItem.sql");

    /** The items of some declarations, by declaration key, in order of sequence; a declaration that was replaced is left out. */
    public static Map<Long, List<DeclaredItem>> of(Lake lake, List<Long> declarationKeys) {
        if (declarationKeys.isEmpty()) {
            return new HashMap<>();
        }
        String keys = declarationKeys.stream().map(String::valueOf).collect(Collectors.joining(","));
        return lake.query(DeclaredItem.class, SQL, keys).stream()
                .collect(Collectors.groupingBy(DeclaredItem::declarationKey));
    }

    /** The declared value of a dimension, as an officer would write it; {@code not given} where there is none. */
    public String value(Dimension dimension) {
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
            case MODE -> mode == null ? null : mode + MODES.getOrDefault(mode, "");
            case MASS -> netMassKg == null ? null : plain(netMassKg) + " kg";
            case AMOUNT ->
                itemAmount != null
                        ? plain(itemAmount) + (currency == null ? "" : " " + currency)
                        : customsValue == null ? null : plain(customsValue) + " (customs value)";
        };
        return text == null ? "not given" : text;
    }

    /** What the item is worth as it is declared, with its name: the amount, or, as for whoever weighs it, the customs value where none is given. */
    String worth() {
        return itemAmount == null && customsValue != null
                ? "Customs value " + plain(customsValue)
                : "Item amount " + value(Dimension.AMOUNT);
    }

    private static String plain(BigDecimal number) {
        return String.format(
                Locale.ROOT, "%,." + Math.max(0, number.stripTrailingZeros().scale()) + "f", number);
    }
}
