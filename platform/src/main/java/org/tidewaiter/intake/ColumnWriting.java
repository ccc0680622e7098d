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
 */
record ColumnWriting(
        @Nullable List<DayFormat> dates, @Nullable NumberStyle style, HsWriting hs, boolean wholeIds) {
    /** As the whole file. */
    static final ColumnWriting USUAL = new ColumnWriting(null, null, HsWriting.PLAIN, false);

    ColumnWriting dated(List<DayFormat> formats) {
        return new ColumnWriting(formats, style, hs, wholeIds);
    }

    ColumnWriting styled(NumberStyle numbers) {
        return new ColumnWriting(dates, numbers, hs, wholeIds);
    }

    ColumnWriting coded(HsWriting codes) {
        return new ColumnWriting(dates, style, codes, wholeIds);
    }

    ColumnWriting whole() {
        return new ColumnWriting(dates, style, hs, true);
    }
}
