package org.tidewaiter.intake;

import java.time.Instant;
import java.util.Optional;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** Why nothing needs to be done: the very content was loaded before in the same way. Travels as the cause of the refusal. */
final class AlreadyLoaded extends Exception {
    private static final long serialVersionUID = 1L;

    private final int loadId;
    private final Instant loadedAt;

    private AlreadyLoaded(int loadId, Instant loadedAt) {
        super("load " + loadId, null, false, false);
        this.loadId = loadId;
        this.loadedAt = loadedAt;
    }

    /** The refusal of a file. */
    static TidewaiterException refusal(String file, int loadId, Instant loadedAt) {
        return new TidewaiterException(
                Kind.STATE,
                file + " holds the very content that was loaded on "
                        + loadedAt.toString().substring(0, 16).replace('T', ' ') + " UTC (load " + loadId + ")",
                "nothing needs to be done; give --again to load it once more",
                new AlreadyLoaded(loadId, loadedAt));
    }

    /** What a refusal says, if it is one of known content. */
    static Optional<AlreadyLoaded> of(TidewaiterException refusal) {
        return refusal.getCause() instanceof AlreadyLoaded known ? Optional.of(known) : Optional.empty();
    }

    int loadId() {
        return loadId;
    }

    Instant loadedAt() {
        return loadedAt;
    }
}
