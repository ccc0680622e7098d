package org.tidewaiter.analysis;

/**
 * A question of Customs: one class, one .sql of the same name beside it, one test. A public class with a constructor without parameters is found by
 * {@link AnalysisRegister}; commands, pages and the manual show it from its card.
 */
public interface Analysis {
    /** What is to be known of the question. */
    Card card();

    /** Works the answer out, on what the steps see of the data. */
    Result answer(AnalysisSql steps);

    /**
     * How many whole months the days that it is asked of must hold for it ever to have an answer, whatever the data; 0 where any days will do. A
     * saved question whose moving period never holds so many is refused.
     */
    default int leastMonths() {
        return 0;
    }

    /**
     * Refuses what the parameters' forms and bounds let through and no data could answer; nothing for most. Asked when a question is saved, so that
     * none is kept that can never be answered.
     *
     * @throws org.tidewaiter.engine.TidewaiterException of kind USAGE, naming the parameter and what would do
     */
    default void requireAnswerable(Parameters parameters) {}
}
