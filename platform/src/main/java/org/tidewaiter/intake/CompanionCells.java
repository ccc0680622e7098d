package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.CompanionMapping.Target;
import org.tidewaiter.model.ReferenceColumn;
import org.tidewaiter.reference.Currencies;
import org.tidewaiter.value.Refusal;

/**
 * Leads the rows of a companion file to the columns of its kind: each value found by the mapping or by its name, read as its type
 * demands and written in one way (days as 2024-03-31, numbers with a point), so that the database only has to cast it.
 */
final class CompanionCells {
    /** The column of staged rows that holds the row as it stood in its file. */
    static final String ORIGINAL = "original_row";

    /** The column of staged rows that holds the line on which a row begins. */
    static final String LINE = "line_number";

    /** The column of staged rows that says why one cannot be read: JSON with field, value and reason; empty where it can. */
    static final String UNREAD = "unread";

    private static final List<Pattern> NAMES_WITH_CURRENCY = List.of(
            Pattern.compile("(?<money>.+)_(?<currency>[a-z]{3})"),
            Pattern.compile("(?<currency>[a-z]{3})_(?<money>.+)"));

    /** Where a column gets its values. {@code at}: the place in the row, or -1 for the constant. */
    private record Way(ReferenceColumn column, int at, Target target, String constant) {}

    private final List<Way> ways = new ArrayList<>();
    private final List<String> header;
    private final CompanionValue values;

    private CompanionCells(List<String> header, CompanionMapping mapping) {
        this.header = header;
        this.values = new CompanionValue(mapping);
    }

    /**
     * The way from a header to the columns of a kind.
     *
     * @param shown the file, as errors name it
     * @throws TidewaiterException INPUT when the file lacks a column that is needed
     */
    static CompanionCells of(CompanionTable kind, CompanionMapping mapping, List<String> header, String shown) {
        CompanionCells cells = new CompanionCells(header, mapping);
        Map<String, Way> found = mapping.columns().isEmpty()
                ? cells.byOwnNames(kind.described())
                : cells.byMapping(kind.described(), mapping, shown);
        for (ReferenceColumn column : kind.described()) {
            Way way = found.get(column.name());
            String constant = mapping.constants().get(column.name());
            if (way == null && constant == null && kind.columns().contains(column.name())) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        "A file of " + kind.name() + " needs the column '" + column.name() + "', which the header of "
                                + shown + " does not have",
                        Nearest.did(column.name(), header)
                                + "; a mapping says which column it is, or gives it as a constant");
            }
            cells.ways.add(way != null ? way : constant(column, constant == null ? "" : constant));
        }
        return cells;
    }

    private static Way constant(ReferenceColumn column, String value) {
        return new Way(column, -1, Target.plain(column.name()), value);
    }

    private Map<String, Way> byMapping(List<ReferenceColumn> columns, CompanionMapping mapping, String shown) {
        Map<String, Way> found = new LinkedHashMap<>();
        mapping.columns().forEach((name, target) -> {
            int at = place(name);
            if (at < 0) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        "The mapping " + mapping.name() + " needs the column '" + name + "', which the header of "
                                + shown + " does not have",
                        Nearest.did(name, header) + ", or take another mapping");
            }
            columns.stream()
                    .filter(c -> c.name().equals(target.column()))
                    .forEach(c -> found.put(c.name(), new Way(c, at, target, "")));
        });
        return found;
    }

    private Map<String, Way> byOwnNames(List<ReferenceColumn> columns) {
        Map<String, Way> found = new LinkedHashMap<>();
        for (ReferenceColumn column : columns) {
            namesOf(column)
                    .map(this::place)
                    .filter(at -> at >= 0)
                    .findFirst()
                    .ifPresent(at -> found.put(column.name(), new Way(column, at, Target.plain(column.name()), "")));
        }
        currencyColumn(columns)
                .filter(c -> !found.containsKey(c.name()))
                .ifPresent(c -> findNamedWithCurrency(columns, c, found));
        return found;
    }

    private static Stream<String> namesOf(ReferenceColumn column) {
        return Stream.concat(Stream.of(column.name()), column.otherNames().stream());
    }

    /** The column that says in which currency the money of a row is. */
    private static Optional<ReferenceColumn> currencyColumn(List<ReferenceColumn> columns) {
        return Stream.of("in_currency", "currency")
                .flatMap(name -> columns.stream().filter(c -> c.name().equals(name)))
                .findFirst();
    }

    /** A column of the file whose name says what money it holds and its currency: {@code fob_value_usd}, {@code usd_for_one}. */
    private record NamedMoney(Way way, String currency) {}

    /** Takes columns that name their currency, where all name the same. */
    private void findNamedWithCurrency(
            List<ReferenceColumn> columns, ReferenceColumn currency, Map<String, Way> found) {
        List<NamedMoney> named = IntStream.range(0, header.size())
                .boxed()
                .flatMap(at -> namedMoney(columns, at).stream())
                .filter(n -> !found.containsKey(n.way().column().name()))
                .toList();
        List<String> currencies =
                named.stream().map(NamedMoney::currency).distinct().toList();
        if (currencies.size() == 1) {
            named.forEach(n -> found.put(n.way().column().name(), n.way()));
            found.put(currency.name(), constant(currency, currencies.getFirst()));
        }
    }

    private Optional<NamedMoney> namedMoney(List<ReferenceColumn> columns, int at) {
        String name = header.get(at).toLowerCase(Locale.ROOT);
        return NAMES_WITH_CURRENCY.stream()
                .map(pattern -> pattern.matcher(name))
                .filter(Matcher::matches)
                .flatMap(m -> namedMoney(
                        columns, at, m.group("money"), m.group("currency").toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static Stream<NamedMoney> namedMoney(List<ReferenceColumn> columns, int at, String money, String currency) {
        return columns.stream()
                .filter(c -> c.type() == ReferenceColumn.Type.AMOUNT || c.type() == ReferenceColumn.Type.RATE)
                .filter(c ->
                        Currencies.iso4217().contains(currency) && namesOf(c).anyMatch(money::equals))
                .map(c -> new NamedMoney(new Way(c, at, Target.plain(c.name()), ""), currency));
    }

    /** Names are the same however they are capitalised and joined: netWgt is net_wgt. */
    private int place(String name) {
        int same = header.indexOf(name);
        for (int i = 0; same < 0 && i < header.size(); i++) {
            same = folded(header.get(i)).equals(folded(name)) ? i : -1;
        }
        return same;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The names of the columns of staged rows. */
    List<String> names() {
        return Stream.of(
                        Stream.of(LINE, ORIGINAL),
                        ways.stream().map(w -> w.column().name()),
                        Stream.of(UNREAD))
                .flatMap(s -> s)
                .toList();
    }

    /** The columns of the file that fill nothing. */
    List<String> ignored() {
        return header.stream()
                .filter(n -> !n.isEmpty()
                        && !n.startsWith("tidewaiter_")
                        && ways.stream()
                                .noneMatch(
                                        w -> w.at() >= 0 && header.get(w.at()).equals(n)))
                .toList();
    }

    /** A staged row. {@code fits}: whether it has a value for every column. */
    List<String> of(long line, List<String> row, boolean fits) {
        List<String> cells = new ArrayList<>(ways.size() + 3);
        cells.add(Long.toString(line));
        cells.add(CompanionStrategy.csv(row));
        String unread = fits
                ? ""
                : unread(
                        null,
                        null,
                        "has " + row.size() + " values, and its header names " + header.size() + " columns");
        for (Way way : ways) {
            String said = !fits ? "" : way.at() < 0 ? way.constant() : row.get(way.at());
            try {
                cells.add(fits ? values.read(said, way.column(), way.target()) : "");
            } catch (Refusal refusal) {
                cells.add("");
                unread = unread.isEmpty() ? unread(way.column().name(), said, refusal.reason()) : unread;
            }
        }
        cells.add(unread);
        return cells;
    }

    private static String unread(@Nullable String field, @Nullable String value, String reason) {
        Map<String, @Nullable String> said = new LinkedHashMap<>();
        said.put("field", field);
        said.put("value", value);
        said.put("reason", reason);
        return Json.text(said);
    }
}
