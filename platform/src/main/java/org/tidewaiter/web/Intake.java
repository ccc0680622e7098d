package org.tidewaiter.web;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlFile;

/** Reads the log of loads and the rows in quarantine, as they are stored. */
public final class Intake {
    private static final String LOADS = SqlFile.read(Intake.class, "loads.sql");
    private static final String QUARANTINE = SqlFile.read(Intake.class, "quarantine.sql");
    private static final String REASONS = SqlFile.read(Intake.class, "quarantine-reasons.sql");

    private static final String CORRECTION = SqlFile.read(Intake.class, "correction.sql");

    private final Lake lake;

    Intake(Lake lake) {
        this.lake = lake;
    }

    /** A file taken in; {@code leftOfIt} says which sheets and columns were not, null where all were. */
    public record Load(
            int loadId,
            String fileName,
            String sha256,
            long bytes,
            String mapping,
            LocalDateTime startedAt,
            LocalDateTime finishedAt,
            long rowsRead,
            long rowsAccepted,
            long rowsQuarantined,
            long declarationsReplaced,
            @Nullable String leftOfIt) {}

    /**
     * A row that could not be taken.
     *
     * @param returnedByLoad the load that read it again; null where none did
     * @param stillWrong how many rows of that load were set aside again
     * @param right how many rows of that load were accepted
     */
    public record Quarantined(
            long quarantineId,
            int loadId,
            @Nullable String fileName,
            long lineNumber,
            String originalText,
            @Nullable String field,
            @Nullable String value,
            String reason,
            String status,
            @Nullable Integer returnedByLoad,
            long stillWrong,
            long right) {
        /** What became of it; null where it is open. */
        public @Nullable String outcome() {
            if (returnedByLoad == null) {
                return null;
            }
            String by = " by load " + returnedByLoad;
            return stillWrong == 0
                    ? "corrected" + by
                    : right == 0
                            ? "read again" + by + " and still wrong"
                            : "read again" + by + ", of which " + stillWrong + (stillWrong == 1 ? " is" : " are")
                                    + " still wrong";
        }
    }

    /**
     * What became of a row that was taken back.
     *
     * @param loadId the load that took it
     * @param reason why it was set aside again, or null
     */
    public record Correction(
            long quarantineId,
            int loadId,
            long read,
            long accepted,
            long quarantined,
            @Nullable String reason) {
        /** What became of it, in words. */
        public String sentence() {
            String row = "Row " + Show.count(quarantineId);
            return reason == null
                    ? row + " was taken back by load " + loadId + ": " + Show.count(accepted) + " accepted."
                    : row + " was read by load " + loadId + " and is still wrong: " + reason + ".";
        }
    }

    /** A reason, and how many rows wait for it. */
    public record ReasonCount(String reason, @Nullable String field, long quarantined) {}

    /** Which rows of the quarantine are wanted; null asks for all. */
    public record Wanted(
            @Nullable Integer load,
            @Nullable String reason,
            @Nullable String status) {}

    List<Load> loads() {
        return lake.query(Load.class, LOADS);
    }

    List<Quarantined> quarantine(Wanted wanted, int limit, long offset) {
        return lake.query(
                Quarantined.class, QUARANTINE, wanted.load(), wanted.reason(), wanted.status(), limit, offset);
    }

    Optional<Load> load(int loadId) {
        return loads().stream().filter(l -> l.loadId() == loadId).findFirst();
    }

    Optional<Correction> correction(long quarantineId) {
        return lake.first(Correction.class, CORRECTION, quarantineId);
    }

    List<ReasonCount> reasons(Wanted wanted) {
        return lake.query(ReasonCount.class, REASONS, wanted.load(), wanted.status());
    }
}
