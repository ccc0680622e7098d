package org.tidewaiter.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.codesandunits.NullWords;

/**
 * A text that stands in several columns, as a description in its lines, or an identifier whose parts do: the office, the year and the number of a
 * declaration.
 *
 * @param order the columns in the order of their parts, the column itself among them; {@code year of DATE} stands for the year that a column of days
 *     says
 * @param own the column itself
 * @param between what stands between two parts
 * @param identifier whether no part may be missing: a number without its office is another one
 */
public record JoinedCells(List<String> order, String own, String between, boolean identifier) implements CellsTogether {
    /** How a part begins that is the year of a day. */
    public static final String YEAR_OF = "year of ";

    private static final Pattern YEAR = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d\\d)(?!\\d)|^((?:19|20)\\d\\d)[01]\\d[0-3]\\d|^[0-3]\\d[0-3]\\d((?:19|20)\\d\\d)$");

    private static final Pattern WHOLE = Pattern.compile("(\\d+)[.,]0+");

    /** Keeps a copy of the list that it is given. */
    public JoinedCells {
        order = List.copyOf(order);
    }

    @Override
    public List<String> columns() {
        return order.stream()
                .map(JoinedCells::column)
                .filter(c -> !c.equals(own))
                .distinct()
                .toList();
    }

    private static String column(String part) {
        return part.startsWith(YEAR_OF) ? part.substring(YEAR_OF.length()) : part;
    }

    @Override
    public String of(String ownCell, List<String> names, IntFunction<String> cells) throws Refusal {
        List<String> parts = new ArrayList<>();
        String lacking = "";
        for (String part : order) {
            String column = column(part);
            String cell = Signs.trimmed(column.equals(own) ? ownCell : cells.apply(names.indexOf(column)));
            String given = NullWords.isNull(cell) ? "" : cell;
            String text = part.startsWith(YEAR_OF) ? year(given) : identifier ? whole(given) : given;
            lacking = text.isEmpty() && lacking.isEmpty() ? part : lacking;
            parts.add(text);
        }
        if (identifier && !lacking.isEmpty() && parts.stream().anyMatch(p -> !p.isEmpty())) {
            throw new Refusal("is only a part of an identifier: '" + lacking + "' is not given");
        }
        return parts.stream().filter(p -> !p.isEmpty()).collect(Collectors.joining(between));
    }

    /** A number without the {@code .0} that a program gave it. */
    private static String whole(String text) {
        Matcher whole = WHOLE.matcher(text);
        return whole.matches() ? whole.group(1) : text;
    }

    /** The year that a day says in four figures; empty where it says none. */
    private static String year(String day) {
        Matcher year = YEAR.matcher(Signs.plain(day));
        return year.find()
                ? Stream.of(1, 2, 3)
                        .map(year::group)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse("")
                : "";
    }

    @Override
    public String sentence(String column) {
        return order.stream().map(p -> "'" + p + "'").collect(Collectors.joining(", "))
                + (identifier ? " are one identifier together" : " are one text together");
    }
}
