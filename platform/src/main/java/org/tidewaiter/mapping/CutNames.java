package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names that a program cut off at the same length, as dBase does at ten signs: {@code COUNTRY_OR}, {@code IMPORTER_N}. What their last
 * word may have been is read beside the name as it stands; the values decide between what fits.
 */
final class CutNames {
    /** Shorter names are not cut but short. */
    private static final int SHORTEST = 8;

    /** So many names of the greatest length are no chance. */
    private static final int FEWEST = 3;

    /** Words that end the names of fields, in the order in which they are tried. */
    private static final List<String> ENDINGS = List.of(
            "name",
            "number",
            "code",
            "date",
            "id",
            "origin",
            "export",
            "value",
            "amount",
            "description",
            "country",
            "weight",
            "office",
            "packages",
            "currency",
            "quantity",
            "unit",
            "type",
            "mode",
            "tax",
            "rate",
            "address",
            "mass",
            "destination",
            "departure");

    private final int length;

    CutNames(List<String> columns) {
        int longest = columns.stream().mapToInt(String::length).max().orElse(0);
        boolean words = columns.stream().noneMatch(c -> c.indexOf(' ') >= 0);
        long full = columns.stream().filter(c -> c.length() == longest).count();
        length = words && longest >= SHORTEST && full >= FEWEST ? longest : 0;
    }

    /** The ways in which a name may have gone on; none where it was not cut, or not within a last word after a stroke. */
    List<String> whole(String column) {
        int stroke = column.lastIndexOf('_');
        List<String> whole = new ArrayList<>();
        if (length > 0 && column.length() == length && stroke > 0) {
            String last = column.substring(stroke + 1).toLowerCase(Locale.ROOT);
            for (String ending : ENDINGS) {
                if (!last.isEmpty() && ending.startsWith(last) && !ending.equals(last)) {
                    whole.add(column.substring(0, stroke + 1) + ending);
                }
            }
        }
        return whole;
    }
}
