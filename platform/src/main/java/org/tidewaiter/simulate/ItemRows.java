package org.tidewaiter.simulate;

import java.util.Arrays;

/** Writes declarations as rows, one for each item, what is said of the declaration repeated on each; a dirty row may come twice. */
abstract class ItemRows {
    /** What stands on every row of the declaration. */
    final Text head;

    ItemRows(char separator) {
        head = new Text(separator);
    }

    /** Fills {@link #head}. */
    abstract void heading(Declaration d);

    /** Writes what is said of item {@code n}, from 1. */
    abstract void item(Declaration d, Item item, int n, Text out);

    final void write(Declaration d, Text out) {
        head.clear();
        heading(d);
        byte[] common = head.taken();
        for (int n = 1; n <= d.items.size(); n++) {
            int start = out.size();
            out.raw(common);
            item(d, d.items.get(n - 1), n, out);
            out.end();
            if (RecordingErrors.twice(d, n)) {
                byte[] row = out.from(start);
                out.raw(Arrays.copyOf(row, row.length - 1)).end();
            }
        }
    }
}
