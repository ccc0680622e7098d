package org.tidewaiter.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;

/** Values of lines as their columns keep them: numbers in units of their last decimal, times in microseconds since 1970, UTC. */
final class LineValue {
    /** Stands for a value that is not given, or that the column cannot keep. */
    static final long MISSING = Long.MIN_VALUE;

    /** The largest number of a DECIMAL(18, s), in units of its last decimal. */
    private static final BigDecimal MOST = new BigDecimal("999999999999999999");

    private static final int LONGEST = 40;

    private LineValue() {}

    /** What kind of column it is in the feed. */
    static Class<?> type(LineTable.LineColumn column) {
        return switch (column.type()) {
            case AMOUNT, MASS, RATE -> BigDecimal.class;
            case TIME -> LocalDateTime.class;
            case COUNT -> long.class;
            default -> String.class;
        };
    }

    /** A number or time, exactly as the text says it; {@link #MISSING} where the column cannot keep that. */
    static long of(LineTable.LineColumn column, String text) {
        try {
            return column.type() == Field.Type.TIME ? micros(text) : number(text, column.decimals());
        } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
            return MISSING;
        }
    }

    private static long number(String text, int decimals) {
        if (text.length() > LONGEST) {
            return MISSING;
        }
        BigDecimal units = new BigDecimal(text).movePointRight(decimals).setScale(0, RoundingMode.UNNECESSARY);
        return units.abs().compareTo(MOST) > 0 ? MISSING : units.longValueExact();
    }

    private static long micros(String text) {
        LocalDateTime time = text.length() <= 10
                ? LocalDate.parse(text).atStartOfDay()
                : text.endsWith("Z") || text.indexOf('+') > 0
                        ? OffsetDateTime.parse(text)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toLocalDateTime()
                        : LocalDateTime.parse(text);
        return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time);
    }
}
