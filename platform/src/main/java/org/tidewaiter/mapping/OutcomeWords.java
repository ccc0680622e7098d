package org.tidewaiter.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tidewaiter.model.Outcome;

/** The ways in which files write whether a control found something. */
final class OutcomeWords {
    private static final List<String> CONFORM = List.of("0", "n", "no", "false", "f", "nao", "non");
    private static final List<String> FINDING = List.of("1", "y", "yes", "true", "t", "s", "si", "sim", "oui");

    private OutcomeWords() {}

    /** What each of the values means as an outcome; empty when one of them is none that we know. */
    static Map<String, String> codes(Set<String> values) {
        Map<String, String> codes = new TreeMap<>();
        for (String value : values) {
            String word = value.toLowerCase(Locale.ROOT);
            if (CONFORM.contains(word)) {
                codes.put(value, Outcome.CONFORM.word());
            } else if (FINDING.contains(word)) {
                codes.put(value, Outcome.FINDING.word());
            } else {
                return Map.of();
            }
        }
        if (codes.containsKey("0") || codes.containsKey("1")) { // the sample may hold one of the two only
            codes.put("0", Outcome.CONFORM.word());
            codes.put("1", Outcome.FINDING.word());
        }
        return codes;
    }
}
