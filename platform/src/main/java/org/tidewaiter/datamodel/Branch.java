package org.tidewaiter.datamodel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A branch of a model: which goods its trees learned from and are asked about. */
public enum Branch {
    /** Goods whose like was never controlled before. */
    FRESH,
    /** Goods whose like (HS 6 with the same net mass, or the same amount) was controlled before. */
    REPEATED;

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
