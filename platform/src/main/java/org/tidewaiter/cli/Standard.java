package org.tidewaiter.cli;

import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.quality.Check;
import org.tidewaiter.quality.Defect;
import org.tidewaiter.quality.Judge;
import org.tidewaiter.quality.ens.EnsRules;
import org.tidewaiter.quality.ens.Language;

/** The checks that commands judge with. */
final class Standard {
    private Standard() {}

    static Judge judge() {
        List<Check> rules = EnsRules.in(Language.ENGLISH);
        return message -> {
            List<Defect> found = new ArrayList<>();
            rules.forEach(rule -> rule.look(message, found::add));
            return found;
        };
    }
}
