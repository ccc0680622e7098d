package org.tidewaiter.dataquality;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.mapping.LineTarget;
import org.tidewaiter.source.Header;

/**
 * Tells which rows of a table that repeats an item for each of its lines (taxes, documents, containers) say a further line of the item above. Judges
 * as a load does: equal rows that follow one another are of one item until what tells its lines apart comes again; where no number tells items apart,
 * equal rows elsewhere with other lines may be of the same item, which a load refuses.
 */
final class FurtherLines {
    /** So many of the latest items are remembered; in a file where equal rows lie further apart only the load tells of them. */
    private static final int REMEMBERED = 100_000;

    private static final String APART =
            "Other rows say the same of this item with other lines, and nothing tells whether they are one item: number the items";

    private static final String MIXED =
            "The order of the rows does not tell the lines of this item from those of the next: number the items";

    /** The columns of lines, by their place. */
    private final Map<Integer, LineTarget> columns = new TreeMap<>();

    /** What stood in the lines of rows that followed one another, by what these rows say. */
    private final Map<String, String> linesByRow = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    private @Nullable TableRow first;
    private final List<String> run = new ArrayList<>();
    private final Set<String> ofItem = new HashSet<>();

    /** Those of a table whose columns are led to lines as {@code named} says. */
    FurtherLines(Header header, Map<String, LineTarget> named) {
        named.forEach((column, target) -> {
            if (target.ofRow() && !target.heading()) {
                columns.put(header.names().indexOf(column), target);
            }
        });
    }

    /** What a row says of its line: all of it, or what tells lines of an item apart only. */
    String said(CsvRecord record, boolean all) {
        return columns.entrySet().stream()
                .filter(e -> (all || e.getValue().tellsApart()) && e.getKey() < record.getFieldCount())
                .map(e -> record.getField(e.getKey()).strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("/"));
    }

    /** Takes the next row; whether it says a further line of the item above. */
    boolean isFurther(TableRow row) {
        boolean goesOn = first != null && row.isLineOf(first);
        if (!goesOn) {
            end();
            first = row;
        }
        run.add(row.tells());
        boolean numbered = row.values().containsKey(Field.SEQUENCE);
        if (goesOn && ofItem.add(numbered ? row.saidOfLine() : row.tells())) {
            return true;
        }
        ofItem.clear();
        ofItem.add(row.saidOfLine());
        ofItem.add(row.tells());
        return false;
    }

    /** Looks at the rows that followed one another, before the last of them are handed over. */
    void end() {
        TableRow of = first;
        if (of != null && !of.tells().isEmpty() && !of.values().containsKey(Field.SEQUENCE)) {
            String lines = run.stream().sorted().collect(Collectors.joining("/"));
            String before = linesByRow.putIfAbsent(key(of), lines);
            if (before != null && !before.equals(lines)) {
                of.faults().add(fault(APART));
            } else if (!areInTurn(run)) {
                of.faults().add(fault(MIXED));
            }
        }
        first = null;
        run.clear();
        ofItem.clear();
    }

    /** Whether the lines of one item after the other stand together, those that come again being of the next one. */
    private static boolean areInTurn(List<String> lines) {
        Map<String, Integer> times = new HashMap<>();
        int item = 0;
        for (String line : lines) {
            int of = times.merge(line, 1, Integer::sum);
            if (of < item) {
                return false;
            }
            item = of;
        }
        return true;
    }

    private static Defect fault(String says) {
        return new Defect(TableMessages.FORMAT, Defect.Severity.ERROR, null, Field.SEQUENCE.path(), null, says);
    }

    private static String key(TableRow row) {
        return Sha256.hex(row.values().entrySet().stream()
                .map(e -> e.getKey().path() + "=" + e.getValue().text())
                .collect(Collectors.joining("\n")));
    }
}
