package org.tidewaiter.mapping;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.DayText;
import org.tidewaiter.notation.MonthText;
import org.tidewaiter.notation.PeriodText;
import org.tidewaiter.notation.ValueReader;

/** How the days of a column are written, as its first values show. */
final class SampledDays {
    /** Formats in which a column of days may be; day before month where both fit. */
    private static final List<String> DATE_FORMATS =
            List.of("", "dmy", "mdy", "ymd", DayFormat.EXCEL, "epoch", "epoch_millis", "yyDDD", "yyyyDDD");

    private static final List<String> ORDERS = List.of("dmy", "mdy", "ymd");

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
        return ValueReader.isDay(value, formats(format == null ? "" : format))
                || DayText.isLikeDay(value)
                || DayFormat.isYearDayMonth(value)
                || MonthText.of(value) != null
                || PeriodText.of(value) != null;
    }

    /** The format of most values; empty for ISO dates, null where fewer than half are days. */
    static @Nullable String format(List<String> values) {
        // Columns of something else are the most: that no order makes days of them is asked once, and not for each.
        boolean ordered = share(values, DayText::isInAnOrder) > 0;
        String best = null;
        double most = 0;
        for (String format : DATE_FORMATS) {
            if (!ordered && ORDERS.contains(format)) {
                continue;
            }
            List<DayFormat> formats = formats(format);
            double share = share(values, value -> ValueReader.isDay(value, formats));
            if (share > most) {
                best = format;
                most = share;
            }
        }
        return best;
    }

    /** The share of values of which it is true; 0 as soon as it can no more be half of them. */
    private static double share(List<String> values, Predicate<String> isTrue) {
        int others = 0;
        for (String value : values) {
            if (!isTrue.test(value) && 2 * ++others > values.size()) {
                return 0;
            }
        }
        return values.isEmpty() ? 0 : (values.size() - others) / (double) values.size();
    }

    /** A format as values are read by it. */
    static List<DayFormat> formats(String format) {
        return format.isEmpty() ? List.of() : List.of(DayFormat.of(format));
    }
}
