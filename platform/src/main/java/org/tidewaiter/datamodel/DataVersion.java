package org.tidewaiter.datamodel;

import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Sha256;

/** Which data a workspace holds: a hash over its loads, in order, and the national currency that a person gave. */
public final class DataVersion {
    private record LoadLine(String line) {}

    private DataVersion() {}

    /** Sixteen hexadecimal digits; the same files loaded in the same order with the same mappings give the same. */
    public static String of(Lake lake) {
        try (Session session = lake.session()) {
            return of(session);
        }
    }

    /** The version of what a session sees in its transaction. */
    public static String of(Session lake) {
        StringBuilder all = new StringBuilder();
        String loads = """
            select sha256 || ' ' || mapping_sha256 || ' ' || rows_accepted || ' ' || declarations_replaced
            from load order by load_id\
            """;
        lake.query(LoadLine.class, loads).forEach(l -> all.append(l.line()).append('\n'));
        NationalCurrency.decision(lake)
                .filter(NationalCurrency.CurrencyDecision::given)
                .ifPresent(d -> all.append("currency ").append(d.currency()).append('\n'));
        return Sha256.hex(all.toString()).substring(0, 16);
    }
}
