package org.tidewaiter.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.LoadedAs;

/** The files of messages that were loaded before, by content and format: looked up once for all files of a bundle. */
final class KnownMessages {
    /** Where content that was loaded before is loaded again. */
    static final KnownMessages NONE = new KnownMessages(List.of());

    private static final String SQL =
            "select sha256 || ' ' || mapping_sha256 as content, load_id, finished_at from load"
                    + " where starts_with(mapping, ?) order by load_id";

    private final Map<String, EarlierMessage> loads = new HashMap<>();

    private record EarlierMessage(String content, int loadId, Instant finishedAt) {}

    private KnownMessages(List<EarlierMessage> found) {
        found.forEach(b -> loads.putIfAbsent(b.content(), b));
    }

    /** Those that are in the workspace. */
    static KnownMessages in(Lake lake) {
        return new KnownMessages(lake.query(EarlierMessage.class, SQL, LoadedAs.MESSAGES));
    }

    /** Refuses files of which one was loaded before in the same way, perhaps by another thread just now. */
    static void refuseIfKnown(Session session, List<LoadedSource> sources) {
        KnownMessages known = new KnownMessages(session.query(EarlierMessage.class, SQL, LoadedAs.MESSAGES));
        for (LoadedSource source : sources) {
            TidewaiterException refusal = known.refusal(source);
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    /** The refusal of a file that was loaded before; null where it was not. */
    @Nullable
    TidewaiterException refusal(LoadedSource source) {
        EarlierMessage before =
                loads.get(source.bytes().sha256() + " " + source.readAs().key());
        return before == null ? null : AlreadyLoaded.refusal(source.name(), before.loadId(), before.finishedAt());
    }
}
