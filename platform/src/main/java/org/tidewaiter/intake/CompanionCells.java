package org.tidewaiter.intake;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.DeclaredAmounts;
import org.tidewaiter.mapping.IdTemplate;
import org.tidewaiter.mapping.RateWay;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.source.TableFile;

/**
 * Leads the rows of a companion file to the columns of its kind: each value found by the mapping or by its name, read as its type
 * demands and written in one way (days as 2024-03-31, numbers with a point), so that the database only has to cast it.
 */
// Long: what is found of whole columns (days, signs, rates) before the first row is led on, and the leading of rows.
final class CompanionCells {
    /** The column of staged rows that holds the row as it stood in its file. */
    static final String ORIGINAL = "original_row";

    /** The column of staged rows that holds the line on which a row begins. */
    static final String LINE = "line_number";

    /** The columns of staged rows that say why one cannot be read: field, value and reason; empty where it can. */
    static final List<String> UNREAD = List.of("unread_field", "unread_value", "unread_reason");

    /** The line and the row as it stood go before the columns of the kind. */
    private static final int FIRST = 2;

    private final List<CompanionColumn> ways = new ArrayList<>();
    private final List<String> header;
    private final CompanionValue values;
    private final String fileName;
    private final boolean ordered;
    private final boolean signed;
    private final CompanionDays days = new CompanionDays();
    private final CompanionNumbers numbers;
    /** Null where the file has no exchange rates. */
    private final @Nullable CompanionRates rates;

    /** The rows of rates that were looked at, until it is known how they write numbers and days. */
    private final List<List<String>> ofRates = new ArrayList<>();

    private final UnusedColumns unused;

    private CompanionCells(CompanionTable kind, CompanionMapping mapping, List<String> header, TableFile file) {
        this.header = header;
        CompanionColumns columns = new CompanionColumns(kind, mapping, header, file);
        ways.addAll(columns.all());
        rates = columns.rates();
        unused = new UnusedColumns(
                kind,
                header,
                ways,
                mapping.findsByName()
                        ? ignored().stream()
                                .filter(n -> !mapping.unused().contains(n))
                                .toList()
                        : List.of());
        this.ordered = !mapping.dates().isEmpty();
        this.signed = mapping.decimal() != 0;
        this.numbers = new CompanionNumbers(file.made() != null && file.made().typed());
        this.fileName = file.name();
        this.values = new CompanionValue(mapping);
    }

    /**
     * The way from a header to the columns of a kind.
     *
     * @param file the file, as errors name it and constants are put together of it
     * @throws TidewaiterException INPUT when the file lacks a column that is needed
     */
    static CompanionCells of(CompanionTable kind, CompanionMapping mapping, List<String> header, TableFile file) {
        return new CompanionCells(kind, mapping, header, file);
    }

    /** Whether the file calls a column otherwise than the kind, or has one that may be what the kind has: then its text is no table of the kind. */
    boolean areNamedOtherwise() {
        return unused.isToLook()
                || ways.stream()
                        .anyMatch(w -> w.at() >= 0
                                && !header.get(w.at()).equals(w.column().name()));
    }

    /** The names of the columns of staged rows. */
    List<String> names() {
        return Stream.of(
                        Stream.of(LINE, ORIGINAL),
                        ways.stream().map(w -> w.column().name()),
                        UNREAD.stream())
                .flatMap(s -> s)
                .toList();
    }

    /** What each column of the file fills; null of those that fill nothing. */
    List<@Nullable ReferenceColumn> filled() {
        List<@Nullable ReferenceColumn> filled = new ArrayList<>();
        for (int at = 0; at < header.size(); at++) {
            int here = at;
            filled.add(ways.stream()
                    .filter(w -> w.at() == here)
                    .map(CompanionColumn::column)
                    .findFirst()
                    .orElse(null));
        }
        return filled;
    }

    /** The columns of the file that fill nothing. */
    List<String> ignored() {
        return header.stream()
                .filter(n -> !n.isEmpty()
                        && !n.startsWith("tidewaiter_")
                        && ways.stream().noneMatch(w -> w.isFrom(header, n))
                        && (rates == null || !n.equals(rates.way().unitsIn())))
                .toList();
    }

    /** Whether the order of days or the decimal sign is to be found in the rows, which are then to be given to {@link #lookAt} first. */
    boolean isToLook() {
        return rates != null
                || unused.isToLook()
                || (!ordered && ways.stream().anyMatch(CompanionColumn::isOfDays))
                || (!signed && ways.stream().anyMatch(CompanionColumn::isOfNumbers));
    }

    /** Looks at how a whole row writes days and numbers. */
    void lookAt(List<String> row) {
        unused.lookAt(row);
        for (CompanionColumn way : ways) {
            if ((way.isOfDays() && !ordered) || (way.isOfNumbers() && !signed)) {
                try {
                    String text = way.text(header, row).strip();
                    if (!way.target().empty().contains(text)) {
                        lookAt(way, header.get(way.at()), text);
                    }
                } catch (Refusal refusal) {
                    // it is refused again, and told, when the row is read
                }
            }
        }
        for (int at = 0; !ordered && at < Math.min(row.size(), header.size()); at++) {
            String name = header.get(at);
            if (ways.stream().noneMatch(w -> w.isFrom(header, name))) {
                days.addBeside(name, row.get(at).strip());
            }
        }
        if (rates != null && ofRates.size() < CompanionRates.ENOUGH) {
            ofRates.add(List.copyOf(row));
        }
    }

    private void lookAt(CompanionColumn way, String column, String text) {
        if (way.isOfDays()) {
            days.add(column, text);
        } else {
            numbers.add(column, text, way.column().type());
        }
    }

    /**
     * The mapping with the decimal sign that the rows looked at prove; a load whose amounts may be two stops and asks.
     *
     * @param asking whether it stops and asks of columns that may be what the kind has, which rows that come back were asked before
     */
    CompanionMapping decided(CompanionMapping mapping, Path file, boolean asking) {
        if (asking) {
            unused.refuse(file);
        }
        CompanionMapping decided = signed ? mapping : numbers.decide(mapping, file);
        CompanionRates told = rates;
        if (told == null) {
            return decided;
        }
        for (List<String> row : ofRates) {
            try {
                told.add(new CompanionRates.RateRow(
                        said("day", row),
                        said("currency", row),
                        said(ExchangeRateColumn.OTHER, row),
                        new BigDecimal(said("rate", row)).divide(told.units(header, row), MathContext.DECIMAL64)));
            } catch (Refusal | NumberFormatException unread) {
                // it is refused again, and told, when the row is read
            }
        }
        ofRates.clear();
        RateWay way = told.decide(file);
        String in = way.in();
        if (in != null) {
            ways.replaceAll(w ->
                    w.at() < 0 && w.constant().isEmpty() && w.column().name().equals(ExchangeRateColumn.OTHER)
                            ? new CompanionColumn(w.column(), -1, w.target(), in)
                            : w);
        }
        return decided.telling(way);
    }

    /** What a row says of a column of rates, before it is known which way round they are. */
    private String said(String column, List<String> row) throws Refusal {
        for (CompanionColumn way : ways) {
            if (way.column().name().equals(column)) {
                return way.at() < 0 && way.constant().isEmpty() ? "" : read(way, row, 1);
            }
        }
        return "";
    }

    /** What was decided on whole columns, and what was put together, as sentences. */
    List<String> notes() {
        return Stream.concat(
                        ways.stream()
                                .filter(w -> w.dayAt() >= 0)
                                .map(w -> "'" + header.get(w.dayAt()) + "' and '" + header.get(w.at())
                                        + "' are read as one time"),
                        Stream.of(days.notes(), numbers.notes(), rates == null ? List.<String>of() : rates.notes())
                                .flatMap(List::stream))
                .toList();
    }

    private String value(CompanionColumn way, List<String> row, long line) throws Refusal {
        String value = read(way, row, line);
        return rates == null || value.isEmpty() || way.column().type() != ReferenceColumn.Type.RATE
                ? value
                : rates.ofOne(value, rates.units(header, row));
    }

    private String read(CompanionColumn way, List<String> row, long line) throws Refusal {
        if (way.at() < 0) {
            String constant =
                    IdTemplate.is(way.constant()) ? new IdTemplate(way.constant()).of(fileName, line) : way.constant();
            return values.read(constant, way.column(), way.target());
        }
        String text = way.text(header, row);
        String column = header.get(way.at());
        List<DayFormat> dates = ordered || !way.isOfDays() ? values.mapping().dates() : days.of(column);
        return values.read(text, way.column(), way.target(), dates, numbers.style());
    }

    /** Whether a staged row holds a value that could not be read. */
    static boolean isUnread(List<String> staged) {
        return !staged.getLast().isEmpty();
    }

    /** A staged row. {@code fault}: why it is none, such as too few values; null where it is one. */
    List<String> of(long line, List<String> row, @Nullable String fault) {
        boolean fits = fault == null;
        List<String> cells = new ArrayList<>(ways.size() + 5);
        cells.add(Long.toString(line));
        cells.add(CompanionStrategy.csv(row));
        List<String> unread = fault == null ? List.of() : List.of("", "", fault);
        for (CompanionColumn way : ways) {
            String said = !fits ? "" : way.at() < 0 ? way.constant() : row.get(way.at());
            try {
                cells.add(fits ? value(way, row, line) : "");
            } catch (Refusal refusal) {
                cells.add("");
                unread = unread.isEmpty() ? List.of(way.column().name(), said, refusal.reason()) : unread;
            }
        }
        unread = unread.isEmpty() ? contradiction(row, cells) : unread;
        unread = unread.isEmpty() && rates != null ? ofAnotherWay(row, cells) : unread;
        cells.addAll(unread.isEmpty() ? List.of("", "", "") : unread);
        return cells;
    }

    /** A rate that is some hundred times what is known, or the other way round: field, value and reason; empty where it is none. */
    private List<String> ofAnotherWay(List<String> row, List<String> cells) {
        Map<String, String> read = new HashMap<>();
        String said = "";
        for (int w = 0; w < ways.size(); w++) {
            read.put(ways.get(w).column().name(), cells.get(w + FIRST));
            boolean rate = ways.get(w).column().type() == ReferenceColumn.Type.RATE
                    && ways.get(w).at() >= 0;
            said = rate ? row.get(ways.get(w).at()) : said;
        }
        String fault = CompanionRates.fault(
                read.getOrDefault("day", ""),
                read.getOrDefault("currency", ""),
                read.getOrDefault(ExchangeRateColumn.OTHER, ""),
                read.getOrDefault("rate", ""));
        return fault == null ? List.of() : List.of("rate", said, fault);
    }

    /** An amount with the sign of a currency beside it that its row does not name: field, value and reason; empty where there is none. */
    private List<String> contradiction(List<String> row, List<String> cells) {
        String currency = "";
        for (int w = 0; w < ways.size(); w++) {
            currency = ways.get(w).column().type() == ReferenceColumn.Type.CURRENCY ? cells.get(w + FIRST) : currency;
        }
        for (CompanionColumn way : ways) {
            String said = way.column().type() == ReferenceColumn.Type.AMOUNT && way.at() >= 0 ? row.get(way.at()) : "";
            CurrencyMark mark = CurrencyMark.of(said);
            if (mark != null && !mark.codes().contains(currency)) {
                return List.of(
                        way.column().name(),
                        said,
                        currency.isEmpty()
                                ? "has '" + mark.sign() + "' beside it, which may be "
                                        + CurrencyMark.named(mark.codes())
                                        + ", and no currency is given: say which in a column currency"
                                : DeclaredAmounts.against(mark, currency));
            }
        }
        return List.of();
    }
}
