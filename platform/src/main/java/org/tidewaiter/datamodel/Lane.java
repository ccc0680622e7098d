package org.tidewaiter.datamodel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The lane into which an assessment puts a declaration. */
public enum Lane {
    /** To be controlled. */
    RED,
    /** Not to be controlled. */
    GREEN;

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
