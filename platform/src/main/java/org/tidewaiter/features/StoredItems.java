package org.tidewaiter.features;

import org.tidewaiter.engine.ColumnReader;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;

/** The stored goods items: whose they are, all at once; what else a replay needs of them, a chunk of rows at a time. */
final class StoredItems {
    private static final String KEYS = "select declaration_key::integer, sequence from store.goods_item";
    private static final String HS_AND_CODES =
            "select hs_key, origin_key, procedure_key, preference_key from store.goods_item";
    private static final String MEASURES = """
        select net_mass_kg::double, item_amount::double, coalesce(customs_value, statistical_value)::double,
            supplementary_quantity::double, duty_rate_percent::double
        from store.goods_item\
        """;

    static final int HS = 0;
    /** The dimensions that stand as they are, in the columns after {@link #HS}. */
    static final Dimension[] CODES = {Dimension.ORIGIN, Dimension.PROCEDURE, Dimension.PREFERENCE};

    static final int MASS = 0;
    static final int AMOUNT = 1;
    static final int VALUE = 2;
    static final int QUANTITY = 3;
    static final int DUTY = 4;

    /** The key of each item's declaration, in the order in which the items are stored. */
    final int[] declaration;
    /** The item's number within its declaration. */
    final int[] sequence;

    private int size;

    private StoredItems(int size) {
        declaration = new int[size];
        sequence = new int[size];
    }

    /** Takes a chunk of rows, by column and row; the arrays are filled anew for the next one. */
    @FunctionalInterface
    interface Taker<T> {
        /** Takes {@code rows} rows; the first is the {@code from}-th stored. */
        void take(T[] columns, int from, int rows);
    }

    static StoredItems read(Session session) {
        long size = session.number("select count(*) from store.goods_item");
        StoredItems all = new StoredItems(Capacity.of(size, "goods items", Capacity.SPLIT));
        session.chunks(KEYS, all::take);
        return all;
    }

    private void take(ColumnReader chunk) {
        int rows = chunk.rows();
        chunk.ints(0, declaration, size);
        chunk.ints(1, sequence, size);
        size += rows;
    }

    /** Reads {@link #HS} and {@link #CODES}. */
    static void codes(Session session, Taker<int[]> taker) {
        int[][] columns = new int[1 + CODES.length][RowFeed.CHUNK];
        int[] from = {0};
        session.chunks(HS_AND_CODES, chunk -> {
            int rows = chunk.rows();
            for (int c = 0; c < columns.length; c++) {
                chunk.ints(c, columns[c], 0);
            }
            taker.take(columns, from[0], rows);
            from[0] += rows;
        });
    }

    /** Reads {@link #MASS} to {@link #DUTY}; NaN where not given. */
    static void measures(Session session, Taker<double[]> taker) {
        double[][] columns = new double[5][RowFeed.CHUNK];
        int[] from = {0};
        session.chunks(MEASURES, chunk -> {
            int rows = chunk.rows();
            for (int c = 0; c < columns.length; c++) {
                chunk.doubles(c, columns[c], 0);
            }
            taker.take(columns, from[0], rows);
            from[0] += rows;
        });
    }
}
