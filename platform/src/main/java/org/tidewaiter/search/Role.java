package org.tidewaiter.search;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a company is in a declaration; the constants stand in the order of the columns of the store. */
public enum Role {
    IMPORTER('i'),
    DECLARANT('d'),
    EXPORTER('e'),
    SELLER('s'),
    CARRIER('c');

    private final char letter;

    Role(char letter) {
        this.letter = letter;
    }

    /** The term of the field {@code party} of declarations in which the party with that key has this role. */
    String term(long partyKey) {
        return letter + Long.toString(partyKey);
    }

    /** The role as people read it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
