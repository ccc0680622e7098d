package org.tidewaiter.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * The one DuckDB database of a workspace. Safe for many threads: each query runs on a connection of its own, writers
 * take turns, and every transaction is all or nothing.
 */
public final class Lake implements AutoCloseable {
    private final Supplier<Session> opening;
    private Session root;
    private long stops = DatabaseStop.seen();
    private volatile Runnable beforeCommit = () -> {};
    private final ReentrantLock writer = new ReentrantLock(true);
    private final List<Runnable> afterCommit = new CopyOnWriteArrayList<>();
    private final AtomicLong version = new AtomicLong();

    private Lake(Supplier<Session> opening) {
        this.opening = opening;
        root = opening.get();
    }

    /**
     * Opens or creates the database file.
     *
     * @param file the database file; its directory must exist
     * @param temporary the directory in which DuckDB may spill what does not fit into memory
     * @param memory DuckDB's own limit, such as {@code 2GB}
     */
    public static Lake open(Path file, Path temporary, String memory) {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", memory);
        settings.setProperty("temp_directory", temporary.toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return open("jdbc:duckdb:" + file, settings, file.toAbsolutePath().getParent());
    }

    /** A database in memory: for tests and for one-off work. */
    public static Lake inMemory() {
        return open("jdbc:duckdb:", new Properties(), null);
    }

    /** The version of DuckDB's library, as it states it. */
    public static String libraryVersion() {
        return LibraryVersion.of(DuckDBConnection.class);
    }

    private static Lake open(String url, Properties settings, @Nullable Path home) {
        try {
            Lake lake = new Lake(() -> first(url, settings, home));
            UnpackedLibraries.forget();
            return lake;
        } catch (ExceptionInInitializerError | UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The database engine cannot be unpacked into " + System.getProperty("java.io.tmpdir") + " ("
                            + root(e) + ")",
                    "free 100 MB there, or name another directory: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR",
                    new IllegalStateException(e));
        } catch (Exception e) {
            // first, since a journal that cannot be replayed for want of room is no damage
            throw FullDisk.in(e)
                    .or(() -> DatabaseDamage.in(e))
                    .orElseGet(() -> new TidewaiterException(
                            Kind.STORAGE,
                            "The database cannot be opened ("
                                    + String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("") + ")",
                            "check that the directory can be written and that the file is a Tidewaiter workspace",
                            e));
        }
    }

    /** The first session, which the others are made from; the library's way of connecting declares any exception. */
    private static Session first(String url, Properties settings, @Nullable Path home) {
        try {
            Session first = new Session(DuckDBConnection.newConnection(url, false, settings), home);
            first.execute("SET GLOBAL TimeZone = 'UTC'");
            // DuckDB 2.0.0 puts small chunks of joins together in a way that stops it where the dictionary of a column
            // changes on the way: a selection of goods items
            // by codes out of another query is enough, and no setting but this one prevents it (decisions/0103)
            first.execute("SET GLOBAL enable_caching_operators = false");
            return first;
        } catch (TidewaiterException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static String root(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** A connection of one's own; close it after use. */
    public synchronized Session session() {
        long seen = DatabaseStop.seen();
        if (stops != seen) {
            openAnewWhereStopped();
            stops = seen;
        }
        return root.another();
    }

    /**
     * A database that has stopped answers nothing more; it can be opened anew once none of its sessions is open. One in memory would be another, and
     * empty.
     */
    private void openAnewWhereStopped() {
        try {
            root.number("select 1");
        } catch (TidewaiterException e) {
            if (root.home().isEmpty()) {
                throw e;
            }
            if (root.others() > 0) {
                throw DatabaseStop.underWay();
            }
            root.close();
            root = opening.get();
        }
    }

    /**
     * Sessions that see the same, for reading with several threads; close it after use.
     *
     * @param version a query of one whole number that every change of what will be read changes
     */
    public Snapshot snapshot(int sessions, String version) {
        return Snapshot.of(this, sessions, version);
    }

    /** Has something run after every transaction that was committed, in its thread: it must be quick and must not throw. */
    public void afterCommit(Runnable runs) {
        afterCommit.add(runs);
    }

    /** Has something asked before a transaction is committed, in its thread; what it throws undoes the transaction. */
    void beforeCommit(Runnable asks) {
        beforeCommit = asks;
    }

    /** Does work in one transaction: committed when the work returns, undone when it throws. Writers take turns. */
    public <T extends @Nullable Object> T transaction(Function<Session, T> work) {
        T result = transact(work);
        afterCommit.forEach(Runnable::run);
        return result;
    }

    /** Does work while nobody writes; reading goes on. The work writes nothing to this database. */
    public <T extends @Nullable Object> T exclusively(Function<Session, T> work) {
        writer.lock();
        try (Session session = session()) {
            return work.apply(session);
        } finally {
            writer.unlock();
        }
    }

    private <T extends @Nullable Object> T transact(Function<Session, T> work) {
        writer.lock();
        try (Session session = session()) {
            session.execute("BEGIN TRANSACTION");
            boolean done = false;
            try {
                T result = work.apply(session);
                beforeCommit.run();
                session.execute("COMMIT");
                done = true;
                version.incrementAndGet();
                session.committed();
                return result;
            } finally {
                if (!done) {
                    rollBack(session);
                }
            }
        } finally {
            writer.unlock();
        }
    }

    /**
     * How many transactions were committed since the database was opened: what was read under one version and is asked for
     * under the same one is the same.
     */
    public long version() {
        return version.get();
    }

    /** See {@link Session#query}. */
    public <R extends Record> List<R> query(Class<R> type, String sql, @Nullable Object... parameters) {
        try (Session session = session()) {
            return session.query(type, sql, parameters);
        }
    }

    /** See {@link Session#first}. */
    public <R extends Record> Optional<R> first(Class<R> type, String sql, @Nullable Object... parameters) {
        return query(type, sql, parameters).stream().findFirst();
    }

    /** See {@link Session#maps}. */
    public List<Map<String, @Nullable Object>> maps(String sql, @Nullable Object... parameters) {
        try (Session session = session()) {
            return session.maps(sql, parameters);
        }
    }

    /** See {@link Session#number}. */
    public long number(String sql, @Nullable Object... parameters) {
        try (Session session = session()) {
            return session.number(sql, parameters);
        }
    }

    @Override
    public synchronized void close() {
        root.close();
    }

    private static void rollBack(Session session) {
        try {
            session.execute("ROLLBACK");
        } catch (TidewaiterException e) {
            // The failure that led here is already on its way up; an aborted transaction may refuse a second word.
        }
    }
}
