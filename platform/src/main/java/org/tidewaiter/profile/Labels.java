package org.tidewaiter.profile;

import org.duckdb.DuckDBDataChunkReader;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Vectors;

/** Reads what controls found and when that was recorded, and notes it at the items controlled. */
final class Labels {
    private static final String CONTROLS = """
            select declaration_key::integer, coalesce(sequence, -1), (outcome = 'finding')::integer,
                (recorded_at::date - date '1970-01-01')::integer, coalesce(amount_recovered, 0)::double
            from store.control where outcome <> 'pending'""";

    private final Items items;
    private final int[] firstItem;
    private final int[] declaration = new int[RowFeed.CHUNK];
    private final int[] sequence = new int[RowFeed.CHUNK];
    private final int[] finding = new int[RowFeed.CHUNK];
    private final int[] recorded = new int[RowFeed.CHUNK];
    private final double[] amount = new double[RowFeed.CHUNK];

    /**
     * Prepares.
     *
     * @param items with declaration keys and sequences in place
     * @param firstItem the first item of each declaration, by its key; beyond the last item where it has none
     */
    Labels(Items items, int[] firstItem) {
        this.items = items;
        this.firstItem = firstItem;
    }

    /** Whether any control says what it recovered. */
    static boolean withAmounts(Session session) {
        return session.number("select count(*) from store.control where amount_recovered > 0") > 0;
    }

    void read(Session session) {
        session.chunks(CONTROLS, this::take);
    }

    private void take(DuckDBDataChunkReader chunk) {
        int rows = (int) chunk.rowCount();
        Vectors.read(chunk.vector(0), rows, declaration, 0);
        Vectors.read(chunk.vector(1), rows, sequence, 0);
        Vectors.read(chunk.vector(2), rows, finding, 0);
        Vectors.read(chunk.vector(3), rows, recorded, 0);
        Vectors.read(chunk.vector(4), rows, amount, 0);
        take(rows);
    }

    private void take(int rows) {
        for (int r = 0; r < rows; r++) {
            for (int i = firstItem[declaration[r]];
                    i < items.size() && items.declarationKey[i] == declaration[r];
                    i++) {
                if (sequence[r] < 0 || items.sequence[i] == sequence[r]) {
                    take(i, (byte) finding[r], recorded[r], amount[r]);
                }
            }
        }
    }

    /** Several controls of one item: a finding outweighs a conform result, and the earliest of its kind counts. */
    private void take(int item, byte found, int day, double recovered) {
        if (found > items.label[item]) {
            items.label[item] = found;
            items.labelDay[item] = day;
        } else if (found == items.label[item]) {
            items.labelDay[item] = Math.min(items.labelDay[item], day);
        }
        if (items.recovered != null) {
            items.recovered[item] += recovered;
        }
    }
}
