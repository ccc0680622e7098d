package org.tidewaiter.datamodel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a control found. */
public enum Outcome {
    /** Nothing wrong. */
    CONFORM,
    /** Something wrong. */
    FINDING,
    /** Not known yet. */
    PENDING;

    /** The word as it is stored, loaded and shown. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
