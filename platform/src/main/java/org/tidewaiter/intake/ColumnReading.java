package org.tidewaiter.intake;

import java.util.List;
import java.util.Map;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.notation.ColumnStyle;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.HsWriting;
import org.tidewaiter.notation.NumberStyle;

/**
 * How the values of a column become values of a field.
 *
 * @param column what becomes of it: translations, what stands for an empty cell, its measure and writing
 * @param dates the formats of its dates; none for ISO 8601
 * @param numbers how it writes numbers
 * @param round whether surplus decimals are rounded; a number that would lose some is refused otherwise
 * @param decided whether it is known how its numbers are written, so that none of them is a surprise
 * @param words whether words that stand for codes ("Sea", "KGS") become these; messages keep what was declared
 */
record ColumnReading(
        Mapping.MappedColumn column,
        List<DayFormat> dates,
        NumberStyle numbers,
        boolean round,
        boolean decided,
        boolean words) {
    /**
     * Messages write values as the model does; surplus decimals of amounts and masses are rounded, as the message keeps what was said.
     */
    static final ColumnReading OF_MESSAGES = new ColumnReading(
            new Mapping.MappedColumn(List.of(), Map.of(), null).written(ColumnStyle.USUAL.coded(HsWriting.OF_MESSAGES)),
            List.of(),
            NumberStyle.PLAIN,
            true,
            true,
            false);

    /** As a mapping says it of one of its columns. */
    static ColumnReading of(Mapping mapping, Mapping.MappedColumn column) {
        boolean decided = !mapping.name().startsWith(MappingProposal.PROPOSED)
                || column.writing().style() != null;
        return new ColumnReading(column, mapping.dates(column), mapping.style(column), mapping.round(), decided, true);
    }
}
