package org.tidewaiter.analysis;

import org.tidewaiter.reference.HarmonizedEditions;

/** Lists that ship with the program and that the SQL of an analysis may ask for by name. */
final class ShippedList {
    private ShippedList() {}

    /** The list of that name, words with a space between them; an unknown name is a defect of the build. */
    static String named(String name) {
        if (name.equals("hs_change")) {
            return String.join(" ", HarmonizedEditions.all().changes());
        }
        throw new IllegalStateException("No list " + name + " ships");
    }
}
