package org.tidewaiter.quality;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a message.
 *
 * @param check the id of the check that found it
 * @param severity how bad it is
 * @param sequence the place of the goods item in the message, from 1; null for the message as a whole
 * @param path where: XPath with positions, segment or column; for something missing, the element that should hold it
 * @param value the value at fault, or null where one is missing
 * @param message what is wrong and what to do, in words
 */
public record Defect(
        String check,
        Severity severity,
        @Nullable Integer sequence,
        String path,
        @Nullable String value,
        String message) {
    /** How bad a defect is. */
    public enum Severity {
        /** The message cannot stand as it is. */
        ERROR,
        /** Somebody should look. */
        WARNING
    }
}
