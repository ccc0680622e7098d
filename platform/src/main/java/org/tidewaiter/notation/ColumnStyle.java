package org.tidewaiter.notation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one column writes its values, where that is another way than the whole file's or is proven by the whole column.
 *
 * @param dates the formats of its dates, or null for those of the file
 * @param style how it writes numbers, or null for the file's way
 * @param hs how it writes HS codes
 * @param wholeIds whether its identifiers were taken for decimal numbers, so that their {@code .0} goes
 * @param parts how its days are put together, or which day stands for its months; null where they are days
 * @param numericCodes whether its countries are the numbers of ISO 3166-1, or its currencies those of ISO 4217: 840 for the United States
 *     and for their dollar
 * @param joined the cells of a row that are its texts or identifiers together; null where each is one itself
 */
public record ColumnStyle(
        @Nullable List<DayFormat> dates,
        @Nullable NumberStyle style,
        HsWriting hs,
        boolean wholeIds,
        @Nullable DayParts parts,
        boolean numericCodes,
        @Nullable JoinedCells joined) {
    /** As the whole file. */
    public static final ColumnStyle USUAL = new ColumnStyle(null, null, HsWriting.PLAIN, false, null, false, null);

    /** This style for a column whose days have these formats, tried in order. */
    public ColumnStyle dated(List<DayFormat> formats) {
        return new ColumnStyle(formats, style, hs, wholeIds, parts, numericCodes, joined);
    }

    /** This style for a column whose numbers are written so. */
    public ColumnStyle styled(NumberStyle numbers) {
        return new ColumnStyle(dates, numbers, hs, wholeIds, parts, numericCodes, joined);
    }

    /** This style for a column whose HS codes are written so. */
    public ColumnStyle coded(HsWriting codes) {
        return new ColumnStyle(dates, style, codes, wholeIds, parts, numericCodes, joined);
    }

    /** This style for a column whose identifiers lose the {@code .0} of a decimal number. */
    public ColumnStyle whole() {
        return new ColumnStyle(dates, style, hs, true, parts, numericCodes, joined);
    }

    /** Its days stand in several columns, or are months; those of several columns are put together as ISO 8601 has them. */
    public ColumnStyle parted(DayParts day) {
        return new ColumnStyle(
                day.monthIn() == null ? dates : List.of(), style, hs, wholeIds, day, numericCodes, joined);
    }

    /** Its countries or currencies are the numbers of ISO 3166-1 or ISO 4217. */
    public ColumnStyle withNumericCodes() {
        return new ColumnStyle(dates, style, hs, wholeIds, parts, true, joined);
    }

    /** Its texts or identifiers stand in several columns. */
    public ColumnStyle joinedTo(JoinedCells cells) {
        return new ColumnStyle(dates, style, hs, wholeIds, parts, numericCodes, cells);
    }

    /** The cells of a row that are one value together; null where each cell is one itself. */
    public @Nullable CellsTogether together() {
        return joined == null ? parts : joined;
    }
}
