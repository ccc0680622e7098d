package org.tidewaiter.selection;

import java.util.Map;
import java.util.regex.Pattern;
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

    private static final Pattern SHOWN_BY_PLACE = Pattern.compile(
            " \\(all goods: [^)]*\\)|, which (raises|lowers) the risk$| \\(a question to ask, never a value\\)");

    /** The sentence without what its place in a list shows: what is usual, and which way it moves the score. */
    public String brief() {
        return SHOWN_BY_PLACE.matcher(sentence).replaceAll("");
    }

    /** The sequence of the item it speaks of; null in reasons that were kept without it. */
    public @Nullable Integer item() {
        return figures.get(ITEM) instanceof Number n ? (Integer) n.intValue() : null;
    }
}
