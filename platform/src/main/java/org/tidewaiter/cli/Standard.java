package org.tidewaiter.cli;

import java.util.List;
import java.util.Locale;
import org.tidewaiter.quality.CheckBook;
import org.tidewaiter.quality.CheckNote;
import org.tidewaiter.quality.Judge;

/** The checks that commands judge with. */
final class Standard {
    private Standard() {}

    /** A fresh judge: one for each file or load. */
    static Judge judge() {
        return message -> List.of();
    }

    /** What people are told of the checks. */
    static List<CheckNote> notes(Locale language) {
        return List.of();
    }

    /** Both, for those who hand them on. */
    static CheckBook book() {
        return new CheckBook(Standard::judge, Standard::notes);
    }
}
