package org.tidewaiter.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.NullWords;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.datamodel.ReferenceColumn.Type;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.CompanionMapping.FilledColumn;
import org.tidewaiter.notation.DayAhead;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.DayOrder;
import org.tidewaiter.notation.DayText;
import org.tidewaiter.notation.HsWriting;
import org.tidewaiter.notation.MonthText;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.NumberText;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.ValueReader;

/**
 * Reads a value of a companion file as the type of its column demands, and gives it as the database casts it.
 *
 * @param mapping says how values are written
 */
@SuppressWarnings("BadImport") // of the types of a column
record CompanionValue(CompanionMapping mapping) {
    private static final Set<String> YES = Set.of("1", "TRUE", "T", "YES", "Y", "OUI");
    private static final Set<String> NO = Set.of("0", "FALSE", "F", "NO", "N", "NON");
    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** 1e+05: of at most fifteen digits, all of which are there. */
    private static final Pattern EXPONENT = Pattern.compile("\\d(?:\\.\\d{1,14})?[eE][+-]?\\d{1,2}");

    private static final Pattern CLOCK = Pattern.compile("(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?|24:00(?::00)?");
    private static final Pattern HS_DIGITS = Pattern.compile("(?:\\d\\d){1,6}");
    private static final int DIGITS_KEPT = 18;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9_999;

    /**
     * The value as it is staged; empty where nothing is given.
     *
     * @throws Refusal when it cannot be read, or a column that must be given is empty
     */
    String read(String said, ReferenceColumn column, FilledColumn target) throws Refusal {
        return read(said, column, target, mapping.dates(), NumberStyle.PLAIN);
    }

    /** The value as it is staged, where the columns of the file show how days and numbers are written; what the mapping says goes before. */
    String read(String said, ReferenceColumn column, FilledColumn target, List<DayFormat> dates, NumberStyle numbers)
            throws Refusal {
        String plain = said.strip();
        String text = target.codes().getOrDefault(plain, plain);
        if (column.name().endsWith("_percent") && !target.empty().contains(text)) {
            text = PercentText.number(text, column.name().equals("duty_percent"));
        }
        boolean free = column.type() == Type.TEXT;
        boolean none = text.isEmpty() || target.empty().contains(text) || (!free && isNothing(text, column.type()));
        if (none && column.isRequired()) {
            throw new Refusal("is not given, and must be");
        }
        // a cell that says per cent itself is taken at its word
        BigDecimal factor = target.factor() == null || plain.endsWith("%") ? BigDecimal.ONE : target.factor();
        String value = none ? "" : typed(text, column.type(), dates, numbers, factor);
        if (value.isEmpty() || column.words().isEmpty()) {
            return value;
        }
        return column.word(value).orElseThrow(() -> new Refusal(column.notOfWords()));
    }

    /** NA is Namibia where a country is meant; NaN is a number that was lost where a number is meant. */
    private static boolean isNothing(String text, Type type) {
        boolean country = type == Type.COUNTRY || type == Type.AREA;
        boolean number = type == Type.COUNT || type == Type.AMOUNT || type == Type.QUANTITY || type == Type.RATE;
        return !(country && text.length() == 2)
                && !(number && text.equals(ValueReader.NOT_A_NUMBER))
                && NullWords.isNull(text);
    }

    private String typed(String text, Type type, List<DayFormat> dates, NumberStyle numbers, BigDecimal factor)
            throws Refusal {
        return switch (type) {
            case TEXT -> text;
            case CODE -> text.toUpperCase(Locale.ROOT);
            case HS_CODE -> hsCode(text);
            case COUNTRY -> ValueReader.code(Field.Type.COUNTRY, text);
            case AREA -> area(text);
            case CURRENCY -> ValueReader.code(Field.Type.CURRENCY, text);
            case COUNT, AMOUNT, QUANTITY, RATE -> number(text, type, numbers, factor);
            case DAY -> day(text, dates).toLocalDate().toString();
            case TIME -> day(text, dates).toString();
            case CLOCK -> clock(text);
            case MONTH -> month(text).atDay(1).toString();
            case YES_NO -> yesOrNo(text);
        };
    }

    private static String hsCode(String text) throws Refusal {
        String digits = HsWriting.PLAIN.digits(text);
        if (!HS_DIGITS.matcher(digits).matches()) {
            throw new Refusal("is not a code of 2 to 12 digits, an even number of them");
        }
        return digits;
    }

    private static String area(String text) {
        try {
            return ValueReader.code(Field.Type.COUNTRY, text);
        } catch (Refusal noCountry) {
            return text.toUpperCase(Locale.ROOT);
        }
    }

    /** A number by the signs that the mapping says, else by those that the file proves. */
    private BigDecimal written(String text, boolean money, NumberStyle numbers) throws Refusal {
        if (mapping.decimal() != 0) {
            return NumberText.of(text, mapping.decimal(), mapping.grouping(), money);
        }
        try {
            char between = numbers.grouping() == null ? (char) 0 : numbers.grouping();
            return NumberText.of(text, numbers.decimal(), between, money);
        } catch (Refusal refusal) {
            if (numbers.equals(NumberStyle.PLAIN) && text.indexOf(',') >= 0) {
                throw new Refusal("is not a number with a decimal point, and the file does not prove a comma: write it"
                        + " so, or say --decimal ,");
            }
            throw refusal;
        }
    }

    private String number(String text, Type type, NumberStyle numbers, BigDecimal factor) throws Refusal {
        boolean money = type == Type.AMOUNT;
        BigDecimal said = mapping.exact() && EXPONENT.matcher(text).matches()
                ? new BigDecimal(text)
                : written(text, money, numbers);
        BigDecimal number = said.multiply(factor);
        if (number.signum() < 0 && !money) {
            throw new Refusal("is negative");
        }
        int kept = type.decimals();
        boolean converted = kept > 0 && factor.compareTo(BigDecimal.ONE) != 0;
        if (number.stripTrailingZeros().scale() > kept && !mapping.round() && !converted) {
            throw new Refusal(
                    kept == 0 ? "is not a whole number" : "has more than the " + kept + " decimals that are kept");
        }
        BigDecimal scaled = number.setScale(kept, RoundingMode.HALF_EVEN);
        if (scaled.precision() > DIGITS_KEPT) {
            throw new Refusal("has more than " + (DIGITS_KEPT - kept) + " digits before the decimal sign");
        }
        return scaled.toPlainString();
    }

    /** A day that may lie in the future, as the end of a licence does. */
    private static LocalDateTime day(String text, List<DayFormat> dates) throws Refusal {
        LocalDateTime iso = iso(text);
        LocalDateTime at = iso == null ? written(text, dates) : iso;
        if (at.getYear() < FIRST_YEAR) {
            throw new Refusal("lies before " + FIRST_YEAR);
        }
        if (at.getYear() > LAST_YEAR) {
            throw new Refusal("lies after " + LAST_YEAR);
        }
        return at;
    }

    private static LocalDateTime written(String said, List<DayFormat> dates) throws Refusal {
        DayAhead ahead = DayAhead.of(said);
        return ahead.whole(past(ahead.text(), dates));
    }

    private static LocalDateTime past(String text, List<DayFormat> dates) throws Refusal {
        try {
            return DayFormat.read(text, dates);
        } catch (Refusal refusal) {
            if (dates.isEmpty() && refusal.reason().equals("is not a date") && DayText.isLikeDay(text)) {
                LocalDateTime same = sameInBoth(text);
                if (same != null) {
                    return same;
                }
                throw new Refusal("is a day whose figures the column does not prove to stand in one order: say"
                        + " --date-order dmy, mdy or ymd, or write it like 2024-03-31");
            }
            throw refusal;
        }
    }

    /** The day of a text whose day and month are one number, 01/01/2024, so that their order does not matter; null of any other. */
    private static @Nullable LocalDateTime sameInBoth(String text) {
        List<LocalDateTime> read = Stream.of(DayOrder.values())
                .flatMap(order -> inOrder(text, order).stream())
                .distinct()
                .toList();
        return read.size() == 1 && inOrder(text, DayOrder.DMY).equals(inOrder(text, DayOrder.MDY))
                ? read.getFirst()
                : null;
    }

    private static Optional<LocalDateTime> inOrder(String text, DayOrder order) {
        try {
            return Optional.of(DayText.of(text, order));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /** A day or time of ISO 8601; with an offset it is what the clock there showed. */
    private static @Nullable LocalDateTime iso(String text) {
        try {
            return ISO_DAY.matcher(text).matches()
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replace(' ', 'T'), DateTimeFormatter.ISO_DATE_TIME);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private YearMonth month(String text) throws Refusal {
        YearMonth month = MonthText.of(text);
        if (month != null) {
            return month;
        }
        LocalDateTime day = iso(text);
        if (day == null || day.getDayOfMonth() != 1) {
            throw new Refusal("is not a month like 2024-03, nor its first day");
        }
        return YearMonth.from(day);
    }

    private static String clock(String text) throws Refusal {
        if (!CLOCK.matcher(text).matches()) {
            throw new Refusal("is not a time of the clock like 08:30, from 00:00 to 24:00");
        }
        return text.length() < 5 || text.charAt(1) == ':' ? "0" + text : text;
    }

    private static String yesOrNo(String text) throws Refusal {
        String word = text.toUpperCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new Refusal("is neither yes nor no (true, false, 1, 0)");
        }
        return Boolean.toString(YES.contains(word));
    }
}
