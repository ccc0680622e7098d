package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.quarantine.RejectedRow;
import org.tidewaiter.source.TotalLine;

/** What is wrong with one row: its first fault, by which it is rejected, and the others, which stand in the reason of the first. */
final class RowFaults {
    /** So many faults of a row are told beside its first. */
    private static final int FURTHER = 4;

    private final List<String> names;
    private final List<String> further = new ArrayList<>();
    private @Nullable RejectedRow first;
    private long line;

    /** @param names of the columns, in the order of the file */
    RowFaults(List<String> names) {
        this.names = names;
    }

    /** Begins a row, which has no fault yet. */
    void begin(long startingLine) {
        line = startingLine;
        first = null;
        further.clear();
    }

    /** Adds a fault of a cell. */
    void add(int column, String field, @Nullable String value, String reason) {
        if (first == null) {
            first = new RejectedRow(line, field, value, reason);
        } else {
            further.add("'" + names.get(column) + "' " + (value == null || value.isBlank() ? "" : "(" + value + ") ")
                    + reason);
        }
    }

    /** Takes the fault that the cells of a row without another one make together, or null. */
    void addOfRow(@Nullable RejectedRow fault) {
        first = fault;
    }

    /** Puts a fault of the row as a whole in the place of all others: cells of what is no row say nothing. */
    void replaceBy(String reason) {
        first = new RejectedRow(line, null, null, reason);
        further.clear();
    }

    boolean any() {
        return first != null;
    }

    /** The first fault of the row with the others in its reason; null where there is none. */
    @Nullable
    RejectedRow rejected() {
        if (first == null || further.isEmpty() || first.reason().equals(TotalLine.REASON)) {
            return first;
        }
        int told = Math.min(further.size(), FURTHER);
        String more = further.size() > told ? "; and " + (further.size() - told) + " more" : "";
        String also = String.join("; also ", further.subList(0, told));
        return new RejectedRow(first.line(), first.field(), first.value(), first.reason() + "; also " + also + more);
    }
}
