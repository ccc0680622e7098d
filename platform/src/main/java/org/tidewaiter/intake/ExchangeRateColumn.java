package org.tidewaiter.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.datamodel.ReferenceColumn.Type;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.CompanionMapping.FilledColumn;
import org.tidewaiter.mapping.RateName;
import org.tidewaiter.mapping.RateWay;

/**
 * The column of exchange rates of a companion file, found by its name, with what the name says: in which currency they are, and which way round.
 *
 * @param rate the column of the kind
 * @param currency the one of the currencies whose rates they are
 * @param between whether the kind is a table of rates, whose other currency a column says; in lines of declarations a rate is, as on the forms, what
 *     one unit is worth in the national currency, whatever its column is called, unless its name says the contrary
 */
@SuppressWarnings("BadImport") // of the types of a column
record ExchangeRateColumn(ReferenceColumn rate, ReferenceColumn currency, boolean between) {
    /** The column of the currency in which rates are. */
    static final String OTHER = "in_currency";

    private static final Set<String> UNITS = Set.of(
            "units",
            "unit",
            "nominal",
            "mnozstvi",
            "единиц",
            "номинал",
            "кратность",
            "количество",
            "кількість",
            "кількістьодиниць",
            "einheiten",
            "unites",
            "unidades",
            "numberofunits",
            "quantity");

    /** That of a kind; none where it has no rates. */
    static Optional<ExchangeRateColumn> of(List<ReferenceColumn> columns) {
        Optional<ReferenceColumn> rate =
                columns.stream().filter(c -> c.type() == Type.RATE).findFirst();
        return rate.flatMap(r -> columns.stream()
                .filter(c -> c.name().equals("currency"))
                .findFirst()
                .map(c -> new ExchangeRateColumn(
                        r, c, columns.stream().anyMatch(o -> o.name().equals(OTHER)))));
    }

    /** How the rates are said of a file whose columns a mapping names. */
    @Nullable
    CompanionRates of(List<String> header, RateWay stated, Map<String, CompanionColumn> found) {
        CompanionColumn way = found.get(rate.name());
        return way == null ? null : told(header, stated, way.at(), found.containsKey(OTHER));
    }

    /**
     * Finds the column by its name, and the currencies that it says.
     *
     * @param found by the name of the kind's column: what was found so far, to which it adds
     * @throws TidewaiterException INPUT when there are several, or another column says the currency too
     */
    @Nullable
    CompanionRates find(List<String> header, String shown, RateWay stated, Map<String, CompanionColumn> found) {
        CompanionColumn own = found.get(rate.name());
        List<Integer> places = own != null ? List.of(own.at()) : places(header);
        if (places.size() > 1) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The header of " + shown + " has several columns for 'rate': "
                            + String.join(
                                    ", ",
                                    places.stream()
                                            .map(p -> "'" + header.get(p) + "'")
                                            .toList()),
                    "leave one of them in the file, or say in a mapping which one it is");
        }
        if (places.isEmpty()) {
            return null;
        }
        int at = places.getFirst();
        RateName name = RateName.of(header.get(at));
        if (name != null && !name.others().isEmpty() && found.containsKey(OTHER)) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The column '" + header.get(at) + "' of " + shown
                            + " names a currency, and another column says the currency too",
                    "name it without it (rate), with a column that says the currency of each row");
        }
        found.putIfAbsent(rate.name(), new CompanionColumn(rate, at, FilledColumn.plain(rate.name()), ""));
        if (name != null && name.of() != null) {
            found.putIfAbsent(
                    currency.name(), new CompanionColumn(currency, -1, FilledColumn.plain(currency.name()), name.of()));
        }
        return told(header, stated, at, found.containsKey(OTHER));
    }

    private CompanionRates told(List<String> header, RateWay stated, int at, boolean other) {
        String column = at < 0 ? rate.name() : header.get(at);
        RateName name = RateName.of(column);
        RateName said = name == null || !other ? name : new RateName(name.way(), Set.of(), name.of());
        return new CompanionRates(
                column, !between || names().anyMatch(folded(column)::equals), said, stated, units(header, stated));
    }

    private Stream<String> names() {
        return Stream.concat(Stream.of(rate.name()), rate.otherNames().stream()).map(ExchangeRateColumn::folded);
    }

    /**
     * Where rates stand: columns that say the worth of one unit, which is kept as it is; else those that say units; else
     * those of which nothing is said.
     */
    private static List<Integer> places(List<String> header) {
        return Stream.<Boolean>of(false, true, null)
                .map(inverse -> IntStream.range(0, header.size())
                        .filter(i -> {
                            RateName name = RateName.of(header.get(i));
                            return name != null
                                    && java.util.Objects.equals(name.way().inverse(), inverse);
                        })
                        .boxed()
                        .toList())
                .filter(p -> !p.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static @Nullable String units(List<String> header, RateWay stated) {
        return stated.unitsIn() != null
                ? stated.unitsIn()
                : header.stream()
                        .filter(h -> UNITS.contains(folded(h)))
                        .findFirst()
                        .orElse(null);
    }

    private static String folded(String name) {
        return PlainLetters.of(name).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
