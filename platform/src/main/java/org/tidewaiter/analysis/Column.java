package org.tidewaiter.analysis;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table of a report.
 *
 * @param name its name in SQL and in files
 * @param label its heading
 * @param kind what stands in it, which decides how it is written and where it leads
 */
public record Column(String name, Words label, Kind kind) {
    /** What stands in a column. */
    public enum Kind {
        TEXT("VARCHAR"),
        COUNT("BIGINT"),
        /** A measure: three significant digits are shown, all are in files. */
        NUMBER("DOUBLE"),
        /** An amount in the national currency. */
        MONEY("DECIMAL(18,3)"),
        /** A share of 1, shown as a percentage. */
        SHARE("DOUBLE"),
        DAY("DATE"),
        HS("VARCHAR"),
        /** ISO 3166-1 alpha-2. */
        COUNTRY("VARCHAR"),
        /** A declaration's number, which leads to its page. */
        DECLARATION("VARCHAR"),
        /** A company's number, which leads to its page. */
        COMPANY("VARCHAR");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** Its type in Parquet. */
        String type() {
            return type;
        }

        /** Whether it is written to the right. */
        public boolean isNumber() {
            return this == COUNT || this == NUMBER || this == MONEY || this == SHARE;
        }
    }

    /** A value of the column as people read it; a dash where there is none. */
    public String shown(@Nullable Object value, Locale language) {
        if (value == null) {
            return "–";
        }
        return switch (kind) {
            case COUNT -> Words.number((Number) value, 0, language);
            case MONEY -> Words.number((Number) value, 0, language);
            case SHARE -> Words.number(100 * ((Number) value).doubleValue(), 1, language) + " %";
            case NUMBER -> Words.significant(((Number) value).doubleValue(), language);
            default -> value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        };
    }

    /** A number with three significant digits, for categories of a chart, in every language alike. */
    public static String significant(double number) {
        return Words.significant(number, Locale.ENGLISH);
    }
}
