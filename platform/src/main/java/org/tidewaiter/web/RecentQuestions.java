package org.tidewaiter.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AskedQuestion;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.engine.Lake;

/**
 * The questions that readers asked last, kept open with their temporary tables: who follows a figure to its declarations does not wait for
 * the answer a second time. A question is asked anew when the data have changed since.
 */
final class RecentQuestions implements AutoCloseable {
    /** Each holds its tables in memory or in the folder for temporary files. */
    private static final int KEPT = 3;

    private final Lake lake;
    private final Deque<KeptQuestion> kept = new ArrayDeque<>();

    RecentQuestions(Lake lake) {
        this.lake = lake;
    }

    /** A question in use by one reader at a time. */
    private final class KeptQuestion {
        private final Analysis analysis;
        private final Parameters parameters;
        private final long version;
        private final ReentrantLock use = new ReentrantLock();
        private volatile boolean dropped;
        private @Nullable AskedQuestion asked;

        /** @param version that of the data when it was asked */
        KeptQuestion(Analysis analysis, Parameters parameters, long version) {
            this.version = version;
            this.analysis = analysis;
            this.parameters = parameters;
        }

        boolean isCurrent() {
            return version == lake.version();
        }

        <T> T use(Function<AskedQuestion, T> work) {
            use.lock();
            try {
                if (asked == null) {
                    asked = AskedQuestion.ask(lake, analysis, parameters);
                }
                return work.apply(asked);
            } finally {
                use.unlock();
                if (dropped) {
                    drop();
                }
            }
        }

        /** Closes it now, or as soon as its last reader has what was asked for. */
        void drop() {
            dropped = true;
            if (use.tryLock()) {
                try {
                    if (asked != null) {
                        asked.close();
                        asked = null;
                    }
                } finally {
                    use.unlock();
                }
            }
        }
    }

    /** Asks the question unless it is kept, and has something done with it. */
    <T> T with(Analysis analysis, Parameters parameters, Function<AskedQuestion, T> work) {
        return kept(analysis, parameters).use(work);
    }

    private KeptQuestion kept(Analysis analysis, Parameters parameters) {
        List<KeptQuestion> dropped = new ArrayList<>();
        KeptQuestion question;
        synchronized (kept) {
            kept.stream().filter(k -> !k.isCurrent()).forEach(dropped::add);
            kept.removeAll(dropped);
            question = kept.stream()
                    .filter(k -> k.analysis == analysis && k.parameters.equals(parameters))
                    .findFirst()
                    .orElseGet(() -> new KeptQuestion(analysis, parameters, lake.version()));
            kept.remove(question);
            kept.addFirst(question);
            if (kept.size() > KEPT) {
                dropped.add(kept.removeLast());
            }
        }
        dropped.forEach(KeptQuestion::drop);
        return question;
    }

    @Override
    public void close() {
        List<KeptQuestion> all;
        synchronized (kept) {
            all = List.copyOf(kept);
            kept.clear();
        }
        all.forEach(KeptQuestion::drop);
    }
}
