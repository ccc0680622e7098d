package org.tidewaiter.checks.ens;

import java.util.Locale;

/** The languages in which the rules speak. */
public enum RuleLanguage {
    ENGLISH,
    FRENCH;

    /** The language of a locale; English where the rules do not speak it. */
    public static RuleLanguage of(Locale locale) {
        return locale.getLanguage().equals("fr") ? FRENCH : ENGLISH;
    }

    /** Its key in the table of rules. */
    String key() {
        return name().substring(0, 2).toLowerCase(Locale.ROOT);
    }
}
