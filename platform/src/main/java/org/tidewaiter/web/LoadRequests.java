package org.tidewaiter.web;

import java.time.Instant;
import java.util.Optional;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.intake.LoadLog;
import org.tidewaiter.intake.LoadReport;

/** What was asked under which idempotency key, and what was answered: table {@code load_request}. */
final class LoadRequests {
    private final Lake lake;

    LoadRequests(Lake lake) {
        this.lake = lake;
    }

    /**
     * A request.
     *
     * @param mapping how the body is to be read
     * @param status the status of the answer; 0 while there is none, also where the server ended before it was given
     * @param requestedAt when it was asked first
     */
    record Request(
            String idempotencyKey, String bodySha256, String mapping, int status, String answer, Instant requestedAt) {
        /** Whether the same is asked again. */
        boolean asks(String sha256, String otherMapping) {
            return bodySha256.equals(sha256) && mapping.equals(otherMapping);
        }
    }

    Optional<Request> find(String key) {
        return lake.first(
                Request.class,
                "select idempotency_key, body_sha256, mapping, status, answer, requested_at from load_request"
                        + " where idempotency_key = ?",
                key);
    }

    void begin(String key, String sha256, String mapping) {
        lake.transaction(session -> session.execute(
                "insert into load_request (idempotency_key, body_sha256, mapping, status, answer, requested_at) values"
                        + " (?, ?, ?, 0, '', ?)",
                key,
                sha256,
                mapping,
                Instant.now()));
    }

    void answered(String key, int status, String answer) {
        lake.transaction(session -> session.execute(
                "update load_request set status = ?, answer = ? where idempotency_key = ?", status, answer, key));
    }

    void forget(String key) {
        lake.transaction(session -> session.execute("delete from load_request where idempotency_key = ?", key));
    }

    /** A load that was taken in since a moment: by a request whose answer was lost when the server ended. */
    Optional<LoadReport> loadSince(int loadId, Instant since) {
        return new LoadLog(lake).reportSince(loadId, since);
    }
}
