package org.tidewaiter.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What columns of database tables bear in front of their names and what says nothing of them: the table ({@code SAD_CUR_COD}, {@code ITM.HS},
 * {@code T1_DATE}) where several columns share it, and the two letters of SAP for columns that a user added ({@code ZZZOLLWERT}). A word that says
 * whose a column is ({@code IMP_NAME}) is none.
 */
final class TablePrefixes {
    /** So many columns share the name of a table. */
    private static final int FEWEST = 3;

    private static final int LONGEST = 10;

    private static final int JOINED = 2;

    /** So many names that all begin alike are no chance, and a file is of so many records at most. */
    private static final int MANY = 8;

    private static final int RECORDS = 3;

    private final Set<String> prefixes = new HashSet<>();
    private final boolean added;

    /** Two letters that begin all names of a record. */
    private final Set<String> joined = new HashSet<>();

    TablePrefixes(List<String> columns, FieldNames names) {
        Map<String, Integer> shared = new HashMap<>();
        for (String column : columns) {
            String prefix = prefix(column);
            if (prefix != null) {
                shared.merge(prefix, 1, Integer::sum);
            }
        }
        shared.forEach((prefix, count) -> {
            if (count >= FEWEST && names.isOfTable(prefix)) {
                prefixes.add(prefix);
            }
        });
        added = columns.stream().filter(TablePrefixes::isAdded).count() >= 2;
        joined.addAll(ofRecords(columns));
    }

    /** The name without the table's; null where it bears none. */
    @Nullable
    String without(String column) {
        String prefix = prefix(column);
        if (prefix != null && prefixes.contains(prefix)) {
            return column.substring(prefix.length() + 1);
        }
        if (column.length() > JOINED && joined.contains(column.substring(0, JOINED))) {
            return column.substring(JOINED);
        }
        return added && isAdded(column) ? column.substring(2).replaceFirst("^_", "") : null;
    }

    /** The two letters of each record of an old machine's file, whose names have six to eight letters and no stroke: {@code DHCURR}, {@code DICOMM}. */
    private static Set<String> ofRecords(List<String> columns) {
        if (columns.size() < MANY || !columns.stream().allMatch(c -> c.matches("[A-Z][A-Z0-9]{4,9}"))) {
            return Set.of();
        }
        Map<String, Integer> shared = new HashMap<>();
        columns.forEach(c -> shared.merge(c.substring(0, JOINED), 1, Integer::sum));
        return shared.size() <= RECORDS && shared.values().stream().allMatch(n -> n >= FEWEST)
                ? shared.keySet()
                : Set.of();
    }

    private static boolean isAdded(String column) {
        return column.matches("(?:ZZ|YY)_?[A-Z0-9_]{3,}");
    }

    private static @Nullable String prefix(String column) {
        int end = column.indexOf('_');
        return end > 0 && end <= LONGEST && end + 2 < column.length()
                ? column.substring(0, end).toUpperCase(Locale.ROOT)
                : null;
    }
}
