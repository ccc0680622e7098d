package org.tidewaiter.intake;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.mapping.LoadedAs;
import org.tidewaiter.quarantine.ListedRow;
import org.tidewaiter.quarantine.OfficerMask;
import org.tidewaiter.quarantine.PlaceInFile;

/** The log of loads and the rows in quarantine, as they are stored: for people to look at, a page at a time. */
public final class LoadLog {
    private static final String LOADS = SqlFile.read(LoadLog.class, "loads.sql");
    private static final String QUARANTINE = SqlFile.read(LoadLog.class, "quarantine.sql");
    private static final String REASONS = SqlFile.read(LoadLog.class, "quarantine-reasons.sql");
    private static final String CORRECTION = SqlFile.read(LoadLog.class, "correction.sql");

    private static final String LOAD_SINCE = SqlFile.read(LoadLog.class, "load-since.sql");

    private final Lake lake;

    /** The log of a database. */
    public LoadLog(Lake lake) {
        this.lake = lake;
    }

    private record Done(
            int loadId, String fileName, long read, long accepted, long quarantined, long replaced, long unchanged) {}

    /** The numbers of a load, where it began at a moment or later. */
    public Optional<LoadReport> reportSince(int loadId, Instant since) {
        return lake.first(Done.class, LOAD_SINCE, loadId, since)
                .map(d -> new LoadReport(
                        d.loadId(),
                        d.fileName(),
                        d.read(),
                        d.accepted(),
                        d.quarantined(),
                        d.replaced(),
                        d.unchanged(),
                        0));
    }

    /** A file taken in; {@code leftOfIt} says which of its sheets and columns were not read, null where all were. */
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
     * @param sheet the sheet of a workbook, or null
     * @param lineNumber its line in the file, its row on the sheet, or which message of the file it is
     * @param returnedByLoad the load that read it again; null where none did
     * @param stillWrong how many rows of that load were set aside again
     * @param right how many rows of that load were accepted
     * @param dismissedBy who closed it without a correction; null where nobody did
     * @param dismissedWhy why
     */
    public record QuarantinedRow(
            long quarantineId,
            int loadId,
            @Nullable String fileName,
            @Nullable String sheet,
            long lineNumber,
            String originalText,
            @Nullable String field,
            @Nullable String value,
            String reason,
            String status,
            @Nullable Integer returnedByLoad,
            long stillWrong,
            long right,
            boolean ofMessage,
            @Nullable String dismissedBy,
            @Nullable String dismissedWhy) {
        private QuarantinedRow hidden(OfficerMask mask) {
            return new QuarantinedRow(
                    quarantineId,
                    loadId,
                    fileName,
                    sheet,
                    lineNumber,
                    mask.text(loadId, originalText),
                    field,
                    ofMessage ? null : mask.value(loadId, field, value),
                    reason,
                    status,
                    returnedByLoad,
                    stillWrong,
                    right,
                    ofMessage,
                    dismissedBy,
                    dismissedWhy);
        }

        /** Where it stood in its file. */
        public PlaceInFile place() {
            return new PlaceInFile(sheet, lineNumber, ofMessage);
        }

        /** Its file, with the sheet in brackets where it is a workbook. */
        public @Nullable String fileAndSheet() {
            return sheet == null ? fileName : fileName + " [" + sheet + "]";
        }

        /** It as a row of a list. */
        public ListedRow listed() {
            return new ListedRow(
                    quarantineId, loadId, fileAndSheet(), lineNumber, field, value, reason, status, originalText);
        }

        /** What became of it; null where it is open. */
        public @Nullable String outcome(Locale language) {
            if (dismissedWhy != null) {
                return Words.of("closed by {0}: {1}", "close par {0} : {1}", String.valueOf(dismissedBy), dismissedWhy)
                        .in(language);
            }
            if (returnedByLoad == null) {
                return null;
            }
            Words words = stillWrong == 0
                    ? Words.of("corrected by load {0}", "corrigée par le chargement {0}", returnedByLoad)
                    : right == 0
                            ? Words.of(
                                    "read again by load {0} and still wrong",
                                    "relue par le chargement {0} et toujours fausse", returnedByLoad)
                            : Words.counted(
                                    stillWrong,
                                    "read again by load " + returnedByLoad + ", of which {0} is still wrong",
                                    "read again by load " + returnedByLoad + ", of which {0} are still wrong",
                                    "relue par le chargement " + returnedByLoad + ", dont {0} reste fausse",
                                    "relue par le chargement " + returnedByLoad + ", dont {0} restent fausses");
            return words.in(language);
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
            @Nullable String reason) {}

    /** A reason, and how many rows wait for it. */
    public record ReasonCount(String reason, @Nullable String field, long quarantined) {}

    /** Which rows of the quarantine are wanted; null asks for all. */
    public record QuarantineFilter(
            @Nullable Integer load,
            @Nullable String reason,
            @Nullable String status) {}

    /** Every load, the last one first. */
    public List<Load> loads() {
        return lake.query(Load.class, LOADS);
    }

    /**
     * Rows that could not be taken, in their order, with officers and travellers hidden: so many of those wanted, after as many as are passed over.
     */
    public List<QuarantinedRow> quarantine(QuarantineFilter wanted, int limit, long offset) {
        OfficerMask mask = new OfficerMask(lake);
        return rows(wanted, limit, offset).stream()
                .map(row -> row.ofMessage() && !OfficerMask.isOfTravellers(row.originalText()) ? row : row.hidden(mask))
                .toList();
    }

    private List<QuarantinedRow> rows(QuarantineFilter wanted, int limit, long offset) {
        return lake.query(
                QuarantinedRow.class,
                QUARANTINE,
                wanted.load(),
                wanted.reason(),
                wanted.status(),
                limit,
                offset,
                LoadedAs.MESSAGES);
    }

    /** A load. */
    public Optional<Load> load(int loadId) {
        return loads().stream().filter(l -> l.loadId() == loadId).findFirst();
    }

    /** What became of a row that was taken back; nothing while it is open. */
    public Optional<Correction> correction(long quarantineId) {
        return lake.first(Correction.class, CORRECTION, quarantineId);
    }

    /** The reasons why rows wait, the commonest first. */
    public List<ReasonCount> reasons(QuarantineFilter wanted) {
        return lake.query(ReasonCount.class, REASONS, wanted.load(), wanted.status());
    }
}
