package org.tidewaiter.intake;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** What the workspace remembers of each load: which content came when, by which mapping, and what became of it. */
final class LoadRecord {
    private LoadRecord() {}

    private record Known(int loadId, Instant finishedAt) {}

    /** Refuses content that was loaded before in the same way. */
    static void refuseIfKnown(Session session, String file, String sha256, String mappingSha256) {
        String known =
                "select load_id, finished_at from load where sha256 = ? and mapping_sha256 = ? order by load_id limit 1";
        session.first(Known.class, known, sha256, mappingSha256).ifPresent(load -> {
            throw new TidewaiterException(
                    Kind.STATE,
                    file + " holds the very content that was loaded on "
                            + load.finishedAt().toString().substring(0, 16).replace('T', ' ') + " UTC (load "
                            + load.loadId() + ")",
                    "nothing needs to be done; give --again to load it once more");
        });
    }

    /** Refuses a load that would lose a row. */
    static void requireBalance(String what, long read, long accepted, long quarantined) {
        if (read != accepted + quarantined) {
            throw new TidewaiterException(
                    Kind.INTERNAL,
                    "Of " + read + " " + what + ", " + accepted + " were accepted and " + quarantined
                            + " quarantined, which does not add up",
                    "nothing was loaded; report this with the file");
        }
    }

    /** Marks quarantined rows that a load has corrected. */
    static void markReturned(Session session, int loadId, List<Long> returned) {
        if (!returned.isEmpty()) {
            String ids = returned.stream().map(String::valueOf).collect(Collectors.joining(","));
            session.execute(
                    "update quarantine set status = 'returned', returned_by_load = ? where quarantine_id in"
                            + " (select unnest(string_split(?, ','))::bigint)",
                    loadId,
                    ids);
        }
    }

    /** Writes the record of one load. */
    static void write(
            Session session,
            LoadReport report,
            String sha256,
            long bytes,
            String mapping,
            String mappingSha256,
            String mappingText,
            String header,
            Instant startedAt) {
        session.execute(
                "insert into load values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                report.loadId(),
                report.file(),
                sha256,
                bytes,
                mapping,
                mappingSha256,
                mappingText,
                header,
                startedAt,
                Instant.now(),
                report.read(),
                report.accepted(),
                report.quarantined(),
                report.replaced());
    }
}
