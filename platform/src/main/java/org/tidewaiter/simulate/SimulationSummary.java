package org.tidewaiter.simulate;

import java.util.Map;

/**
 * What a simulation made.
 *
 * @param directory where it was written
 * @param fraudulent declarations with at least one item that is a planted fraud
 * @param controlled declarations of the lanes blue, yellow and red
 * @param found declarations whose control found something
 * @param planted declarations by typology
 * @param seconds wall time, writing included
 */
public record SimulationSummary(
        String directory,
        long seed,
        long declarations,
        long items,
        long fraudulent,
        long controlled,
        long found,
        Map<String, Long> planted,
        double seconds) {}
