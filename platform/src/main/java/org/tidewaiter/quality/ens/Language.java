package org.tidewaiter.quality.ens;

import java.util.Locale;

/** The languages in which the rules speak. */
public enum Language {
    ENGLISH,
    FRENCH;

    /** Its key in the table of rules. */
    String key() {
        return name().substring(0, 2).toLowerCase(Locale.ROOT);
    }
}
