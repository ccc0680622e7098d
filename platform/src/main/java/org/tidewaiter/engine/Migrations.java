package org.tidewaiter.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Scripts that lead a database from one version to the next: the resources {@code 0001.sql}, {@code 0002.sql}, … of a folder beside
 * a class, without a gap. Script n makes version n of version n - 1. The number is the whole name, so that two people who add one
 * at a time meet when they merge and not in a workspace.
 *
 * <p>Each script is one transaction together with what the caller does after it, such as writing the number down: a process that
 * ends in the middle, however it ends, leaves the database at the last version that was whole.
 */
public final class Migrations {
    private final List<List<String>> scripts;

    private Migrations(List<List<String>> scripts) {
        this.scripts = scripts;
    }

    /** Reads the scripts of {@code folder} beside {@code room}. */
    public static Migrations read(Class<?> room, String folder) {
        List<List<String>> scripts = new ArrayList<>();
        for (int n = 1; ; n++) {
            String name = String.format(Locale.ROOT, "%s/%04d.sql", folder, n);
            if (room.getResource(name) == null) {
                return new Migrations(List.copyOf(scripts));
            }
            scripts.add(SqlStatements.of(SqlFile.read(room, name)));
        }
    }

    /** The version to which all scripts together lead: how many there are. */
    public int latest() {
        return scripts.size();
    }

    /** Takes a version of which the tables and rows are made, in the transaction that made them; what it throws undoes them. */
    @FunctionalInterface
    public interface VersionListener {
        /** Does what belongs to the version. */
        void version(int version, Session session);
    }

    /**
     * Runs the scripts that lead from one version to another, in order, each with {@code reached} as one transaction.
     *
     * @param from the version of the database; 0 is before the first script
     * @param to the version to reach
     * @param reached what is done after each script
     * @throws TidewaiterException of kind STATE when a script does not fit the database, which then stays at the version before it
     */
    public void run(Lake lake, int from, int to, VersionListener reached) {
        for (int version = from + 1; version <= to; version++) {
            step(lake, version, reached);
        }
    }

    private void step(Lake lake, int version, VersionListener reached) {
        try {
            lake.<@Nullable Void>transaction(session -> {
                scripts.get(version - 1).forEach(session::execute);
                reached.version(version, session);
                return null;
            });
        } catch (TidewaiterException e) {
            if (e.kind() != Kind.INTERNAL) {
                throw e;
            }
            throw new TidewaiterException(
                    Kind.STATE,
                    "The workspace cannot be brought to version " + version
                            + ", as its tables or rows are not as expected",
                    "go on with the version of Tidewaiter that made it and report this with what --debug prints; it"
                            + " was not touched",
                    e);
        }
    }
}
