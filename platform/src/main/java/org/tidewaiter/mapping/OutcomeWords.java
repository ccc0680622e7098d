package org.tidewaiter.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.Outcome;

/** How tables of declarations write what a control found: by the words that tables of results have, one list for both. */
final class OutcomeWords {
    private OutcomeWords() {}

    /**
     * What the values of a column mean as an outcome; empty when fewer than half of them are known.
     *
     * @param header its name: where it asks whether all was right, yes says that nothing was found
     */
    static Map<String, String> codes(String header, Set<String> values) {
        ControlWords words = ControlWords.shipped();
        Map<String, String> turned = ControlWords.turned(values);
        boolean asked = words.said(header).notions().contains(Outcome.CONFORM.word());
        Map<String, String> codes = new TreeMap<>(asked && turned.size() == values.size() ? turned : Map.of());
        if (codes.isEmpty()) {
            for (String value : values) {
                Optional<String> word = words.word(Field.OUTCOME, value);
                word.ifPresent(w -> codes.put(value, w));
            }
            if (2 * codes.size() < values.size()) {
                return Map.of();
            }
        }
        if (codes.containsKey("0") || codes.containsKey("1")) { // the sample may hold one of the two only
            boolean conform = Outcome.CONFORM.word().equals(codes.getOrDefault("0", Outcome.CONFORM.word()))
                    && !Outcome.CONFORM.word().equals(codes.get("1"));
            codes.put("0", conform ? Outcome.CONFORM.word() : Outcome.FINDING.word());
            codes.put("1", conform ? Outcome.FINDING.word() : Outcome.CONFORM.word());
        }
        return codes;
    }
}
