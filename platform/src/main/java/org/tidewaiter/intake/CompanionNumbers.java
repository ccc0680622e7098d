package org.tidewaiter.intake;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.ReferenceColumn.Type;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.notation.NumberColumn;
import org.tidewaiter.notation.NumberStyle;

/**
 * Which sign is the decimal one in a companion file, where neither a mapping nor a person says it: a number that can be read in one
 * way only proves it for the whole file, as with declarations. Where nothing proves it numbers have a point, as these files are
 * described, but amounts such as 1.500, which may be two, are asked about.
 */
final class CompanionNumbers {
    /** Beyond so many different texts a column is not looked at further. */
    private static final int ENOUGH = 100_000;

    private final Map<String, NumberColumn> columns = new LinkedHashMap<>();
    private final Map<String, Set<String>> seen = new LinkedHashMap<>();
    private final Set<String> amounts = new HashSet<>();
    private final boolean typed;
    private boolean commas;
    private NumberStyle style = NumberStyle.PLAIN;
    private List<String> notes = List.of();

    /** @param typed whether the file gives numbers as numbers, as workbooks do */
    CompanionNumbers(boolean typed) {
        this.typed = typed;
    }

    /** Looks at a text of the column of that name. */
    void add(String column, String text, Type type) {
        Set<String> texts = seen.computeIfAbsent(column, c -> new HashSet<>());
        if (!text.isEmpty() && texts.size() < ENOUGH && texts.add(text)) {
            columns.computeIfAbsent(column, c -> new NumberColumn()).add(text);
            commas |= text.indexOf(',') >= 0;
        }
        if (type == Type.AMOUNT) {
            amounts.add(column);
        }
    }

    /** How numbers are written as far as it is decided. */
    NumberStyle style() {
        return style;
    }

    /** What was decided, a sentence for each column that proves a comma. */
    List<String> notes() {
        return notes;
    }

    /**
     * Decides, all rows having been looked at.
     *
     * @return the mapping that says it
     * @throws TidewaiterException INPUT where amounts may be two and nothing proves which
     */
    CompanionMapping decide(CompanionMapping mapping, Path file) {
        Set<Character> proven = columns.values().stream()
                .map(NumberColumn::proven)
                .filter(s -> s != 0)
                .collect(Collectors.toSet());
        if (proven.isEmpty() && !typed) {
            columns.forEach((name, column) -> refuse(name, column, file));
        }
        if (proven.size() != 1 || proven.contains('.') && !commas) {
            return mapping; // nothing but what these files are said to have, or columns that write otherwise, which
            // rows tell
        }
        char sign = proven.iterator().next();
        style = new NumberStyle(sign, sign == ',' ? '.' : ',');
        notes = columns.entrySet().stream()
                .filter(e -> sign == ',' && e.getValue().proven() == sign)
                .map(e -> "'" + e.getKey() + "' has a decimal comma, as '"
                        + e.getValue().example(sign) + "' proves")
                .toList();
        return mapping.proving(style);
    }

    private void refuse(String name, NumberColumn column, Path file) {
        if (amounts.contains(name) && column.open() && column.contradiction().isEmpty()) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "How " + file + " is to be read cannot be known from it: '" + name
                            + "' has amounts that may be two, such as '" + column.openExample()
                            + "', and no value proves which",
                    "say which sign is the decimal one: --decimal , or --decimal . ('decimal' under formats in a"
                            + " mapping says the same)");
        }
    }
}
