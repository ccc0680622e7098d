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
import org.tidewaiter.mapping.IdTemplate;
import org.tidewaiter.model.ReferenceColumn;
import org.tidewaiter.reference.Currencies;
import org.tidewaiter.value.DayParts;
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

    /** A time of the clock, for which its day stands in a column of its own. */
    private static final Pattern CLOCK_ONLY = Pattern.compile("\\d{1,2}[:.h]\\d{2}(?:[:.]\\d{2})?\\D*");

    private static final List<String> DAYS_BESIDE_TIMES = List.of("date", "day");

    /**
     * Where a column gets its values.
     *
     * @param at the place in the row, or -1 for the constant
     * @param dayAt the place of the day of a time of the clock, or -1
     */
    private record Way(ReferenceColumn column, int at, Target target, String constant, int dayAt) {
        Way(ReferenceColumn column, int at, Target target, String constant) {
            this(column, at, target, constant, -1);
        }

        /** What a row says, put together where it stands in several columns. */
        String text(List<String> header, List<String> row) throws Refusal {
            String own = row.get(at);
            if (dayAt >= 0 && CLOCK_ONLY.matcher(own.strip()).matches()) {
                return row.get(dayAt).strip() + " " + own.strip();
            }
            DayParts parts = target.parts();
            return parts == null ? own : parts.whole(parts.of(own, header, row::get));
        }

        boolean isFrom(List<String> header, String name) {
            DayParts parts = target.parts();
            return at >= 0
                    && (header.get(at).equals(name)
                            || dayAt >= 0 && header.get(dayAt).equals(name)
                            || parts != null && parts.columns().contains(name));
        }

        boolean isOfDays() {
            return at >= 0
                    && target.codes().isEmpty()
                    && target.parts() == null
                    && (column.type() == ReferenceColumn.Type.DAY || column.type() == ReferenceColumn.Type.TIME);
        }
    }

    private final List<Way> ways = new ArrayList<>();
    private final List<String> header;
    private final CompanionValue values;
    private final String fileName;
    private final boolean ordered;
    private final CompanionDays days = new CompanionDays();

    private CompanionCells(List<String> header, CompanionMapping mapping, String fileName) {
        this.header = header;
        this.ordered = !mapping.dates().isEmpty();
        this.fileName = fileName;
        this.values = new CompanionValue(mapping);
    }

    /**
     * The way from a header to the columns of a kind.
     *
     * @param shown the file, as errors name it
     * @param fileName its name, for constants that are put together of it
     * @throws TidewaiterException INPUT when the file lacks a column that is needed
     */
    static CompanionCells of(
            CompanionTable kind, CompanionMapping mapping, List<String> header, String shown, String fileName) {
        CompanionCells cells = new CompanionCells(header, mapping, fileName);
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
                throw lacking(mapping, name, shown);
            }
            DayParts parts = target.parts();
            for (String beside : parts == null ? List.<String>of() : parts.columns()) {
                if (!header.contains(beside)) {
                    throw lacking(mapping, beside, shown);
                }
            }
            columns.stream()
                    .filter(c -> c.name().equals(target.column()))
                    .forEach(c -> found.put(c.name(), new Way(c, at, target, "")));
        });
        return found;
    }

    private TidewaiterException lacking(CompanionMapping mapping, String name, String shown) {
        return new TidewaiterException(
                Kind.INPUT,
                "The mapping " + mapping.name() + " needs the column '" + name + "', which the header of " + shown
                        + " does not have",
                Nearest.did(name, header) + ", or take another mapping");
    }

    private Map<String, Way> byOwnNames(List<ReferenceColumn> columns) {
        Map<String, Way> found = new LinkedHashMap<>();
        for (ReferenceColumn column : columns) {
            namesOf(column)
                    .map(this::place)
                    .filter(at -> at >= 0)
                    .findFirst()
                    .ifPresent(at -> found.put(
                            column.name(),
                            new Way(column, at, Target.plain(column.name()), "", dayBeside(columns, column, at))));
        }
        currencyColumn(columns)
                .filter(c -> !found.containsKey(c.name()))
                .ifPresent(c -> findNamedWithCurrency(columns, c, found));
        return found;
    }

    /** The place of the column of days beside one that is called time; -1 where there is none, or a column of the kind is called so. */
    private int dayBeside(List<ReferenceColumn> columns, ReferenceColumn column, int at) {
        boolean time = column.type() == ReferenceColumn.Type.TIME
                && folded(header.get(at)).equals("time");
        return DAYS_BESIDE_TIMES.stream()
                .filter(name -> time
                        && columns.stream().flatMap(CompanionCells::namesOf).noneMatch(name::equals))
                .map(this::place)
                .filter(place -> place >= 0)
                .findFirst()
                .orElse(-1);
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
                        && ways.stream().noneMatch(w -> w.isFrom(header, n)))
                .toList();
    }

    /** Whether the order of days is to be found in the rows, which are then to be given to {@link #lookAt} first. */
    boolean isToLook() {
        return !ordered && ways.stream().anyMatch(Way::isOfDays);
    }

    /** Looks at how a whole row writes days. */
    void lookAt(List<String> row) {
        for (Way way : ways) {
            if (way.isOfDays()) {
                try {
                    String text = way.text(header, row).strip();
                    if (!way.target().empty().contains(text)) {
                        days.add(header.get(way.at()), text);
                    }
                } catch (Refusal refusal) {
                    // it is refused again, and told, when the row is read
                }
            }
        }
    }

    /** What was decided on whole columns, and what was put together, as sentences. */
    List<String> notes() {
        return Stream.concat(
                        ways.stream()
                                .filter(w -> w.dayAt() >= 0)
                                .map(w -> "'" + header.get(w.dayAt()) + "' and '" + header.get(w.at())
                                        + "' are read as one time"),
                        days.notes().stream())
                .toList();
    }

    private String value(Way way, List<String> row, long line) throws Refusal {
        if (way.at() < 0) {
            String constant =
                    IdTemplate.is(way.constant()) ? new IdTemplate(way.constant()).of(fileName, line) : way.constant();
            return values.read(constant, way.column(), way.target());
        }
        String text = way.text(header, row);
        return ordered || !way.isOfDays()
                ? values.read(text, way.column(), way.target())
                : values.read(text, way.column(), way.target(), days.of(header.get(way.at())));
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
                cells.add(fits ? value(way, row, line) : "");
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
