package org.tidewaiter.selection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.model.NationalCurrency;

/** Which data a workspace holds: a hash over its loads, in order, and the national currency that a person gave. */
public final class DataVersion {
    private record Loaded(String line) {}

    private DataVersion() {}

    /** Sixteen hexadecimal digits; the same files loaded in the same order with the same mappings give the same. */
    public static String of(Lake lake) {
        StringBuilder all = new StringBuilder();
        String loads = """
            select sha256 || ' ' || mapping_sha256 || ' ' || rows_accepted || ' ' || declarations_replaced
            from load order by load_id\
            """;
        lake.query(Loaded.class, loads).forEach(l -> all.append(l.line()).append('\n'));
        NationalCurrency.decision(lake)
                .filter(NationalCurrency.Decision::given)
                .ifPresent(d -> all.append("currency ").append(d.currency()).append('\n'));
        return sha256(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    static String sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
