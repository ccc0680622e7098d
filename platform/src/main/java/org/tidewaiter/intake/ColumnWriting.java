package org.tidewaiter.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.intake.value.DayFormat;
import org.tidewaiter.intake.value.HsWriting;

/**
 * How one column writes its values, where that is another way than the whole file's or is proven by the whole column.
 *
 * @param dates the formats of its dates, or null for those of the file
 * @param style how it writes numbers, or null for the file's way
 * @param hs how it writes HS codes
 * @param wholeIds whether its identifiers were taken for decimal numbers, so that their {@code .0} goes
 * @param parts how its days are put together, or which day stands for its months; null where they are days
 */
record ColumnWriting(
        @Nullable List<DayFormat> dates,
        @Nullable NumberStyle style,
        HsWriting hs,
        boolean wholeIds,
        @Nullable DayParts parts) {
    /** As the whole file. */
    static final ColumnWriting USUAL = new ColumnWriting(null, null, HsWriting.PLAIN, false, null);

    ColumnWriting dated(List<DayFormat> formats) {
        return new ColumnWriting(formats, style, hs, wholeIds, parts);
    }

    ColumnWriting styled(NumberStyle numbers) {
        return new ColumnWriting(dates, numbers, hs, wholeIds, parts);
    }

    ColumnWriting coded(HsWriting codes) {
        return new ColumnWriting(dates, style, codes, wholeIds, parts);
    }

    ColumnWriting whole() {
        return new ColumnWriting(dates, style, hs, true, parts);
    }

    /** Its days stand in several columns, or are months; those of several columns are put together as ISO 8601 has them. */
    ColumnWriting parted(DayParts day) {
        return new ColumnWriting(day.monthIn() == null ? dates : List.of(), style, hs, wholeIds, day);
    }
}
