package org.tidewaiter.intake.control;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Outcome;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlSections;

/** Every version of the results of a declaration's controls. */
public final class ControlHistory {
    private static final SqlSections SQL = SqlSections.read(ControlHistory.class, "ControlHistory.sql");

    private ControlHistory() {}

    /**
     * One version of a result; see the view {@code control_version} in DICTIONARY.md.
     *
     * @param sequence the item, or null where the whole declaration was controlled
     * @param officerId who controlled, masked as in the answers of {@code query}
     * @param supersededAt from when on a later version was known instead; null for the one in force
     */
    public record Version(
            long controlKey,
            int version,
            @Nullable Integer sequence,
            String kind,
            Outcome outcome,
            @Nullable String findingKind,
            @Nullable BigDecimal amountRecovered,
            @Nullable BigDecimal statedAmount,
            @Nullable String statedCurrency,
            @Nullable String officerId,
            Chooser selectedBy,
            LocalDateTime recordedAt,
            @Nullable String enteredBy,
            @Nullable String reason,
            @Nullable LocalDateTime supersededAt,
            int loadId) {
        /** Whether it is the one that counts. */
        public boolean inForce() {
            return supersededAt == null;
        }
    }

    /** The versions, control by control, the latest of each first. */
    public static List<Version> of(Lake lake, String declarationId) {
        return lake.query(Version.class, SQL.get("versions"), declarationId);
    }
}
