package org.tidewaiter.intake;

import java.util.List;
import java.util.Set;

/**
 * What one kind of load does of the steps of a {@link LoadTransaction}: tables by a mapping, messages by their format, bundles of small
 * files of messages, companion files, results of controls. An object of it serves one load, in the session of its transaction. Its
 * methods stand here in the order in which {@link LoadTransaction} calls them. It never keeps a count of what it meant to do: rows are
 * counted where they were read and where they were written.
 */
public interface LoadStrategy extends AutoCloseable {
    /**
     * Reads the whole source into temporary tables of the session.
     *
     * @throws org.tidewaiter.engine.TidewaiterException INPUT when it cannot be read, or holds nothing where that is an error
     */
    void stage();

    /** The contents that were staged, and how each is read; each is recorded as a load of its own. One, but of a bundle. */
    List<LoadedSource> sources();

    /**
     * Takes note that some sheets of the workbook were loaded before and others not; called only then.
     *
     * @param sheets their names
     */
    default void knownInPart(Set<String> sheets) {}

    /** Finds the staged rows that cannot be taken, each by itself or beside the others and what is stored. */
    void findBad();

    /**
     * What was written to the tables of the model.
     *
     * @param accepted rows or messages, counted as they were written
     * @param replaced declarations of which a former version was replaced
     * @param unchanged declarations that say what the workspace has already: their rows are among the accepted ones, and make no version
     */
    record WrittenCounts(long accepted, long replaced, long unchanged) {
        /** Of what replaces no declarations. */
        WrittenCounts(long accepted) {
            this(accepted, 0, 0);
        }

        /** The same, once it is known how many of those that seemed to replace others say nothing new. */
        WrittenCounts without(long same) {
            return new WrittenCounts(accepted, replaced - same, same);
        }
    }

    /** Writes what is good to the tables of the model. */
    WrittenCounts write(int loadId);

    /** Writes what is bad to the quarantine, a row for each row or message, with its original text. */
    void quarantine(int loadId);

    /** The rows of the quarantine that need no correction of their own any more, now that this is written; mostly none. */
    default List<Long> settleWaiting(int loadId) {
        return List.of();
    }

    /**
     * What came of one of the {@link #sources()}.
     *
     * @param loadId the number of its load
     * @param read how many rows or messages it held, as {@link LoadStrategy#read} counts
     * @param written what of it was written
     */
    record Share(int loadId, long read, WrittenCounts written) {}

    /**
     * What came of each of the {@link #sources()}, in their order. A bundle first divides what was written, and set aside, as one load.
     *
     * @param loadId the number of the load, that of the first source where there are several
     * @param written what {@link #write} gave
     */
    default List<Share> divide(int loadId, WrittenCounts written) {
        return List.of(new Share(loadId, read(), written));
    }

    /** How many rows or messages all sources held, counted as they were read; headers and blank lines are none. */
    long read();

    /** What is counted, in the plural: rows, where a kind of load does not say otherwise. */
    default String counted() {
        return "rows";
    }

    /** What people might not expect of the load of one source. */
    LoadRemarks remarks(int loadId);

    /** Adds to the trail what the record of a load, which was written just now, does not say; mostly nothing. */
    default void afterRecord(int loadId) {}

    /** Lets go of passing files and threads, whether the load was done or given up. */
    @Override
    void close();
}
