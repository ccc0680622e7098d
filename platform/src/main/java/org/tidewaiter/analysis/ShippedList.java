package org.tidewaiter.analysis;

import java.util.stream.Collectors;
import org.tidewaiter.codesandunits.HarmonizedEditions;
import org.tidewaiter.codesandunits.MassUnits;

/** Lists that ship with the program and that the SQL of an analysis may ask for by name. */
final class ShippedList {
    private ShippedList() {}

    /** The list of that name, words with a space between them; an unknown name is a defect of the build. */
    static String named(String name) {
        return switch (name) {
            case "hs_change" -> String.join(" ", HarmonizedEditions.all().changes());
            case "mass_unit" ->
                MassUnits.known().byWord().entrySet().stream()
                        .map(unit -> unit.getKey() + "=" + unit.getValue().toPlainString())
                        .collect(Collectors.joining(" "));
            default -> throw new IllegalStateException("No list " + name + " ships");
        };
    }
}
