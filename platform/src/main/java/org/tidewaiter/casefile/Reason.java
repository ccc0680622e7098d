package org.tidewaiter.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

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

    /**
     * The sentence without what its place in a list shows: what is usual, and which way it moves the score. A sentence whose figures
     * by themselves say otherwise stays whole.
     */
    public String brief() {
        if (sentence.contains("; together with the rest of the declaration it ")) {
            return sentence;
        }
        return SHOWN_BY_PLACE.matcher(sentence).replaceAll("");
    }

    /** The sequence of the item it speaks of; null in reasons that were kept without it. */
    public @Nullable Integer item() {
        return figures.get(ITEM) instanceof Number n ? (Integer) n.intValue() : null;
    }

    /**
     * The reasons that an assessment keeps with a declaration.
     *
     * @param json an array of reasons; blank for none
     * @throws TidewaiterException of kind INTERNAL when it is no such array
     */
    public static List<Reason> list(String json) {
        if (json.isBlank()) {
            return List.of();
        }
        try {
            return List.copyOf(Json.MAPPER.readValue(json, new TypeReference<List<Reason>>() {}));
        } catch (JsonProcessingException e) {
            throw new TidewaiterException(
                    Kind.INTERNAL,
                    "The reasons of an assessment cannot be read",
                    "run the assessment again with this version of Tidewaiter",
                    e);
        }
    }
}
