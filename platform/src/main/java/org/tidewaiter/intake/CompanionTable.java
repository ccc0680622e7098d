package org.tidewaiter.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.datamodel.ReferenceColumn.Need;
import org.tidewaiter.datamodel.ReferenceColumn.Type;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.HeaderCurrency;
import org.tidewaiter.mapping.HeaderMeasure;
import org.tidewaiter.mapping.LoadedAs;

/**
 * A kind of companion file (events, parties, taxes, documents …): which columns it has, and the SQL by which its rows are checked and written.
 *
 * @param name as people call it
 * @param columns the file must have, in any order; others are left alone
 * @param optional columns that a file may have besides, which are empty where it has not
 * @param staged SQL of the rows: {@code line}, what {@code writes} needs, and {@code reason}, {@code field}, {@code value} where a row is bad
 * @param keys SQL that comes before: it finds what came already and numbers codes and parties that are new; {@code $load} is the number of the load
 * @param writes SQL that writes the good rows of {@code beside}, together each of them once; {@code $load} as above, {@code $file} is the name of the
 *     file, here and in {@code staged}
 * @param described the columns with their types, by which values are read that come through a mapping
 * @param typed whether values are always read by these types, so that the SQL only casts them
 * @param notes SQL of sentences about what was written that people might not expect, a row each; {@code $load} as above
 */
public record CompanionTable(
        String name,
        List<String> columns,
        List<String> optional,
        String staged,
        List<String> keys,
        List<String> writes,
        List<ReferenceColumn> described,
        boolean typed,
        List<String> notes) {
    /** A table of which there is nothing to be said. */
    public CompanionTable(
            String name,
            List<String> columns,
            List<String> optional,
            String staged,
            List<String> keys,
            List<String> writes,
            List<ReferenceColumn> described,
            boolean typed) {
        this(name, columns, optional, staged, keys, writes, described, typed, List.of());
    }

    /** A table all of whose columns a file must have. */
    public CompanionTable(String name, List<String> columns, String staged, List<String> keys, List<String> writes) {
        this(name, columns, List.of(), staged, keys, writes, described(columns), false);
    }

    /**
     * Refuses a column that is one of these in another measure by its name, such as amount (thousand EUR): it would be left out.
     *
     * @throws TidewaiterException INPUT
     */
    void refuseOtherMeasures(List<String> names, String file) {
        for (String name : names) {
            HeaderMeasure measure = HeaderMeasure.of(name);
            boolean other = measure.scale().compareTo(BigDecimal.ONE) != 0 || measure.doubt() != null;
            String plain = Stream.of(measure.name().strip().split("\\s+"))
                    .filter(word -> !Currencies.iso4217().contains(word.toUpperCase(Locale.ROOT)))
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("_"));
            if (other && !allColumns().contains(name) && allColumns().contains(plain) && !names.contains(plain)) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        "The column '" + name + "' of " + file + " is '" + plain + "' in another measure by its name",
                        "give it in whole units under the name '" + plain
                                + "', or name it in a mapping with its scale");
            }
        }
    }

    /** Times end in {@code _at}, all else is text that the SQL judges. */
    private static List<ReferenceColumn> described(List<String> columns) {
        return columns.stream()
                .map(c -> new ReferenceColumn(
                        c, c.endsWith("_at") ? Type.TIME : Type.TEXT, Need.OPTIONAL, EventLogCompanion.namesFor(c)))
                .toList();
    }

    private static final SqlSections EVENT_FILES = SqlSections.read(CompanionTable.class, "event-files.sql");

    /** What happened to declarations, when, and who was responsible. */
    public static final CompanionTable EVENTS = EventLogCompanion.withTransition(new CompanionTable(
            "events",
            List.of("declaration_id", "event_code", "occurred_at", "responsible_party"),
            EVENT_FILES.get("rows"),
            List.of(EVENT_FILES.get("again"), EVENT_FILES.get("codes"), EVENT_FILES.get("parties")),
            List.of(EVENT_FILES.get("events"))));

    /** Events of processes whose cases need not be declarations. */
    public static final CompanionTable EVENT_LOG = EventLogCompanion.eventLog();

    /** Parties, with all that a register says of them. */
    public static final CompanionTable PARTIES = PartyCompanion.parties();

    /** What the record of a load remembers of how it was read: the columns that are needed and the mapping's text. */
    String remembered(CompanionMapping mapping) {
        return LoadedAs.COMPANION
                + String.join(", ", columns)
                + (mapping.remembered().isEmpty() ? "" : "\n" + mapping.remembered());
    }

    /** Whether some of its columns hold days, months or times. */
    public boolean hasDays() {
        return hasAny(Set.of(Type.DAY, Type.MONTH, Type.TIME));
    }

    /** Whether some of its columns hold numbers. */
    public boolean hasNumbers() {
        return hasAny(Set.of(Type.AMOUNT, Type.QUANTITY, Type.RATE, Type.COUNT));
    }

    private boolean hasAny(Set<Type> types) {
        return described.stream().anyMatch(c -> types.contains(c.type()));
    }

    /**
     * Whether a header lacks a column by its own name and has one of another name that stands for it, as logs of processes do, or
     * one whose name says a currency.
     */
    boolean isNamedOtherwise(List<String> header) {
        boolean currency = header.stream()
                .anyMatch(n -> !allColumns().contains(n)
                        && !HeaderCurrency.of(n).codes().isEmpty());
        return currency && hasAny(Set.of(Type.AMOUNT))
                || described.stream()
                        .anyMatch(c -> !header.contains(c.name())
                                && c.otherNames().stream().anyMatch(header::contains));
    }

    /** The columns that a file must or may have. */
    List<String> allColumns() {
        return Stream.concat(columns.stream(), optional.stream()).toList();
    }

    /** Keeps copies of the lists and maps that it is given. */
    public CompanionTable {
        columns = List.copyOf(columns);
        optional = List.copyOf(optional);
        keys = List.copyOf(keys);
        writes = List.copyOf(writes);
        described = List.copyOf(described);
        notes = List.copyOf(notes);
    }
}
