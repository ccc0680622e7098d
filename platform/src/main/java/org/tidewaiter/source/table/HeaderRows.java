package org.tidewaiter.source.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rows of a table that name its columns: mostly one; two or three where a name stands above a group of others, such as
 * "Weight" above "Net" and "Gross", which are then "Weight Net" and "Weight Gross".
 *
 * @param first the index of the first of them
 * @param last the index of the last
 * @param names the name of every column, trimmed; empty where it has none
 */
public record HeaderRows(int first, int last, List<String> names) {
    private static final int MOST_ROWS = 3;
    private static final int LONGEST_NAME = 80;
    private static final Pattern DIGITS = Pattern.compile("\\d{3,}|\\d+[./-]\\d+");

    /**
     * The header that a row is, or is a part of.
     *
     * @param rows the first rows of a table
     * @param at the row that looks most like a header
     * @param wanted names that a mapping wants; rows are joined only where that finds more of them. Empty where none is known
     */
    public static HeaderRows around(List<List<String>> rows, int at, Set<String> wanted) {
        HeaderRows alone = new HeaderRows(at, at, trimmed(rows.get(at)));
        HeaderRows joined = alone.joinedDown(rows);
        if (joined.equals(alone) && at > 0) {
            joined = new HeaderRows(at - 1, at - 1, trimmed(rows.get(at - 1))).joinedDown(rows);
        }
        boolean better = joined.last > joined.first && (wanted.isEmpty() || joined.found(wanted) > alone.found(wanted));
        return better ? joined : alone;
    }

    /** The names that the rows of a header give together. */
    public static List<String> joined(List<List<String>> rows) {
        HeaderRows header = new HeaderRows(0, 0, trimmed(rows.getFirst()));
        for (List<String> lower : rows.subList(1, rows.size())) {
            header = new HeaderRows(0, header.last + 1, header.joinedWith(UnitRow.inBrackets(trimmed(lower))));
        }
        return header.names;
    }

    /** What the last row says of the columns that the rows above it put into groups, by the whole name of the column. */
    public static Map<String, String> withoutGroups(List<List<String>> rows) {
        List<String> whole = joined(rows);
        List<String> lowest = trimmed(rows.getLast());
        if (UnitRow.are(lowest)) {
            return Map.of();
        }
        Map<String, String> own = new HashMap<>();
        for (int c = 0; c < Math.min(whole.size(), lowest.size()); c++) {
            if (!lowest.get(c).isEmpty() && !lowest.get(c).equals(whole.get(c))) {
                own.put(whole.get(c), lowest.get(c));
            }
        }
        return own;
    }

    private long found(Set<String> wanted) {
        return names.stream().filter(wanted::contains).count();
    }

    private HeaderRows joinedDown(List<List<String>> rows) {
        HeaderRows header = this;
        while (header.last + 1 < rows.size() && header.last - header.first + 1 < MOST_ROWS) {
            List<String> lower = trimmed(rows.get(header.last + 1));
            List<String> names = header.joinedWith(UnitRow.inBrackets(lower));
            boolean fits = (header.isAbove(lower) || header.hasUnitsIn(lower))
                    && areDifferent(names)
                    && hasDigits(rows, header.last + 2);
            if (!fits) {
                break;
            }
            header = new HeaderRows(header.first, header.last + 1, names);
        }
        return header;
    }

    /** Whether this row names groups of the columns that the lower one names: there is a gap behind a name, filled below. */
    private boolean isAbove(List<String> lower) {
        if (!areWords(names) || !areWords(lower)) {
            return false;
        }
        int width = Math.max(names.size(), lower.size());
        int above = 0;
        int alone = 0;
        boolean group = false;
        int gap = -1; // the name whose gap this is
        for (int c = 0; c < width; c++) {
            boolean up = !at(names, c).isEmpty();
            boolean down = !at(lower, c).isEmpty();
            above += up ? 1 : 0;
            alone += up && !down ? 1 : 0;
            gap = up ? c : gap;
            group |= !up && down && gap >= 0 && !at(lower, gap).isEmpty();
        }
        long below = lower.stream().filter(n -> !n.isEmpty()).count();
        return group && below >= 2 && above >= 2 && (alone > 0 || above * 3 >= width);
    }

    /** Whether the lower row says nothing but the units of columns that this one names, and names none. */
    private boolean hasUnitsIn(List<String> lower) {
        boolean named = java.util.stream.IntStream.range(0, lower.size())
                .allMatch(c -> lower.get(c).isEmpty() || !at(names, c).isEmpty());
        return named && areWords(names) && UnitRow.are(lower);
    }

    private List<String> joinedWith(List<String> lower) {
        List<String> all = new ArrayList<>();
        String group = "";
        for (int c = 0; c < Math.max(names.size(), lower.size()); c++) {
            String up = at(names, c);
            String down = at(lower, c);
            if (!up.isEmpty()) {
                group = down.isEmpty() ? "" : up;
                all.add(down.isEmpty() ? up : up + " " + down);
            } else {
                all.add(down.isEmpty() ? "" : (group + " " + down).strip());
            }
        }
        return all;
    }

    /** Rows of a table of declarations have numbers in them; a header has none of more than two digits. */
    private static boolean hasDigits(List<List<String>> rows, int from) {
        return rows.stream()
                .skip(from)
                .flatMap(List::stream)
                .anyMatch(v -> v.chars().anyMatch(Character::isDigit));
    }

    private static boolean areWords(List<String> names) {
        return names.stream()
                .filter(n -> !n.isEmpty())
                .allMatch(n -> n.length() <= LONGEST_NAME
                        && n.chars().anyMatch(Character::isLetter)
                        && !DIGITS.matcher(n).find());
    }

    private static boolean areDifferent(List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream().filter(n -> !n.isEmpty()).allMatch(seen::add);
    }

    private static String at(List<String> names, int column) {
        return column < names.size() ? names.get(column) : "";
    }

    /** Whether a row says in what numbers are given and nothing else: {@code (t)}, {@code thousand EUR}; some of its cells are empty. */
    public static boolean areUnits(List<String> row) {
        return UnitRow.are(trimmed(row));
    }

    private static List<String> trimmed(List<String> row) {
        return row.stream().map(n -> n.replaceAll("\\R", " ").strip()).toList();
    }
}
