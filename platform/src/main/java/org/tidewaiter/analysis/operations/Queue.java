package org.tidewaiter.analysis.operations;

/**
 * A queue before several officers. Sources: Erlang 1917; Allen and Cunneen's approximation for arrivals in bursts and work of uneven length (Allen,
 * Probability, Statistics and Queueing Theory, 1990).
 *
 * @param officers how many work at a time, at least 1
 * @param load hours of work that arrive in an hour
 */
record Queue(int officers, double load) {
    /** Whether the work that arrives can be done at all; if not, the queue grows without limit. */
    boolean holds() {
        return load < officers;
    }

    /** The chance that all officers are busy where nothing can wait (Erlang B). */
    double blocked() {
        double b = 1;
        for (int k = 1; k <= officers; k++) {
            b = load * b / (k + load * b);
        }
        return b;
    }

    /** The chance to wait (Erlang C); 1 where the queue grows without limit. */
    double waits() {
        double b = blocked();
        return holds() ? b / (1 - load / officers * (1 - b)) : 1;
    }

    /**
     * The mean wait as a multiple of the mean piece of work, for arrivals by chance and work of exponential length; infinite where the queue grows
     * without limit.
     */
    double meanWait() {
        return holds() ? waits() / (officers - load) : Double.POSITIVE_INFINITY;
    }

    /**
     * The mean wait as a multiple of the mean piece of work.
     *
     * @param arrivals the squared coefficient of variation of the times between arrivals; 1 by chance
     * @param work that of the pieces of work; 1 for exponential length, 0 for all alike
     */
    double meanWait(double arrivals, double work) {
        return meanWait() * (arrivals + work) / 2;
    }

    /** The least number of officers with which the mean wait is at most a multiple of the mean piece of work. */
    static int officersFor(double load, double multiple, double arrivals, double work) {
        int officers = Math.max(1, (int) load);
        while (!(new Queue(officers, load).meanWait(arrivals, work) <= multiple)) {
            officers++;
        }
        return officers;
    }
}
