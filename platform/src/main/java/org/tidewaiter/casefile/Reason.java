package org.tidewaiter.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Locale;
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
 * @param french the same in French; null in reasons that were kept without it
 */
public record Reason(
        String about,
        double contribution,
        String sentence,
        Map<String, Object> figures,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable French french) {
    /** What a reason speaks of and says, in French. */
    public record French(String about, String sentence) {}

    /** The figure that says which item of the declaration the reason speaks of, by its sequence. */
    static final String ITEM = "item";

    private static final Pattern SHOWN_BY_PLACE = Pattern.compile(
            " \\(all goods: [^)]*\\)|, which (raises|lowers) the risk$| \\(a question to ask, never a value\\)"
                    + "| \\(toutes marchandises : [^)]*\\)|, ce qui (élève|abaisse) le risque$"
                    + "| \\(une question à poser, jamais une valeur\\)");

    /** A reason in English alone. */
    public Reason(String about, double contribution, String sentence, Map<String, Object> figures) {
        this(about, contribution, sentence, figures, null);
    }

    /** Whether it is in a language; each is in English, and French are those kept with it. */
    public boolean isIn(Locale language) {
        return french != null || !language.equals(Locale.FRENCH);
    }

    /** What it speaks of, in a language where it is in it, else in English. */
    public String about(Locale language) {
        return french != null && language.equals(Locale.FRENCH) ? french.about() : about;
    }

    /** The reason in a language where it is in it, else in English. */
    public String sentence(Locale language) {
        return french != null && language.equals(Locale.FRENCH) ? french.sentence() : sentence;
    }

    /**
     * The sentence without what its place in a list shows: what is usual, and which way it moves the score. A sentence whose figures
     * by themselves say otherwise stays whole.
     */
    public String brief(Locale language) {
        String whole = sentence(language);
        if (whole.contains("; together with the rest of the declaration it ")
                || whole.contains(" ; avec le reste de la déclaration, cela ")) {
            return whole;
        }
        return SHOWN_BY_PLACE.matcher(whole).replaceAll("");
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
