package org.tidewaiter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidewaiter.quality.Check;
import org.tidewaiter.quality.CheckBook;
import org.tidewaiter.quality.CheckNote;
import org.tidewaiter.quality.Defect;
import org.tidewaiter.quality.Judge;
import org.tidewaiter.quality.ens.EnsRules;
import org.tidewaiter.quality.ens.Language;

/** The checks that commands judge with. */
final class Standard {
    private Standard() {}

    /** A fresh judge: one for each file or load. */
    static Judge judge() {
        List<Check> rules = EnsRules.in(Language.ENGLISH);
        return message -> {
            List<Defect> found = new ArrayList<>();
            rules.forEach(rule -> rule.look(message, found::add));
            return found;
        };
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
