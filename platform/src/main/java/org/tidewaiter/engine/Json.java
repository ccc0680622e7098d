package org.tidewaiter.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * JSON as Tidewaiter writes and reads it everywhere: files of the workspace, answers of the API and of {@code --json}, what is kept in the
 * database. Components of records are named in snake_case, times are ISO 8601, and what a record does not know is refused.
 */
public final class Json {
    /** Writes and reads every record, in the order of its components. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Writes every record as {@link #MAPPER} does, with the names of maps in alphabetical order: for text that is hashed or compared. */
    public static final JsonMapper SORTED = MAPPER.rebuild()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Reads JSON that others made: numbers keep all their digits, and a name that is given twice is refused. */
    public static final JsonMapper OF_OTHERS = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Reads JSON that others made, and in it NaN and Infinity, which programs write although JSON has none: whoever reads the column sets the row
     * aside.
     */
    public static final JsonMapper OF_OTHERS_WITH_NAN = OF_OTHERS
            .rebuild()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Json() {}

    /** A value as one line. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A value as JSON that may stand in a script element: it cannot end it, and cannot open a comment. */
    public static String block(Object value) {
        return text(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
