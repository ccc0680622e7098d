package org.tidewaiter.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import org.tidewaiter.codesandunits.MassUnits;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.CompanionMapping.FilledColumn;
import org.tidewaiter.mapping.HeaderCurrency;
import org.tidewaiter.mapping.HeaderMeasure;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.notation.DayParts;
import org.tidewaiter.source.TableFile;

/** Finds which column of a companion file fills which column of its kind: by a mapping, or by the names that both have. */
// Long: the ways in which a column is found, and what is refused where several are.
final class CompanionColumns {
    private static final List<Pattern> NAMES_WITH_CURRENCY = List.of(
            Pattern.compile("(?<money>.+)_(?<currency>[a-z]{3})"),
            Pattern.compile("(?<currency>[a-z]{3})_(?<money>.+)"));

    private static final List<String> DAYS_BESIDE_TIMES = List.of("date", "day");

    private static final Pattern CODE = Pattern.compile("code|codigo|iso|код|lettre|буквенн");

    /** What people call the currency of which one unit is told, and the one in which it is, where both stand beside each other. */
    private static final Map<String, String> CURRENCIES_OF_RATES = Map.of(
            "from", "to",
            "from currency", "to currency",
            "currency from", "currency to",
            "base", "quote",
            "base currency", "quote currency",
            "source currency", "target currency");

    private static final String SEQUENCE = "sequence";
    private static final String ITEM_NUMBER = "item_number";

    /** How columns of one name are told apart: assessed (1 of 2). */
    private static final Pattern NUMBERED = Pattern.compile(" \\(\\d+ of \\d+\\)$");

    private final CompanionTable kind;
    private final CompanionMapping mapping;
    private final List<String> header;
    private final TableFile file;
    private final String shown;
    /** Null where the kind has no exchange rates. */
    private @Nullable CompanionRates rates;

    /** The places of the columns of the file that nothing is known of yet. */
    private final Set<Integer> free = new LinkedHashSet<>();

    /** @param file which it is, as errors name it, and of what it was made */
    CompanionColumns(CompanionTable kind, CompanionMapping mapping, List<String> header, TableFile file) {
        this.kind = kind;
        this.mapping = mapping;
        this.header = header;
        this.file = file;
        this.shown = file.path().toString();
        IntStream.range(0, header.size()).forEach(free::add);
    }

    /**
     * A way to every column of the kind, in its order.
     *
     * @throws TidewaiterException INPUT when the file lacks a column that is needed
     */
    List<CompanionColumn> all() {
        Map<String, CompanionColumn> found = byMapping(kind.described());
        if (mapping.findsByName()) {
            findByName(kind.described(), found);
        }
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
                                + "; --set 'COLUMN=" + column.name() + "' says which column it is, and a mapping"
                                + " (--mapping FILE) may give it as a constant"
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

    /** Which of two columns of one name or meaning is meant nobody can tell, and to leave both out would lose what they hold. */
    private void refuseTwins(ReferenceColumn column) {
        List<String> numbered = header.stream()
                .filter(name -> NUMBERED.matcher(name).find()
                        && !mapping.unused().contains(name)
                        && namesOf(column)
                                .anyMatch(n -> folded(n)
                                        .equals(folded(NUMBERED.matcher(name).replaceFirst("")))))
                .toList();
        List<String> several = free.stream()
                .filter(at -> isUsuallyCalled(column, at))
                .map(header::get)
                .toList();
        List<String> twins = numbered.isEmpty() && several.size() > 1 ? several : numbered;
        if (mapping.findsByName() && !twins.isEmpty() && !mapping.constants().containsKey(column.name())) {
            String names = twins.stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
            throw new TidewaiterException(
                            Kind.INPUT,
                            "The header of " + shown + " has several columns for '" + column.name() + "': " + names,
                            "say which one it is, such as --set '" + twins.getFirst() + "=" + column.name()
                                    + "', or leave one of them in the file; a mapping says it too")
                    .french(
                            "L’en-tête de " + shown + " a plusieurs colonnes pour « " + column.name() + " » : " + names,
                            "dites laquelle, par exemple --set '" + twins.getFirst() + "=" + column.name()
                                    + "', ou n’en laissez qu’une dans le fichier ; une correspondance le dit aussi");
        }
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
            columns.stream().filter(c -> c.name().equals(target.column())).forEach(c -> {
                refuseOtherMeasure(header.get(at), c, target);
                found.put(c.name(), new CompanionColumn(c, at, target, ""));
            });
        });
        for (String name : mapping.unused()) {
            if (!header.contains(name)) {
                throw lacking(name);
            }
        }
        ExchangeRateColumn.of(columns).ifPresent(rate -> rates = rate.of(header, mapping.rates(), found));
        return found;
    }

    /** What a mapping takes for a number of the kind must say what one stands for, where the name of its column speaks of thousands or tonnes. */
    private void refuseOtherMeasure(String name, ReferenceColumn column, FilledColumn target) {
        if (target.factor() != null || !column.type().isMeasured()) {
            return;
        }
        HeaderMeasure measure = HeaderMeasure.of(name);
        String unit = measure.doubt() == null ? measure.unit() : measure.doubt();
        boolean scaled = measure.scale().compareTo(BigDecimal.ONE) != 0;
        boolean weighed = column.name().endsWith("mass_kg")
                && unit != null
                && MassUnits.known()
                        .kilograms(unit)
                        .filter(kg -> kg.compareTo(BigDecimal.ONE) == 0)
                        .isEmpty();
        if (scaled || weighed) {
            String way = "'" + name + "': {field: " + column.name()
                    + (weighed ? ", unit: " + (measure.doubt() == null ? unit : "t") : "")
                    + (scaled ? ", scale: " + measure.scale().toPlainString() : "") + "}";
            throw new TidewaiterException(
                            Kind.INPUT,
                            "The column '" + name + "' of " + shown + " is in another measure than '" + column.name()
                                    + "' by its name, and nothing says what one of its numbers stands for",
                            "say it under columns in a mapping, such as " + way + ", or scale: 1 where they are whole")
                    .french(
                            "La colonne « " + name + " » de " + shown
                                    + " est, par son nom, dans une autre mesure que « " + column.name()
                                    + " », et rien ne dit ce que vaut un de ses nombres",
                            "dites-le sous columns dans une correspondance, par exemple " + way
                                    + ", ou scale: 1 s’ils sont entiers");
        }
    }

    private TidewaiterException lacking(String name) {
        return new TidewaiterException(
                Kind.INPUT,
                "The mapping " + mapping.name() + " needs the column '" + name + "', which the header of " + shown
                        + " does not have",
                Nearest.did(name, header) + ", or take another mapping");
    }

    private void findByName(List<ReferenceColumn> columns, Map<String, CompanionColumn> found) {
        List<ReferenceColumn> open = columns.stream()
                .filter(c ->
                        !found.containsKey(c.name()) && !mapping.constants().containsKey(c.name()))
                .toList();
        Set<Integer> said = new HashSet<>();
        mapping.columns().keySet().forEach(name -> said.add(place(name)));
        mapping.unused().forEach(name -> said.add(header.indexOf(name)));
        free.removeAll(said);
        findPairOfCurrencies(open, found);
        open.forEach(c -> codeBesideName(c).ifPresent(at -> found.put(c.name(), plain(columns, c, at))));
        for (ReferenceColumn column : open) {
            namesOf(column)
                    .filter(n -> !found.containsKey(column.name()))
                    .map(this::place)
                    .filter(at -> at >= 0 && !isItemOrNumber(column, at))
                    .findFirst()
                    .ifPresent(at -> found.put(column.name(), plain(columns, column, at)));
        }
        ExchangeRateColumn.of(columns)
                .filter(rate -> rates == null)
                .ifPresent(rate -> rates = rate.find(header, shown, mapping.rates(), found));
        open.forEach(column -> free.removeIf(at ->
                found.containsKey(column.name()) && found.get(column.name()).at() == at));
        findByUsualNames(columns, open, found);
        findAsWritten(open, found);
        currencyColumn(columns).ifPresent(c -> findNamedWithCurrency(columns, c, found));
    }

    /** The two currencies of rates that are named by what they are to each other, From and To, where no column is called currency. */
    private void findPairOfCurrencies(List<ReferenceColumn> open, Map<String, CompanionColumn> found) {
        Optional<ReferenceColumn> other = open.stream()
                .filter(c -> c.name().equals(ExchangeRateColumn.OTHER))
                .findFirst();
        Optional<ReferenceColumn> one =
                open.stream().filter(c -> c.name().equals("currency")).findFirst();
        if (other.isEmpty() || one.isEmpty() || place("currency") >= 0) {
            return;
        }
        CURRENCIES_OF_RATES.forEach((of, in) -> {
            int from = place(of);
            int to = place(in);
            if (from >= 0 && to >= 0 && !found.containsKey("currency")) {
                found.put("currency", plain(open, one.get(), from));
                found.put(ExchangeRateColumn.OTHER, plain(open, other.get(), to));
                free.removeAll(List.of(from, to));
            }
        });
    }

    /** Of a time also how it is written, which says its zone. */
    private static void findAsWritten(List<ReferenceColumn> open, Map<String, CompanionColumn> found) {
        CompanionColumn time = found.get("occurred_at");
        if (time != null && time.at() >= 0) {
            open.stream()
                    .filter(c -> c.name().equals("written_at") && !found.containsKey(c.name()))
                    .forEach(c ->
                            found.put(c.name(), new CompanionColumn(c, time.at(), FilledColumn.plain(c.name()), "")));
        }
    }

    /** The one column of codes of currencies, beside which their names may stand under the very name of the kind. */
    private Optional<Integer> codeBesideName(ReferenceColumn column) {
        List<Integer> codes = column.type() != ReferenceColumn.Type.CURRENCY
                ? List.of()
                : free.stream()
                        .filter(at -> isUsuallyCalled(column, at)
                                && CODE.matcher(folded(header.get(at))).find())
                        .toList();
        return codes.size() == 1 ? Optional.of(codes.getFirst()) : Optional.empty();
    }

    private CompanionColumn plain(List<ReferenceColumn> columns, ReferenceColumn column, int at) {
        return new CompanionColumn(column, at, FilledColumn.plain(column.name()), "", dayBeside(columns, column, at));
    }

    /** Takes columns by what people call them, where one column of the file has such a name of one column of the kind. */
    private void findByUsualNames(
            List<ReferenceColumn> columns, List<ReferenceColumn> open, Map<String, CompanionColumn> found) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        open.stream()
                .filter(c -> !found.containsKey(c.name()))
                .forEach(c -> places.put(
                        c.name(),
                        free.stream().filter(at -> isUsuallyCalled(c, at)).toList()));
        for (ReferenceColumn column : open) {
            List<Integer> mine = places.getOrDefault(column.name(), List.of());
            boolean only = mine.size() == 1
                    && places.values().stream()
                                    .filter(at -> at.contains(mine.getFirst()))
                                    .count()
                            == 1;
            if (only) {
                found.put(column.name(), plain(columns, column, mine.getFirst()));
            }
        }
        open.forEach(c -> free.removeIf(
                at -> found.containsKey(c.name()) && found.get(c.name()).at() == at));
    }

    private boolean isUsuallyCalled(ReferenceColumn column, int at) {
        String name = header.get(at);
        return (CompanionNames.are(kind, column.name(), name) || CompanionNames.mean(kind, column.name(), name))
                && !isItemOrNumber(column, at)
                && !saysMeasure(name);
    }

    /** Whether a name says that its numbers are in another measure than the model's: thousands, tonnes. */
    private static boolean saysMeasure(String name) {
        HeaderMeasure measure = HeaderMeasure.of(name);
        return measure.scale().compareTo(BigDecimal.ONE) != 0 || measure.doubt() != null;
    }

    /** Item number, of a document: the goods item it belongs to, or the item of the document that is meant; only its own name says which. */
    private boolean isItemOrNumber(ReferenceColumn column, int at) {
        boolean both = kind.allColumns().containsAll(List.of(SEQUENCE, ITEM_NUMBER));
        boolean own = header.get(at).equals(column.name());
        return both
                && !own
                && List.of(SEQUENCE, ITEM_NUMBER).contains(column.name())
                && CompanionNames.mean(kind, SEQUENCE, header.get(at));
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
        List<NamedMoney> named = free.stream()
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
        String rest = HeaderCurrency.without(header.get(at));
        Optional<ReferenceColumn> apart = codes.isEmpty()
                ? Optional.empty()
                : columns.stream()
                        .filter(c -> c.type() == ReferenceColumn.Type.AMOUNT && isCalled(c, rest))
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

    private boolean isCalled(ReferenceColumn column, String name) {
        return namesOf(column).anyMatch(n -> folded(n).equals(folded(name)))
                || CompanionNames.are(kind, column.name(), name)
                || CompanionNames.mean(kind, column.name(), name);
    }

    private static Stream<NamedMoney> namedMoney(List<ReferenceColumn> columns, int at, String money, String currency) {
        return columns.stream()
                .filter(c -> c.type() == ReferenceColumn.Type.AMOUNT || c.type() == ReferenceColumn.Type.RATE)
                .filter(c ->
                        Currencies.iso4217().contains(currency) && namesOf(c).anyMatch(money::equals))
                .map(c -> new NamedMoney(new CompanionColumn(c, at, FilledColumn.plain(c.name()), ""), currency));
    }

    /** The place of the column of that name, however it is capitalised and joined: netWgt is net_wgt, Duty % is duty_percent. */
    private int place(String name) {
        int same = header.indexOf(name);
        return same >= 0 && free.contains(same)
                ? same
                : free.stream()
                        .filter(at -> folded(header.get(at)).equals(folded(name)))
                        .findFirst()
                        .orElse(-1);
    }

    private static String folded(String name) {
        return CompanionNames.key(name);
    }
}
