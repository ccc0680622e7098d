package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.CompanionMapping.FilledColumn;
import org.tidewaiter.mapping.HeaderCurrency;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.notation.DayParts;
import org.tidewaiter.source.TableFile;

/** Finds which column of a companion file fills which column of its kind: by a mapping, or by the names that both have. */
// Long: each way in which a file may name a column of its kind, and what is said where it lacks one.
final class CompanionColumns {
    private static final List<Pattern> NAMES_WITH_CURRENCY = List.of(
            Pattern.compile("(?<money>.+)_(?<currency>[a-z]{3})"),
            Pattern.compile("(?<currency>[a-z]{3})_(?<money>.+)"));

    private static final List<String> DAYS_BESIDE_TIMES = List.of("date", "day");

    private static final Pattern CODE = Pattern.compile("code|codigo|iso|код|lettre|буквенн");

    /** How columns of one name are told apart: assessed (1 of 2). */
    private static final Pattern NUMBERED = Pattern.compile(" \\(\\d+ of \\d+\\)$");

    private final CompanionTable kind;
    private final CompanionMapping mapping;
    private final List<String> header;
    private final TableFile file;
    private final String shown;
    /** Null where the kind has no exchange rates. */
    private @Nullable CompanionRates rates;

    /** @param file which it is, as errors name it, and of what it was made */
    CompanionColumns(CompanionTable kind, CompanionMapping mapping, List<String> header, TableFile file) {
        this.kind = kind;
        this.mapping = mapping;
        this.header = header;
        this.file = file;
        this.shown = file.path().toString();
    }

    /** Whether a column bears the name of one of the kind in other letters: {@code declarationId}, {@code Type Code}. */
    static boolean areNamedInOtherLetters(CompanionTable kind, List<String> header) {
        return kind.described().stream()
                .flatMap(CompanionColumns::namesOf)
                .anyMatch(name -> !header.contains(name)
                        && header.stream().anyMatch(h -> folded(h).equals(folded(name))));
    }

    /**
     * A way to every column of the kind, in its order.
     *
     * @throws TidewaiterException INPUT when the file lacks a column that is needed
     */
    List<CompanionColumn> all() {
        Map<String, CompanionColumn> found =
                mapping.columns().isEmpty() ? byOwnNames(kind.described()) : byMapping(kind.described());
        List<CompanionColumn> ways = new ArrayList<>();
        for (ReferenceColumn column : kind.described()) {
            CompanionColumn way = found.get(column.name());
            if (way == null) {
                refuseTwins(column);
            }
            String constant = constantOf(column);
            if (way == null && constant == null && kind.columns().contains(column.name())) {
                CompanionLevels.refuse(kind, file, header, column.name());
                throw new TidewaiterException(
                        Kind.INPUT,
                        "A file of " + kind.name() + " needs the column '" + column.name() + "', which the header of "
                                + shown + " does not have",
                        Nearest.did(column.name(), header)
                                + "; a mapping says which column it is, or gives it as a constant"
                                + (column.name().equals(ExchangeRateColumn.OTHER)
                                        ? "; one of which 'formats: {rates_in: USD}' is all says it of every row"
                                        : ""));
            }
            ways.add(way != null ? way : constant(column, constant == null ? "" : constant));
        }
        return ways;
    }

    /** What the rows say that no column of the file does; null where nothing says it. */
    private @Nullable String constantOf(ReferenceColumn column) {
        String said = mapping.constants().get(column.name());
        boolean other = said == null && rates != null && column.name().equals(ExchangeRateColumn.OTHER);
        return other && rates != null && rates.knowsOther() ? "" : said;
    }

    /** How the exchange rates of the file are said; null where its kind has none. To be asked after {@link #all}. */
    @Nullable
    CompanionRates rates() {
        return rates;
    }

    /** Which of two columns of one name is meant nobody can tell, and to leave both out would lose what they hold. */
    private void refuseTwins(ReferenceColumn column) {
        header.stream()
                .filter(name -> NUMBERED.matcher(name).find())
                .filter(name -> namesOf(column)
                        .anyMatch(n ->
                                folded(n).equals(folded(NUMBERED.matcher(name).replaceFirst("")))))
                .findFirst()
                .ifPresent(name -> {
                    throw new TidewaiterException(
                            Kind.INPUT,
                            "The header of " + shown + " has several columns for '" + column.name() + "': '" + name
                                    + "' is one of them",
                            "leave one of them in the file, or say in a mapping which one it is");
                });
    }

    private static CompanionColumn constant(ReferenceColumn column, String value) {
        return new CompanionColumn(column, -1, FilledColumn.plain(column.name()), value);
    }

    private Map<String, CompanionColumn> byMapping(List<ReferenceColumn> columns) {
        Map<String, CompanionColumn> found = new LinkedHashMap<>();
        mapping.columns().forEach((name, target) -> {
            int at = place(name);
            if (at < 0) {
                throw lacking(name);
            }
            DayParts parts = target.parts();
            for (String beside : parts == null ? List.<String>of() : parts.columns()) {
                if (!header.contains(beside)) {
                    throw lacking(beside);
                }
            }
            columns.stream()
                    .filter(c -> c.name().equals(target.column()))
                    .forEach(c -> found.put(c.name(), new CompanionColumn(c, at, target, "")));
        });
        ExchangeRateColumn.of(columns).ifPresent(rate -> rates = rate.of(header, mapping.rates(), found));
        return found;
    }

    private TidewaiterException lacking(String name) {
        return new TidewaiterException(
                Kind.INPUT,
                "The mapping " + mapping.name() + " needs the column '" + name + "', which the header of " + shown
                        + " does not have",
                Nearest.did(name, header) + ", or take another mapping");
    }

    private Map<String, CompanionColumn> byOwnNames(List<ReferenceColumn> columns) {
        Map<String, CompanionColumn> found = new LinkedHashMap<>();
        for (ReferenceColumn column : columns) {
            placeOf(column)
                    .ifPresent(at -> found.put(
                            column.name(),
                            new CompanionColumn(
                                    column,
                                    at,
                                    FilledColumn.plain(column.name()),
                                    "",
                                    dayBeside(columns, column, at))));
        }
        ExchangeRateColumn.of(columns).ifPresent(rate -> rates = rate.find(header, shown, mapping.rates(), found));
        currencyColumn(columns).ifPresent(c -> findNamedWithCurrency(columns, c, found));
        return found;
    }

    /** The place of the column of days beside one that is called time; -1 where there is none, or a column of the kind is called so. */
    private int dayBeside(List<ReferenceColumn> columns, ReferenceColumn column, int at) {
        boolean time = column.type() == ReferenceColumn.Type.TIME
                && folded(header.get(at)).equals("time");
        return DAYS_BESIDE_TIMES.stream()
                .filter(name -> time
                        && columns.stream().flatMap(CompanionColumns::namesOf).noneMatch(name::equals))
                .map(this::place)
                .filter(place -> place >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** The column by the names of the kind; else by its name in another language, where one column of the file has such a name. */
    private Optional<Integer> placeOf(ReferenceColumn column) {
        Optional<Integer> own =
                namesOf(column).map(this::place).filter(at -> at >= 0).findFirst();
        List<Integer> others = CompanionNames.of(column.name()).stream()
                .map(this::place)
                .filter(at -> at >= 0)
                .distinct()
                .toList();
        if (column.type() == ReferenceColumn.Type.CURRENCY) {
            List<Integer> codes = others.stream()
                    .filter(at -> CODE.matcher(folded(header.get(at))).find())
                    .toList();
            if (codes.size() == 1) { // beside it stands the currency's name
                return Optional.of(codes.getFirst());
            }
        }
        return own.isPresent() || others.size() != 1 ? own : Optional.of(others.getFirst());
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
    private record NamedMoney(CompanionColumn way, String currency) {}

    /** Takes columns that name their currency, where all name the same. */
    private void findNamedWithCurrency(
            List<ReferenceColumn> columns, ReferenceColumn currency, Map<String, CompanionColumn> found) {
        List<NamedMoney> named = IntStream.range(0, header.size())
                .boxed()
                .flatMap(at -> namedMoney(columns, at).stream())
                .filter(n -> !found.containsKey(n.way().column().name()))
                .toList();
        List<String> currencies =
                named.stream().map(NamedMoney::currency).distinct().toList();
        if (currencies.size() > 1 || (found.containsKey(currency.name()) && !currencies.isEmpty())) {
            refuse(named);
        }
        if (currencies.size() == 1) {
            named.forEach(n -> found.put(n.way().column().name(), n.way()));
            found.put(currency.name(), constant(currency, currencies.getFirst()));
        }
    }

    /** Money in a currency by the name of its column, of which another column, or another name, says otherwise. */
    private void refuse(List<NamedMoney> named) {
        throw new TidewaiterException(
                Kind.INPUT,
                "The columns "
                        + named.stream()
                                .map(n -> "'" + header.get(n.way().at()) + "'")
                                .collect(Collectors.joining(", "))
                        + " of " + shown + " name a currency, and another column says the currency too",
                "name them without it ("
                        + named.stream().map(n -> n.way().column().name()).collect(Collectors.joining(", "))
                        + "), with a column that says the currency of each row");
    }

    private Optional<NamedMoney> namedMoney(List<ReferenceColumn> columns, int at) {
        String name = header.get(at).toLowerCase(Locale.ROOT);
        Set<String> codes = HeaderCurrency.of(header.get(at)).codes();
        String rest = folded(HeaderCurrency.without(header.get(at)));
        Optional<ReferenceColumn> apart = codes.isEmpty()
                ? Optional.empty()
                : columns.stream()
                        .filter(c -> c.type() == ReferenceColumn.Type.AMOUNT
                                && namesOf(c).anyMatch(n -> folded(n).equals(rest)))
                        .findFirst();
        if (apart.isPresent() && codes.size() > 1) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "Of which currency '" + header.get(at) + "' of " + shown + " is cannot be known from it: it may be "
                            + CurrencyMark.named(codes),
                    "call it '" + apart.get().name()
                            + "', with a column that says the currency of each row, or say it in"
                            + " a mapping, under constants");
        }
        if (apart.isPresent()) {
            return Optional.of(new NamedMoney(
                    new CompanionColumn(
                            apart.get(), at, FilledColumn.plain(apart.get().name()), ""),
                    codes.iterator().next()));
        }
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
                .map(c -> new NamedMoney(new CompanionColumn(c, at, FilledColumn.plain(c.name()), ""), currency));
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
        return PlainLetters.of(name).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
