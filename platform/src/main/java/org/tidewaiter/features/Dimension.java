package org.tidewaiter.features;

import java.util.EnumSet;
import java.util.Set;

/**
 * A property of an item of which profiles are kept, such as its importer or its origin. Every value of a dimension is a whole number from 0 up,
 * dense, so that states can stand in arrays; 0 means "not given".
 */
public enum Dimension {
    IMPORTER("importer"),
    DECLARANT("declarant"),
    /** The exporter, or the seller where no exporter is given. */
    SUPPLIER("supplier"),
    CARRIER("carrier"),
    OFFICE("office"),
    HS6("HS 6"),
    HS4("HS 4"),
    HS2("HS 2"),
    ORIGIN("origin"),
    DEPARTURE("country of departure"),
    PROCEDURE("procedure"),
    PREFERENCE("preference"),
    MODE("mode of transport"),
    /**
     * The net mass to the last digit: with HS 6 it tells a repeated consignment. Coded only together with HS 6, as it is
     * used only so; negative where it is not given or no other has the same.
     */
    MASS("net mass"),
    /** The item amount to the last digit; coded as {@link #MASS} is. */
    AMOUNT("item amount");

    /** Those that items keep; HS 4 and HS 2 follow from HS 6. */
    static final Set<Dimension> KEPT = EnumSet.complementOf(EnumSet.of(HS4, HS2));

    private final String words;

    Dimension(String words) {
        this.words = words;
    }

    /** The dimension in an officer's words. */
    public String words() {
        return words;
    }
}
