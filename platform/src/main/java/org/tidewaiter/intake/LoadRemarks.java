package org.tidewaiter.intake;

import java.util.List;
import org.tidewaiter.mapping.LeftOutColumn;

/**
 * What people might not expect of a load.
 *
 * @param ignored columns of the file that the mapping does not use
 * @param leftOut of those the ones whose names say what they are, but whose values cannot be read
 * @param repeated rows that repeat others
 * @param notes sentences about what was not read as it stands, without a full stop
 */
public record LoadRemarks(
        List<String> ignored, List<LeftOutColumn> leftOut, RepeatedRows repeated, List<String> notes) {
    /** Nothing but what was expected. */
    public static final LoadRemarks NONE = new LoadRemarks(List.of(), List.of(), RepeatedRows.NONE, List.of());

    /** Keeps copies of the lists and maps that it is given. */
    public LoadRemarks {
        ignored = List.copyOf(ignored);
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }

    /** Remarks of a source that leaves no column out. */
    public static LoadRemarks of(List<String> ignored, List<String> notes) {
        return new LoadRemarks(ignored, List.of(), RepeatedRows.NONE, notes);
    }
}
