package org.tidewaiter.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.model.Field;
import org.tidewaiter.reference.CodeWords;
import org.tidewaiter.reference.Countries;
import org.tidewaiter.reference.Currencies;

/** Reads and checks single values. Methods that refuse a value throw {@link Refusal} with the reason in plain words. */
final class Values {
    /** WCO Data Model: identifiers are an..70. */
    static final int LONGEST_ID = 70;

    private static final int LONGEST_CODE = 70;
    private static final int LONGEST_NUMBER = 100;
    private static final Set<String> REGIONS = Set.of("EU", "XK");
    private static final Pattern HS_CODE = Pattern.compile("[0-9]{4,12}");
    /** At the end of a time: how far it is from UTC. */
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d:\\d\\d$");

    /** Why a value cannot be taken. Costs no stack trace: there may be a million of them. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    private Values() {}

    /** A coded value, as it is kept: codes in upper case, the words of the model in lower case. */
    static String code(Field.Type type, String value) throws Refusal {
        if (value.length() > LONGEST_CODE) {
            throw new Refusal("has " + value.length() + " characters, more than the " + LONGEST_CODE + " of a code");
        }
        return switch (type) {
            case COUNTRY -> country(CodeWords.standard().code(Field.ORIGIN_COUNTRY, value));
            case CURRENCY -> currency(value.toUpperCase(Locale.ROOT));
            case HS_CODE -> hsCode(value);
            case CONTROL_KIND, SELECTED_BY, OUTCOME -> oneOf(value, type.words());
            default -> value;
        };
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

    /** A name or a three-letter code is its country. */
    private static String country(String value) throws Refusal {
        String code = value.toUpperCase(Locale.ROOT);
        Countries countries = Countries.iso3166();
        if (!countries.contains(code) && !countries.isUserAssigned(code) && !REGIONS.contains(code)) {
            throw new Refusal("is not an ISO 3166-1 alpha-2 country code");
        }
        return code;
    }

    private static String currency(String code) throws Refusal {
        if (!Currencies.iso4217().contains(code)) {
            throw new Refusal("is not an ISO 4217 currency code");
        }
        return code;
    }

    /** Digits without dots and blanks; membership in an edition is a later check, as declarations outlive editions. */
    private static String hsCode(String value) throws Refusal {
        boolean plain = value.indexOf('.') < 0 && value.indexOf(' ') < 0;
        String digits = plain ? value : value.replace(".", "").replace(" ", "");
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

    /** A date, or a date and time, as microseconds since 1970 UTC. */
    static long micros(String value, List<DateTimeFormatter> formats) throws Refusal {
        LocalDateTime at = formats.isEmpty() ? iso(value) : byFormats(value, formats);
        if (at == null) {
            throw new Refusal("is not a date"
                    + (formats.isEmpty()
                            ? " like 2021-03-31; give its format under formats in the mapping"
                            : " of the mapping's formats"));
        }
        if (at.getYear() < 1900
                || at.toInstant(ZoneOffset.UTC).isAfter(Instant.now().plusSeconds(86_400))) {
            throw new Refusal(at.getYear() < 1900 ? "lies before 1900" : "lies in the future");
        }
        return Math.addExact(Math.multiplyExact(at.toEpochSecond(ZoneOffset.UTC), 1_000_000L), at.getNano() / 1_000);
    }

    /**
     * A format such as dd/MM/yyyy. Days that a month does not have are refused, not moved to its last one: that needs the
     * year without an era, which people do not write.
     */
    static DateTimeFormatter dateFormat(String pattern) {
        boolean plain = pattern.indexOf('\'') < 0 && pattern.indexOf('G') < 0;
        return plain
                ? DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT)
                : DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    private static @Nullable LocalDateTime iso(String value) {
        try {
            if (value.length() <= 10) {
                return LocalDate.parse(value).atStartOfDay();
            }
            String text = value.replace(' ', 'T');
            return text.endsWith("Z") || OFFSET.matcher(text).find()
                    ? java.time.OffsetDateTime.parse(text)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime()
                    : LocalDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable LocalDateTime byFormats(String value, List<DateTimeFormatter> formats) {
        for (DateTimeFormatter format : formats) {
            try {
                TemporalAccessor found = format.parseBest(value, LocalDateTime::from, LocalDate::from);
                return found instanceof LocalDateTime time ? time : ((LocalDate) found).atStartOfDay();
            } catch (DateTimeParseException e) {
                // The next format may fit.
            }
        }
        return null;
    }

    /**
     * A number, not negative, as a whole number of {@code 10^-scale}, surplus decimals rounded half even.
     *
     * @param text the characters
     * @param decimal the decimal sign
     * @param grouping the sign between thousands, or 0
     */
    static long scaled(char[] text, int start, int length, int scale, char decimal, char grouping) throws Refusal {
        long value = 0;
        int decimals = -1;
        if (length == 1 && text[start] == decimal) {
            throw new Refusal("is not a number");
        }
        for (int i = start; i < start + length; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9' && value < 90_000_000_000_000_000L && decimals < scale) {
                value = value * 10 + (c - '0');
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == decimal && decimals < 0) {
                decimals = 0;
            } else {
                return slowly(new String(text, start, length), scale, decimal, grouping);
            }
        }
        for (int d = Math.max(0, decimals); d < scale; d++) {
            if (value >= 90_000_000_000_000_000L) {
                return slowly(new String(text, start, length), scale, decimal, grouping);
            }
            value *= 10;
        }
        return value;
    }

    /** Signs, thousands, exponents, surplus decimals, and the words for what is none of them. */
    private static long slowly(String text, int scale, char decimal, char grouping) throws Refusal {
        if (text.length() > LONGEST_NUMBER) {
            throw new Refusal("has " + text.length() + " characters, more than a number has");
        }
        String plain = ungrouped(text, decimal, grouping);
        plain = decimal == '.' ? plain : plain.replace('.', '?').replace(decimal, '.');
        BigDecimal number;
        try {
            number = new BigDecimal(plain.trim());
        } catch (NumberFormatException e) {
            throw new Refusal("is not a number");
        }
        if (number.signum() < 0) {
            throw new Refusal("is negative");
        }
        long digits = (long) number.precision() - number.scale();
        if (number.signum() == 0 || digits < -scale) {
            return 0; // rounding 1e-99999999 by arithmetic takes 40 seconds
        }
        if (digits > 18 - scale) {
            throw new Refusal("has more than " + (18 - scale) + " digits before the decimal sign");
        }
        return number.setScale(scale, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    /** Without the thousands signs, which have to stand between thousands: 1.5 must not become 15. */
    private static String ungrouped(String text, char decimal, char grouping) throws Refusal {
        if (grouping == 0 || text.indexOf(grouping) < 0) {
            return text;
        }
        int end = text.indexOf(decimal);
        String[] groups = (end < 0 ? text : text.substring(0, end)).split(Pattern.quote(String.valueOf(grouping)), -1);
        boolean right = groups[0].matches("[+-]?\\d{1,3}") && groups[groups.length - 1].length() == 3;
        for (int g = 1; g < groups.length; g++) {
            right &= groups[g].matches("\\d{2,3}"); // India writes 1,00,000
        }
        if (!right || end >= 0 && text.indexOf(grouping, end) >= 0) {
            throw new Refusal("has the sign between thousands in a wrong place");
        }
        return text.replace(String.valueOf(grouping), "");
    }

    /** Decimals that a type is kept with. */
    static int scale(Field field) {
        return switch (field.type()) {
            case AMOUNT -> 3;
            case MASS -> 6;
            case RATE -> field == Field.EXCHANGE_RATE ? 8 : 6;
            default -> 0;
        };
    }
}
