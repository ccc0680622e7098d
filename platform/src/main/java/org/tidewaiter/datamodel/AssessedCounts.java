package org.tidewaiter.datamodel;

import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlFile;

/** The table {@code assessed_count}: how many declarations of each decision run went to which lane, for pages to show. */
public final class AssessedCounts {
    private static final String COUNT = SqlFile.read(AssessedCounts.class, "assessed-count.sql");

    private AssessedCounts() {}

    /** Counts the decision runs that are not counted yet. */
    public static void fill(Session session) {
        session.execute(COUNT);
    }
}
