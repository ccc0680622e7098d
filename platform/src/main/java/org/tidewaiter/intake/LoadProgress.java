package org.tidewaiter.intake;

/** A listener that is told how far a load has come; called from the thread that loads, a few hundred times per million rows. */
@FunctionalInterface
public interface LoadProgress {
    /** Says nothing to anyone. */
    LoadProgress SILENT = (bytes, ofBytes, rows) -> {};

    /**
     * Tells how far the load has come.
     *
     * @param bytes bytes of the file that have been read
     * @param ofBytes size of the file in bytes, or 0 when it is not known
     * @param rows rows taken so far
     */
    void at(long bytes, long ofBytes, long rows);
}
