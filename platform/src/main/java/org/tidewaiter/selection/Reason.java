package org.tidewaiter.selection;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One reason for a declaration's score, in words an officer understands, with the figures behind it.
 *
 * @param about what it speaks of, such as "importer and HS 4"
 * @param contribution how far it moved the score, in log-odds (SHAP): above 0 raises the risk, below 0 lowers it
 * @param sentence the reason
 * @param figures the raw numbers by name, in order
 */
public record Reason(String about, double contribution, String sentence, Map<String, Object> figures) {
    /** The figure that says which item of the declaration the reason speaks of, by its sequence. */
    static final String ITEM = "item";

    /** The sequence of the item it speaks of; null in reasons that were kept without it. */
    public @Nullable Integer item() {
        return figures.get(ITEM) instanceof Number n ? (Integer) n.intValue() : null;
    }
}
