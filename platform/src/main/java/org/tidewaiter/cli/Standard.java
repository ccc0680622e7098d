package org.tidewaiter.cli;

import java.util.List;
import org.tidewaiter.quality.Judge;

/** The checks that commands judge with. */
final class Standard {
    private Standard() {}

    static Judge judge() {
        return message -> List.of();
    }
}
