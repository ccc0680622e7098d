package org.tidewaiter.codesandunits;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;

/** Currencies of ISO 4217, in use and withdrawn. Source: see SOURCES.md beside the data. Immutable. */
public final class Currencies implements DatedCodes {
    /** minorUnits is -1 where there are none (gold, XXX, withdrawn codes); withdrawn is null while in use. */
    private record Currency(
            String name, int minorUnits, @Nullable YearMonth withdrawn) {}

    /** The list gives a month, or spans such as "1989 to 1990" and "1990-07 to 1990-09"; the end of the span counts. */
    private static final Pattern END_OF_SPAN = Pattern.compile("(\\d{4})(?:-(0\\d|1[0-2]))?$");

    /** Codes of the list that stand for no currency, and for tests. */
    private static final Set<String> NO_MONEY = Set.of("XXX", "XTS");

    private final Map<String, Currency> byCode;
    private final Map<String, String> byNumeric;
    private final Map<String, YearMonth> introduced = new HashMap<>();

    private Currencies(Map<String, Currency> byCode, Map<String, String> byNumeric) {
        this.byCode = Map.copyOf(byCode);
        this.byNumeric = Map.copyOf(byNumeric);
    }

    private static Currencies read() {
        Map<String, Currency> rows = new HashMap<>();
        Map<String, String> byNumeric = new HashMap<>();
        CodeList.read("currency-codes.csv", row -> {
            if (row.getField("withdrawn").isEmpty() && !row.getField("numeric").isEmpty()) {
                byNumeric.put(row.getField("numeric"), row.getField("code"));
            }
            String minor = row.getField("minor_unit");
            rows.merge(
                    row.getField("code"),
                    new Currency(
                            row.getField("currency"),
                            minor.isEmpty() || minor.equals("-") ? -1 : Integer.parseInt(minor),
                            month(row.getField("withdrawn"))),
                    Currencies::later);
        });
        Currencies list = new Currencies(rows, byNumeric);
        CodeList.read(
                "new-currencies.csv",
                row -> list.introduced.put(row.getField("code"), YearMonth.parse(row.getField("introduced"))));
        return list;
    }

    private static final class Iso4217 {
        static final Currencies LIST = read();
    }

    /** The list; read once, at the first call. */
    public static Currencies iso4217() {
        return Iso4217.LIST;
    }

    /** Whether the code is or was one of ISO 4217; {@link #withdrawn} tells which. */
    public boolean contains(String code) {
        return byCode.containsKey(code);
    }

    /** The letters of a currency in use by its number, three digits with leading zeros; empty where none has it. */
    public Optional<String> ofNumeric(String numeric) {
        return Optional.ofNullable(byNumeric.get(numeric));
    }

    /**
     * The month in which the last place using the code gave it up; empty while in use or for a code that is not
     * contained. Where the list knows a year only, its December.
     */
    public Optional<YearMonth> withdrawn(String code) {
        return Optional.ofNullable(byCode.get(code)).map(Currency::withdrawn);
    }

    /** Decimal places of the smallest unit: 2 for USD, 0 for JPY, 3 for KWD; empty for gold, XXX and withdrawn codes. */
    public OptionalInt minorUnits(String code) {
        Currency currency = byCode.get(code);
        return currency == null || currency.minorUnits < 0 ? OptionalInt.empty() : OptionalInt.of(currency.minorUnits);
    }

    /**
     * Judges a code as of a day: NO_MEANING where no amount can be in it (XXX, XTS), WITHDRAWN after its last month, NOT_YET before its first where
     * that is known.
     */
    @Override
    public CodeVerdict verdict(String code, LocalDate at) {
        Currency currency = byCode.get(code);
        if (currency == null) {
            return CodeVerdict.wrong(Flaw.NOT_LISTED, "");
        }
        if (NO_MONEY.contains(code)) {
            return CodeVerdict.wrong(Flaw.NO_MEANING, "");
        }
        if (currency.withdrawn != null && at.isAfter(currency.withdrawn.atEndOfMonth())) {
            return CodeVerdict.wrong(Flaw.WITHDRAWN, currency.withdrawn.toString());
        }
        YearMonth first = introduced.get(code);
        return first == null || !at.isBefore(first.atDay(1))
                ? CodeVerdict.VALID
                : CodeVerdict.wrong(Flaw.NOT_YET, first.toString());
    }

    /** The English name; empty for a code that is not contained. */
    public Optional<String> name(String code) {
        return Optional.ofNullable(byCode.get(code)).map(Currency::name);
    }

    /** All codes, withdrawn ones included, in their order. */
    public List<String> codes() {
        return byCode.keySet().stream().sorted().toList();
    }

    /** How many codes the list knows, withdrawn ones included. */
    public int size() {
        return byCode.size();
    }

    /** A code is in use as long as one place uses it; else the place that gave it up last counts. */
    private static Currency later(Currency a, Currency b) {
        if (a.withdrawn == null || b.withdrawn == null) {
            return a.withdrawn == null ? a : b;
        }
        return a.withdrawn.isBefore(b.withdrawn) ? b : a;
    }

    private static @Nullable YearMonth month(String text) {
        Matcher end = END_OF_SPAN.matcher(text);
        if (!end.find()) {
            return null;
        }
        String month = end.group(2);
        return YearMonth.of(Integer.parseInt(end.group(1)), month == null ? 12 : Integer.parseInt(month));
    }
}
