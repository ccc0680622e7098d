package org.tidewaiter.mapping;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.DayText;
import org.tidewaiter.notation.MonthText;
import org.tidewaiter.notation.PeriodText;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.ValueReader;

/** How the days of a column are written, as its first values show. */
final class SampledDays {
    /** Formats in which a column of days may be; day before month where both fit. */
    private static final List<String> DATE_FORMATS =
            List.of("", "dmy", "mdy", "ymd", DayFormat.EXCEL, "epoch", "epoch_millis", "yyDDD", "yyyyDDD");

    /** Formats as people write them in mappings. */
    static final List<String> PATTERNS = List.of(
            "",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "dd.MM.yyyy",
            "dd-MM-yyyy",
            "yyyyMMdd",
            "yyyy/MM/dd",
            "d/M/yyyy",
            "M/d/yyyy",
            "dd/MM/yyyy HH:mm",
            "dd/MM/yyyy HH:mm:ss",
            "MM/dd/yyyy HH:mm",
            "dd-MM-yyyy HH:mm:ss",
            "dd.MM.yyyy HH:mm",
            "yyyy-MM-dd HH:mm",
            "yyyyMMddHHmmss",
            "dd-MMM-yyyy",
            "dd MMM yyyy",
            "dd/MM/yy",
            "dd-MM-yy",
            "MM/dd/yy",
            "d/M/yy");

    private SampledDays() {}

    /** Whether it is a day, or would be one if that month had it or its figures stood in another order. */
    static boolean isDay(String value, @Nullable String format) {
        return isWritten(value, formats(format == null ? "" : format))
                || DayText.isLikeDay(value)
                || DayFormat.isYearDayMonth(value)
                || MonthText.of(value) != null
                || PeriodText.of(value) != null;
    }

    /** The format of most values; empty for ISO dates, null where fewer than half are days. */
    static @Nullable String format(List<String> values) {
        return DATE_FORMATS.stream()
                .filter(f -> share(values, f) >= 0.5)
                .max(Comparator.comparingDouble((String f) -> share(values, f))
                        .thenComparingInt(f -> -DATE_FORMATS.indexOf(f)))
                .orElse(null);
    }

    /** The share of values that are days so written; 0 as soon as it can no more be half of them. */
    private static double share(List<String> values, String format) {
        List<DayFormat> formats = formats(format);
        int others = 0;
        for (String value : values) {
            if (!isWritten(value, formats) && 2 * ++others > values.size()) {
                return 0;
            }
        }
        return values.isEmpty() ? 0 : (values.size() - others) / (double) values.size();
    }

    private static boolean isWritten(String value, List<DayFormat> formats) {
        try {
            ValueReader.micros(value, formats);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    /** A format as values are read by it. */
    static List<DayFormat> formats(String format) {
        return format.isEmpty() ? List.of() : List.of(DayFormat.of(format));
    }
}
