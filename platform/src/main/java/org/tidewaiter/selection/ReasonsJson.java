package org.tidewaiter.selection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** Reads the reasons that an assessment keeps with each declaration. */
final class ReasonsJson {
    private ReasonsJson() {}

    static List<Reason> read(String json) {
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
