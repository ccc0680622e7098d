package org.tidewaiter.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Sessions that all see the database as it stood at one moment: what takes long to read is read by several threads. */
public final class Snapshot implements AutoCloseable {
    private final List<Session> sessions = new ArrayList<>();

    /**
     * Opens sessions until all of them see the same: a transaction that is committed between two of them is met by opening all
     * anew.
     *
     * @param version a query of one whole number that every change of what will be read changes
     */
    static Snapshot of(Lake lake, int sessions, String version) {
        while (true) {
            Snapshot snapshot = new Snapshot();
            long[] seen = new long[sessions];
            boolean opened = false;
            try {
                for (int s = 0; s < sessions; s++) {
                    Session session = lake.session();
                    snapshot.sessions.add(session);
                    session.execute("BEGIN TRANSACTION");
                    seen[s] = session.number(version); // the first query fixes what the transaction sees
                }
                opened = LongStream.of(seen).distinct().count() == 1;
            } finally {
                if (!opened) {
                    snapshot.close();
                }
            }
            if (opened) {
                return snapshot;
            }
        }
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
