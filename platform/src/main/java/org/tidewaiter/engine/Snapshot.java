package org.tidewaiter.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** Sessions that all see the database as it stood at one moment: what takes long to read is read by several threads. */
public final class Snapshot implements AutoCloseable {
    /** Loads are committed seconds apart and sessions open in milliseconds: so many in a row are never met by chance. */
    private static final int TRIES = 100;

    private final List<Session> sessions = new ArrayList<>();

    /**
     * Opens sessions until all of them see the same: a transaction that is committed between two of them is met by opening all
     * anew, a hundred times at most.
     *
     * @param version a query of one whole number that every change of what will be read changes
     * @throws TidewaiterException of kind BUSY where something was committed each time
     */
    static Snapshot of(Lake lake, int sessions, String version) {
        for (int i = 0; i < TRIES; i++) {
            Snapshot snapshot = new Snapshot();
            boolean opened = false;
            try {
                opened = snapshot.open(lake, sessions, version);
            } finally {
                if (!opened) {
                    snapshot.close();
                }
            }
            if (opened) {
                return snapshot;
            }
        }
        throw new TidewaiterException(
                Kind.BUSY,
                "The workspace changed each of the " + TRIES + " times it was to be read as of one moment",
                "try again when fewer loads are under way");
    }

    /** Opens sessions, and says whether all of them see the same. */
    private boolean open(Lake lake, int count, String version) {
        long[] seen = new long[count];
        for (int s = 0; s < count; s++) {
            Session session = lake.session();
            sessions.add(session);
            session.execute("BEGIN TRANSACTION");
            seen[s] = session.number(version); // the first query fixes what the transaction sees
        }
        return LongStream.of(seen).distinct().count() == 1;
    }

    /** One of the sessions, counted from 0; for one thread at a time. */
    public Session session(int number) {
        return sessions.get(number);
    }

    @Override
    public void close() {
        sessions.forEach(Session::close);
    }
}
