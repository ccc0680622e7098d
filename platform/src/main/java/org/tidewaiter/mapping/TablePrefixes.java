package org.tidewaiter.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;

/**
 * What columns of database tables bear in front of their names and what says nothing of them: the table ({@code SAD_CUR_COD}, {@code ITM.HS},
 * {@code T1_DATE}) where several columns share it, and the two letters of SAP for columns that a user added ({@code ZZZOLLWERT}). A word that says
 * whose a column is ({@code IMP_NAME}) is none. Of two records of an old machine the one with the code of the goods is the items', the other their
 * declarations'.
 */
final class TablePrefixes {
    /** So many columns share the name of a table. */
    private static final int FEWEST = 3;

    private static final int LONGEST = 10;

    private static final int JOINED = 2;

    /** So many names that all begin alike are no chance, and a file is of so many records at most. */
    private static final int MANY = 8;

    private static final int RECORDS = 3;

    /** How well a name says that its column holds the code of the goods. */
    private static final double GOODS = 0.9;

    private final Set<String> prefixes = new HashSet<>();
    private final boolean added;

    /** Two letters that begin all names of a record. */
    private final Set<String> joined = new HashSet<>();

    /** The one of several records whose columns are of goods items, or null where none is known to be. */
    private final @Nullable String items;

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
        items = ofItems(columns, names);
    }

    /** Whether a column bears the two letters of an old machine's record. */
    boolean isOfRecord(String column) {
        return column.length() > JOINED && joined.contains(column.substring(0, JOINED));
    }

    /** Whether a column is of the record that holds goods items, beside one that holds their declarations. */
    boolean isOfItems(String column) {
        return items != null && column.startsWith(items);
    }

    /** Of several records the one that alone has the code of the goods. */
    private @Nullable String ofItems(List<String> columns, FieldNames names) {
        Set<String> found = columns.stream()
                .filter(c -> joined.size() > 1 && c.length() > JOINED && isCodeOfGoods(c.substring(JOINED), names))
                .map(c -> c.substring(0, JOINED))
                .filter(joined::contains)
                .collect(Collectors.toSet());
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private static boolean isCodeOfGoods(String name, FieldNames names) {
        return Stream.concat(Stream.of(names.said(name)), names.shortened(name).stream())
                .anyMatch(said -> names.likeness(said, Field.HS_CODE) >= GOODS);
    }

    /** The name without the table's; null where it bears none. */
    @Nullable
    String without(String column) {
        String prefix = prefix(column);
        if (prefix != null && prefixes.contains(prefix)) {
            return column.substring(prefix.length() + 1);
        }
        if (isOfRecord(column)) {
            return column.substring(JOINED);
        }
        return added && isAdded(column) ? column.substring(2).replaceFirst("^_", "") : null;
    }

    /**
     * The two letters of each record of an old machine's file, whose names have six to eight letters and no stroke: {@code DHCURR}, {@code DICOMM}.
     */
    private static Set<String> ofRecords(List<String> columns) {
        if (columns.size() < MANY || !columns.stream().allMatch(c -> c.matches("[A-Z][A-Z0-9#@$]{4,9}"))) {
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
