package org.tidewaiter.query;

import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** Says of a query that it is not carried out, and what would be. */
final class QueryRefusal {
    private QueryRefusal() {}

    static TidewaiterException of(String sentence, String remedy) {
        return new TidewaiterException(Kind.INPUT, sentence, remedy);
    }
}
