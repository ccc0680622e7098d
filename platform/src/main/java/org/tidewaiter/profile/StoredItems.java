package org.tidewaiter.profile;

import java.util.Arrays;
import org.duckdb.DuckDBDataChunkReader;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Vectors;

/** What a replay needs of the stored goods items: columns in the order in which they are stored. */
final class StoredItems {
    private static final String ITEMS = """
            select declaration_key::integer, sequence, hs_key, origin_key, procedure_key, preference_key,
                net_mass_kg::double, item_amount::double, coalesce(customs_value, statistical_value)::double,
                supplementary_quantity::double, duty_rate_percent::double
            from store.goods_item""";

    static final int DECLARATION = 0;
    static final int SEQUENCE = 1;
    static final int HS = 2;
    static final int ORIGIN = 3;
    static final int PROCEDURE = 4;
    static final int PREFERENCE = 5;
    static final int MASS = 0;
    static final int AMOUNT = 1;
    static final int VALUE = 2;
    static final int QUANTITY = 3;
    static final int DUTY = 4;

    /** {@link #DECLARATION} to {@link #PREFERENCE}. */
    final int[][] codes = new int[6][];
    /** {@link #MASS} to {@link #DUTY}; NaN where not given. */
    final double[][] measures = new double[5][];

    private int size;

    private StoredItems(int size) {
        Arrays.setAll(codes, c -> new int[size]);
        Arrays.setAll(measures, m -> new double[size]);
    }

    static StoredItems read(Session session) {
        StoredItems all = new StoredItems(Math.toIntExact(session.number("select count(*) from store.goods_item")));
        session.chunks(ITEMS, all::take);
        return all;
    }

    private void take(DuckDBDataChunkReader chunk) {
        int rows = (int) chunk.rowCount();
        for (int c = 0; c < codes.length; c++) {
            Vectors.read(chunk.vector(c), rows, codes[c], size);
        }
        for (int m = 0; m < measures.length; m++) {
            Vectors.read(chunk.vector((long) codes.length + m), rows, measures[m], size);
        }
        size += rows;
    }

    int size() {
        return size;
    }
}
