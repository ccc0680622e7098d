package org.tidewaiter.checks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.FieldWords;

/**
 * Something wrong in a message.
 *
 * @param check the id of the check that found it
 * @param severity how bad it is
 * @param sequence the place of the goods item in the message, from 1; null for the message as a whole
 * @param path where: XPath with positions, segment or column; for something missing, the element that should hold it
 * @param value the value at fault, or null where one is missing
 * @param message what is wrong and what to do, in words
 * @param finding what the check found beside its own words, kept so that it can be said in any language; empty for none
 */
public record Defect(
        String check,
        Severity severity,
        @Nullable Integer sequence,
        String path,
        @Nullable String value,
        String message,
        String finding) {
    /** In place of a check's id: that the check was stopped at a message, of which nothing is known to be wrong. */
    public static final String STOPPED = "check-stopped";

    /** One whose message says all. */
    public Defect(
            String check,
            Severity severity,
            @Nullable Integer sequence,
            String path,
            @Nullable String value,
            String message) {
        this(check, severity, sequence, path, value, message, "");
    }

    /** The field at fault in words, of what is kept beside a defect; else its path, in words where it is one of the model. */
    public static String field(@Nullable String kept, String path, Locale language) {
        return DefectDetail.fieldOf(kept)
                .map(field -> FieldWords.alone(field, language))
                .orElseGet(() -> FieldWords.alone(path, language));
    }

    /** What was found beside the check's own words, in a language; empty where its message says all. */
    public static String finding(@Nullable String kept, Locale language) {
        return DefectDetail.read(kept).map(detail -> detail.in(language)).orElse("");
    }

    /** How bad a defect is. */
    public enum Severity {
        /** The message cannot stand as it is. */
        ERROR,
        /** Somebody should look. */
        WARNING
    }
}
