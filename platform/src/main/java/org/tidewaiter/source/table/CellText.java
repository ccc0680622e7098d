package org.tidewaiter.source.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells as texts that a mapping reads: dates and times in ISO 8601, numbers as people see them where that is more than
 * decimals, errors empty.
 *
 * @param writing how the table is written, which knows what its columns are read as
 * @param from1904 whether days count from 1904, as on old Macs, rather than from 1900
 */
record CellText(TableStyle writing, boolean from1904) {
    /** Excel counts days from 30 December 1899; day 60 is 29 February 1900, which never was. */
    private static final LocalDateTime DAY_0 = LocalDateTime.of(1899, 12, 30, 0, 0);

    private static final LocalDateTime DAY_0_OF_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final int DAY_THAT_NEVER_WAS = 60;
    private static final BigDecimal LAST_DAY = new BigDecimal("2958465"); // 9999-12-31
    private static final BigDecimal YEAR_1927 = new BigDecimal("10000");
    private static final BigDecimal YEAR_2119 = new BigDecimal("80000");
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    /** A number that people write has some dozen digits; 1e999999999 spelt out fills any memory. */
    private static final int DIGITS = 400;

    private static final BigDecimal FIFTEEN_DIGITS = BigDecimal.TEN.pow(15);

    /** What the header of a column says whose numbers are shown in thousands or millions. */
    private static final Pattern SCALED_HEADER = Pattern.compile(
            "(?iu)['’]?\\b000|thousand|tausend|mille|\\bmil(es|h[aã]r|lones)?\\b|тыс|million|\\bm(io|ln|n)\\b|\\bk\\b");

    private static final Pattern ISO =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:T(\\d{2}:\\d{2}(?::\\d{2})?)(?:[.:]0+)?)?Z?");

    /** The text of a cell in the column of that name. */
    String text(Cell cell, String column) {
        return switch (cell.kind()) {
            case NUMBER -> number(cell, column);
            case DATE -> iso(cell.value());
            case EMPTY, ERROR, UNCALCULATED -> "";
            case TEXT, BOOLEAN -> cell.value();
        };
    }

    private String number(Cell cell, String column) {
        if (cell.value().length() > DIGITS) {
            return cell.value(); // as text: a number of three million digits takes minutes to be reckoned
        }
        BigDecimal number;
        try {
            number = new BigDecimal(cell.value());
        } catch (NumberFormatException e) {
            return cell.value(); // whoever reads the column says what is wrong
        }
        if (Math.abs((long) number.precision() - number.scale()) > DIGITS || number.scale() > DIGITS) {
            return cell.value();
        }
        if (isRounded(cell.value(), number)) {
            return cell.value();
        }
        return switch (cell.format().kind()) {
            case DATE, TIME, DURATION -> time(number, cell.format().kind());
            case PERCENT -> percent(number, column);
            case CODE -> code(number, cell.format().detail());
            case UNIT -> unit(number, cell.format(), column);
            case SCALED ->
                SCALED_HEADER.matcher(column).find()
                        ? money(plain(shown(number).movePointLeft(cell.format().shift())), cell, column)
                        : money(plain(number), cell, column);
            case GENERAL -> isLikeDay(number) && writing.columns().times().test(column) ? day(number) : plain(number);
            case NUMBER -> money(plain(number), cell, column);
        };
    }

    /**
     * A number with the unit that its format shows, as people read it: 2500 shown as 2.5 t. In a column of money a letter behind thousands is none,
     * as "12.3 T" is 12345.
     */
    private String unit(BigDecimal number, CellFormat format, String column) {
        if (format.detail().equals(CellFormat.KILOGRAM)
                && !writing.columns().masses().test(column)) {
            return plain(number); // a quantity that is shown in kilograms
        }
        if (format.shift() == 0) {
            return plain(number) + " " + format.detail();
        }
        return writing.columns().money().test(column)
                ? plain(number)
                : plain(shown(number).movePointLeft(format.shift())) + " " + format.detail();
    }

    /** A number of sixteen digits or more that a program wrote with an exponent: Excel keeps fifteen, so its last ones are lost. */
    private static boolean isRounded(String written, BigDecimal number) {
        return (written.indexOf('E') > 0 || written.indexOf('e') > 0)
                && number.abs().compareTo(FIFTEEN_DIGITS) >= 0;
    }

    /** An amount with the sign of the currency that its format shows, as if it stood in the cell: people see it there. */
    private String money(String plain, Cell cell, String column) {
        String sign = cell.format().detail();
        return sign.isEmpty() || !writing.columns().money().test(column) ? plain : plain + " " + sign;
    }

    /** Six digits are a day written without signs, such as 110324, and no number of a day. */
    private static boolean isLikeDay(BigDecimal number) {
        return number.compareTo(YEAR_1927) > 0 && number.compareTo(YEAR_2119) < 0;
    }

    /** A fraction shown as per cent, as the column's field wants it; as text with its sign, as it is shown. */
    private String percent(BigDecimal number, String column) {
        String percent = plain(shown(number).movePointRight(2));
        return switch (writing.percent(column)) {
            case HUNDREDTHS -> isFraction(percent) ? percent + "%" : percent; // 0.5 may be a share, 0.5% is none
            case SHARE -> plain(number);
            case TEXT -> percent + "%";
        };
    }

    private static boolean isFraction(String number) {
        return number.startsWith("0.") || number.startsWith("0,");
    }

    /** With 15 digits, as Excel shows it: what follows is noise of binary numbers. */
    private static BigDecimal shown(BigDecimal number) {
        return number.scale() > 0 ? number.round(new MathContext(15)) : number;
    }

    private String plain(BigDecimal number) {
        BigDecimal shown = shown(number);
        return writing.number(
                shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString());
    }

    /** A whole number with the zeros and signs that its format shows: 1012100 as {@code 0000\.00\.00} is 0101.21.00. */
    private String code(BigDecimal number, String pattern) {
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
            return plain(number);
        }
        String digits = number.toBigInteger().toString();
        int zeros = (int) pattern.chars().filter(c -> c == '0').count();
        String padded = "0".repeat(Math.max(0, zeros - digits.length())) + digits;
        int at = padded.length() - zeros;
        StringBuilder text = new StringBuilder();
        boolean begun = false;
        for (char sign : pattern.toCharArray()) {
            if (sign == '0' && !begun) { // the first zero stands for all digits beyond the pattern
                text.append(padded, 0, at);
                begun = true;
            }
            text.append(sign == '0' ? padded.charAt(at++) : sign);
        }
        return text.toString();
    }

    private String time(BigDecimal serial, CellFormat.Kind kind) {
        if (serial.signum() < 0 || serial.compareTo(LAST_DAY) > 0) {
            return serial.toPlainString();
        }
        if (kind == CellFormat.Kind.DURATION) {
            long seconds = seconds(serial);
            return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
        }
        return kind == CellFormat.Kind.TIME && serial.compareTo(BigDecimal.ONE) < 0
                ? DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.ofSecondOfDay(seconds(serial) % 86_400))
                : day(serial);
    }

    private static long seconds(BigDecimal serial) {
        return serial.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private String day(BigDecimal serial) {
        if (!from1904 && serial.toBigInteger().intValueExact() == DAY_THAT_NEVER_WAS) {
            return "1900-02-29"; // as Excel shows it: whoever reads the column refuses it
        }
        LocalDateTime from = from1904 ? DAY_0_OF_1904 : DAY_0;
        if (!from1904 && serial.compareTo(BigDecimal.valueOf(DAY_THAT_NEVER_WAS)) < 0) {
            from = from.plusDays(1);
        }
        LocalDateTime at = from.plus(seconds(serial), ChronoUnit.SECONDS);
        return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? at.toLocalDate().toString()
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at);
    }

    /** A date cell in ISO 8601, as strict workbooks have it: a day without a time is a day. */
    private static String iso(String value) {
        Matcher matcher = ISO.matcher(value);
        if (!matcher.matches()) {
            return value;
        }
        String time = matcher.group(2);
        boolean midnight = time == null || time.matches("[0:]+");
        return midnight ? matcher.group(1) : value;
    }
}
