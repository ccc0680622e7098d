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

    /** The refusal of a file of whose content something was accepted. */
    static TidewaiterException refusal(String file, int loadId, Instant loadedAt) {
        return refusal(file, loadId, loadedAt, "", "nothing needs to be done; give --again to load it once more");
    }

    /** The refusal of a file of whose content nothing was accepted: read in another way it may be. */
    static TidewaiterException refusalOfNothing(String file, int loadId, Instant loadedAt) {
        return refusal(
                file,
                loadId,
                loadedAt,
                ", which accepted nothing of it: give --again to load it as it is read now",
                "see why in the quarantine, or give --again with what says how it is to be read");
    }

    private static TidewaiterException refusal(
            String file, int loadId, Instant loadedAt, String outcome, String remedy) {
        return new TidewaiterException(
                Kind.STATE,
                file + " holds the very content that was loaded on "
                        + loadedAt.toString().substring(0, 16).replace('T', ' ') + " UTC (load " + loadId + ")"
                        + outcome,
                remedy,
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
