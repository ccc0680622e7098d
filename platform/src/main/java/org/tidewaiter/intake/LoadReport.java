package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidewaiter.mapping.LeftOutColumn;
import org.tidewaiter.source.SheetLines;
import org.tidewaiter.source.table.SheetUse;

/**
 * What a load did. Always {@code read = accepted + quarantined}.
 *
 * @param loadId the number of the load in the workspace, from 1
 * @param file the name of the file
 * @param read rows in the file, the header and blank lines not counted
 * @param accepted rows that the workspace has now, or had already ({@code unchanged})
 * @param quarantined rows set aside with a reason
 * @param replaced declarations of which a former version was replaced
 * @param unchanged declarations that say what the workspace had already, which makes no version of them
 * @param seconds wall time, until the load is safely in the workspace
 * @param ignored columns of the file that the mapping does not use
 * @param leftOut of those the ones whose names say what they are, but whose values cannot be read
 * @param sheets what became of the sheets of a workbook
 * @param repeated rows that repeat others
 * @param notes sentences about what was not read as it stands, without a full stop
 */
public record LoadReport(
        int loadId,
        String file,
        long read,
        long accepted,
        long quarantined,
        long replaced,
        long unchanged,
        double seconds,
        List<String> ignored,
        List<LeftOutColumn> leftOut,
        List<SheetUse> sheets,
        RepeatedRows repeated,
        List<String> notes) {

    /** Keeps copies of the lists and maps that it is given. */
    public LoadReport {
        ignored = List.copyOf(ignored);
        leftOut = List.copyOf(leftOut);
        sheets = List.copyOf(sheets);
        notes = List.copyOf(notes);
    }

    /** Of a source that has no columns. */
    public LoadReport(
            int loadId,
            String file,
            long read,
            long accepted,
            long quarantined,
            long replaced,
            long unchanged,
            double seconds) {
        this(
                loadId,
                file,
                read,
                accepted,
                quarantined,
                replaced,
                unchanged,
                seconds,
                List.of(),
                List.of(),
                List.of(),
                RepeatedRows.NONE,
                List.of());
    }

    /** This report with that wall time. */
    LoadReport in(double wall) {
        return new LoadReport(
                loadId,
                file,
                read,
                accepted,
                quarantined,
                replaced,
                unchanged,
                wall,
                ignored,
                leftOut,
                sheets,
                repeated,
                notes);
    }

    /** Sentences for people about what they might not expect, without a full stop. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        SheetLines.remark(sheets).ifPresent(remarks::add);
        leftOut.forEach(c -> remarks.add(c.line()));
        if (repeated.rows() > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "suspicious: %,d %s in every column that is loaded (%s repeats %s); loaded all the same, as no"
                            + " column numbers the items",
                    repeated.rows(),
                    repeated.rows() == 1 ? "row repeats another" : "rows repeat others",
                    SheetLines.place(sheets, repeated.line()),
                    SheetLines.place(sheets, repeated.ofLine())));
        }
        remarks.addAll(notes);
        return List.copyOf(remarks);
    }
}
