package org.tidewaiter.notation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.CodeWords;
import org.tidewaiter.codesandunits.Countries;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.codesandunits.NullWords;
import org.tidewaiter.datamodel.Field;

/** Reads and checks single values. Methods that refuse a value throw {@link Refusal} with the reason in plain words. */
// Long: how the value of each type of field is read.
public final class ValueReader {
    private static final Pattern NOBODY =
            Pattern.compile("0+|(?iu:true|false|n\\.?d\\.?|anonym(?:ous|e|us)?|an[oó]nim[oa]|аноним)");

    /** How the reason ends why a text is no date where a mapping can say in which format it is; messages have none. */
    public static final String GIVE_FORMAT = "; give its format under formats in the mapping";

    /** WCO Data Model: identifiers are an..70. */
    public static final int LONGEST_ID = 70;

    private static final Pattern GROUPS = Pattern.compile("(?:\\p{Lu}{2} )?\\d{1,6}(?: \\d{1,6})++");

    /** Fewer digits are no number of a party that anybody writes in groups. */
    private static final int FEWEST_DIGITS = 7;

    private static final int LONGEST_CODE = 70;
    /** Years that are none of Gregory: {@link org.tidewaiter.notation.DayText} knows whose they are. */
    private static final int FIRST_HIJRA = 1300;

    private static final int FIRST_OF_BUDDHA = 2400;
    /** What a program writes that reckoned wrongly: no value was left out there, one was lost. */
    public static final String NOT_A_NUMBER = "NaN";

    private static final Set<String> REGIONS = Set.of("EU", "XK");
    private static final Pattern HS_CODE = Pattern.compile("[0-9]{4,12}");
    /** 2.0240311E+11: how spreadsheets show numbers that are too long for a cell. */
    private static final Pattern EXPONENT = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+\\d+");
    /** At the end of a time: how far it is from UTC. */
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d:\\d\\d$");

    private ValueReader() {}

    /** A coded value, as it is kept: codes in upper case, the words of the model in lower case. */
    public static String code(Field.Type type, String written) throws Refusal {
        String value = Signs.narrow(written);
        if (value.length() > LONGEST_CODE) {
            throw new Refusal("has " + value.length() + " characters, more than the " + LONGEST_CODE + " of a code");
        }
        return switch (type) {
            case COUNTRY -> country(CodeWords.standard().code(Field.ORIGIN_COUNTRY, value));
            case CURRENCY -> currency(value.toUpperCase(Locale.ROOT));
            case HS_CODE -> hsCode(HsWriting.bare(identifier(value)));
            case CONTROL_KIND, SELECTED_BY, OUTCOME -> oneOf(value, type.words());
            case PARTY -> isInGroups(value) ? value.replace(" ", "") : identifier(value);
            default -> identifier(value);
        };
    }

    /** 123 456 789, FR 40 303 265 045: a number of a party in groups, whose blanks are not a part of it. */
    public static boolean isInGroups(String party) {
        return GROUPS.matcher(party).matches()
                && party.chars().filter(c -> c >= '0' && c <= '9').count() >= FEWEST_DIGITS;
    }

    private static String oneOf(String value, List<String> words) throws Refusal {
        String word = value.toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw new Refusal(
                    "is not one of " + String.join(", ", words.stream().sorted().toList())
                            + "; translate it under codes in the mapping");
        }
        return word;
    }

    /** The letters of a currency that may be given by its number; the text itself where it is none. */
    public static String currencyOf(String text) {
        return CountryColumn.isNumber(text)
                ? Currencies.iso4217().ofNumeric(CountryColumn.padded(text)).orElse(text)
                : text;
    }

    /** The two letters of a country that is given by its number. */
    private static String numericCountry(String value) throws Refusal {
        if (!CountryColumn.isNumber(value)) {
            return code(Field.Type.COUNTRY, value);
        }
        return Countries.iso3166()
                .ofNumeric(CountryColumn.padded(value))
                .orElseThrow(() -> new Refusal("is not a numeric country code of ISO 3166-1"));
    }

    /** A name or a three-letter code is its country. */
    private static String country(String value) throws Refusal {
        String code = value.toUpperCase(Locale.ROOT);
        Countries countries = Countries.iso3166();
        if (!countries.contains(code) && !countries.isUserAssigned(code) && !REGIONS.contains(code)) {
            throw new Refusal(
                    CountryColumn.isNumber(value)
                            ? "is a number, and of which list of countries is not known: say 'country: numeric' in the"
                                    + " mapping where they are those of ISO 3166-1, else translate them under codes"
                            : "is not an ISO 3166-1 alpha-2 country code");
        }
        return code;
    }

    private static String currency(String text) throws Refusal {
        String code = CurrencyMark.codeOf(text);
        if (!Currencies.iso4217().contains(code)) {
            Set<String> several = CurrencyMark.meant(text);
            throw new Refusal(
                    !several.isEmpty()
                            ? "may be " + CurrencyMark.named(several)
                                    + ": say under codes in the mapping which of them it is"
                            : CountryColumn.isNumber(text)
                                    ? "is a number: say 'currency: numeric' in the mapping where it is one of ISO 4217"
                                    : "is not an ISO 4217 currency code");
        }
        return code;
    }

    /** A coded value or identifier as a column writes it, as it is kept. */
    public static String code(Field field, String value, ColumnStyle how) throws Refusal {
        if (field.type() == Field.Type.HS_CODE) {
            return code(field.type(), how.hs().digits(identifier(value)));
        }
        if (field.type() == Field.Type.COUNTRY && how.numericCodes()) {
            return numericCountry(value);
        }
        if (field.type() == Field.Type.CURRENCY && how.numericCodes() && CountryColumn.isNumber(value)) {
            return Currencies.iso4217()
                    .ofNumeric(CountryColumn.padded(value))
                    .orElseThrow(() -> new Refusal("is not a numeric currency code of ISO 4217"));
        }
        return code(field.type(), how.wholeIds() ? wholeId(value) : notDecimal(value));
    }

    /** An identifier that no program took for a decimal number: 2024001.0 would be another one than 2024001. */
    public static String notDecimal(String text) throws Refusal {
        if (IdColumn.isDecimal(text)) {
            throw new Refusal(
                    "ends in '.0', as a program took it for a number, and others of its column are no numbers:"
                            + " leave that out, or say 'whole: true' of the column in the mapping");
        }
        return text;
    }

    /** An identifier without the {@code .0} that a program gave it. */
    static String wholeId(String text) {
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Digits without dots and blanks; membership in an edition is a later check, as declarations outlive editions. */
    private static String hsCode(String value) throws Refusal {
        boolean plain = value.chars().allMatch(c -> c >= '0' && c <= '9');
        String digits = plain ? value : HsWriting.withoutSigns(value);
        if (!HS_CODE.matcher(digits).matches()) {
            throw new Refusal("is not a Harmonized System code of 4 to 12 digits");
        }
        int chapter = Integer.parseInt(digits.substring(0, 2));
        if (chapter == 0 || chapter == 77) {
            throw new Refusal(
                    "starts with chapter " + digits.substring(0, 2) + ", which the Harmonized System does not have");
        }
        return digits;
    }

    /**
     * The day and time of a field as microseconds since 1970: an arrival is announced before it comes, so that its day, in ISO 8601, may lie up to a
     * year ahead.
     */
    public static long micros(Field field, String value, List<DayFormat> formats) throws Refusal {
        LocalDateTime at = field == Field.ARRIVED_AT && formats.isEmpty() ? iso(value) : null;
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        return at != null && at.isAfter(now) && at.isBefore(now.plusYears(1)) ? micros(at) : micros(value, formats);
    }

    /**
     * A date, or a date and time, as microseconds since 1970 of the clock of the place where it was written: a declaration of
     * 1 April, 00:30 at +08:00, is one of 1 April, though it is still March in UTC.
     */
    public static long micros(String value, List<DayFormat> formats) throws Refusal {
        LocalDateTime at = ofGregory(value, formats);
        if (at == null) {
            at = day(value, formats);
        }
        if (isOutOfTime(at)) {
            throw new Refusal(at.getYear() < 1900 ? "lies before 1900" : "lies in the future");
        }
        return micros(at);
    }

    /** Whether {@link #micros(String, List)} takes a text, without looking for the reason where it does not. */
    public static boolean isDay(String value, List<DayFormat> formats) {
        LocalDateTime at = ofGregory(value, formats);
        if (at == null) {
            at = DayFormat.find(value, formats);
        }
        return at != null && !isOutOfTime(at);
    }

    /** A day in ISO 8601 where no other format is given, unless its year is one of another calendar. */
    private static @Nullable LocalDateTime ofGregory(String value, List<DayFormat> formats) {
        LocalDateTime at = formats.isEmpty() ? iso(value) : null;
        boolean otherCalendar =
                at != null && ((at.getYear() >= FIRST_HIJRA && at.getYear() < 1600) || at.getYear() >= FIRST_OF_BUDDHA);
        return otherCalendar ? null : at;
    }

    /** Before 1900, or later than tomorrow. */
    private static boolean isOutOfTime(LocalDateTime at) {
        return at.getYear() < 1900
                || at.toInstant(ZoneOffset.UTC).isAfter(Instant.now().plusSeconds(86_400));
    }

    private static long micros(LocalDateTime at) {
        return Math.addExact(
                Math.multiplyExact(at.toEpochSecond(ZoneOffset.UTC), 1_000_000L), at.get(ChronoField.MICRO_OF_SECOND));
    }

    private static LocalDateTime day(String value, List<DayFormat> formats) throws Refusal {
        try {
            return DayFormat.read(value, formats);
        } catch (Refusal refusal) {
            throw formats.isEmpty() && refusal.reason().equals("is not a date")
                    ? new Refusal("is not a date like 2021-03-31" + GIVE_FORMAT)
                    : refusal;
        }
    }

    private static @Nullable LocalDateTime iso(String value) {
        // Most values of most columns are none: the parser would make an exception of each.
        if (value.length() < 10 || (value.charAt(4) != '-' && value.charAt(0) != '+' && value.charAt(0) != '-')) {
            return null;
        }
        try {
            if (value.length() <= 10) {
                return LocalDate.parse(value).atStartOfDay();
            }
            String text = value.replace(' ', 'T');
            return text.endsWith("Z") || OFFSET.matcher(text).find()
                    ? java.time.OffsetDateTime.parse(text).toLocalDateTime()
                    : LocalDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * A number, not negative, as a whole number of {@code 10^-scale}.
     *
     * @param text the characters
     * @throws Refusal when it is none or would lose digits
     */
    public static long scaled(char[] text, int start, int length, DecimalForm how) throws Refusal {
        char decimal = how.decimal();
        int scale = how.scale();
        long value = 0;
        int decimals = -1;
        for (int i = start; i < start + length; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9' && value < 90_000_000_000_000_000L && decimals < scale) {
                value = value * 10 + (c - '0');
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == decimal && decimals < 0 && length > 1) {
                decimals = 0;
            } else {
                return NumberText.scaled(new String(text, start, length), how);
            }
        }
        for (int d = Math.max(0, decimals); d < scale; d++) {
            if (value >= 90_000_000_000_000_000L) {
                return NumberText.scaled(new String(text, start, length), how);
            }
            value *= 10;
        }
        return value;
    }

    /** How the numbers of a field are read in a file that writes numbers so. */
    public static DecimalForm figures(Field field, NumberStyle style, boolean round) {
        boolean money = field.type() == Field.Type.AMOUNT || field == Field.UNIT_PRICE;
        char grouping = style.grouping() == null ? (char) 0 : style.grouping();
        boolean rounded =
                round && field.type() != Field.Type.COUNT; // one and a half packages are none that anybody counted
        return new DecimalForm(scale(field), style.decimal(), grouping, money, rounded);
    }

    /** A value without the marks and blanks around it; empty where it only says that there is none: NULL, N/A, a dash. */
    public static String given(Field field, String text) {
        String trimmed = Signs.trimmed(text);
        return saysNothing(field, trimmed) ? "" : trimmed;
    }

    private static boolean isNumber(Field field) {
        return switch (field.type()) {
            case AMOUNT, MASS, RATE, COUNT -> true;
            default -> false;
        };
    }

    /**
     * Whether a trimmed value only says that there is none. NA is Namibia where a country is meant; NaN is a number that was
     * lost where a number is meant, XXX other terms of delivery (EU). A party of noughts alone, a truth value, ND or "anonymous" is
     * nobody: systems fill the place with them.
     */
    public static boolean saysNothing(Field field, String text) {
        if (field.type() == Field.Type.PARTY && NOBODY.matcher(text).matches()) {
            return true;
        }
        boolean namibia = field.type() == Field.Type.COUNTRY && text.equalsIgnoreCase("NA");
        boolean told = namibia || (field == Field.INCOTERM && text.equals("XXX"));
        return NullWords.isNull(text) && !told && !(isNumber(field) && text.equals(NOT_A_NUMBER));
    }

    /** An identifier as it is kept; one that a spreadsheet wrote as a number with an exponent has lost digits for good. */
    public static String identifier(String text) throws Refusal {
        if (EXPONENT.matcher(text).matches()) {
            throw new Refusal("has lost digits: a spreadsheet took the identifier for a number;"
                    + " format the column as text there and export it again");
        }
        return Signs.narrow(text);
    }

    /** Decimals that a type is kept with. */
    public static int scale(Field field) {
        return switch (field.type()) {
            case AMOUNT -> 3;
            case MASS -> 6;
            case RATE -> field == Field.EXCHANGE_RATE ? 8 : 6;
            default -> 0;
        };
    }
}
