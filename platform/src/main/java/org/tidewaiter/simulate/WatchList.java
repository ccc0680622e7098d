package org.tidewaiter.simulate;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Parties one must not trade with: a sample of the list of the US Treasury's Office of Foreign Assets Control. */
final class WatchList {
    /** An entry, its name written as firms write theirs. */
    record ListedName(String number, String name, String programme, String alsoKnownAs) {}

    private static final List<String> GENERAL =
            List.of("General", "United", "New", "National", "International", "First");
    private static final List<String> TRADES =
            List.of("Trading", "Trading Co.", "Industries", "Group", "Commerce", "Import Export");

    private final List<ListedName> entries;
    private final Set<String> names;

    static WatchList read() {
        return new WatchList(Resource.rows("listed-parties.csv").stream()
                .map(WatchList::entry)
                .toList());
    }

    private WatchList(List<ListedName> entries) {
        this.entries = entries;
        names = entries.stream().map(e -> e.name().toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    private static ListedName entry(NamedCsvRecord row) {
        return new ListedName(
                row.getField("entry"), row.getField("name"), row.getField("programme"), row.getField("also_known_as"));
    }

    List<ListedName> entries() {
        return entries;
    }

    /** Whether a name is one of the list, letter by letter. */
    boolean holds(String name) {
        return names.contains(name.toUpperCase(Locale.ROOT));
    }

    /**
     * How a firm is called whose name is near one of the list: the name itself, a little misspelt, or only its first word with the
     * words of any trade. Honest firms have such names by chance, because the names are common ones; listed parties have them on purpose.
     */
    static String near(ListedName entry, boolean close, Chance c) {
        String name = asFirm(entry.name());
        if (close) {
            return Names.misspelt(name, c);
        }
        int space = name.indexOf(' ');
        return (space > 0 ? name.substring(0, space) : name) + " " + c.of(GENERAL) + " " + c.of(TRADES);
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
