package org.tidewaiter.simulate;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Locale;

/** Parties one must not trade with: a sample of the list of the US Treasury's Office of Foreign Assets Control. */
final class WatchList {
    /** An entry, its name written as firms write theirs. */
    record Entry(String number, String name, String programme, String alsoKnownAs) {}

    private final List<Entry> entries;

    WatchList() {
        entries = Resource.rows("listed-parties.csv").stream()
                .map(WatchList::entry)
                .toList();
    }

    private static Entry entry(NamedCsvRecord row) {
        return new Entry(
                row.getField("entry"), row.getField("name"), row.getField("programme"), row.getField("also_known_as"));
    }

    List<Entry> entries() {
        return entries;
    }

    /** A listed name in the capitals and small letters of an invoice. */
    static String asFirm(String name) {
        StringBuilder firm = new StringBuilder();
        for (String word : name.split(" ")) {
            boolean keep = word.length() <= 3 || word.contains(".");
            firm.append(keep ? word : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                    .append(' ');
        }
        return firm.toString().trim();
    }
}
